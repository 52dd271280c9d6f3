//! Why a call to the mini-program's server API did not succeed.

/// Why a call to `api.weixin.qq.com` did not succeed. `errmsg` is never looked at: its words change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MiniError {
    /// WeChat is busy (-1), slow or away, its quota is used up (45009, 45011), or it says nothing that can be read: the
    /// call may have done its work. Again later.
    #[error("WeChat does not answer: {0}")]
    Unavailable(String),
    /// The appid, its secret or our address is not accepted (40013, 40125, 40164, 41002, 41004, 89503): a person must
    /// act.
    #[error("the mini-program's settings are wrong: errcode {0}")]
    Config(i64),
    /// Any other `errcode`.
    #[error("errcode {0}")]
    Refused(i64),
}

impl MiniError {
    /// By WeChat's `errcode`, which is not 0.
    pub(super) fn of(errcode: i64) -> Self {
        match errcode {
            -1 | 45009 | 45011 => Self::Unavailable(format!("errcode {errcode}")),
            40013 | 40125 | 40164 | 41002 | 41004 | 89503 => Self::Config(errcode),
            other => Self::Refused(other),
        }
    }

    /// Whether the access token is wrong, old or missing.
    pub(super) const fn is_about_the_token(&self) -> bool {
        matches!(self, Self::Refused(40001 | 41001 | 42001))
    }

    /// For metrics.
    pub(super) const fn outcome(&self) -> &'static str {
        match self {
            Self::Unavailable(_) => "unavailable",
            Self::Config(_) => "config",
            Self::Refused(_) => "refused",
        }
    }
}
