//! A table as a file that spreadsheets open.

/// From how many digits on a spreadsheet rounds a number, as if an order's number were an amount.
const DIGITS_KEPT: usize = 15;

/// The whole file: a byte-order mark, so that Chinese is read as UTF-8, and lines as RFC 4180 has them.
pub fn file(heads: &[&str], rows: &[Vec<String>]) -> String {
    let mut out = String::from("\u{feff}");
    out.push_str(&line(heads.iter().map(|head| (*head).to_owned())));
    for row in rows {
        out.push_str(&line(row.iter().cloned()));
    }
    out
}

fn line(cells: impl Iterator<Item = String>) -> String {
    cells.map(|text| cell(&text)).collect::<Vec<_>>().join(",") + "\r\n"
}

/// One cell, quoted where it must be, and never taken for a formula.
fn cell(text: &str) -> String {
    let safe = harmless(text);
    if safe.contains(['"', ',', '\n', '\r', '\t']) {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

/// A spreadsheet computes what begins with one of these, whoever wrote it; an apostrophe in front makes it a text.
/// Numbers are let through. A tab keeps long rows of digits from being rounded.
fn harmless(text: &str) -> String {
    if text.parse::<f64>().is_ok_and(f64::is_finite) {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        return if digits > DIGITS_KEPT { format!("\t{text}") } else { text.to_owned() };
    }
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_what_would_break_the_table() {
        assert_eq!(cell("西京医院"), "西京医院");
        assert_eq!(cell("a,b"), "\"a,b\"");
        assert_eq!(cell("他说\"好\"\n就走了"), "\"他说\"\"好\"\"\n就走了\"");
    }

    #[test]
    fn computes_nothing() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(cell("-2+3+cmd|' /C calc'!A0"), "'-2+3+cmd|' /C calc'!A0");
        assert_eq!(cell("=HYPERLINK(\"http://x\",\"y\")"), "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    }

    #[test]
    fn numbers_stay_numbers_unless_they_would_be_rounded() {
        assert_eq!(cell("-12.50"), "-12.50");
        assert_eq!(cell("198"), "198");
        assert_eq!(cell("2611200000000001"), "\"\t2611200000000001\"");
        assert_eq!(cell("-inf"), "'-inf");
    }

    #[test]
    fn a_file_begins_with_its_mark() {
        assert_eq!(file(&["a", "b"], &[vec!["1".to_owned(), String::new()]]), "\u{feff}a,b\r\n1,\r\n");
    }
}
