//! Mobile numbers.

use std::fmt;
use std::str::FromStr;

use crate::WireError;

/// A mainland mobile number: 11 digits, first 1, second 3 to 9. `Debug` and [`Phone::masked`] hide the middle.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Phone(String);

impl Phone {
    /// All 11 digits. Personal data: encrypt it at rest and never log it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `138****8000`.
    pub fn masked(&self) -> String {
        crate::mask::phone(&self.0)
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phone({})", self.masked())
    }
}

impl FromStr for Phone {
    type Err = WireError;

    /// Spaces, dashes and a leading +86 or 86 are forgiven: people paste numbers as their phone shows them.
    fn from_str(text: &str) -> Result<Self, WireError> {
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '\u{a0}')).collect();
        let digits = digits.strip_prefix("+86").unwrap_or(&digits);
        let digits = match digits.strip_prefix("86") {
            Some(rest) if rest.len() == 11 => rest,
            _ => digits,
        };
        let bytes = digits.as_bytes();
        let fits = bytes.len() == 11
            && bytes.iter().all(u8::is_ascii_digit)
            && bytes[0] == b'1'
            && (b'3'..=b'9').contains(&bytes[1]);
        if fits { Ok(Self(digits.to_owned())) } else { Err(WireError("请输入 11 位手机号")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_what_people_paste() {
        for text in ["13800138000", "138 0013 8000", "+86 138-0013-8000", "8613800138000"] {
            assert_eq!(text.parse::<Phone>().unwrap().as_str(), "13800138000", "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_mobile_number() {
        for text in ["", "12800138000", "1380013800", "138001380000", "1380013800x", "０3800138000"] {
            assert!(text.parse::<Phone>().is_err(), "{text}");
        }
    }

    #[test]
    fn debug_hides_the_middle() {
        let phone: Phone = "13800138000".parse().unwrap();
        assert_eq!(format!("{phone:?}"), "Phone(138****8000)");
    }
}
