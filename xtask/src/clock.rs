//! `cargo xtask clock`: moves the business time of the demo's server and sandbox together.

use std::path::PathBuf;

use crate::{Outcome, workspace};

/// Holds the offset from wall time, in milliseconds; server and sandbox read it.
pub fn file() -> PathBuf {
    workspace::data().join("clock")
}

/// `+31m`, `-1h`, `reset` or `show`.
pub fn clock(args: &[String]) -> Outcome {
    let [word] = args else {
        return Err("usage: cargo xtask clock +31m | +2h | +1d | reset | show".into());
    };
    let now = std::fs::read_to_string(file()).ok().and_then(|text| text.trim().parse().ok()).unwrap_or(0);
    let next = match word.as_str() {
        "show" => now,
        "reset" => 0,
        step => now + parse(step)?,
    };
    if word != "show" {
        std::fs::create_dir_all(workspace::data())?;
        std::fs::write(file(), format!("{next}\n"))?;
    }
    println!("business time is wall time {}", shown(next));
    Ok(())
}

/// A step in milliseconds: a sign, a whole number and `s`, `m`, `h` or `d`.
fn parse(step: &str) -> Outcome<i64> {
    let wrong = || format!("{step} is no step of time: write +90s, +31m, +2h, +1d or -1h");
    let sign = match step.as_bytes().first() {
        Some(b'+') => 1,
        Some(b'-') => -1,
        _ => return Err(wrong().into()),
    };
    let unit = match step.as_bytes().last() {
        Some(b's') => 1_000,
        Some(b'm') => 60_000,
        Some(b'h') => 3_600_000,
        Some(b'd') => 86_400_000,
        _ => return Err(wrong().into()),
    };
    let number: u32 = step.get(1..step.len() - 1).and_then(|digits| digits.parse().ok()).ok_or_else(wrong)?;
    Ok(sign * i64::from(number) * unit)
}

fn shown(offset: i64) -> String {
    let seconds = offset.abs() / 1_000;
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
    let sign = if offset < 0 { '-' } else { '+' };
    format!("{sign} {days} d {hours} h {minutes} min {} s", seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_read() {
        assert_eq!(parse("+31m").unwrap(), 31 * 60_000);
        assert_eq!(parse("-1h").unwrap(), -3_600_000);
        assert_eq!(parse("+2d").unwrap(), 2 * 86_400_000);
        for wrong in ["31m", "+m", "+1", "+1y", "", "+", "+1.5h", "+分"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_offset_is_told_in_words() {
        assert_eq!(shown(0), "+ 0 d 0 h 0 min 0 s");
        assert_eq!(shown(-(86_400_000 + 61_000)), "- 1 d 0 h 1 min 1 s");
    }
}
