//! Waiting after too many tries.

use banyi_shared::ErrorCode;
use leptos::prelude::*;

use crate::api::{ApiError, clock};
use crate::kit::seconds_until;

/// Seconds to wait when the server names none.
const USUAL_SECONDS: i64 = 30;

/// Seconds left until one may try again; 0 when there is nothing to wait for.
pub fn seconds_to_wait(error: impl Fn() -> Option<ApiError> + Send + Sync + 'static) -> Signal<i64> {
    let timer = Memo::new(move |_| {
        let error = error()?;
        (error.code() == Some(ErrorCode::RateLimited)).then(|| {
            let seconds = error.retry_after().unwrap_or(USUAL_SECONDS);
            seconds_until(clock::now() + seconds * 1000)
        })
    });
    Signal::derive(move || timer.get().map_or(0, |left| left.get()))
}
