//! An abnormal refund is sent to another card.

use super::call::Call;
use super::desk::{Desk, Handled, Reply};
use super::fields::Fields;
use super::refund::set_going;
use super::refund_view::refund_view;
use crate::books::RefundStatus;
use crate::wechat::refusal::Refusal;
use crate::wechat::sealed;

/// POST /v3/refund/domestic/refunds/{refund_id}/apply-abnormal-refund: the refund is PROCESSING
/// again. A user's card and name come sealed for the key that Wechatpay-Serial names.
pub fn apply(desk: &mut Desk<'_>, refund_id: &str, call: &Call) -> Handled {
    let body = call.json()?;
    let fields = Fields::of(&body)?;
    let out_refund_no = fields.required_text("out_refund_no", 64)?;
    match fields.required_text("type", 32)? {
        "MERCHANT_BANK_CARD" => {}
        "USER_BANK_CARD" => check_card(desk, &fields, call)?,
        _ => return Err(fields.wrong("type", "不在枚举范围内")),
    }
    let refund =
        desk.state.books.refunds.get_mut(out_refund_no).filter(|refund| refund.refund_id == refund_id);
    let refund = refund.ok_or_else(|| Refusal::no_such_thing("退款单不存在"))?;
    if refund.status != RefundStatus::Abnormal {
        return Err(Refusal::invalid_request("退款单状态不为退款异常"));
    }
    refund.status = RefundStatus::Processing;
    refund.channel = "OTHER_BANKCARD".to_owned();
    refund.user_received_account = "其他银行卡".to_owned();
    let out_trade_no = refund.out_trade_no.clone();
    let plan = desk.state.plans.draw_again(&out_trade_no, out_refund_no);
    set_going(desk, out_refund_no, plan);
    let books = &desk.state.books;
    let refund = books.refunds.get(out_refund_no);
    let view = refund.zip(books.orders.get(&out_trade_no)).map(|(refund, order)| refund_view(order, refund));
    view.map(Reply::Json).ok_or_else(|| Refusal::no_such_thing("订单不存在"))
}

fn check_card(desk: &Desk<'_>, fields: &Fields<'_>, call: &Call) -> Result<(), Refusal> {
    let key = call.header("wechatpay-serial").and_then(|serial| desk.keys.platform_key(serial));
    let key = key.ok_or_else(|| Refusal::new(400, "PARAM_ERROR", "Wechatpay-Serial不存在或不正确"))?;
    fields.required_text("bank_type", 16)?;
    for name in ["bank_account", "real_name"] {
        let sealed = fields.required_text(name, 1024)?;
        sealed::open(key.private(), sealed).ok_or_else(|| fields.wrong(name, "解密失败"))?;
    }
    Ok(())
}
