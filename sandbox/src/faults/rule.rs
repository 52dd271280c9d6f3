//! One rule.

use super::target::{OPERATIONS, Target};
use serde::{Deserialize, Serialize};

const ABOUT_MONEY: [&str; 7] =
    ["jsapi", "native", "query", "close", "refund", "refund_query", "abnormal_refund"];
const PAYABLE: [&str; 4] = ["jsapi", "native", "query", "close"];

/// Where the fault strikes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// On the way in: nothing is committed.
    Request,
    /// On the way out: everything is committed.
    Answer,
}

/// What goes wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    /// The connection is cut without an answer.
    Lost,
    /// It arrives after this many milliseconds.
    Late {
        /// Milliseconds.
        ms: u64,
    },
    /// Silence, then the connection is cut.
    Timeout,
    /// 500 SYSTEM_ERROR.
    #[serde(rename = "500")]
    SystemError,
    /// 502 with a page of HTML, as a gateway sends.
    #[serde(rename = "502_html")]
    BadGateway,
    /// 429 FREQUENCY_LIMITED.
    #[serde(rename = "429")]
    TooMany,
    /// Without Wechatpay-* headers.
    Unsigned,
    /// Signed by a stranger's key under the right serial.
    BadSignature,
    /// The body is changed after signing.
    Tampered,
    /// Signed more than five minutes ago.
    Stale,
    /// WeChat's probe: `WECHATPAY/SIGNTEST/…` for a signature.
    Signtest,
    /// Signed well, under a serial nobody knows.
    UnknownSerial,
    /// A notification comes twice at once.
    Duplicate,
    /// A notification is never sent.
    Never,
    /// A notification waits until another one of its order was delivered.
    AfterNext,
    /// The answer waits until every notification of its order was delivered once.
    NotifyFirst,
    /// The payer pays meanwhile: before the request is handled, or after that and before its
    /// answer leaves.
    Pays {
        /// The call waits until the payment was told as well.
        #[serde(default)]
        told: bool,
    },
    /// The hash of a bill is another's.
    WrongHash,
    /// A file ends in its middle.
    Truncated,
    /// Any error. For api.weixin.qq.com give `errcode`, for WeChat Pay `status` and `code`.
    Error {
        /// HTTP status of APIv3.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        status: Option<u16>,
        /// Code of APIv3.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        code: Option<String>,
        /// Code of the mini-program's API.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        errcode: Option<i64>,
        /// A sentence.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        message: Option<String>,
    },
}

impl Kind {
    /// As it is written in a rule.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Late { .. } => "late",
            Self::Timeout => "timeout",
            Self::SystemError => "500",
            Self::BadGateway => "502_html",
            Self::TooMany => "429",
            Self::Unsigned => "unsigned",
            Self::BadSignature => "bad_signature",
            Self::Tampered => "tampered",
            Self::Stale => "stale",
            Self::Signtest => "signtest",
            Self::UnknownSerial => "unknown_serial",
            Self::Duplicate => "duplicate",
            Self::Never => "never",
            Self::AfterNext => "after_next",
            Self::NotifyFirst => "notify_first",
            Self::Pays { .. } => "pays",
            Self::WrongHash => "wrong_hash",
            Self::Truncated => "truncated",
            Self::Error { .. } => "error",
        }
    }

    /// Whether it is about the signature rather than the journey.
    pub fn is_forgery(&self) -> bool {
        matches!(
            self,
            Self::Unsigned
                | Self::BadSignature
                | Self::Tampered
                | Self::Stale
                | Self::Signtest
                | Self::UnknownSerial
        )
    }
}

/// What goes wrong with which calls.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// The operation's name, or `*`.
    #[serde(rename = "match")]
    pub operation: String,
    /// Where.
    pub side: Side,
    /// What.
    #[serde(flatten)]
    pub kind: Kind,
    /// Only calls about numbers that begin so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// How often yet; None is always.
    #[serde(default)]
    pub times: Option<u32>,
    /// 0 to 1.
    #[serde(default = "certain")]
    pub probability: f64,
}

fn certain() -> f64 {
    1.0
}

impl Rule {
    /// Whether it speaks of this call.
    pub fn applies(&self, target: &Target<'_>, side: Side) -> bool {
        self.side == side
            && self.times != Some(0)
            && target.is(&self.operation)
            && self.subject.as_deref().is_none_or(|prefix| target.is_about(prefix))
    }

    /// Refuses what cannot happen: an operation that does not exist, an answer forged before it
    /// exists, a notification's answer in other colours than lost, a doubled call that is no
    /// notification, a payment during a call that is about none, a bill's fault of anything else.
    pub fn check(&self) -> Result<(), String> {
        let operation = self.operation.as_str();
        let notify = operation.starts_with("notify");
        let answer = self.side == Side::Answer;
        let possible = match &self.kind {
            kind if kind.is_forgery() => answer != notify,
            Kind::Duplicate | Kind::Never | Kind::AfterNext => notify && !answer,
            Kind::NotifyFirst => answer && ABOUT_MONEY.contains(&operation),
            Kind::Pays { .. } => PAYABLE.contains(&operation),
            Kind::WrongHash => answer && ["trade_bill", "fund_flow_bill"].contains(&operation),
            Kind::Truncated => answer && operation == "bill_download",
            kind if notify && answer => matches!(kind, Kind::Lost),
            Kind::SystemError | Kind::BadGateway | Kind::TooMany | Kind::Error { .. } => !notify,
            _ => true,
        };
        let known = operation == "*" || OPERATIONS.contains(&operation);
        let probable = (0.0..=1.0).contains(&self.probability);
        if possible && known && probable {
            return Ok(());
        }
        Err(format!(
            "{} on the {:?} side of {} with probability {} cannot happen",
            self.kind.name(),
            self.side,
            self.operation,
            self.probability
        ))
    }
}
