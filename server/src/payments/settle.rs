//! Settles a payment that WeChat has told us of, signed: by notification, or when asked. However often and by however
//! many ways it is told, it counts once.

use banyi_shared::order::{Mover, OrderEvent};
use banyi_shared::{Fen, OutTradeNo};

use super::{ship, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::ledger;
use crate::live::{self, Topic};
use crate::orders::{self, Paid};
use crate::refunds::{self, Cause};
use crate::wechat::Trade;

/// Why a payment is not believed. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum Mismatch {
    /// We never sent this number.
    #[error("unknown order {0}")]
    UnknownOrder(String),
    /// It says that something else was paid than what we asked for.
    #[error("{0} does not match")]
    Field(&'static str),
    /// The database, or a bug.
    #[error(transparent)]
    Failed(#[from] Error),
}

/// Settles it. The trade must be a success; every field is checked against what was asked for.
pub async fn settle(app: &App, trade: &Trade) -> Result<()> {
    match try_settle(app, trade).await {
        Ok(()) => Ok(()),
        Err(Mismatch::Failed(error)) => Err(error),
        Err(mismatch) => {
            metrics::counter!("banyi_payment_mismatch_total").increment(1);
            Err(Error::internal(format_args!("payment refused: {mismatch}")))
        }
    }
}

/// Settles it, telling a mismatch apart from a failure.
pub async fn try_settle(app: &App, trade: &Trade) -> Result<(), Mismatch> {
    let unknown = || Mismatch::UnknownOrder(trade.out_trade_no.to_string());
    let no = trade.out_trade_no.clone();
    let attempt = store::find(&app.db, &no).await?.ok_or_else(unknown)?;
    let transaction_id = check(app, trade, Fen(attempt.amount_fen))?;
    let mut tx = app.db.begin("payment.settle").await?;
    let row = orders::lock(&mut tx, &no.order_no(), app.now()).await?.ok_or_else(unknown)?;
    let paid_at = trade.success_time.unwrap_or_else(|| app.now());
    if !store::set_paid(&mut tx, &no, &transaction_id, paid_at, app.now()).await? {
        // Told before. Another payment under the same number cannot be: WeChat keeps one transaction for it.
        return match store::find_in(&mut tx, &no).await? {
            Some(kept) if kept.transaction_id.as_deref() == Some(transaction_id.as_str()) => Ok(()),
            _ => Err(Mismatch::Field("transaction_id")),
        };
    }
    let amount = Fen(attempt.amount_fen);
    let became = orders::accept_payment(app, &mut tx, &row, amount, paid_at).await?;
    ledger::post_payment(app, &mut tx, &no, amount, became == Paid::Duplicate, paid_at).await?;
    metrics::counter!("banyi_payments_total", "became" => word(became)).increment(1);
    live::hint(app, &mut tx, Topic::Payments, true, row.hospital_id.as_ref()).await?;
    if matches!(became, Paid::Accepted | Paid::AcceptedLate) {
        ship::enqueue(app, &mut tx, &no).await?;
    }
    if let Some(cause) = must_return(became) {
        give_back(app, &mut tx, &no, amount, cause).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Gives back a whole payment that a locked order cannot take, and tells of it.
pub async fn give_back(app: &App, tx: &mut Tx, no: &OutTradeNo, amount: Fen, cause: Cause) -> Result<()> {
    // What was paid may have been written a moment ago: the row is read again under the same lock.
    let row = orders::lock(tx, &no.order_no(), app.now()).await?.ok_or_else(Error::not_found)?;
    refunds::return_payment(app, tx, &row, no, amount, cause).await?;
    let words = format!("退回 {}", amount.yuan());
    let change = orders::Change::by(OrderEvent::PaymentReturned, Mover::System).because(Some(&words));
    orders::note(app, tx, &row.no, &change).await?;
    orders::announce(app, tx, &row.no, OrderEvent::PaymentReturned, Some(no.as_str())).await
}

/// Checks a success against what was asked for; gives WeChat's number.
fn check(app: &App, trade: &Trade, amount: Fen) -> Result<String, Mismatch> {
    let wechat = app.settings.wechat.as_ref().ok_or(Mismatch::Field("settings"))?;
    let need = |holds: bool, field| if holds { Ok(()) } else { Err(Mismatch::Field(field)) };
    need(trade.is_paid(), "trade_state")?;
    need(trade.appid == wechat.appid, "appid")?;
    need(trade.mchid == wechat.mchid, "mchid")?;
    // The order's total, not what the payer paid: coupons make up the difference.
    need(trade.total == Some(amount), "amount.total")?;
    need(trade.currency.as_deref().is_none_or(|currency| currency == "CNY"), "amount.currency")?;
    trade.transaction_id.clone().filter(|id| !id.is_empty()).ok_or(Mismatch::Field("transaction_id"))
}

const fn must_return(became: Paid) -> Option<Cause> {
    match became {
        Paid::Accepted | Paid::AcceptedLate => None,
        Paid::Late => Some(Cause::LatePayment),
        Paid::Duplicate => Some(Cause::DuplicatePayment),
    }
}

const fn word(became: Paid) -> &'static str {
    match became {
        Paid::Accepted => "accepted",
        Paid::AcceptedLate => "accepted_late",
        Paid::Late => "late",
        Paid::Duplicate => "duplicate",
    }
}
