//! One row: open with the older key, seal with the current, write if nobody was faster.

use std::collections::BTreeMap;

use super::store::{self, SealedRow, columns};
use super::tables::{Index, Table};
use crate::app::App;
use crate::error::{Error, Result};
use crate::vault::Place;
use banyi_shared::ErrorCode;

/// Times that a row is read again because somebody changed it meanwhile.
const TRIES: usize = 5;

/// Columns and what they hold.
type Values = BTreeMap<&'static str, String>;

/// Brings a row to the current key; false when it already was.
pub async fn rekey(app: &App, table: &Table, mut row: SealedRow) -> Result<bool> {
    for _ in 0..TRIES {
        let before = values(table, &row);
        let changes = changes(app, table, &row.key, &before)?;
        if changes.is_empty() {
            return Ok(false);
        }
        let mut tx = app.db.begin("rekey.row").await?;
        if store::update(&mut tx, table, &row.key, &changes, &before).await? {
            tx.commit().await?;
            return Ok(true);
        }
        drop(tx);
        let Some(now) = store::find(&app.db, table, &row.key).await? else {
            return Ok(false);
        };
        row = now;
    }
    Err(Error::new(ErrorCode::Conflict))
}

fn values(table: &Table, row: &SealedRow) -> Values {
    columns(table)
        .into_iter()
        .zip(&row.values)
        .filter_map(|(column, value)| Some((column, value.clone()?)))
        .collect()
}

/// What the stale columns should hold.
fn changes(app: &App, table: &Table, key: &str, before: &Values) -> Result<Values> {
    let open = |column: &'static str| -> Result<Option<String>> {
        let place = Place { table: table.name, column, row: key };
        app.vault.open_option(place, before.get(column).map(String::as_str))
    };
    let mut changes = Values::new();
    for (column, value) in before {
        if !app.vault.is_stale(value) {
            continue;
        }
        let index = table.indexes.iter().find(|index| index.column == *column);
        let fresh = match index {
            Some(index) => open(index.from)?.map(|text| indexed(app, index, &text)).transpose()?,
            None => {
                let place = Place { table: table.name, column, row: key };
                app.vault.seal_option(place, open(column)?.as_deref())?
            }
        };
        if let Some(fresh) = fresh {
            changes.insert(*column, fresh);
        }
    }
    Ok(changes)
}

fn indexed(app: &App, index: &Index, text: &str) -> Result<String> {
    let Some(field) = index.field else {
        return Ok(app.vault.index(index.what, text));
    };
    let json: serde_json::Value = serde_json::from_str(text)?;
    let value = json.get(field).and_then(serde_json::Value::as_str);
    let value = value.ok_or_else(|| Error::internal(format_args!("no {field} in a sealed row")))?;
    Ok(app.vault.index(index.what, value))
}
