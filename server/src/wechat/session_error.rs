//! Why a sign-in code did not become an openid.

use banyi_shared::ErrorCode;

use crate::error::Error;

/// Why WeChat gave no openid.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// The code is wrong, old or used (40029, 40163): the mini-program calls wx.login again.
    #[error("the code is wrong, old or used")]
    CodeInvalid,
    /// WeChat is busy (-1), slow or away: later, with a fresh code.
    #[error("WeChat does not answer: {0}")]
    Busy(String),
    /// Over 100 calls a minute for a user (45011).
    #[error("rate limited")]
    RateLimited,
    /// WeChat blocks this user (40226).
    #[error("blocked by WeChat")]
    Blocked,
    /// The appid or its secret is wrong (40013, 40125, 41002, 41004, 41008): a person must act.
    #[error("the mini-program's settings are wrong: errcode {0}")]
    Config(i64),
    /// Any other `errcode`.
    #[error("errcode {0}")]
    Other(i64),
}

impl SessionError {
    /// By WeChat's `errcode`, which is not 0.
    pub(super) fn of(errcode: i64) -> Self {
        match errcode {
            -1 => Self::Busy("errcode -1".to_owned()),
            40029 | 40163 => Self::CodeInvalid,
            45011 => Self::RateLimited,
            40226 => Self::Blocked,
            40013 | 40125 | 41002 | 41004 | 41008 => Self::Config(errcode),
            other => Self::Other(other),
        }
    }

    /// For metrics.
    pub(super) const fn outcome(&self) -> &'static str {
        match self {
            Self::CodeInvalid => "code_invalid",
            Self::Busy(_) => "busy",
            Self::RateLimited => "rate_limited",
            Self::Blocked => "blocked",
            Self::Config(_) => "config",
            Self::Other(_) => "other",
        }
    }
}

impl From<SessionError> for Error {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::CodeInvalid => Self::new(ErrorCode::WechatCodeInvalid),
            SessionError::Blocked => Self::new(ErrorCode::WechatUserBlocked),
            SessionError::RateLimited => {
                let mut error = Self::new(ErrorCode::RateLimited);
                error.retry_after = Some(60);
                error
            }
            SessionError::Busy(_) | SessionError::Config(_) | SessionError::Other(_) => {
                Self::new(ErrorCode::WechatUnavailable)
            }
        }
    }
}
