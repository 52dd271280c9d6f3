//! Money as people type it.

use banyi_shared::Fen;

use crate::lang::t;

/// Most digits before the point: a hundred million yuan is beyond any payment.
const MOST_DIGITS: usize = 8;

/// Reads an amount in yuan, digit by digit and never as a float: `198`, `198.5`, `0.01`, `1,280.00`, `¥198`.
///
/// # Errors
/// A sentence for the field.
pub fn parse_yuan(text: &str) -> Result<Fen, &'static str> {
    let shape = t("请填写金额，最多两位小数，例如 128 或 128.50", "An amount such as 128 or 128.50");
    let text = text.trim();
    let text = text.strip_prefix(['¥', '￥']).unwrap_or(text).trim_start();
    if text.is_empty() {
        return Err(t("请填写金额", "Fill in the amount"));
    }
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let whole: String = whole.chars().filter(|c| *c != ',').collect();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let shaped = !whole.is_empty()
        && digits(&whole)
        && digits(part)
        && part.len() <= 2
        && !(part.is_empty() && text.ends_with('.'));
    if !shaped {
        return Err(shape);
    }
    if whole.trim_start_matches('0').len() > MOST_DIGITS {
        return Err(t("金额过大", "Too much"));
    }
    let number = |text: &str| text.bytes().fold(0_i64, |sum, byte| sum * 10 + i64::from(byte - b'0'));
    let cents = match part.len() {
        1 => number(part) * 10,
        _ => number(part),
    };
    Ok(Fen(number(&whole) * 100 + cents))
}

/// The amount as it would be typed: `128` or `128.50`.
pub fn plain_yuan(amount: Fen) -> String {
    match (amount.0 / 100, amount.0 % 100) {
        (whole, 0) => whole.to_string(),
        (whole, cents) => format!("{whole}.{cents:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_type() {
        for (text, fen) in [
            ("198", 19_800),
            ("19.9", 1_990),
            ("0.01", 1),
            (" ￥1,280.00 ", 128_000),
            ("¥0", 0),
            ("00012.30", 1_230),
            ("99999999.99", 9_999_999_999),
        ] {
            assert_eq!(parse_yuan(text), Ok(Fen(fen)), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_amount() {
        for text in ["", "¥", ".5", "1.", "1.234", "-1", "1e3", "１２", "1 2", "abc", "1.2.3", "999999999"]
        {
            assert!(parse_yuan(text).is_err(), "{text}");
        }
    }

    #[test]
    fn writes_what_it_reads() {
        for fen in [1, 10, 99, 100, 1_990, 19_800, 128_001] {
            assert_eq!(parse_yuan(&plain_yuan(Fen(fen))), Ok(Fen(fen)));
        }
    }
}
