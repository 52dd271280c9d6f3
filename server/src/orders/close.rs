//! Expire, cancel while unpaid and replace are one path: first `closing`, from which no new payment starts;
//! then WeChat is asked to close the old payment; only its answer decides.

use banyi_shared::OrderNo;
use banyi_shared::order::{Mover, OrderEvent, OrderState};
use banyi_shared::time::MINUTE;

use super::change::{Change, announce, apply, note};
use super::{OrderRow, store};
use crate::app::App;
use crate::capacity;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::live::{self, Topic};
use crate::payments::{self, Closed};
use crate::queue::{self, JobError, JobKind, Outcome};

/// Staff are alerted when an order closes for longer than this.
const ALERT_AFTER: i64 = 15 * MINUTE;

/// Begins to close a locked order that waits for payment. Without a payment under way it is closed at once.
pub async fn start(
    app: &App,
    tx: &mut Tx,
    row: &OrderRow,
    to: OrderState,
    change: &Change<'_>,
) -> Result<()> {
    let now = app.now();
    if row.state != OrderState::PendingPayment || !store::set_closing(tx, &row.no, to, now).await? {
        return Err(Error::internal(format_args!("{} is not pending", row.no)));
    }
    live::hint(app, tx, Topic::Orders, false, row.hospital_id.as_ref()).await?;
    if payments::has_live_attempt(tx, &row.no).await? {
        // Whether it ends so is for WeChat to say: until then the timeline tells that it closes, and why.
        let event =
            if change.event == OrderEvent::Replaced { OrderEvent::Replaced } else { OrderEvent::Closing };
        note(app, tx, &row.no, &Change { event, ..change.clone() }).await?;
        return queue::enqueue(app, tx, JobKind::OrderClose, row.no.as_str(), now).await;
    }
    note(app, tx, &row.no, change).await?;
    store::set_state(tx, &row.no, OrderState::Closing, to, now).await?;
    capacity::release(app, tx, &row.no).await?;
    announce(app, tx, &row.no, final_event(to), None).await
}

/// Carries on closing: asks WeChat to close the payment, and ends the order when it is closed. A job.
pub async fn finish(app: &App, no: &OrderNo) -> Result<Outcome, JobError> {
    let Some(row) = store::read(&app.db, no).await? else { return Ok(Outcome::Done) };
    if row.state != OrderState::Closing {
        return Ok(Outcome::Done);
    }
    alert_if_long(app, &row);
    match payments::close_live(app, no).await? {
        // It was paid after all, and that is settled.
        Closed::Paid => Ok(Outcome::Done),
        Closed::NotYet(again) => Ok(Outcome::Again(again)),
        Closed::Yes(attempt) => {
            end(app, no, attempt.as_ref()).await?;
            Ok(Outcome::Done)
        }
    }
}

/// Ends a closing order whose payment, if there was one, WeChat has closed.
async fn end(app: &App, no: &OrderNo, attempt: Option<&banyi_shared::OutTradeNo>) -> Result<()> {
    let mut tx = app.db.begin("order.close").await?;
    let Some(row) = store::lock(&mut tx, no, app.now()).await? else { return Ok(()) };
    if row.state != OrderState::Closing {
        return Ok(());
    }
    if let Some(attempt) = attempt {
        payments::mark_closed(&mut tx, attempt, app.now()).await?;
    }
    if payments::has_live_attempt(&mut tx, no).await? {
        return Err(Error::internal(format_args!("{no} still has a payment under way")));
    }
    let to = row.closing_to.unwrap_or(OrderState::Cancelled);
    apply(app, &mut tx, &row, to, &Change::by(final_event(to), Mover::System)).await?;
    capacity::release(app, &mut tx, no).await?;
    tx.commit().await
}

const fn final_event(to: OrderState) -> OrderEvent {
    match to {
        OrderState::Expired => OrderEvent::Expired,
        _ => OrderEvent::Cancelled,
    }
}

fn alert_if_long(app: &App, row: &OrderRow) {
    let since = row.closing_since.map_or(0, |since| app.now() - since);
    if since > ALERT_AFTER {
        metrics::counter!("banyi_orders_closing_overdue_total").increment(1);
        tracing::error!(order = %row.no, minutes = since / MINUTE, "order cannot be closed at WeChat");
    }
}
