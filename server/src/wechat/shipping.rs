//! Order shipping management of trading mini-programs: where the mini-program is enrolled, the money of a payment that
//! is not reported stays frozen.

use banyi_shared::Instant;
use banyi_shared::time::HOUR;
use serde::{Deserialize, Serialize, de::IgnoredAny};

use super::{MiniError, WeChat};

/// `logistics_type` of a service: nothing is sent.
const VIRTUAL: u8 = 3;
/// `delivery_mode`: all at once.
const AT_ONCE: u8 = 1;
/// `order_number_type`: by WeChat's number.
const BY_TRANSACTION_ID: u8 = 2;
/// Characters of `item_desc` at most.
const MAX_ITEM: usize = 120;

/// What was sold, to whom.
#[derive(Debug, Clone)]
pub struct Shipping<'a> {
    /// WeChat's number of the payment.
    pub transaction_id: &'a str,
    /// What was sold; neutral, nothing medical. Cut to 120 characters.
    pub item: &'a str,
    /// When it was sold. Of two reports WeChat takes the later.
    pub at: Instant,
    /// Who paid: the openid for our appid.
    pub openid: &'a str,
}

/// Why a payment is not reported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ShippingError {
    /// 10060001: WeChat takes about a minute to know a payment there; some it never knows. Again later.
    #[error("WeChat does not know the payment yet")]
    NotYetKnown,
    /// 10060002, 10060003, 10060023: it was reported before.
    #[error("reported before")]
    AlreadyShipped,
    /// 10060004: the payment is in no state for it; it went back, for instance.
    #[error("the payment is in no state to be reported")]
    NotShippable,
    /// Any other `errcode`: the same again is refused again.
    #[error("refused: errcode {errcode}")]
    Refused {
        /// WeChat's code.
        errcode: i64,
    },
    /// No answer, or none that says anything: again later.
    #[error("{0}")]
    Unavailable(String),
}

impl From<MiniError> for ShippingError {
    fn from(error: MiniError) -> Self {
        match error {
            MiniError::Refused(10_060_001) => Self::NotYetKnown,
            MiniError::Refused(10_060_002 | 10_060_003 | 10_060_023) => Self::AlreadyShipped,
            MiniError::Refused(10_060_004) => Self::NotShippable,
            // A system error of that service.
            MiniError::Refused(10_060_012) => Self::Unavailable(error.to_string()),
            MiniError::Refused(errcode) => Self::Refused { errcode },
            MiniError::Unavailable(_) | MiniError::Config(_) => Self::Unavailable(error.to_string()),
        }
    }
}

/// What WeChat said of the enrolment, and when by wall time.
#[derive(Default)]
pub(super) struct Enrolment(tokio::sync::Mutex<Option<(bool, Instant)>>);

#[derive(Serialize)]
struct EnrolmentBody<'a> {
    appid: &'a str,
}

#[derive(Deserialize)]
struct EnrolmentAnswer {
    #[serde(default)]
    is_trade_managed: bool,
}

#[derive(Serialize)]
struct Body<'a> {
    order_key: OrderKey<'a>,
    logistics_type: u8,
    delivery_mode: u8,
    shipping_list: [Item; 1],
    upload_time: String,
    payer: Payer<'a>,
}

#[derive(Serialize)]
struct OrderKey<'a> {
    order_number_type: u8,
    transaction_id: &'a str,
}

#[derive(Serialize)]
struct Item {
    item_desc: String,
}

#[derive(Serialize)]
struct Payer<'a> {
    openid: &'a str,
}

impl WeChat {
    /// Whether the mini-program is enrolled: whether its payments must be reported. Remembered for an hour.
    pub async fn is_trade_managed(&self) -> Result<bool, MiniError> {
        let mut known = self.0.enrolment.0.lock().await;
        let wall = self.0.clock.wall();
        if let Some((is_enrolled, at)) = *known
            && (0..HOUR).contains(&(wall - at))
        {
            return Ok(is_enrolled);
        }
        let is_enrolled = self.ask_enrolment().await?;
        *known = Some((is_enrolled, wall));
        Ok(is_enrolled)
    }

    async fn ask_enrolment(&self) -> Result<bool, MiniError> {
        let body = super::json(&EnrolmentBody { appid: &self.0.merchant.appid });
        let answer: EnrolmentAnswer =
            self.mini_call("is_trade_managed", "/wxa/sec/order/is_trade_managed", &body).await?;
        Ok(answer.is_trade_managed)
    }

    /// Reports a payment as carried out, all at once, with nothing to be sent.
    pub async fn upload_shipping(&self, shipping: &Shipping<'_>) -> Result<(), ShippingError> {
        let body = super::json(&Body {
            order_key: OrderKey {
                order_number_type: BY_TRANSACTION_ID,
                transaction_id: shipping.transaction_id,
            },
            logistics_type: VIRTUAL,
            delivery_mode: AT_ONCE,
            shipping_list: [Item { item_desc: shipping.item.chars().take(MAX_ITEM).collect() }],
            upload_time: shipping.at.to_string(),
            payer: Payer { openid: shipping.openid },
        });
        let _: IgnoredAny =
            self.mini_call("upload_shipping", "/wxa/sec/order/upload_shipping_info", &body).await?;
        Ok(())
    }
}
