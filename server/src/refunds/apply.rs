//! What WeChat says of a refund, by answer or by notification.

use banyi_shared::order::{OrderEvent, RefundAttention, RefundStatus};
use banyi_shared::{Fen, Instant, OutRefundNo};

use super::late::{self, Room};
use super::store::{self, RefundRow};
use super::{books, sums};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::live::{self, Topic};
use crate::orders::{self, OrderRow, RefundNews};
use crate::payments::{self, Mismatch};
use crate::queue::{self, JobKind};
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
    take_with(app, answer, false).await
}

/// The same for what WeChat has just said of a refund that was thought to have failed: it may be on its way again.
pub async fn take_anew(app: &App, answer: &RefundAnswer) -> Result<(), Mismatch> {
    take_with(app, answer, true).await
}

async fn take_with(app: &App, answer: &RefundAnswer, is_anew: bool) -> Result<(), Mismatch> {
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
    let word = Word { to, answer: Some(answer), error: None, is_anew };
    Ok(become_status(app, &no, &word).await?)
}

/// What is to become of a refund, and who says so.
#[derive(Debug, Clone, Copy)]
pub struct Word<'a> {
    /// Where it stands now.
    pub to: RefundStatus,
    /// WeChat's answer, where it gave one.
    pub answer: Option<&'a RefundAnswer>,
    /// Why it was not taken.
    pub error: Option<&'a str>,
    /// Whether WeChat has just been asked, so that no earlier word of its can have overtaken this one.
    pub is_anew: bool,
}

impl Word<'_> {
    /// When the money arrived.
    fn arrived(&self, now: Instant) -> Instant {
        self.answer.and_then(|answer| answer.success_time).unwrap_or(now)
    }
}

/// Moves a refund and writes what the order's refunds now come to.
pub async fn become_status(app: &App, no: &OutRefundNo, word: &Word<'_>) -> Result<()> {
    let mut tx = app.db.begin("refund.apply").await?;
    let row = orders::lock(&mut tx, &no.order_no(), app.now()).await?.ok_or_else(Error::not_found)?;
    let all = store::all(&mut tx, &row.no).await?;
    let Some(refund) = all.iter().find(|refund| refund.out_refund_no == no.as_str()) else {
        return Err(Error::not_found());
    };
    let from = refund.status()?;
    if from == RefundStatus::Success && word.to == from && refund.by_hand == 1 {
        late::unbooked(app, &mut tx, &row, refund, word.arrived(app.now())).await?;
        return tx.commit().await;
    }
    if from == word.to || !may_become(from, word) {
        return Ok(());
    }
    if has_failed(from) {
        match late::make_room(app, &mut tx, &all, refund).await? {
            Room::Free => store::set_attention(&mut tx, no, None, None, app.now()).await?,
            Room::Beside => {
                late::twice(app, &mut tx, &row, refund).await?;
            }
            Room::None if word.to == RefundStatus::Success => {
                late::unbooked(app, &mut tx, &row, refund, word.arrived(app.now())).await?;
                return tx.commit().await;
            }
            Room::None => return Ok(()),
        }
    }
    if word.to == RefundStatus::Processing && from != RefundStatus::Requested {
        // It had come to rest, and nobody follows it any more.
        queue::enqueue(app, &mut tx, JobKind::RefundFollow, no.as_str(), app.now()).await?;
    }
    go(app, &mut tx, &row, refund, word).await?;
    if has_failed(word.to) {
        late::after_failure(app, &mut tx, &row, refund).await?;
    }
    tx.commit().await
}

/// What has arrived stays so; an abnormal one may still arrive. One that was thought to have failed arrives when WeChat
/// says so, and is on its way when WeChat says so to our question.
fn may_become(from: RefundStatus, word: &Word<'_>) -> bool {
    let to = word.to;
    match from {
        RefundStatus::Requested | RefundStatus::Processing => to != RefundStatus::Requested,
        RefundStatus::Abnormal => {
            matches!(to, RefundStatus::Success | RefundStatus::Closed)
                || (word.is_anew && to == RefundStatus::Processing)
        }
        RefundStatus::Closed | RefundStatus::Refused => {
            to == RefundStatus::Success
                || (word.is_anew && matches!(to, RefundStatus::Processing | RefundStatus::Abnormal))
        }
        RefundStatus::Success => false,
    }
}

/// Whether the money is free to go back otherwise.
const fn has_failed(status: RefundStatus) -> bool {
    matches!(status, RefundStatus::Closed | RefundStatus::Refused)
}

/// Makes the move: money, sums, timeline, message and hint.
async fn go(app: &App, tx: &mut Tx, row: &OrderRow, refund: &RefundRow, word: &Word<'_>) -> Result<()> {
    let (no, to, now) = (refund.no()?, word.to, app.now());
    let success = (to == RefundStatus::Success).then(|| word.arrived(now));
    let refund_id = word.answer.map(|answer| answer.refund_id.as_str()).filter(|id| !id.is_empty());
    store::set_status(tx, &no, refund.status()?, to, refund_id, success, word.error, now).await?;
    if has_failed(to) {
        // The money never left: it can be given back under a new number.
        payments::unreserve_return(tx, &refund.trade()?, Fen(refund.amount_fen), now).await?;
    }
    if let Some(at) = success {
        books::went_back(app, tx, refund, at, false).await?;
    }
    let words = format!("{} {}", to.label(), Fen(refund.amount_fen).yuan());
    let event = match to {
        // It is on our own card: the patient is told when somebody has passed it on.
        RefundStatus::Success if is_on_our_card(refund) => None,
        RefundStatus::Success => Some(OrderEvent::Refunded),
        RefundStatus::Closed | RefundStatus::Abnormal | RefundStatus::Refused => {
            Some(OrderEvent::RefundFailed)
        }
        RefundStatus::Requested | RefundStatus::Processing => None,
    };
    let news = event.map(|event| RefundNews { event, words: &words, which: &refund.out_refund_no });
    sums::write(app, tx, row, news).await?;
    // One that needs a person is worth a sound.
    let is_new = has_failed(to) || to == RefundStatus::Abnormal || is_on_our_card(refund);
    live::hint(app, tx, Topic::Refunds, is_new, row.hospital_id.as_ref()).await?;
    metrics::counter!("banyi_refunds_total", "status" => to.as_str()).increment(1);
    Ok(())
}

fn is_on_our_card(refund: &RefundRow) -> bool {
    refund.attention.as_deref() == Some(RefundAttention::MerchantCard.as_str())
}
