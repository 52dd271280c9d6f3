//! Reads and writes the columns that `tables.rs` describes; it changes no meaning, so it may touch every domain's tables.

use std::collections::BTreeMap;

use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, FromRow, Row};

use super::tables::Table;
use crate::db::{Db, Sql, Tx};
use crate::error::Result;

/// A row: its key, and its sealed and index columns in the order of [`columns`].
#[derive(Clone)]
pub struct SealedRow {
    /// The primary key.
    pub key: String,
    /// What the columns hold.
    pub values: Vec<Option<String>>,
}

impl<'r> FromRow<'r, AnyRow> for SealedRow {
    fn from_row(row: &'r AnyRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            key: row.try_get(0)?,
            values: (1..row.len()).map(|at| row.try_get(at)).collect::<Result<_, _>>()?,
        })
    }
}

/// The sealed columns, then the index columns.
pub fn columns(table: &Table) -> Vec<&'static str> {
    let indexes = table.indexes.iter().map(|index| index.column);
    table.sealed.iter().copied().chain(indexes).collect()
}

fn select(table: &Table) -> Sql {
    let mut sql = Sql::new("SELECT ");
    sql.push(table.key).push(", ").push(&columns(table).join(", "));
    sql.push(" FROM ").push(table.name).push(" WHERE ").push(table.key);
    sql
}

/// The rows behind a key.
pub async fn batch(db: &Db, table: &Table, after: &str, limit: i64) -> Result<Vec<SealedRow>> {
    let mut sql = select(table);
    sql.bind(" > ?", after.to_owned())?;
    sql.push(" ORDER BY ").push(table.key);
    sql.bind(" LIMIT ?", limit)?;
    sql.fetch_all(db.reader()).await
}

/// One row as it is now.
pub async fn find(db: &Db, table: &Table, key: &str) -> Result<Option<SealedRow>> {
    let mut sql = select(table);
    sql.bind(" = ?", key.to_owned())?;
    Ok(sql.fetch_all(db.reader()).await?.into_iter().next())
}

/// Writes `changes` when the columns of `guard` still hold what was read; false when somebody changed one.
pub async fn update(
    tx: &mut Tx,
    table: &Table,
    key: &str,
    changes: &BTreeMap<&'static str, String>,
    guard: &BTreeMap<&'static str, String>,
) -> Result<bool> {
    let mut number = 1;
    let mut piece = |column: &str| {
        number += 1;
        format!("{column} = ${number}")
    };
    let set: Vec<String> = changes.keys().map(|column| piece(column)).collect();
    let same: Vec<String> = guard.keys().map(|column| piece(column)).collect();
    let text = format!(
        "UPDATE {} SET {} WHERE {} = $1 AND {}",
        table.name,
        set.join(", "),
        table.key,
        same.join(" AND ")
    );
    // The names are literals of `tables.rs`; values are bound.
    let mut query = sqlx::query(AssertSqlSafe(text)).bind(key.to_owned());
    for value in changes.values().chain(guard.values()) {
        query = query.bind(value.clone());
    }
    Ok(query.execute(tx.conn()).await?.rows_affected() == 1)
}
