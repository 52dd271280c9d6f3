//! Parameters of a form, read one by one.

use banyi_shared::Fen;

use super::super::sign_legacy::Form;
use crate::error::{Error, Result};

/// Rows of a page when nobody says otherwise, and at most.
const PAGE: (i64, i64) = (10, 100);

/// A value, empty when it is absent or the word that the older clients write for nothing.
pub fn text<'f>(form: &'f Form, name: &str) -> &'f str {
    form.get(name).map(String::as_str).filter(|text| *text != "null").unwrap_or_default()
}

/// A value that must be there.
pub fn need<'f>(form: &'f Form, name: &str) -> Result<&'f str> {
    Some(text(form, name).trim())
        .filter(|text| !text.is_empty())
        .ok_or_else(|| Error::field(name, "此项必填"))
}

/// A value that may be there.
pub fn some(form: &Form, name: &str) -> Option<String> {
    Some(text(form, name)).filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

/// A whole number.
pub fn number(form: &Form, name: &str) -> Result<i64> {
    need(form, name)?.parse().map_err(|_| Error::field(name, "应为整数"))
}

/// An amount in yuan with two decimals at most.
pub fn yuan(form: &Form, name: &str) -> Result<Fen> {
    let text = need(form, name)?;
    let wrong = || Error::field(name, "应为金额，如 100 或 99.50");
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let rest = part.get(2..).unwrap_or_default();
    if whole.is_empty()
        || whole.len() > 9
        || !digits(whole)
        || !digits(part)
        || rest.bytes().any(|byte| byte != b'0')
    {
        return Err(wrong());
    }
    let cents: i64 = format!("{part:0<2}").get(..2).and_then(|text| text.parse().ok()).ok_or_else(wrong)?;
    let whole: i64 = whole.parse().map_err(|_| wrong())?;
    Ok(Fen(whole * 100 + cents))
}

/// Offset and number of the rows that are asked for; `page` counts from 1.
pub fn page(form: &Form) -> Result<(i64, i64)> {
    let (usual, most) = PAGE;
    let limit = if text(form, "limit").is_empty() { usual } else { number(form, "limit")? };
    let page = if text(form, "page").is_empty() { 1 } else { number(form, "page")? };
    if !(1..=most).contains(&limit) {
        return Err(Error::field("limit", "应在 1 到 100 之间"));
    }
    if !(1..=1_000_000).contains(&page) {
        return Err(Error::field("page", "从 1 开始"));
    }
    Ok(((page - 1) * limit, limit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(name: &str, value: &str) -> Form {
        Form::from([(name.to_owned(), value.to_owned())])
    }

    #[test]
    fn amounts_are_exact() {
        for (told, fen) in [("100", 10_000), ("99.5", 9_950), ("0.01", 1), ("12.3400", 1_234), ("0", 0)] {
            assert_eq!(yuan(&form("amount", told), "amount").unwrap(), Fen(fen), "{told}");
        }
        for wrong in ["", "-1", "1.005", "1e3", ".5", "1,000", "null", "9999999999"] {
            assert!(yuan(&form("amount", wrong), "amount").is_err(), "{wrong}");
        }
    }

    #[test]
    fn pages_count_from_one() {
        assert_eq!(page(&Form::new()).unwrap(), (0, 10));
        let asked = Form::from([("page".to_owned(), "3".to_owned()), ("limit".to_owned(), "20".to_owned())]);
        assert_eq!(page(&asked).unwrap(), (40, 20));
        assert!(page(&form("page", "0")).is_err() && page(&form("limit", "101")).is_err());
    }
}
