//! What can go wrong with a call.

use banyi_shared::ErrorCode;
use banyi_shared::dto::ErrorBody;

/// Why a call gave no answer that can be used.
#[derive(Debug, Clone, PartialEq)]
pub enum ApiError {
    /// The server refused, and says why.
    Refused {
        /// HTTP status.
        status: u16,
        /// The error, for a program and for a person.
        body: Box<ErrorBody>,
        /// Seconds to wait, of the header Retry-After.
        retry_after: Option<i64>,
    },
    /// No answer came. Whether the request arrived is not known.
    Unanswered,
    /// An answer came that is not the server's own. Whether the request had an effect is not known.
    Unreadable {
        /// HTTP status.
        status: u16,
    },
}

impl ApiError {
    /// The code, where the server gave one.
    pub fn code(&self) -> Option<ErrorCode> {
        match self {
            Self::Refused { body, .. } => Some(body.code),
            _ => None,
        }
    }

    /// A sentence for a person.
    pub fn message(&self) -> String {
        match self {
            Self::Refused { body, .. } => body.message.clone(),
            Self::Unanswered => "连接不上服务器，请检查网络后重试".to_owned(),
            Self::Unreadable { status } => format!("服务器暂时无法处理（{status}），请稍后重试"),
        }
    }

    /// What is wrong with the field `name`.
    pub fn field(&self, name: &str) -> Option<String> {
        match self {
            Self::Refused { body, .. } => body.fields.as_ref()?.get(name).cloned(),
            _ => None,
        }
    }

    /// Whether it says what is wrong with at least one field.
    pub fn has_fields(&self) -> bool {
        matches!(self, Self::Refused { body, .. } if body.fields.as_ref().is_some_and(|f| !f.is_empty()))
    }

    /// The request's id, to find it in the server's log.
    pub fn request_id(&self) -> Option<String> {
        match self {
            Self::Refused { body, .. } => Some(body.request_id.clone()),
            _ => None,
        }
    }

    /// Seconds to wait before asking again.
    pub const fn retry_after(&self) -> Option<i64> {
        match self {
            Self::Refused { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// Whether the request may have had its effect all the same: repeat it unchanged, with its key.
    pub const fn is_outcome_unknown(&self) -> bool {
        match self {
            Self::Refused { status, .. } => *status >= 500,
            Self::Unanswered | Self::Unreadable { .. } => true,
        }
    }

    /// Whether the session is over.
    pub fn is_signed_out(&self) -> bool {
        matches!(self.code(), Some(ErrorCode::Unauthenticated | ErrorCode::TokenExpired))
    }

    /// Whether there is nothing of that name.
    pub fn is_not_found(&self) -> bool {
        self.code() == Some(ErrorCode::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, code: ErrorCode) -> ApiError {
        ApiError::Refused {
            status,
            retry_after: None,
            body: Box::new(ErrorBody {
                code,
                message: "不行".to_owned(),
                request_id: "r1".to_owned(),
                fields: None,
                details: None,
            }),
        }
    }

    #[test]
    fn only_an_answer_below_500_settles_the_outcome() {
        assert!(!refused(409, ErrorCode::RefundTooMuch).is_outcome_unknown());
        assert!(refused(503, ErrorCode::Unavailable).is_outcome_unknown());
        assert!(ApiError::Unanswered.is_outcome_unknown());
        assert!(ApiError::Unreadable { status: 502 }.is_outcome_unknown());
    }

    #[test]
    fn a_wrong_password_does_not_end_a_session() {
        assert!(refused(401, ErrorCode::Unauthenticated).is_signed_out());
        assert!(!refused(401, ErrorCode::SignInFailed).is_signed_out());
    }
}
