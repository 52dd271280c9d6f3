//! Closing an order for good.

use super::desk::{Desk, Handled, Reply};
use super::fields::Fields;
use crate::wechat::refusal::Refusal;
use serde_json::Value;

/// POST /v3/pay/transactions/out-trade-no/{n}/close; may be repeated. This is the arbiter between
/// a closing merchant and a paying person: a paid order cannot be closed, a closed one not paid.
pub fn close(desk: &mut Desk<'_>, out_trade_no: &str, body: &Value) -> Handled {
    desk.check_mchid(Fields::of(body)?.required_text("mchid", 32)?)?;
    let no_order = desk.no_order();
    let mode = &desk.state.mode;
    let paid = Refusal::new(mode.close_paid_status, &mode.close_paid_code, "该订单已支付");
    let order = desk.state.books.orders.get_mut(out_trade_no).ok_or(no_order)?;
    if order.payment.is_some() {
        return Err(paid);
    }
    order.closed = true;
    Ok(Reply::NoContent)
}
