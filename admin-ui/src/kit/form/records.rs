//! Rows of texts as one text, by the characters that ASCII has for it: forms keep every value as a text.

/// Between rows.
const ROW: char = '\u{1e}';
/// Between the texts of a row.
const UNIT: char = '\u{1f}';

/// Rows as one text. A row's texts lose these two characters, which no keyboard has.
pub fn write(rows: &[Vec<String>]) -> String {
    let row = |row: &Vec<String>| {
        let units = row.iter().map(|text| text.replace([ROW, UNIT], ""));
        units.collect::<Vec<_>>().join(&UNIT.to_string())
    };
    rows.iter().map(row).collect::<Vec<_>>().join(&ROW.to_string())
}

/// The rows of a text; none of an empty one.
pub fn read(text: &str) -> Vec<Vec<String>> {
    if text.is_empty() {
        return Vec::new();
    }
    text.split(ROW).map(|row| row.split(UNIT).map(str::to_owned).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for rows in
            [vec![], vec![vec!["a".to_owned(), String::new()], vec!["b, c\n".to_owned(), "0".to_owned()]]]
        {
            assert_eq!(read(&write(&rows)), rows);
        }
    }
}
