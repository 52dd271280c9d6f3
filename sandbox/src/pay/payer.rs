//! The other side of the counter: a person pays.

use crate::beijing;
use crate::books::{CODE_PREFIX, Order, PREPAY_LIFE_MS, Payment, TradeType};
use crate::keys::Keys;
use crate::notify;
use crate::state::State;

/// Which order a person means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Payable {
    /// Whatever its prepay ids.
    OutTradeNo(String),
    /// By one prepay id, which must be young enough.
    Prepay(String),
}

impl Payable {
    /// The order behind a code_url; None when it is no code of WeChat Pay.
    pub fn code_url(code_url: &str) -> Option<Self> {
        let id = code_url.trim().strip_prefix(CODE_PREFIX).filter(|id| !id.is_empty())?;
        Some(Self::Prepay(id.to_owned()))
    }
}

/// Why nobody can pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PayError {
    /// No such order.
    #[error("订单不存在")]
    NoOrder,
    /// The prepay id is older than two hours.
    #[error("预支付交易会话已过期")]
    PrepayExpired,
    /// A later code_url of the same order took its place.
    #[error("二维码已失效，请刷新后重新扫码")]
    CodeVoid,
    /// Past time_expire.
    #[error("订单已超过支付期限")]
    Expired,
    /// By the merchant.
    #[error("订单已关闭")]
    Closed,
    /// Already.
    #[error("该订单已支付")]
    Paid,
    /// The order belongs to another openid.
    #[error("当前微信号与下单时不一致")]
    WrongPayer,
    /// Nobody of this id.
    #[error("没有这个人")]
    NoPerson,
    /// More than the order, or less than nothing.
    #[error("实付金额不合法")]
    WrongAmount,
}

/// The order, if it can be paid at this moment.
pub fn find_payable<'a>(state: &'a State, now_ms: i64, payable: &Payable) -> Result<&'a Order, PayError> {
    let order = match payable {
        Payable::OutTradeNo(no) => state.books.orders.get(no),
        Payable::Prepay(id) => state.books.order_of_prepay(id),
    };
    let order = order.ok_or(PayError::NoOrder)?;
    if order.payment.is_some() {
        return Err(PayError::Paid);
    }
    if order.closed {
        return Err(PayError::Closed);
    }
    if order.is_expired(now_ms) {
        return Err(PayError::Expired);
    }
    if let Payable::Prepay(id) = payable {
        check_prepay(order, id, now_ms)?;
    }
    Ok(order)
}

fn check_prepay(order: &Order, id: &str, now_ms: i64) -> Result<(), PayError> {
    let latest = order.prepays.last().is_some_and(|prepay| prepay.id == id);
    if order.trade_type == TradeType::Native && !latest {
        return Err(PayError::CodeVoid);
    }
    let too_old =
        order.prepays.iter().any(|prepay| prepay.id == id && now_ms - prepay.made_ms >= PREPAY_LIFE_MS);
    if too_old { Err(PayError::PrepayExpired) } else { Ok(()) }
}

/// A person pays; gives the order's number and, unless `quiet`, the notification's id.
pub fn pay(
    state: &mut State,
    keys: &Keys,
    times: (i64, i64),
    payable: &Payable,
    person: Option<&str>,
    payer_total_fen: Option<i64>,
    quiet: bool,
) -> Result<(String, Option<String>), PayError> {
    let (wall_ms, now_ms) = times;
    let order = find_payable(state, now_ms, payable)?;
    let named = person.map(|id| state.person(id).ok_or(PayError::NoPerson)).transpose()?;
    let openid = match (&order.openid, named) {
        (Some(owner), Some(person)) if *owner != person.openid => return Err(PayError::WrongPayer),
        (Some(owner), _) => owner.clone(),
        (None, Some(person)) => person.openid.clone(),
        (None, None) => state.people.first().ok_or(PayError::NoPerson)?.openid.clone(),
    };
    let payer_total_fen = payer_total_fen.unwrap_or(order.total_fen);
    if !(0..=order.total_fen).contains(&payer_total_fen) {
        return Err(PayError::WrongAmount);
    }
    let out_trade_no = order.out_trade_no.clone();
    let transaction_id =
        format!("4200{}{}{}", state.chance.digits(6), beijing::compact_date(now_ms), state.chance.digits(10));
    let payment =
        Payment { transaction_id, at_ms: now_ms, openid, payer_total_fen, bank_type: "OTHERS".to_owned() };
    if let Some(order) = state.books.orders.get_mut(&out_trade_no) {
        order.payment = Some(payment);
    }
    let notification = notify::announce_payment(state, keys, wall_ms, &out_trade_no, quiet);
    Ok((out_trade_no, notification))
}
