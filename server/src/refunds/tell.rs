//! What a timeline and a patient are told when money is to go back.

use banyi_shared::StaffId;
use banyi_shared::order::{Mover, OrderEvent, RefundApproval};

use super::store::RefundRow;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::orders::{self, Change};

/// Tells that it goes out; or staff only, while it waits for a second person.
pub async fn requested(
    app: &App,
    tx: &mut Tx,
    refund: &RefundRow,
    (by, staff): (Mover, Option<&StaffId>),
    words: &str,
) -> Result<()> {
    let is_waiting = refund.approval()? == RefundApproval::Waiting;
    let event = if is_waiting { OrderEvent::RefundAsked } else { OrderEvent::RefundRequested };
    let no = refund.no()?;
    orders::note(app, tx, &no.order_no(), &Change { event, by, staff, note: Some(words) }).await?;
    // What waits is told by the one who approves it.
    if is_waiting {
        return Ok(());
    }
    orders::announce(app, tx, &no.order_no(), event, Some(no.as_str())).await
}
