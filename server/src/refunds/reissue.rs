//! Bringing a failed refund to its end: again, to another card, by hand, or not at all.
//!
//! WeChat is asked first how the refund stands, and its word decides: what it has paid back, or is about to, is never
//! paid twice.

mod again;
mod by_hand;
mod form;
mod settled;
mod to_card;

use banyi_shared::dto::admin::{Reissue, ReissueWay};
use banyi_shared::order::{RefundApproval, RefundAttention, RefundStatus};
use banyi_shared::{ErrorCode, OutRefundNo};

use self::form::Filled;
use super::apply;
use super::store::{self, RefundRow};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::idempotency::{self, Request};
use crate::orders::{self, OrderRow};
use crate::staff::CurrentStaff;

/// Brings it to its end by the way that was asked for; gives the number of the refund that goes out now, or its own.
/// Errs with CONFLICT when it does not stand so that this way can be gone.
pub async fn reissue(
    app: &App,
    staff: &CurrentStaff,
    no: &OutRefundNo,
    input: &Reissue,
    wanted: &Request<'_>,
) -> Result<OutRefundNo> {
    wanted.key.require()?;
    let form = form::read(input)?;
    orders::within(app, &staff.scope, &no.order_no()).await?;
    if let Some(done) = idempotency::peek(app, wanted).await? {
        return Ok(done);
    }
    let refund = store::find(&app.db, no).await?.ok_or_else(Error::not_found)?;
    if !may_go(&refund, input.way)? {
        return Err(not_so());
    }
    let is_asked = is_worth_asking(&refund)?;
    if is_asked {
        ask(app, no).await?;
    }
    let refund = store::find(&app.db, no).await?.ok_or_else(Error::not_found)?;
    if !may_go(&refund, input.way)? {
        return overtaken(&refund, input.way);
    }
    let step = Step { app, staff, refund: &refund, form: &form, wanted };
    match &form.filled {
        Filled::Again => again::again(&step).await,
        Filled::Card(card) => to_card::to_card(&step, card).await,
        Filled::ByHand { reference } => by_hand::by_hand(&step, reference).await,
        Filled::Settled => settled::settled(&step).await,
    }
}

/// What each way is given.
struct Step<'a> {
    app: &'a App,
    staff: &'a CurrentStaff,
    refund: &'a RefundRow,
    form: &'a form::Form,
    wanted: &'a Request<'a>,
}

impl Step<'_> {
    /// Locks the order and reads the refund again, which may have moved meanwhile.
    async fn lock(&self, tx: &mut Tx, way: ReissueWay) -> Result<(OrderRow, RefundRow)> {
        let (app, no) = (self.app, self.refund.no()?);
        let row = orders::lock(tx, &no.order_no(), app.now()).await?.ok_or_else(Error::not_found)?;
        let found = store::all(tx, &row.no).await?.into_iter().find(|one| one.out_refund_no == no.as_str());
        let refund = found.ok_or_else(Error::not_found)?;
        if may_go(&refund, way)? { Ok((row, refund)) } else { Err(not_so()) }
    }
}

/// Whether a refund stands so that a way can be gone.
fn may_go(refund: &RefundRow, way: ReissueWay) -> Result<bool> {
    let part = refund.part()?;
    if !part.needs_a_person() || part.approval == RefundApproval::Waiting {
        return Ok(false);
    }
    let has_failed = matches!(part.status, RefundStatus::Closed | RefundStatus::Refused);
    let is_unbooked = part.attention == Some(RefundAttention::Unbooked);
    Ok(match way {
        ReissueWay::Again => has_failed && !is_unbooked,
        ReissueWay::UserCard | ReissueWay::MerchantCard => part.status == RefundStatus::Abnormal,
        ReissueWay::ByHand => {
            let is_ours = part.attention == Some(RefundAttention::MerchantCard);
            !is_unbooked && (part.status != RefundStatus::Success || is_ours)
        }
        ReissueWay::Settled => part.status != RefundStatus::Abnormal,
    })
}

fn not_so() -> Error {
    Error::new(ErrorCode::Conflict).message("这笔退款当前的状态不能这样处理，请刷新后查看")
}

/// Whether WeChat knows more of it than we do.
fn is_worth_asking(refund: &RefundRow) -> Result<bool> {
    Ok(refund.sent_at.is_some() && refund.status()? != RefundStatus::Success && refund.attention.is_none())
}

/// Takes WeChat's word of how it stands. That it knows nothing of it changes nothing.
async fn ask(app: &App, no: &OutRefundNo) -> Result<()> {
    match app.wechat()?.query_refund(no).await {
        Ok(answer) => apply::take_anew(app, &answer).await.map_err(Error::internal),
        Err(error) if error.is_not_found() => Ok(()),
        Err(error) => {
            tracing::warn!(%error, %no, "refund cannot be asked for");
            Err(Error::new(ErrorCode::WechatUnavailable))
        }
    }
}

/// WeChat's word has brought it on. Who wanted to send it again has what was wanted; who has paid otherwise must know.
fn overtaken(refund: &RefundRow, way: ReissueWay) -> Result<OutRefundNo> {
    let status = refund.status()?;
    let is_done = matches!(status, RefundStatus::Processing | RefundStatus::Success);
    if is_done && !matches!(way, ReissueWay::ByHand | ReissueWay::Settled) {
        return refund.no();
    }
    let words = format!("微信侧这笔退款已是「{}」，已更新，请核对后再处理", status.label());
    Err(Error::new(ErrorCode::Conflict).message(words))
}
