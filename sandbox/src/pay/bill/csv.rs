//! The form of a bill: UTF-8, mostly with a byte order mark, CRLF, a backtick before each value, the last two lines the
//! totals' header and the totals.

/// One line of values.
pub type Row = Vec<String>;

/// Writes a bill.
pub fn write(bom: bool, header: &str, rows: &[Row], totals_header: &str, totals: &[String]) -> String {
    let mark = if bom { "\u{feff}" } else { "" };
    let mut text = format!("{mark}{header}\r\n");
    for row in rows {
        text.push_str(&line(row));
    }
    text.push_str(totals_header);
    text.push_str("\r\n");
    text.push_str(&line(totals));
    text
}

fn line(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| format!("`{}", escaped(value))).collect();
    format!("{}\r\n", values.join(","))
}

/// A comma within a value becomes `\ `, a line break `\n`.
fn escaped(value: &str) -> String {
    value.replace(',', "\\ ").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_can_break_neither_line_nor_column() {
        let text = write(true, "a,b", &[vec!["x,y".into(), "1\n2".into()]], "n", &["1".into()]);
        assert_eq!(text, "\u{feff}a,b\r\n`x\\ y,`1\\n2\r\nn\r\n`1\r\n");
    }
}
