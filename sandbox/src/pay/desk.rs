//! What a handler has before it while it holds the state.

use crate::faults::Kind;
use crate::keys::Keys;
use crate::state::State;
use crate::wechat::refusal::Refusal;
use serde_json::Value;

/// The desk at which one request is handled.
pub struct Desk<'a> {
    /// Everything that changes.
    pub state: &'a mut State,
    /// The identities.
    pub keys: &'a Keys,
    /// Wall time, ms UTC.
    pub wall_ms: i64,
    /// Business time, ms UTC.
    pub now_ms: i64,
}

/// What a handler answers when it does not refuse.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// 200 with JSON, signed.
    Json(Value),
    /// 204, signed over nothing.
    NoContent,
    /// A file, unsigned.
    File {
        /// Its bytes.
        bytes: Vec<u8>,
        /// Its Content-Type.
        content_type: &'static str,
    },
}

impl Reply {
    /// The same answer with a bill's fault in it.
    pub fn spoilt(self, kind: &Kind) -> Self {
        match (self, kind) {
            (Self::Json(mut value), Kind::WrongHash) => {
                value["hash_value"] = Value::from("da39a3ee5e6b4b0d3255bfef95601890afd80709");
                Self::Json(value)
            }
            (Self::File { mut bytes, content_type }, Kind::Truncated) => {
                bytes.truncate(bytes.len() / 2);
                Self::File { bytes, content_type }
            }
            (reply, _) => reply,
        }
    }
}

/// What a handler returns.
pub type Handled = Result<Reply, Refusal>;

impl Desk<'_> {
    /// 404 of an order, in the spelling of the day.
    pub fn no_order(&self) -> Refusal {
        Refusal::new(404, &self.state.mode.order_not_exist_code, "订单不存在")
    }

    /// Refuses a merchant number in the request that is not the one that signed.
    pub fn check_mchid(&self, mchid: &str) -> Result<(), Refusal> {
        if mchid == self.keys.mchid {
            return Ok(());
        }
        Err(Refusal::new(400, "PARAM_ERROR", "http header中的mchid与post payload中的mchid不匹配"))
    }
}
