//! The server's clock, as heard with its last answer: countdowns must not follow a wrong clock on the desk.

use std::cell::Cell;

use banyi_shared::Instant;

thread_local! {
    /// Milliseconds by which the server is ahead of this machine.
    static AHEAD_MS: Cell<i64> = const { Cell::new(0) };
}

#[expect(clippy::cast_possible_truncation, reason = "Date.now() is a whole number far below 2^53")]
fn local_ms() -> i64 {
    js_sys::Date::now() as i64
}

/// Takes note of the server's time, in milliseconds UTC.
pub fn hear(server_ms: i64) {
    AHEAD_MS.set(server_ms - local_ms());
}

/// The server's business time now.
pub fn now() -> Instant {
    Instant::from_ms(local_ms() + AHEAD_MS.get())
}
