//! What stands in a cell, and how people write dates, numbers and money there.

use banyi_shared::{CivilDate, Fen};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Text without white space at its ends, never empty.
    Text(String),
    /// A number.
    Number(f64),
    /// A cell that is shown as a date; nothing when it is none.
    Date(Option<CivilDate>),
    /// A formula, whatever it gave last.
    Formula,
    /// #N/A and the like.
    Broken,
}

/// Full-width letters, digits and signs as half-width ones.
pub fn half_width(text: &str) -> String {
    let half = |c: char| match c {
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    text.chars().map(half).collect()
}

/// Days between the day 0 of spreadsheets and 1970-01-01.
const EPOCH: f64 = 25_569.0;
/// The last day of the year 9999.
const LAST: f64 = 2_958_465.0;

/// The date of a serial number, in the calendar that begins in 1900; its time of day is left out.
pub fn serial_date(serial: f64) -> Option<CivilDate> {
    let day = serial.floor();
    if !(61.0..=LAST).contains(&day) {
        return None;
    }
    let first: CivilDate = CivilDate::new(1970, 1, 1)?;
    // Whole and small: the cast is exact.
    Some(first.plus_days((day - EPOCH) as i64))
}

impl Cell {
    /// As text; a whole number without a decimal point.
    pub fn text(&self) -> Result<String, &'static str> {
        match self {
            Self::Text(text) => Ok(text.clone()),
            // A code of digits is a number to a spreadsheet.
            Self::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
                Ok(format!("{number:.0}"))
            }
            Self::Number(number) => Ok(number.to_string()),
            Self::Date(_) => Err("这里应为文字，不是日期"),
            Self::Formula => Err(FORMULA),
            Self::Broken => Err(BROKEN),
        }
    }

    /// As a date: a date cell, its serial number, or 2026-11-21, 2026/11/21, 2026.11.21, 2026年11月21日.
    pub fn date(&self) -> Result<CivilDate, &'static str> {
        let wrong = "日期不正确，请写成 2026-11-21 这样的日期";
        match self {
            Self::Date(date) => date.ok_or(wrong),
            Self::Number(serial) => serial_date(*serial).ok_or(wrong),
            Self::Text(text) => written_date(&half_width(text)).ok_or(wrong),
            Self::Formula => Err(FORMULA),
            Self::Broken => Err(BROKEN),
        }
    }

    /// As a whole number from 0.
    pub fn count(&self) -> Result<i64, &'static str> {
        let wrong = "应为 0 或更大的整数";
        match self {
            Self::Number(number) if number.fract() == 0.0 && (0.0..1e12).contains(number) => {
                Ok(*number as i64)
            }
            Self::Text(text) => {
                let text = half_width(text);
                let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
                if is_plain { text.parse().map_err(|_| wrong) } else { Err(wrong) }
            }
            Self::Formula => Err(FORMULA),
            Self::Broken => Err(BROKEN),
            Self::Number(_) | Self::Date(_) => Err(wrong),
        }
    }

    /// As an amount in yuan with at most two decimals.
    pub fn yuan(&self) -> Result<Fen, &'static str> {
        let wrong = "金额不正确，单位为元，最多两位小数";
        match self {
            Self::Number(yuan) if (0.0..1e9).contains(yuan) => {
                let fen = (yuan * 100.0).round();
                // 19.99 is not exact in a spreadsheet; a tenth of a fen is somebody's mistake.
                if (yuan * 100.0 - fen).abs() < 1e-4 { Ok(Fen(fen as i64)) } else { Err(wrong) }
            }
            Self::Text(text) => written_yuan(&half_width(text)).ok_or(wrong),
            Self::Formula => Err(FORMULA),
            Self::Broken => Err(BROKEN),
            Self::Number(_) | Self::Date(_) => Err(wrong),
        }
    }
}

const FORMULA: &str = "单元格里是公式，请粘贴为数值";
const BROKEN: &str = "单元格里是错误值，请改正";

fn written_date(text: &str) -> Option<CivilDate> {
    let text = text.trim().trim_end_matches('日');
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月']).map(str::trim).collect();
    let number = |text: &str, most: usize| -> Option<u32> {
        let fits = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if fits { text.parse().ok() } else { None }
    };
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            CivilDate::new(number(year, 4)?, number(month, 2)?, number(day, 2)?)
        }
        _ => None,
    }
}

fn written_yuan(text: &str) -> Option<Fen> {
    let text = text.trim().trim_start_matches(['¥', '￥']).trim_end_matches('元').trim();
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 9 || decimals.len() > 2 || !digits(whole) || !digits(decimals) {
        return None;
    }
    let fen: i64 = format!("{decimals:0<2}").parse().ok()?;
    Some(Fen(whole.parse::<i64>().ok()? * 100 + fen))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    fn day(text: &str) -> CivilDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_as_people_and_spreadsheets_write_them() {
        for written in ["2026-11-21", "2026/11/21", "2026.11.21", "2026年11月21日", "２０２６－１１－２１"]
        {
            assert_eq!(text(written).date(), Ok(day("2026-11-21")), "{written}");
        }
        assert_eq!(text("2026/1/2").date(), Ok(day("2026-01-02")));
        assert_eq!(Cell::Number(46_347.0).date(), Ok(day("2026-11-21")));
        assert_eq!(Cell::Number(46_347.75).date(), Ok(day("2026-11-21")));
        // 2028 has a 29th of February.
        assert_eq!(Cell::Number(46_812.0).date(), Ok(day("2028-02-29")));
        for wrong in ["2026-02-30", "11/21", "26-11-21", "明天", "2026-11-21 上午"] {
            assert!(text(wrong).date().is_err(), "{wrong}");
        }
        assert!(Cell::Number(-1.0).date().is_err());
        assert!(Cell::Number(f64::NAN).date().is_err());
        assert!(Cell::Formula.date().is_err());
    }

    #[test]
    fn money_has_two_decimals_at_most() {
        assert_eq!(Cell::Number(19.99).yuan(), Ok(Fen(1_999)));
        assert_eq!(Cell::Number(100.0).yuan(), Ok(Fen(10_000)));
        assert_eq!(text("５０．５").yuan(), Ok(Fen(5_050)));
        assert_eq!(text("¥ 7.05 元").yuan(), Ok(Fen(705)));
        for wrong in ["", ".", "1.234", "-1", "1,000", "免费", "1e3"] {
            assert!(text(wrong).yuan().is_err(), "{wrong}");
        }
        for wrong in [1.005, -1.0, 1e12, f64::INFINITY] {
            assert!(Cell::Number(wrong).yuan().is_err(), "{wrong}");
        }
    }

    #[test]
    fn numbers_are_whole() {
        assert_eq!(text("３３").count(), Ok(33));
        assert_eq!(Cell::Number(0.0).count(), Ok(0));
        assert!(Cell::Number(1.5).count().is_err());
        assert!(Cell::Number(-1.0).count().is_err());
        assert!(text("3个").count().is_err());
        assert_eq!(Cell::Number(200_040_878.0).text(), Ok("200040878".to_owned()));
        assert!(Cell::Broken.text().is_err());
    }
}
