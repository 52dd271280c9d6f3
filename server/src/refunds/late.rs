//! A refund that was thought to have failed, and that WeChat paid back after all. Its money may have gone back otherwise
//! by then: whatever WeChat says is kept, and what went twice is shown to staff.

use banyi_shared::order::{Mover, OrderEvent, RefundAttention, RefundStatus};
use banyi_shared::{Fen, Instant};

use super::store::{self, RefundRow};
use super::{books, sums};
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::live::{self, Topic};
use crate::orders::{self, Change, OrderRow, RefundNews};
use crate::payments;

/// Whether the money of a refund can be set aside once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// It is; nothing else goes back in its place.
    Free,
    /// It is, beside that of the refund that repeats it: it goes twice.
    Beside,
    /// The payment has not so much left.
    None,
}

/// Sets the money of a failed refund aside again. The one that repeats it is called back while nobody has sent it.
pub async fn make_room(app: &App, tx: &mut Tx, all: &[RefundRow], refund: &RefundRow) -> Result<Room> {
    let (now, mut is_alone) = (app.now(), true);
    if let Some(repeat) = last_repeat(all, refund) {
        let status = repeat.status()?;
        let is_unsent = status == RefundStatus::Requested && repeat.sent_at.is_none();
        if is_unsent {
            let why = Some("原退款已由微信处理，不再重复退款");
            store::set_status(tx, &repeat.no()?, status, RefundStatus::Refused, None, None, why, now).await?;
            payments::unreserve_return(tx, &repeat.trade()?, Fen(repeat.amount_fen), now).await?;
        }
        if is_unsent || matches!(status, RefundStatus::Closed | RefundStatus::Refused) {
            store::unlink(tx, &refund.no()?, &repeat.no()?, now).await?;
        } else {
            is_alone = false;
        }
    }
    if !payments::reserve_return(tx, &refund.trade()?, Fen(refund.amount_fen), now).await? {
        return Ok(Room::None);
    }
    Ok(if is_alone { Room::Free } else { Room::Beside })
}

/// The last of those that repeat a refund, if any does.
fn last_repeat<'a>(all: &'a [RefundRow], refund: &RefundRow) -> Option<&'a RefundRow> {
    let mut last = None;
    let mut next = refund.reissued_as.as_deref();
    // Each repeats an earlier one: there are no more steps than refunds.
    for _ in all {
        let Some(found) = next.and_then(|no| all.iter().find(|one| one.out_refund_no == no)) else { break };
        (last, next) = (Some(found), found.reissued_as.as_deref());
    }
    last
}

/// It goes back although another does in its place: both are in the books, and staff are told.
pub async fn twice(app: &App, tx: &mut Tx, row: &OrderRow, refund: &RefundRow) -> Result<()> {
    note(app, tx, row, refund, RefundAttention::Twice, None).await
}

/// WeChat paid it back, and the books have no room for it: it is in no sum, and staff are told. Again changes nothing.
pub async fn unbooked(
    app: &App,
    tx: &mut Tx,
    row: &OrderRow,
    refund: &RefundRow,
    arrived: Instant,
) -> Result<()> {
    if refund.attention.as_deref() == Some(RefundAttention::Unbooked.as_str()) {
        return Ok(());
    }
    note(app, tx, row, refund, RefundAttention::Unbooked, Some(arrived)).await?;
    sums::write(app, tx, row, None).await
}

async fn note(
    app: &App,
    tx: &mut Tx,
    row: &OrderRow,
    refund: &RefundRow,
    attention: RefundAttention,
    arrived: Option<Instant>,
) -> Result<()> {
    tracing::error!(refund = %refund.out_refund_no, %attention, "WeChat paid back what had failed");
    store::set_attention(tx, &refund.no()?, Some(attention), arrived, app.now()).await?;
    let words = format!("{} {}", refund.out_refund_no, Fen(refund.amount_fen).yuan());
    let change = Change::by(OrderEvent::RefundTwice, Mover::Payment).because(Some(&words));
    orders::note(app, tx, &row.no, &change).await?;
    live::hint(app, tx, Topic::Refunds, true, row.hospital_id.as_ref()).await
}

/// A refund has failed: when it was to repeat one that WeChat paid back after all, that one now stands for both.
pub async fn after_failure(app: &App, tx: &mut Tx, row: &OrderRow, failed: &RefundRow) -> Result<()> {
    let all = store::all(tx, &row.no).await?;
    let now = app.now();
    let arrived = all.iter().find(|one| {
        last_repeat(&all, one).is_some_and(|last| last.out_refund_no == failed.out_refund_no)
            && one.settled_at.is_none()
            && one.attention.is_some()
            && one.succeeded_at.is_some()
    });
    let Some(first) = arrived else { return Ok(()) };
    let (no, status) = (first.no()?, first.status()?);
    let mut news = None;
    let words = format!("{} {}", RefundStatus::Success.label(), Fen(first.amount_fen).yuan());
    if status != RefundStatus::Success {
        if !payments::reserve_return(tx, &first.trade()?, Fen(first.amount_fen), now).await? {
            return Ok(());
        }
        let at = first.succeeded_at.map_or(now, Instant::from_ms);
        store::set_status(tx, &no, status, RefundStatus::Success, None, Some(at), None, now).await?;
        books::went_back(app, tx, first, at, false).await?;
        news = Some(RefundNews { event: OrderEvent::Refunded, words: &words, which: &first.out_refund_no });
    }
    store::unlink(tx, &no, &failed.no()?, now).await?;
    store::set_attention(tx, &no, None, None, now).await?;
    sums::write(app, tx, row, news).await
}
