//! Money.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub};

use serde::{Deserialize, Serialize};

/// An amount of money in fen (0.01 CNY). On the wire a plain integer in a field named `…Fen`.
///
/// Never a float: 19.9 yuan times 100 is 1989 in floating point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "openapi", derive(poem_openapi::NewType))]
pub struct Fen(pub i64);

impl Fen {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// `percent` of this amount, rounded down to whole fen. `percent` is 0 to 100.
    pub const fn percent_floor(self, percent: i64) -> Self {
        Self(self.0 * percent / 100)
    }

    /// Whether there is none.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The amount for a person: `¥198` or `¥198.50`, with thousands separated.
    pub fn yuan(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, cents) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let digits = whole.to_string();
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at) % 3 == 0 {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        if cents == 0 { format!("{sign}¥{grouped}") } else { format!("{sign}¥{grouped}.{cents:02}") }
    }
}

impl Add for Fen {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Fen {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Fen {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Sum for Fen {
    fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
        items.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_well() {
        assert_eq!(Fen(19_800).yuan(), "¥198");
        assert_eq!(Fen(19_850).yuan(), "¥198.50");
        assert_eq!(Fen(1).yuan(), "¥0.01");
        assert_eq!(Fen(123_456_789).yuan(), "¥1,234,567.89");
        assert_eq!(Fen(-500).yuan(), "-¥5");
    }

    #[test]
    fn percent_rounds_down() {
        assert_eq!(Fen(19_801).percent_floor(80), Fen(15_840));
        assert_eq!(Fen(1).percent_floor(50), Fen(0));
    }
}
