//! Amounts by their decimal digits; no float ever.

/// A decimal number as `units` of 10^-`scale`; `None` unless it is digits, perhaps with a sign and a point, of at most
/// `scale` decimals, and fits.
pub(super) fn units(text: &str, scale: u32) -> Option<i64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || (digits.contains('.') && decimals.is_empty()) {
        return None;
    }
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let missing = usize::try_from(scale).ok()?.checked_sub(decimals.len())?;
    if !is_number(whole) || !is_number(decimals) {
        return None;
    }
    let padded = decimals.bytes().chain(std::iter::repeat_n(b'0', missing));
    whole
        .bytes()
        .chain(padded)
        .try_fold(0i64, |sum, digit| sum.checked_mul(10)?.checked_add(sign * i64::from(digit - b'0')))
}

/// Yuan as fen.
pub(super) fn fen(text: &str) -> Option<i64> {
    units(text, 2)
}

/// A fee in yuan, which has up to 5 decimals, as 1/1000 fen.
pub(super) fn milli_fen(text: &str) -> Option<i64> {
    units(text, 5)
}

/// Whether `sum`, in 1/1000 fen, is what a total says. One with fewer than 5 decimals may be rounded.
pub(super) fn is_total(text: &str, sum: i64) -> Option<bool> {
    let told = milli_fen(text)?;
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let step = if told == 0 && decimals == 0 { 1 } else { 10_u64.pow(5 - u32::try_from(decimals).ok()?) };
    Some(told.abs_diff(sum) < step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yuan_are_read_digit_by_digit() {
        for (text, wanted) in [
            ("198.00", 19_800),
            ("19.9", 1_990),
            ("0.29", 29),
            ("0", 0),
            ("-0.59", -59),
            ("1234567.89", 123_456_789),
        ] {
            assert_eq!(fen(text), Some(wanted), "{text}");
        }
        assert_eq!((milli_fen("1.18800"), milli_fen("-0.59400")), (Some(118_800), Some(-59_400)));
    }

    #[test]
    fn what_is_no_amount_is_none() {
        let far = "9".repeat(30);
        for text in
            ["", "-", ".", ".5", "5.", "1,000.00", "1e2", "+1", "--1", "0.001", "1.2.3", "１", " 1", &far]
        {
            assert_eq!(fen(text), None, "{text}");
        }
    }

    #[test]
    fn a_rounded_total_may_differ_by_less_than_its_last_place() {
        assert_eq!(is_total("0.59400", 59_400), Some(true));
        assert_eq!(is_total("0.59400", 59_401), Some(false));
        assert_eq!(is_total("0.59", 59_400), Some(true));
        assert_eq!(is_total("0.58", 59_400), Some(false));
        assert_eq!((is_total("0", 0), is_total("0", 1)), (Some(true), Some(false)));
        assert_eq!(is_total("x", 0), None);
    }
}
