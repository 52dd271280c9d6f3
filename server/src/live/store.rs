//! The table `live_hint`.

use banyi_shared::Instant;
use banyi_shared::time::MINUTE;

use super::{Hint, Topic};
use crate::db::{Db, Tx};
use crate::error::Result;

/// How long hints are kept.
const KEPT: i64 = 10 * MINUTE;

/// A hint with its id.
pub struct Row {
    pub id: String,
    pub hint: Option<Hint>,
}

/// Appends one.
pub async fn append(tx: &mut Tx, id: &str, at: Instant, hint: &Hint) -> Result<()> {
    sqlx::query("INSERT INTO live_hint (id, at, topic, is_new, hospital_id) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(at.ms())
        .bind(hint.topic.as_str())
        .bind(i64::from(hint.is_new))
        .bind(hint.hospital.as_ref().map(|id| id.as_str()))
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Those since then. One of a topic that only a later version knows has no hint.
pub async fn since(db: &Db, at: Instant) -> Result<Vec<Row>> {
    let rows: Vec<(String, String, i64, Option<String>)> =
        sqlx::query_as("SELECT id, topic, is_new, hospital_id FROM live_hint WHERE at >= $1")
            .bind(at.ms())
            .fetch_all(db.reader())
            .await?;
    rows.into_iter()
        .map(|(id, topic, is_new, hospital)| {
            let hospital = hospital.map(|id| id.parse()).transpose()?;
            let hint = Topic::of(&topic).map(|topic| Hint { topic, is_new: is_new == 1, hospital });
            Ok(Row { id, hint })
        })
        .collect()
}

/// Forgets those that nobody looks for any more.
pub async fn sweep(db: &Db, wall: Instant) -> Result<()> {
    let mut tx = db.begin("live.sweep").await?;
    sqlx::query("DELETE FROM live_hint WHERE at < $1").bind((wall - KEPT).ms()).execute(tx.conn()).await?;
    tx.commit().await
}
