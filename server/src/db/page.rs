//! Lists are read by key, never by offset; and SQL that is put together keeps its numbers.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sqlx::any::AnyArguments;
use sqlx::{Any, AssertSqlSafe, Encode, FromRow, Type, any::AnyRow};

use crate::error::{Error, Result};

/// The key of the last row of a page, opaque to clients.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor(pub Vec<String>);

impl Cursor {
    /// The text that a client sends back.
    pub fn encode(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0.join("\n"))
    }

    /// Parses what a client sent; `parts` is how many values the list's key has.
    pub fn decode(text: Option<&str>, parts: usize) -> Result<Option<Self>> {
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            return Ok(None);
        };
        let wrong = || Error::field("cursor", "翻页标记不正确");
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| wrong())?;
        let text = String::from_utf8(bytes).map_err(|_| wrong())?;
        let values: Vec<String> = text.split('\n').map(str::to_owned).collect();
        if values.len() != parts || values.iter().any(|value| value.chars().any(char::is_control)) {
            return Err(wrong());
        }
        Ok(Some(Self(values)))
    }

    /// A value of the key that is a number.
    pub fn number(&self, at: usize) -> Result<i64> {
        let value = self.0.get(at).and_then(|value| value.parse().ok());
        value.ok_or_else(|| Error::field("cursor", "翻页标记不正确"))
    }

    /// A value of the key that is text.
    pub fn text(&self, at: usize) -> Result<String> {
        self.0.get(at).cloned().ok_or_else(|| Error::field("cursor", "翻页标记不正确"))
    }
}

/// SQL with conditions that depend on the question. `?` in a piece becomes the next `$n`.
pub struct Sql {
    text: String,
    arguments: AnyArguments,
    count: usize,
}

impl Sql {
    /// Begins with `text`, which binds nothing.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), arguments: AnyArguments::default(), count: 0 }
    }

    /// Adds `text`, which binds nothing.
    pub fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Adds `text` and binds `value` in place of its first `?`; further `?` of the text mean the same value.
    pub fn bind<'q, T>(&mut self, text: &str, value: T) -> Result<&mut Self>
    where
        T: 'q + Encode<'q, Any> + Type<Any>,
    {
        use sqlx::Arguments;
        self.arguments.add(value).map_err(Error::internal)?;
        self.count += 1;
        self.text.push_str(&text.replace('?', &format!("${}", self.count)));
        Ok(self)
    }

    /// Adds ` AND column IN (…)`; an empty list matches nothing.
    pub fn is_in(&mut self, column: &str, values: &[String]) -> Result<&mut Self> {
        if values.is_empty() {
            return Ok(self.push(" AND 1 = 0"));
        }
        self.push(" AND ").push(column).push(" IN (");
        for (at, value) in values.iter().enumerate() {
            self.bind(if at == 0 { "?" } else { ", ?" }, value.clone())?;
        }
        Ok(self.push(")"))
    }

    /// Narrows to the hospitals of a scope: `None` means all, and rows of no hospital.
    pub fn within(&mut self, column: &str, hospitals: Option<&[String]>) -> Result<&mut Self> {
        match hospitals {
            None => Ok(self),
            Some(ids) => self.is_in(column, ids),
        }
    }

    /// Runs it, for one number.
    pub async fn fetch_number(self, pool: &sqlx::AnyPool) -> Result<i64> {
        let rows: Vec<(i64,)> = self.fetch_all(pool).await?;
        rows.first().map(|row| row.0).ok_or_else(|| Error::internal("a count gave no row"))
    }

    /// Runs it in a transaction.
    pub async fn fetch_all_in<R>(self, connection: &mut sqlx::AnyConnection) -> Result<Vec<R>>
    where
        R: for<'r> FromRow<'r, AnyRow> + Send + Unpin,
    {
        let query = sqlx::query_as_with::<_, R, _>(AssertSqlSafe(self.text), self.arguments);
        Ok(query.fetch_all(connection).await?)
    }

    /// Runs a statement in a transaction; answers how many rows it touched.
    pub async fn execute_in(self, connection: &mut sqlx::AnyConnection) -> Result<u64> {
        let query = sqlx::query_with(AssertSqlSafe(self.text), self.arguments);
        Ok(query.execute(connection).await?.rows_affected())
    }

    /// Runs it.
    pub async fn fetch_all<R>(self, pool: &sqlx::AnyPool) -> Result<Vec<R>>
    where
        R: for<'r> FromRow<'r, AnyRow> + Send + Unpin,
    {
        // Every piece is a literal of the program; values are bound.
        let query = sqlx::query_as_with::<_, R, _>(AssertSqlSafe(self.text), self.arguments);
        Ok(query.fetch_all(pool).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cursors_come_back_as_they_went() {
        let cursor = Cursor(vec!["0".into(), "17".into(), "abc".into()]);
        assert_eq!(Cursor::decode(Some(&cursor.encode()), 3).unwrap(), Some(cursor.clone()));
        assert!(Cursor::decode(Some(&cursor.encode()), 2).is_err());
        assert!(Cursor::decode(Some("!!"), 3).is_err());
        assert_eq!(Cursor::decode(None, 3).unwrap(), None);
    }
}
