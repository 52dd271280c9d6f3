//! 居民身份证: the 18-digit resident identity card number, GB 11643-1999.

use std::fmt;
use std::str::FromStr;

use crate::region::is_province;
use crate::time::CivilDate;

wire_enum! {
    /// Sex, as the ID number tells it.
    pub enum Sex {
        /// 男
        Male = "male",
        /// 女
        Female = "female",
    }
}

impl Sex {
    /// The word on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Male => "男",
            Self::Female => "女",
        }
    }
}

/// Why a text is not an ID number. Displays as a sentence for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdCardError {
    /// Not 18 characters of digits, the last a digit or X.
    Shape,
    /// The first two digits name no province.
    Region,
    /// Digits 7 to 14 are no date of the calendar.
    Date,
    /// The last character is not the checksum of the others.
    Checksum,
}

impl fmt::Display for IdCardError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shape => "身份证号应为 18 位数字，最后一位可以是 X",
            Self::Region => "身份证号前两位不是有效的地区码",
            Self::Date => "身份证号中的出生日期不正确",
            Self::Checksum => "身份证号校验位不正确，请核对",
        })
    }
}

impl std::error::Error for IdCardError {}

/// A valid ID number. `Debug` is masked.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct IdCard {
    text: String,
    birthday: CivilDate,
}

impl IdCard {
    /// All 18 characters, the check character upper-case. Personal data: encrypt at rest, never log.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// `1101**********002X`.
    pub fn masked(&self) -> String {
        crate::mask::id_card(&self.text)
    }

    /// The date of birth, digits 7 to 14.
    pub const fn birthday(&self) -> CivilDate {
        self.birthday
    }

    /// The 17th digit: odd is male, even is female.
    pub fn sex(&self) -> Sex {
        if self.text.as_bytes()[16] % 2 == 1 { Sex::Male } else { Sex::Female }
    }

    /// Full years on `today`: the birthday itself counts. Somebody born on 29 February comes of age on 1 March.
    /// Negative when the birthday lies in the future.
    pub fn age_on(&self, today: CivilDate) -> i32 {
        self.birthday.age_on(today)
    }
}

impl fmt::Debug for IdCard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IdCard({})", self.masked())
    }
}

impl FromStr for IdCard {
    type Err = IdCardError;

    fn from_str(text: &str) -> Result<Self, IdCardError> {
        let text = text.trim().to_ascii_uppercase();
        let bytes = text.as_bytes();
        if bytes.len() != 18
            || !bytes[..17].iter().all(u8::is_ascii_digit)
            || !(bytes[17].is_ascii_digit() || bytes[17] == b'X')
        {
            return Err(IdCardError::Shape);
        }
        if !is_province(digits(&bytes[..2])) {
            return Err(IdCardError::Region);
        }
        let (year, month, day) = (digits(&bytes[6..10]), digits(&bytes[10..12]), digits(&bytes[12..14]));
        let birthday = CivilDate::new(year, month, day).filter(|_| year >= 1850).ok_or(IdCardError::Date)?;
        if bytes[17] != checksum(&bytes[..17]) {
            return Err(IdCardError::Checksum);
        }
        Ok(Self { text, birthday })
    }
}

/// The number that ASCII digits spell.
fn digits(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |sum, byte| sum * 10 + u32::from(byte - b'0'))
}

/// The check character of 17 digits: ISO 7064 MOD 11-2.
fn checksum(bytes: &[u8]) -> u8 {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHARACTERS: &[u8; 11] = b"10X98765432";
    let sum: u32 = bytes.iter().zip(WEIGHTS).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
    CHARACTERS[(sum % 11) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The example of GB 11643-1999.
    const STANDARD: &str = "11010519491231002X";

    #[test]
    fn reads_the_standards_example() {
        let card: IdCard = STANDARD.parse().unwrap();
        assert_eq!(card.birthday().to_string(), "1949-12-31");
        assert_eq!(card.sex(), Sex::Female);
        assert_eq!(format!("{card:?}"), "IdCard(1101**********002X)");
        assert_eq!("11010519491231002x".parse::<IdCard>().unwrap(), card);
    }

    #[test]
    fn says_what_is_wrong() {
        let parse = |text: &str| text.parse::<IdCard>().map(|_| ());
        assert_eq!(parse("110105194912310021"), Err(IdCardError::Checksum));
        assert_eq!(parse("110105194913310021"), Err(IdCardError::Date));
        assert_eq!(parse("110105190002290021"), Err(IdCardError::Date));
        assert_eq!(parse("000105194912310021"), Err(IdCardError::Region));
        assert_eq!(parse("11010519491231002"), Err(IdCardError::Shape));
        assert_eq!(parse("一二三四五六"), Err(IdCardError::Shape));
        assert_eq!(parse("110105４949123100X"), Err(IdCardError::Shape));
    }

    #[test]
    fn age_turns_on_the_birthday() {
        let card: IdCard = STANDARD.parse().unwrap();
        let age = |text: &str| card.age_on(text.parse().unwrap());
        assert_eq!(age("2029-12-30"), 79);
        assert_eq!(age("2029-12-31"), 80);
        assert_eq!(age("1949-12-30"), -1);
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,24}") {
            let _ = text.parse::<IdCard>();
        }

        #[test]
        fn one_changed_digit_is_always_found(at in 0usize..17, by in 1u8..10) {
            let mut bytes = STANDARD.as_bytes().to_vec();
            bytes[at] = b'0' + (bytes[at] - b'0' + by) % 10;
            prop_assert!(String::from_utf8(bytes).unwrap().parse::<IdCard>().is_err());
        }
    }
}
