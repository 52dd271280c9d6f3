//! The client to WeChat: the mini-program's server API, and WeChat Pay APIv3.
//!
//! Nothing that WeChat Pay says is believed before its signature is checked over the raw bytes.
//! What cannot be checked is an unknown outcome ([`PayError::Unknown`]): ask again, never decide.

mod abnormal;
mod access_token;
mod answer;
pub mod bill;
mod bills;
mod business;
mod call;
mod certificate;
mod key_ring;
mod merchant;
mod mini_call;
mod mini_error;
mod notification;
mod outgoing;
mod pay_error;
mod pem;
mod prepay;
mod refresh;
mod refund;
mod sealing;
mod session;
mod session_error;
mod shipping;
mod trade;
mod transport;
mod verify;

use std::fmt;
use std::sync::Arc;

pub use abnormal::AbnormalOrder;
pub use bills::BillError;
pub use mini_error::MiniError;
pub use notification::{Notification, Refused};
pub use pay_error::PayError;
pub use prepay::Prepay;
pub use refund::{RefundAnswer, RefundOrder, RefundState};
pub use session::WechatSession;
pub use session_error::SessionError;
pub use shipping::{Shipping, ShippingError};
pub use trade::{Trade, TradeState};
pub use transport::Timeouts;

use crate::clock::Clock;
use crate::config::{ConfigError, Settings};
use crate::rng::Rng;
use crate::secret::Secret;

/// WeChat, as the server sees it. Cloning is cheap: clones share connections and keys.
#[derive(Clone)]
pub struct WeChat(Arc<Parts>);

struct Parts {
    /// Who we are and how we sign.
    merchant: Arc<merchant::Merchant>,
    /// The mini-program's secret.
    app_secret: Secret<String>,
    /// Where `/sns/*`, `/cgi-bin/*` and `/wxa/*` live, without a slash at the end.
    api_base: String,
    /// Where `/v3/*` lives, without a slash at the end.
    pay_base: String,
    /// By which address WeChat reaches us, without a slash at the end.
    public_url: String,
    /// Sent as `Wechatpay-Serial` in public-key mode.
    public_key_id: Option<reqwest::header::HeaderValue>,
    keys: key_ring::KeyRing,
    /// For the mini-program's server API.
    token: access_token::TokenCache,
    enrolment: shipping::Enrolment,
    transport: transport::Transport,
    clock: Clock,
}

impl WeChat {
    /// Reads and checks the keys; `None` when WeChat is not configured.
    /// The error names the setting that cannot be used.
    pub fn new(settings: &Settings, clock: Clock, rng: Rng) -> Result<Option<Self>, ConfigError> {
        Self::with_timeouts(settings, clock, rng, Timeouts::default())
    }

    /// As [`WeChat::new`], with other timeouts.
    pub fn with_timeouts(
        settings: &Settings,
        clock: Clock,
        rng: Rng,
        timeouts: Timeouts,
    ) -> Result<Option<Self>, ConfigError> {
        let Some(wechat) = &settings.wechat else {
            return Ok(None);
        };
        let merchant = merchant::Merchant::new(settings, wechat, clock.clone(), rng)?;
        let keys = key_ring::KeyRing::new(wechat.public_key.as_ref())?;
        let public_key_id = wechat
            .public_key
            .as_ref()
            .map(|key| {
                key.id.parse().map_err(|_| ConfigError::new("WECHAT_PAY_PUBKEY_ID", "should be ASCII"))
            })
            .transpose()?;
        Ok(Some(Self(Arc::new(Parts {
            merchant: Arc::new(merchant),
            app_secret: wechat.secret.clone(),
            api_base: settings.wechat_api_base.clone(),
            pay_base: settings.wechat_pay_base.clone(),
            public_url: settings.public_url.clone(),
            public_key_id,
            keys,
            token: access_token::TokenCache::default(),
            enrolment: shipping::Enrolment::default(),
            transport: transport::Transport::new(timeouts)?,
            clock,
        }))))
    }
}

impl fmt::Debug for WeChat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WeChat").field("pay_base", &self.0.pay_base).finish_non_exhaustive()
    }
}

/// The text, cut to `bytes` on a boundary of characters.
fn cut(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

/// A request of ours as JSON. Our requests hold texts and numbers only, which always serialise.
fn json(body: &impl serde::Serialize) -> String {
    serde_json::to_string(body).unwrap_or_default()
}
