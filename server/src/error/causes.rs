//! How errors of below become ours.

use banyi_shared::{ErrorCode, WireError};

use super::Error;

/// PostgreSQL's codes of what another try can help: waited too long for a row, a lock that cannot be had, a deadlock, a
/// conflict of transactions.
const BUSY: [&str; 4] = ["57014", "55P03", "40P01", "40001"];

impl From<sqlx::Error> for Error {
    /// An expected conflict never comes here: it is `ON CONFLICT DO NOTHING`. What comes is a bug, or the database is away.
    #[track_caller]
    fn from(cause: sqlx::Error) -> Self {
        let is_busy = |cause: &sqlx::Error| {
            let code = cause.as_database_error().and_then(|cause| cause.code());
            code.is_some_and(|code| BUSY.contains(&code.as_ref()))
        };
        match cause {
            busy if is_busy(&busy) => {
                tracing::warn!(cause = %busy, "database busy");
                let mut error = Self::new(ErrorCode::Unavailable);
                error.retry_after = Some(1);
                error
            }
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
