//! Figures for a person to read.

use banyi_shared::time::{HOUR, MINUTE};
use banyi_shared::{Fen, Instant};
use serde::{Deserialize, Serialize};

/// An amount in fen.
#[derive(Deserialize)]
pub struct FenArgs {
    fen: Fen,
}

/// `format_fen {fen}`: `¥198` or `¥198.50`.
pub fn format_fen(args: FenArgs) -> String {
    args.fen.yuan()
}

/// An end and the moment.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CountdownArgs {
    until: Instant,
    now_ms: i64,
}

/// What is left of a time.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CountdownAnswer {
    /// Milliseconds left, never below 0.
    left_ms: i64,
    /// `29:59`, or `1:29:59` from an hour on. Counts begun seconds whole, so that 00:00 means over.
    text: String,
    /// Whether nothing is left.
    ended: bool,
}

/// `countdown {until, nowMs}`.
pub fn countdown(args: CountdownArgs) -> CountdownAnswer {
    let left_ms = (args.until - Instant::from_ms(args.now_ms)).max(0);
    let whole = (left_ms + 999) / 1000 * 1000;
    let (hours, minutes, seconds) = (whole / HOUR, whole % HOUR / MINUTE, whole % MINUTE / 1000);
    let text = if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes:02}:{seconds:02}")
    };
    CountdownAnswer { left_ms, text, ended: left_ms == 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(left_ms: i64) -> String {
        countdown(CountdownArgs { until: Instant::from_ms(left_ms), now_ms: 0 }).text
    }

    #[test]
    fn zero_is_shown_only_when_it_is_over() {
        assert_eq!(text(30 * MINUTE), "30:00");
        assert_eq!(text(1), "00:01");
        assert_eq!(text(0), "00:00");
        assert_eq!(text(-5), "00:00");
        assert_eq!(text(HOUR + 61_000), "1:01:01");
    }
}
