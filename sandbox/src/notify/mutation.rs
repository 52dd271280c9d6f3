//! Ways to spoil a notification, and what a server must think of each: nothing may change.

use crate::books::Event;
use crate::wechat::stamp::Forgery;
use serde_json::{Value, json};

/// How a notification is spoilt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mutation {
    /// The signature or its headers lie.
    Signature(Forgery),
    /// Signed and sealed well, for another mini-program.
    WrongAppid,
    /// For another merchant.
    WrongMchid,
    /// One fen less than the order.
    WrongAmount,
    /// In another currency.
    WrongCurrency,
    /// About an order that was never placed.
    UnknownOrder,
    /// Sealed under another APIv3 key.
    WrongAeadKey,
    /// The XML of the second version of the API.
    V2Xml,
    /// A refund's event in place of a payment's, and the other way round.
    RefundEvent,
}

impl Mutation {
    /// Reads a name such as `wrong_amount` or `missing_header:Wechatpay-Nonce`.
    pub fn of(name: &str) -> Option<Self> {
        if let Some(header) = name.strip_prefix("missing_header:") {
            return Some(Self::Signature(Forgery::Missing(header.to_owned())));
        }
        if let Some(header) = name.strip_prefix("empty_header:") {
            return Some(Self::Signature(Forgery::Empty(header.to_owned())));
        }
        Some(match name {
            "unsigned" => Self::Signature(Forgery::Unsigned),
            "wrong_signature" => Self::Signature(Forgery::WrongSignature),
            "tampered_body" => Self::Signature(Forgery::Tampered),
            "stale" => Self::Signature(Forgery::Stale),
            "future" => Self::Signature(Forgery::Future),
            "unknown_serial" => Self::Signature(Forgery::UnknownSerial),
            "signtest" => Self::Signature(Forgery::Signtest),
            "wrong_appid" => Self::WrongAppid,
            "wrong_mchid" => Self::WrongMchid,
            "wrong_amount" => Self::WrongAmount,
            "wrong_currency" => Self::WrongCurrency,
            "unknown_order" => Self::UnknownOrder,
            "wrong_aead_key" => Self::WrongAeadKey,
            "v2_xml" => Self::V2Xml,
            "refund_event" => Self::RefundEvent,
            _ => return None,
        })
    }

    /// What is inside, after the change; the body must be sealed anew when this differs.
    pub fn plaintext(&self, plaintext: &Value) -> Value {
        let mut spoilt = plaintext.clone();
        match self {
            Self::WrongAppid => spoilt["appid"] = json!("wx0000000000000000"),
            Self::WrongMchid => spoilt["mchid"] = json!("1900000000"),
            Self::WrongCurrency => spoilt["amount"]["currency"] = json!("USD"),
            Self::UnknownOrder => spoilt["out_trade_no"] = json!("999999999999999999P99"),
            Self::WrongAmount => {
                for field in ["total", "payer_total", "refund", "payer_refund"] {
                    if let Some(fen) = plaintext["amount"][field].as_i64() {
                        spoilt["amount"][field] = json!(fen - 1);
                    }
                }
            }
            _ => {}
        }
        spoilt
    }

    /// The event under which it goes out.
    pub fn event<'a>(&self, event: Event, event_type: &'a str) -> (Event, &'a str) {
        match (self, event) {
            (Self::RefundEvent, Event::Payment) => (Event::Refund, "REFUND.SUCCESS"),
            (Self::RefundEvent, Event::Refund) => (Event::Payment, "TRANSACTION.SUCCESS"),
            _ => (event, event_type),
        }
    }

    /// Whether the body must be written anew.
    pub fn changes_body(&self) -> bool {
        !matches!(self, Self::Signature(_))
    }
}

/// A payment in the words of the second version of the API.
pub fn v2_xml(plaintext: &Value) -> String {
    let text = |name: &str| plaintext[name].as_str().unwrap_or_default().to_owned();
    format!(
        "<xml><return_code><![CDATA[SUCCESS]]></return_code><result_code><![CDATA[SUCCESS]]></result_code>\
         <appid><![CDATA[{}]]></appid><mch_id><![CDATA[{}]]></mch_id><out_trade_no><![CDATA[{}]]></out_trade_no>\
         <total_fee>{}</total_fee><sign><![CDATA[C380BEC2BFD727A4B6845133519F3AD6]]></sign></xml>",
        text("appid"),
        text("mchid"),
        text("out_trade_no"),
        plaintext["amount"]["total"],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_amount_is_a_fen_less() {
        let spoilt = Mutation::WrongAmount.plaintext(&json!({"amount": {"total": 100, "currency": "CNY"}}));
        assert_eq!(spoilt, json!({"amount": {"total": 99, "currency": "CNY"}}));
    }

    #[test]
    fn names_are_read() {
        assert_eq!(
            Mutation::of("empty_header:Wechatpay-Nonce"),
            Some(Mutation::Signature(Forgery::Empty("Wechatpay-Nonce".into())))
        );
        assert_eq!(Mutation::of("wrong_everything"), None);
    }
}
