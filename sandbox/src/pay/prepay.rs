//! Prepay: an order is made, or made payable once more.

use super::desk::{Desk, Handled, Reply};
use super::prepay_body::{self, PrepayBody};
use crate::beijing;
use crate::books::{CODE_PREFIX, Order, Prepay, TradeType};
use crate::wechat::refusal::Refusal;
use serde_json::{Value, json};

/// Places an order (POST /v3/pay/transactions/jsapi or native).
///
/// The same number may come again only with the very same body, and gets a new prepay id.
pub fn place(desk: &mut Desk<'_>, trade_type: TradeType, body: &Value) -> Handled {
    let wanted = prepay_body::read(desk, trade_type, body)?;
    let prepay = Prepay { id: prepay_id(desk, trade_type), made_ms: desk.now_ms };
    let reply = match trade_type {
        TradeType::Jsapi => json!({"prepay_id": prepay.id}),
        TradeType::Native => {
            json!({"code_url": format!("{CODE_PREFIX}{}", prepay.id)})
        }
    };
    match desk.state.books.orders.get(&wanted.out_trade_no) {
        Some(order) => check_again(desk, order, trade_type, body)?,
        None => {
            let order = new_order(desk.now_ms, trade_type, wanted.clone(), body.clone());
            desk.state.books.orders.insert(wanted.out_trade_no.clone(), order);
        }
    }
    if let Some(order) = desk.state.books.orders.get_mut(&wanted.out_trade_no) {
        order.prepays.push(prepay);
    }
    Ok(Reply::Json(reply))
}

fn check_again(desk: &Desk<'_>, order: &Order, trade_type: TradeType, body: &Value) -> Result<(), Refusal> {
    if order.payment.is_some() {
        return Err(Refusal::new(400, "ORDERPAID", "该订单已支付"));
    }
    if order.closed || order.is_expired(desk.now_ms) {
        return Err(Refusal::new(400, "ORDER_CLOSED", "该订单已关闭"));
    }
    if order.trade_type != trade_type || &order.request != body {
        let status = desk.state.mode.out_trade_no_used_status;
        return Err(Refusal::new(status, "OUT_TRADE_NO_USED", "商户订单号重复"));
    }
    Ok(())
}

fn new_order(now_ms: i64, trade_type: TradeType, wanted: PrepayBody, request: Value) -> Order {
    Order {
        out_trade_no: wanted.out_trade_no,
        trade_type,
        request,
        description: wanted.description,
        total_fen: wanted.total_fen,
        openid: wanted.openid,
        attach: wanted.attach,
        notify_url: wanted.notify_url,
        expires_ms: wanted.expires_ms,
        created_ms: now_ms,
        prepays: Vec::new(),
        closed: false,
        payment: None,
    }
}

fn prepay_id(desk: &mut Desk<'_>, trade_type: TradeType) -> String {
    match trade_type {
        TradeType::Jsapi => {
            let date = beijing::compact_date(desk.now_ms);
            format!("wx{date}{}{}", desk.state.chance.digits(6), desk.state.chance.hex(10))
        }
        TradeType::Native => desk.state.chance.text(9),
    }
}
