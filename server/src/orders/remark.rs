//! 备注: what staff note about an order.

use banyi_shared::OrderNo;
use banyi_shared::order::{Mover, OrderEvent};

use super::change::{Change, note};
use super::staff_detail::within;
use super::{personal, store};
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::http::Check;
use crate::staff::CurrentStaff;

/// Writes the remark; an empty one clears it. Its text may name people: it is sealed, and not in the timeline.
pub async fn remark(app: &App, staff: &CurrentStaff, no: &OrderNo, text: &str) -> Result<()> {
    let mut form = Check::new();
    let text = form.optional("text", Some(text), 1_000);
    form.finish()?;
    within(app, &staff.scope, no).await?;
    let sealed = app.vault.seal_option(personal::place(no, "remark_enc"), text.as_deref())?;
    let mut tx = app.db.begin("order.remark").await?;
    store::lock(&mut tx, no, app.now()).await?.ok_or_else(Error::not_found)?;
    store::set_remark(&mut tx, no, sealed.as_deref(), app.now()).await?;
    let change = Change { event: OrderEvent::Remarked, by: Mover::Staff, staff: Some(&staff.id), note: None };
    note(app, &mut tx, no, &change).await?;
    audit::record(app, &mut tx, staff, "order.remark", "order", no.as_str(), "").await?;
    tx.commit().await
}
