//! What WeChat says of a refund, by answer or by notification.

use banyi_shared::order::{OrderEvent, RefundState as OrderRefundState, RefundStatus};
use banyi_shared::{Fen, OutRefundNo};

use super::request::Cause;
use super::store::{self, RefundRow};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::live::{self, Topic};
use crate::orders::{self, OrderRow, RefundNews};
use crate::payments::{self, Mismatch};
use crate::wechat::{RefundAnswer, RefundState};

/// Takes a verified notification of a refund.
pub async fn notified(app: &App, mchid: &str, answer: &RefundAnswer) -> Result<(), Mismatch> {
    let settings = app.settings.wechat.as_ref().ok_or(Mismatch::Field("settings"))?;
    if mchid != settings.mchid {
        return Err(Mismatch::Field("mchid"));
    }
    take(app, answer).await
}

/// Takes a verified answer; every field is checked against what was asked for. Again changes nothing.
pub async fn take(app: &App, answer: &RefundAnswer) -> Result<(), Mismatch> {
    let unknown = || Mismatch::UnknownOrder(answer.out_refund_no.to_string());
    let no = answer.out_refund_no.clone();
    let refund = store::find(&app.db, &no).await?.ok_or_else(unknown)?;
    if answer.out_trade_no.as_str() != refund.out_trade_no {
        return Err(Mismatch::Field("out_trade_no"));
    }
    if answer.amount.is_some_and(|amount| amount != Fen(refund.amount_fen)) {
        return Err(Mismatch::Field("amount.refund"));
    }
    let to = match &answer.state {
        RefundState::Success => RefundStatus::Success,
        RefundState::Processing => RefundStatus::Processing,
        RefundState::Closed => RefundStatus::Closed,
        RefundState::Abnormal => RefundStatus::Abnormal,
        RefundState::Other(_) => return Ok(()),
    };
    Ok(become_status(app, &no, to, Some(answer), None).await?)
}

/// Moves a refund and writes what the order's refunds now come to.
pub async fn become_status(
    app: &App,
    no: &OutRefundNo,
    to: RefundStatus,
    answer: Option<&RefundAnswer>,
    error: Option<&str>,
) -> Result<()> {
    let mut tx = app.db.begin("refund.apply").await?;
    let row = orders::lock(&mut tx, &no.order_no(), app.now()).await?.ok_or_else(Error::not_found)?;
    let all = store::all(&mut tx, &row.no).await?;
    let Some(refund) = all.iter().find(|refund| refund.out_refund_no == no.as_str()) else {
        return Err(Error::not_found());
    };
    let from = refund.status()?;
    if from == to || !may_become(from, to) {
        return Ok(());
    }
    let success = (to == RefundStatus::Success)
        .then(|| answer.and_then(|answer| answer.success_time).unwrap_or_else(|| app.now()));
    let refund_id = answer.map(|answer| answer.refund_id.as_str()).filter(|id| !id.is_empty());
    store::set_status(&mut tx, no, from, to, refund_id, success, error, app.now()).await?;
    write_sums(app, &mut tx, &row, refund, to).await?;
    // One that needs a person is worth a sound.
    let needs_a_person = matches!(to, RefundStatus::Closed | RefundStatus::Abnormal | RefundStatus::Refused);
    live::hint(app, &mut tx, Topic::Refunds, needs_a_person, row.hospital_id.as_ref()).await?;
    metrics::counter!("banyi_refunds_total", "status" => to.as_str()).increment(1);
    tx.commit().await
}

/// What has arrived, or failed for good, stays so; an abnormal one may still arrive.
const fn may_become(from: RefundStatus, to: RefundStatus) -> bool {
    match from {
        RefundStatus::Requested | RefundStatus::Processing => !matches!(to, RefundStatus::Requested),
        RefundStatus::Abnormal => matches!(to, RefundStatus::Success | RefundStatus::Closed),
        RefundStatus::Success | RefundStatus::Closed | RefundStatus::Refused => false,
    }
}

/// The order's sums, timeline and message after `refund` has become `to`.
async fn write_sums(
    app: &App,
    tx: &mut Tx,
    row: &OrderRow,
    refund: &RefundRow,
    to: RefundStatus,
) -> Result<()> {
    let has_failed = matches!(to, RefundStatus::Closed | RefundStatus::Refused);
    let amount = Fen(refund.amount_fen);
    if has_failed {
        // The money never left: it can be given back under a new number.
        let trade = refund.out_trade_no.parse()?;
        payments::unreserve_return(tx, &trade, amount, app.now()).await?;
    }
    let mut counted = Vec::new();
    for other in store::all(tx, &row.no).await?.iter().filter(|other| Cause::counts(&other.cause)) {
        counted.push((other.status()?, Fen(other.amount_fen)));
    }
    let sum = |wanted: &[RefundStatus]| -> Fen {
        counted.iter().filter(|(status, _)| wanted.contains(status)).map(|(_, amount)| *amount).sum()
    };
    let refunded = sum(&[RefundStatus::Success]);
    let returning =
        refunded + sum(&[RefundStatus::Requested, RefundStatus::Processing, RefundStatus::Abnormal]);
    let state = OrderRefundState::of(row.paid, counted.iter().copied());
    let words = format!("{} {}", to.label(), amount.yuan());
    let event = match to {
        RefundStatus::Success => Some(OrderEvent::Refunded),
        RefundStatus::Closed | RefundStatus::Abnormal | RefundStatus::Refused => {
            Some(OrderEvent::RefundFailed)
        }
        RefundStatus::Requested | RefundStatus::Processing => None,
    };
    let news = event.map(|event| RefundNews { event, words: &words, which: &refund.out_refund_no });
    orders::record_refund(app, tx, row, returning, refunded, state, news).await
}
