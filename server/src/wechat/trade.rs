//! A payment as WeChat tells it: asked for, notified, or closed.

use banyi_shared::{Fen, Instant, OutTradeNo};
use serde::{Deserialize, Serialize};

use super::outgoing::Outgoing;
use super::{PayError, WeChat};

/// A payment. Only `state`, `appid`, `mchid` and the number are always told.
#[derive(Clone, PartialEq, Eq)]
pub struct Trade {
    /// Our number.
    pub out_trade_no: OutTradeNo,
    /// Where it stands.
    pub state: TradeState,
    /// Must be ours.
    pub appid: String,
    /// Must be ours.
    pub mchid: String,
    /// WeChat's number; once paid.
    pub transaction_id: Option<String>,
    /// `amount.total`, in fen: what the order costs, whatever coupons paid of it.
    pub total: Option<Fen>,
    /// `amount.currency`; must be CNY once paid.
    pub currency: Option<String>,
    /// Who paid.
    pub payer_openid: Option<String>,
    /// When it was paid.
    pub success_time: Option<Instant>,
}

/// `trade_state`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TradeState {
    /// Paid.
    Success,
    /// Paid, and refunded in part or in whole.
    Refund,
    /// Not paid yet; may still be.
    NotPay,
    /// Closed for good, unpaid.
    Closed,
    /// Anything else: not paid, ask again.
    Other(String),
}

impl Trade {
    /// Whether money came, even if some of it has gone back since.
    pub const fn is_paid(&self) -> bool {
        matches!(self.state, TradeState::Success | TradeState::Refund)
    }

    /// Whether it can no longer be paid.
    pub const fn is_closed(&self) -> bool {
        matches!(self.state, TradeState::Closed)
    }
}

impl std::fmt::Debug for Trade {
    /// Without who paid.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Trade")
            .field("out_trade_no", &self.out_trade_no)
            .field("state", &self.state)
            .field("transaction_id", &self.transaction_id)
            .field("total", &self.total)
            .finish_non_exhaustive()
    }
}

/// As it travels.
#[derive(Deserialize)]
pub(super) struct Wire {
    out_trade_no: String,
    trade_state: String,
    appid: String,
    mchid: String,
    transaction_id: Option<String>,
    amount: Option<Amount>,
    payer: Option<Payer>,
    success_time: Option<String>,
}

#[derive(Deserialize)]
struct Amount {
    total: Option<i64>,
    currency: Option<String>,
}

#[derive(Deserialize)]
struct Payer {
    openid: Option<String>,
}

impl Wire {
    /// The payment, if its number is one of ours.
    pub(super) fn read(self) -> Option<Trade> {
        let (total, currency) = self.amount.map_or((None, None), |amount| (amount.total, amount.currency));
        Some(Trade {
            out_trade_no: self.out_trade_no.parse().ok()?,
            state: match self.trade_state.as_str() {
                "SUCCESS" => TradeState::Success,
                "REFUND" => TradeState::Refund,
                "NOTPAY" => TradeState::NotPay,
                "CLOSED" => TradeState::Closed,
                _ => TradeState::Other(self.trade_state),
            },
            appid: self.appid,
            mchid: self.mchid,
            transaction_id: filled(self.transaction_id),
            total: total.map(Fen),
            currency: filled(currency),
            payer_openid: filled(self.payer.and_then(|payer| payer.openid)),
            success_time: moment(self.success_time),
        })
    }
}

/// What is there and not empty.
pub(super) fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

/// RFC 3339; absent, empty or unreadable is none.
pub(super) fn moment(text: Option<String>) -> Option<Instant> {
    text.and_then(|text| text.parse().ok())
}

#[derive(Serialize)]
struct CloseBody<'a> {
    mchid: &'a str,
}

impl WeChat {
    /// Asks for a payment by our number.
    pub async fn query(&self, no: &OutTradeNo) -> Result<Trade, PayError> {
        let path = format!("/v3/pay/transactions/out-trade-no/{no}?mchid={}", self.0.merchant.mchid);
        let wire: Wire = self.call("query", Outgoing::get(&path)).await?.json()?;
        wire.read()
            .filter(|trade| trade.out_trade_no == *no)
            .ok_or_else(|| PayError::Unknown("answer about another order".to_owned()))
    }

    /// Closes an unpaid order. Only `Ok` means that nobody can pay it any more: on anything else ask
    /// ([`WeChat::query`]).
    pub async fn close(&self, no: &OutTradeNo) -> Result<(), PayError> {
        let path = format!("/v3/pay/transactions/out-trade-no/{no}/close");
        let body = super::json(&CloseBody { mchid: &self.0.merchant.mchid });
        let verified = self.call("close", Outgoing::post(&path, &body)).await?;
        if verified.status == 204 {
            Ok(())
        } else {
            Err(PayError::Unknown(format!("HTTP {} for a close", verified.status)))
        }
    }
}
