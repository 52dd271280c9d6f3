//! To another card, under the same number ("发起异常退款"). Whose card it is goes to WeChat sealed, and is kept nowhere.

use banyi_shared::dto::admin::ReissueWay;
use banyi_shared::order::{Mover, OrderEvent, RefundAttention};
use banyi_shared::time::MINUTE;
use banyi_shared::{ErrorCode, Fen, OutRefundNo};

use super::Step;
use crate::audit;
use crate::error::{Error, Result};
use crate::idempotency::{self, Claim};
use crate::live::{self, Topic};
use crate::orders::{self, Change};
use crate::queue::{self, JobKind};
use crate::refunds::{apply, store, sums};
use crate::wechat::{AbnormalOrder, PayError};

/// Sends it on. When the answer is lost, the job finds out what became of it, and trying again does it once.
pub async fn to_card(step: &Step<'_>, card: &AbnormalOrder) -> Result<OutRefundNo> {
    let (app, no) = (step.app, step.refund.no()?);
    let refund_id = step.refund.refund_id.clone().ok_or_else(|| Error::internal("WeChat gave no number"))?;
    note(step, card).await?;
    match app.wechat()?.apply_abnormal(&refund_id, &no, card).await {
        Ok(answer) => apply::take_anew(app, &answer).await.map_err(Error::internal)?,
        Err(error) => return Err(refused(step, &no, &error).await),
    }
    let mut tx = app.db.begin("refund.sent_on").await?;
    if let Claim::New = idempotency::claim::<OutRefundNo>(&mut tx, step.wanted, app.now()).await? {
        idempotency::answer(&mut tx, step.wanted, &no).await?;
        tx.commit().await?;
    }
    Ok(no)
}

/// Notes who sends it where, before WeChat hears of it.
async fn note(step: &Step<'_>, card: &AbnormalOrder) -> Result<()> {
    let (app, staff) = (step.app, step.staff);
    let mut tx = app.db.begin("refund.to_card").await?;
    let is_ours = matches!(card, AbnormalOrder::MerchantBankCard);
    let way = if is_ours { ReissueWay::MerchantCard } else { ReissueWay::UserCard };
    let (row, refund) = step.lock(&mut tx, way).await?;
    let no = refund.no()?;
    let attention = is_ours.then_some(RefundAttention::MerchantCard);
    store::set_attention(&mut tx, &no, attention, None, app.now()).await?;
    queue::enqueue(app, &mut tx, JobKind::RefundFollow, no.as_str(), app.now() + MINUTE).await?;
    let place = if is_ours { "改退到商户银行卡" } else { "改退到患者的其他银行卡" };
    let words = format!("{} {place}：{}", Fen(refund.amount_fen).yuan(), step.form.reason);
    let change = Change {
        event: OrderEvent::RefundReissued,
        by: Mover::Staff,
        staff: Some(&staff.id),
        note: Some(&words),
    };
    orders::note(app, &mut tx, &row.no, &change).await?;
    audit::record(app, &mut tx, staff, "refund.to_card", "refund", no.as_str(), &words).await?;
    sums::write(app, &mut tx, &row, None).await?;
    tx.commit().await
}

/// What staff are told when WeChat did not take it.
async fn refused(step: &Step<'_>, no: &OutRefundNo, error: &PayError) -> Error {
    tracing::warn!(%error, %no, "refund not sent on");
    let PayError::Business { code, message, .. } = error else {
        return Error::new(ErrorCode::WechatUnavailable);
    };
    if let Err(cause) = keep(step, no, &error.to_string()).await {
        return cause;
    }
    Error::new(ErrorCode::Conflict).message(format!("微信没有受理：{message}")).detail("wechat", code)
}

async fn keep(step: &Step<'_>, no: &OutRefundNo, why: &str) -> Result<()> {
    let app = step.app;
    let mut tx = app.db.begin("refund.not_sent_on").await?;
    let row = orders::lock(&mut tx, &no.order_no(), app.now()).await?.ok_or_else(Error::not_found)?;
    store::set_error(&mut tx, no, why, app.now()).await?;
    live::hint(app, &mut tx, Topic::Refunds, false, row.hospital_id.as_ref()).await?;
    tx.commit().await
}
