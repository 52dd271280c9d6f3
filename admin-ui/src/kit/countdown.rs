//! Time that runs out, by the server's clock.

use std::time::Duration;

use banyi_shared::Instant;
use leptos::prelude::*;

use super::when;
use crate::api::clock;

/// Whole seconds until `end`, counting down each second; 0 once it has passed.
pub fn seconds_until(end: Instant) -> ReadSignal<i64> {
    let left = move || ((end - clock::now()).max(0) + 999) / 1000;
    let (seconds, set_seconds) = signal(left());
    let tick = move || {
        set_seconds.try_set(left());
    };
    if let Ok(handle) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || handle.clear());
    }
    seconds
}

/// `mm:ss` until `end`. Read out by nobody: a text that changes each second would never be silent.
#[component]
pub fn Countdown(
    end: Instant,
    /// What stands there once the time has passed.
    over: &'static str,
) -> impl IntoView {
    let seconds = seconds_until(end);
    view! {
        <span class="countdown" aria-live="off">
            {move || match seconds.get() {
                0 => over.to_owned(),
                left => when::clock(left),
            }}
        </span>
    }
}
