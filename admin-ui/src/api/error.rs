//! What can go wrong with a call.

use banyi_shared::ErrorCode;
use banyi_shared::dto::ErrorBody;

use crate::lang::{is_english, t, tf};

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
            // The server's own sentences are Chinese.
            Self::Refused { body, .. } if is_english() => english(body.code).to_owned(),
            Self::Refused { body, .. } => body.message.clone(),
            Self::Unanswered => t(
                "连接不上服务器，请检查网络后重试",
                "The server cannot be reached. Check your connection and try again.",
            )
            .to_owned(),
            Self::Unreadable { status } => tf!(
                "服务器暂时无法处理（{status}），请稍后重试",
                "The server cannot answer now ({status}). Please try again later."
            ),
        }
    }

    /// What is wrong with the field `name`, or with a part of it, such as `name[0].price`.
    pub fn field(&self, name: &str) -> Option<String> {
        let Self::Refused { body, .. } = self else {
            return None;
        };
        let is_part = |key: &str| key.strip_prefix(name).is_some_and(|rest| rest.starts_with(['[', '.']));
        let fields = body.fields.as_ref()?;
        let words = fields.get(name).or_else(|| Some(fields.iter().find(|(key, _)| is_part(key))?.1))?;
        Some(if is_english() { "This was not accepted. Please check it.".to_owned() } else { words.clone() })
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

/// What an error code means, in English.
const fn english(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::Unauthenticated | ErrorCode::TokenExpired => {
            "Your session has ended. Please sign in again."
        }
        ErrorCode::SignInFailed => "Account or password is wrong.",
        ErrorCode::Forbidden => "Your role does not allow this.",
        ErrorCode::UserLocked => "The account is locked. Please try again later.",
        ErrorCode::NotFound => "It does not exist, or lies outside your scope.",
        ErrorCode::MethodNotAllowed => "This cannot be done here.",
        ErrorCode::BodyTooLarge => "This is too large.",
        ErrorCode::ValidationFailed => "Something was not accepted. Please check what you filled in.",
        ErrorCode::RateLimited => "Too many tries. Please wait a moment.",
        ErrorCode::IdempotencyKeyRequired | ErrorCode::IdempotencyKeyReused => {
            "The request could not be told from another one. Please reload the page."
        }
        ErrorCode::UnpaidOrderExists => "An unpaid order exists.",
        ErrorCode::SoldOut => "No place is left.",
        ErrorCode::CompanionNeeded => "This patient needs a companion.",
        ErrorCode::OrderNotPayable => "The order does not wait for payment.",
        ErrorCode::OrderAlreadyPaid => "The order is paid.",
        ErrorCode::MoveNotAllowed => "Its present state does not allow this. Please refresh.",
        ErrorCode::CancelTooLate => "It is too late to cancel.",
        ErrorCode::TermsOutdated => "The terms have changed.",
        ErrorCode::PriceChanged => "The price has changed.",
        ErrorCode::PaymentUnderWay => "A payment is just being answered. Please try again in a moment.",
        ErrorCode::SecondPersonNeeded => "Who asked for a refund cannot approve it.",
        ErrorCode::RefundChanged => "What goes back has changed.",
        ErrorCode::RefundTooMuch => "More than what is left of the payment.",
        ErrorCode::BookingNotOpen => "Booking has not opened yet.",
        ErrorCode::BookingClosed => "This session sells no more.",
        ErrorCode::AlreadyBooked => "This person has a number of this department and day.",
        ErrorCode::BookingLimit => "The user has as many numbers as this hospital allows for the day.",
        ErrorCode::NoShowStopped => "The user missed too many appointments and cannot book now.",
        ErrorCode::NotFull => "There are places left.",
        ErrorCode::OfferOver => "The offer has ended.",
        ErrorCode::SignatureRefused | ErrorCode::Replayed | ErrorCode::PartnerRefused => {
            "The hospital's call was refused."
        }
        ErrorCode::AlreadyExists => "Something of that name, number or account exists.",
        ErrorCode::Conflict => "Somebody else changed it meanwhile. Please refresh.",
        ErrorCode::FileRefused => "This file is not accepted: a JPG, PNG or WebP picture is needed.",
        ErrorCode::AccountBusy => "The account has an order or money on its way.",
        ErrorCode::WechatCodeInvalid => "The sign-in code of WeChat is used up.",
        ErrorCode::WechatUserBlocked => "WeChat refuses this user.",
        ErrorCode::WechatUnavailable => "WeChat does not answer. Please try again later.",
        ErrorCode::WechatNotConfigured => "WeChat is not set up on this server.",
        ErrorCode::NotificationRefused => "The notification was refused.",
        ErrorCode::Unavailable => "The server is busy. Please try again later.",
        ErrorCode::Internal => "The server failed. Please try again later.",
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
