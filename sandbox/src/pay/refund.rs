//! Refunds: accepting them and telling how they stand.

use super::desk::{Desk, Handled, Reply};
use super::refund_body::{self, RefundBody};
use super::refund_view::refund_view;
use crate::beijing;
use crate::books::{Order, Payment, Refund, RefundStatus};
use crate::mode::Settling;
use crate::plans::{Outcome, Plan};
use crate::state::Errand;
use crate::wechat::refusal::Refusal;
use serde_json::Value;

const YEAR_MS: i64 = 365 * 24 * 60 * 60 * 1000;
const MOST_REFUNDS: usize = 50;

/// POST /v3/refund/domestic/refunds. 200 means accepted, not refunded.
pub fn apply(desk: &mut Desk<'_>, body: &Value) -> Handled {
    let wanted = refund_body::read(desk, body)?;
    if let Some(refund) = desk.state.books.refunds.get(&wanted.out_refund_no) {
        if &refund.request != body {
            return Err(Refusal::invalid_request("订单金额或退款金额与之前请求不一致，请核实后再试"));
        }
        return tell(desk, &wanted.out_refund_no);
    }
    let (order, payment) = paid_order(desk, &wanted)?;
    check(desk, &order, &payment, &wanted)?;
    let plan = desk.state.plans.draw(&order.out_trade_no, &wanted.out_refund_no);
    check_funds(desk, plan.as_ref(), wanted.refund_fen)?;
    let refund = accept(desk, &order, &payment, wanted, body.clone());
    let out_refund_no = refund.out_refund_no.clone();
    desk.state.books.refunds.insert(out_refund_no.clone(), refund);
    set_going(desk, &out_refund_no, plan);
    tell(desk, &out_refund_no)
}

/// Lets a refund that is PROCESSING end as it is planned, or as the mode says.
pub fn set_going(desk: &mut Desk<'_>, out_refund_no: &str, plan: Option<Plan>) {
    let by_itself = (desk.state.mode.refund_settling == Settling::Auto).then_some(RefundStatus::Success);
    let Some(refund) = desk.state.books.refunds.get_mut(out_refund_no) else {
        return;
    };
    refund.ends = plan.as_ref().map_or(by_itself, |plan| plan.outcome.end());
    refund.ends_after_ms = plan.and_then(|plan| plan.after_ms);
    if refund.ends.is_some() {
        desk.state.errands.push(Errand::Settle(out_refund_no.to_owned()));
    }
}

/// GET /v3/refund/domestic/refunds/{out_refund_no}
pub fn query(desk: &Desk<'_>, out_refund_no: &str) -> Handled {
    tell(desk, out_refund_no)
}

fn tell(desk: &Desk<'_>, out_refund_no: &str) -> Handled {
    let no_refund = || Refusal::no_such_thing("退款单不存在");
    let refund = desk.state.books.refunds.get(out_refund_no).ok_or_else(no_refund)?;
    let order = desk.state.books.orders.get(&refund.out_trade_no).ok_or_else(no_refund)?;
    Ok(Reply::Json(refund_view(order, refund)))
}

fn paid_order(desk: &Desk<'_>, wanted: &RefundBody) -> Result<(Order, Payment), Refusal> {
    let books = &desk.state.books;
    let by_number = wanted.out_trade_no.as_ref().and_then(|no| books.orders.get(no));
    let by_id = wanted.transaction_id.as_ref().and_then(|id| books.order_of_transaction(id));
    let order = by_number.or(by_id).ok_or_else(|| Refusal::no_such_thing("订单不存在"))?;
    let payment =
        order.payment.clone().ok_or_else(|| Refusal::invalid_request("订单状态错误，订单未支付"))?;
    Ok((order.clone(), payment))
}

fn check(desk: &Desk<'_>, order: &Order, payment: &Payment, wanted: &RefundBody) -> Result<(), Refusal> {
    let books = &desk.state.books;
    if wanted.total_fen != order.total_fen {
        return Err(Refusal::invalid_request("订单金额或退款金额与之前请求不一致，请核实后再试"));
    }
    if desk.now_ms - payment.at_ms > YEAR_MS {
        return Err(Refusal::new(403, "TRADE_OVERDUE", "订单已超过退款期限"));
    }
    if books.refunds_of(&order.out_trade_no).count() >= MOST_REFUNDS {
        return Err(Refusal::invalid_request("部分退款次数超过限制"));
    }
    if wanted.refund_fen > order.total_fen - books.refunded_fen(&order.out_trade_no) {
        return Err(Refusal::invalid_request("申请退款金额大于订单可退金额"));
    }
    let latest = books.refunds_of(&order.out_trade_no).map(|refund| refund.created_ms).max();
    if latest.is_some_and(|at| desk.now_ms - at < desk.state.mode.refund_spacing_ms) {
        return Err(Refusal::new(429, "FREQUENCY_LIMITED", "同一笔订单多次退款需间隔1分钟"));
    }
    Ok(())
}

fn check_funds(desk: &Desk<'_>, plan: Option<&Plan>, refund_fen: i64) -> Result<(), Refusal> {
    let planned = plan.is_some_and(|plan| plan.outcome == Outcome::NotEnough);
    let counted = desk.state.mode.funds_counted && refund_fen > desk.state.books.available_fen();
    if planned || counted {
        return Err(Refusal::new(403, "NOT_ENOUGH", "基本账户余额不足，请充值后重新发起"));
    }
    Ok(())
}

fn accept(
    desk: &mut Desk<'_>,
    order: &Order,
    payment: &Payment,
    wanted: RefundBody,
    request: Value,
) -> Refund {
    let refund_id = format!(
        "503{}{}{}",
        desk.state.chance.digits(5),
        beijing::compact_date(desk.now_ms),
        desk.state.chance.digits(13)
    );
    Refund {
        out_refund_no: wanted.out_refund_no,
        refund_id,
        out_trade_no: order.out_trade_no.clone(),
        transaction_id: payment.transaction_id.clone(),
        request,
        refund_fen: wanted.refund_fen,
        payer_refund_fen: wanted.refund_fen * payment.payer_total_fen / order.total_fen,
        notify_url: wanted.notify_url,
        funds_account: wanted.funds_account,
        channel: "ORIGINAL".to_owned(),
        user_received_account: "支付用户零钱".to_owned(),
        status: RefundStatus::Processing,
        ends: None,
        ends_after_ms: None,
        created_ms: desk.now_ms,
        success_ms: None,
    }
}
