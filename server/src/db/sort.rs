//! A list in the order that was asked for, read by key: one column, and the row's own key where its values are the same.

use super::{Cursor, Sql};
use crate::error::{Error, Result};

/// A column that a list of `Row`s may be sorted by. It has an index together with the row's key, and no NULL.
pub struct Column<Row: 'static> {
    /// Its word in the question.
    pub word: &'static str,
    /// Its name in the SQL.
    pub name: &'static str,
    /// Its value in a row.
    pub value: fn(&Row) -> Value,
}

/// A value that rows are sorted by.
pub enum Value {
    /// A BIGINT.
    Number(i64),
    /// A TEXT.
    Text(String),
}

/// The order that was asked for.
pub struct Sort<Row: 'static> {
    column: &'static Column<Row>,
    is_descending: bool,
}

/// Where a page ended.
pub struct After {
    value: Value,
    key: String,
}

impl<Row> Sort<Row> {
    /// Parses `sort=`: a column's word, descending when `-` stands before it. Absent: none. Errs with the field `sort`.
    pub fn parse(text: Option<&str>, columns: &'static [Column<Row>]) -> Result<Option<Self>> {
        let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(None) };
        let (word, is_descending) = text.strip_prefix('-').map_or((text, false), |word| (word, true));
        let column = columns.iter().find(|column| column.word == word);
        let column = column.ok_or_else(|| Error::field("sort", "不能按此项排序"))?;
        Ok(Some(Self { column, is_descending }))
    }

    /// The newest, or greatest, first.
    pub const fn descending(column: &'static Column<Row>) -> Self {
        Self { column, is_descending: true }
    }

    /// Parses a cursor, which belongs to its order. Errs with the field `cursor` for one of another.
    pub fn after(&self, cursor: Option<&str>) -> Result<Option<After>> {
        let Some(cursor) = Cursor::decode(cursor, 4)? else { return Ok(None) };
        if cursor.text(0)? != self.name() {
            return Err(Error::field("cursor", "翻页标记不属于这种排序"));
        }
        let value = match cursor.text(1)?.as_str() {
            "n" => Value::Number(cursor.number(2)?),
            _ => Value::Text(cursor.text(2)?),
        };
        Ok(Some(After { value, key: cursor.text(3)? }))
    }

    /// The cursor of the rows after `row`, whose own key is `key`.
    pub fn cursor(&self, row: &Row, key: &str) -> String {
        let (kind, value) = match (self.column.value)(row) {
            Value::Number(number) => ("n", number.to_string()),
            Value::Text(text) => ("t", text),
        };
        Cursor(vec![self.name(), kind.to_owned(), value, key.to_owned()]).encode()
    }

    /// Adds the rest of the question: the rows after `after`, in order, at most `limit`. `key` is the key's column.
    pub fn page(&self, sql: &mut Sql, key: &'static str, after: Option<After>, limit: i64) -> Result<()> {
        let (name, than, way) = match self.is_descending {
            true => (self.column.name, "<", "DESC"),
            false => (self.column.name, ">", "ASC"),
        };
        if let Some(after) = after {
            sql.push(" AND (").push(name).push(", ").push(key).push(") ").push(than);
            match after.value {
                Value::Number(number) => sql.bind(" (?", number)?,
                Value::Text(text) => sql.bind(" (?", text)?,
            };
            sql.bind(", ?)", after.key)?;
        }
        sql.push(" ORDER BY ").push(name).push(" ").push(way).push(", ").push(key).push(" ").push(way);
        sql.bind(" LIMIT ?", limit)?;
        Ok(())
    }

    fn name(&self) -> String {
        format!("{}{}", if self.is_descending { "-" } else { "" }, self.column.word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static COLUMNS: &[Column<i64>] =
        &[Column { word: "size", name: "t.size", value: |row| Value::Number(*row) }];

    #[test]
    fn a_cursor_belongs_to_its_order() {
        let up = Sort::parse(Some("size"), COLUMNS).unwrap().unwrap();
        let down = Sort::parse(Some("-size"), COLUMNS).unwrap().unwrap();
        let cursor = up.cursor(&7, "abc");
        let after = up.after(Some(&cursor)).unwrap().unwrap();
        assert!(matches!(after.value, Value::Number(7)) && after.key == "abc");
        assert!(down.after(Some(&cursor)).is_err());
        assert!(down.after(None).unwrap().is_none());
    }

    #[test]
    fn only_what_has_an_index_sorts() {
        assert!(Sort::parse(Some("colour"), COLUMNS).is_err());
        assert!(Sort::parse(Some("--size"), COLUMNS).is_err());
        assert!(Sort::parse(None, COLUMNS).unwrap().is_none());
    }
}
