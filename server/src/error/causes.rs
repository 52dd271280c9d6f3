//! How errors of below become ours.

use banyi_shared::{ErrorCode, WireError};

use super::Error;

impl From<sqlx::Error> for Error {
    /// An expected conflict never comes here: it is `ON CONFLICT DO NOTHING`. What comes is a bug, or the database is away.
    #[track_caller]
    fn from(cause: sqlx::Error) -> Self {
        match cause {
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => {
                tracing::error!(%cause, "database away");
                let mut error = Self::new(ErrorCode::Unavailable);
                error.retry_after = Some(1);
                error
            }
            other => Self::internal(other),
        }
    }
}

impl From<WireError> for Error {
    /// Only rows of our own database are parsed with `?`; what a client sent is checked by name.
    #[track_caller]
    fn from(cause: WireError) -> Self {
        Self::internal(cause)
    }
}

impl From<serde_json::Error> for Error {
    #[track_caller]
    fn from(cause: serde_json::Error) -> Self {
        // The text of a JSON error may quote a value: only its place is logged.
        Self::internal(format_args!("JSON {:?} at {}:{}", cause.classify(), cause.line(), cause.column()))
    }
}
