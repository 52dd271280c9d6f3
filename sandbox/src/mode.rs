//! How this WeChat behaves where it may choose, and which reading it takes of each point on which
//! the documents disagree.

use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Which key signs answers and notifications.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SigningMode {
    /// The platform certificate.
    Certificate,
    /// The WeChat Pay public key.
    Pubkey,
    /// The grey switch: answers by certificate unless asked otherwise, notifications by turns.
    Both,
}

/// What a query says of an unpaid order whose time is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExpiredOrder {
    /// `CLOSED`.
    Closed,
    /// `NOTPAY`, until somebody closes it.
    Notpay,
}

/// An optional text that has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Absent {
    /// The field is left out.
    Omitted,
    /// The field is "".
    Empty,
}

/// The associated data of a notification's ciphertext.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssociatedData {
    /// `transaction` or `refund`.
    Event,
    /// "".
    Empty,
    /// No such field.
    Absent,
}

/// How a refund ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Settling {
    /// By itself, after `refund_settle_after_ms`.
    Auto,
    /// When the control API says so.
    Manual,
}

/// Settings of the stand-in and readings of the protocol. Durations are milliseconds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Mode {
    /// Which key signs, where the request does not choose by its Wechatpay-Serial header.
    pub signing: SigningMode,
    /// False: GET /v3/certificates is 404, as for merchants since 2024-09.
    pub certificates_listed: bool,
    /// Reading: an unpaid order past time_expire.
    pub expired_order: ExpiredOrder,
    /// Reading: HTTP status of closing a paid order.
    pub close_paid_status: u16,
    /// Reading: code of closing a paid order.
    pub close_paid_code: String,
    /// Reading: the spelling of ORDER_NOT_EXIST.
    pub order_not_exist_code: String,
    /// Reading: HTTP status of OUT_TRADE_NO_USED.
    pub out_trade_no_used_status: u16,
    /// Reading: the description's 127 are bytes rather than characters.
    pub description_in_bytes: bool,
    /// Reading: how many days time_expire may lie ahead of a JSAPI order; Native has 7 at most.
    pub time_expire_max_days: i64,
    /// Reading: unknown request fields are refused rather than ignored.
    pub unknown_fields_refused: bool,
    /// Reading: `attach` of an order that has none.
    pub attach_absent: Absent,
    /// Reading: associated data of notifications.
    pub associated_data: AssociatedData,
    /// Non-ASCII characters of a notification's body are written `\uXXXX`.
    pub escaped_notifications: bool,
    /// Only https notify URLs are accepted, as the platform demands; off, because a demo listens
    /// on loopback.
    pub https_only: bool,
    /// False: nothing is notified by itself.
    pub notify: bool,
    /// The documented schedule of retries is multiplied by this.
    pub notify_scale: f64,
    /// How long an answer to a notification may take.
    pub notify_timeout_ms: u64,
    /// How a refund ends.
    pub refund_settling: Settling,
    /// How long an accepted refund is PROCESSING.
    pub refund_settle_after_ms: u64,
    /// The least time between two refunds of one order, in business time.
    pub refund_spacing_ms: i64,
    /// A refund of more than what the basic account holds is 403 NOT_ENOUGH.
    pub funds_counted: bool,
    /// The Beijing hour from which yesterday's bill is ready.
    pub bill_ready_hour: i64,
    /// Bills begin with a byte order mark.
    pub bill_bom: bool,
    /// The mini-program is under order shipping management: paid money is frozen until it is
    /// reported as shipped.
    pub enrolled: bool,
    /// How long after a payment order shipping knows nothing of it, in business time.
    pub shipping_known_after_ms: i64,
    /// How long a `timeout` is silent.
    pub silence_ms: u64,
    /// True: a subscribe message needs an acceptance by its receiver (else 43101).
    pub subscriptions_counted: bool,
    /// 商户简称, as the cashier shows it.
    pub merchant_name: String,
}

impl Default for Mode {
    fn default() -> Self {
        Self {
            signing: SigningMode::Certificate,
            certificates_listed: true,
            expired_order: ExpiredOrder::Closed,
            close_paid_status: 400,
            close_paid_code: "ORDERPAID".to_owned(),
            order_not_exist_code: "ORDER_NOT_EXIST".to_owned(),
            out_trade_no_used_status: 403,
            description_in_bytes: false,
            time_expire_max_days: 15,
            unknown_fields_refused: false,
            attach_absent: Absent::Omitted,
            associated_data: AssociatedData::Event,
            escaped_notifications: true,
            https_only: false,
            notify: true,
            notify_scale: 1.0,
            notify_timeout_ms: 5000,
            refund_settling: Settling::Auto,
            refund_settle_after_ms: 0,
            refund_spacing_ms: 60_000,
            funds_counted: false,
            bill_ready_hour: 9,
            bill_bom: true,
            enrolled: false,
            shipping_known_after_ms: 60_000,
            silence_ms: 60_000,
            subscriptions_counted: false,
            merchant_name: "伴医陪诊".to_owned(),
        }
    }
}

impl Mode {
    /// How long a `timeout` is silent.
    pub fn silence(&self) -> Duration {
        Duration::from_millis(self.silence_ms)
    }

    /// This mode with the given fields changed.
    ///
    /// # Errors
    /// A sentence that names the unknown field or the unfit value.
    pub fn changed(&self, fields: &serde_json::Value) -> Result<Self, String> {
        let mut whole = serde_json::to_value(self).map_err(|error| error.to_string())?;
        let (Some(whole_fields), Some(fields)) = (whole.as_object_mut(), fields.as_object()) else {
            return Err("a mode is a JSON object".to_owned());
        };
        whole_fields.extend(fields.clone());
        let mode: Self = serde_json::from_value(whole).map_err(|error| error.to_string())?;
        if !(mode.notify_scale.is_finite() && mode.notify_scale >= 0.0) {
            return Err("notifyScale must be zero or more".to_owned());
        }
        Ok(mode)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_change_touches_only_what_it_names() {
        let changed = Mode::default().changed(&json!({"signing": "pubkey", "notifyScale": 0.01})).unwrap();
        assert_eq!(changed, Mode { signing: SigningMode::Pubkey, notify_scale: 0.01, ..Mode::default() });
        assert!(Mode::default().changed(&json!({"sining": "pubkey"})).unwrap_err().contains("sining"));
        assert!(Mode::default().changed(&json!({"notifyScale": -1.0})).is_err());
    }
}
