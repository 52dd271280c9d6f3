use banyi_shared::dto::admin::CallDirection;
use banyi_shared::{HospitalId, Instant, OrderNo};
use sqlx::FromRow;

use crate::app::App;
use crate::db::{Cursor, Db, Sql, Tx};
use crate::error::Result;

/// A call to note. Nothing in it names a patient.
#[derive(Debug, Clone)]
pub struct NewCall<'a> {
    /// As the caller said, where we know it.
    pub hospital: Option<&'a HospitalId>,
    /// `in` or `out`.
    pub direction: &'static str,
    /// GET, POST …
    pub method: &'a str,
    /// Without the query.
    pub path: &'a str,
    /// HTTP status; 0 when there was no answer.
    pub status: u16,
    /// How long it took.
    pub duration_ms: i64,
    /// Why it was refused or failed, or what was taken.
    pub note: &'a str,
    /// About which order.
    pub order_no: Option<&'a OrderNo>,
    /// From where.
    pub address: Option<&'a str>,
}

/// Notes a call in a transaction of its own.
pub async fn note_call(app: &App, call: &NewCall<'_>) -> Result<()> {
    let now = app.now();
    let mut tx = app.db.begin("partners.note_call").await?;
    sqlx::query(
        "INSERT INTO partner_call (id, hospital_id, direction, at, method, path, status, duration_ms, note, order_no, \
         address) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(app.rng.id(now))
    .bind(call.hospital.map(HospitalId::as_str))
    .bind(call.direction)
    .bind(now.ms())
    .bind(call.method)
    .bind(call.path)
    .bind(i64::from(call.status))
    .bind(call.duration_ms)
    .bind(call.note)
    .bind(call.order_no.map(OrderNo::as_str))
    .bind(call.address)
    .execute(tx.conn())
    .await?;
    tx.commit().await
}

/// A row of the log.
#[derive(Debug, FromRow)]
pub struct CallRow {
    /// Our id.
    pub id: String,
    /// `in` or `out`.
    pub direction: String,
    /// When, ms.
    pub at: i64,
    /// GET, POST …
    pub method: String,
    /// Without the query.
    pub path: String,
    /// HTTP status; 0 when there was no answer.
    pub status: i64,
    /// How long it took.
    pub duration_ms: i64,
    /// In words.
    pub note: String,
    /// About which order.
    pub order_no: Option<String>,
    /// From where.
    pub address: Option<String>,
}

/// Which calls are looked for.
#[derive(Debug, Clone, Copy)]
pub struct CallsAsked {
    /// Only of one side.
    pub direction: Option<CallDirection>,
    /// Only those that were refused, failed or had no answer.
    pub only_failed: bool,
}

/// At most `limit` calls of a hospital behind the cursor (time, id), the newest first.
pub async fn calls(
    db: &Db,
    hospital: &HospitalId,
    asked: CallsAsked,
    cursor: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<CallRow>> {
    let mut sql = Sql::new(
        "SELECT id, direction, at, method, path, status, duration_ms, note, order_no, address FROM partner_call",
    );
    sql.bind(" WHERE hospital_id = ?", hospital.to_string())?;
    if let Some(direction) = asked.direction {
        sql.bind(" AND direction = ?", direction.to_string())?;
    }
    if asked.only_failed {
        sql.push(" AND (status = 0 OR status >= 400)");
    }
    if let Some(cursor) = cursor {
        sql.bind(" AND (at, id) < (?", cursor.number(0)?)?.bind(", ?)", cursor.text(1)?)?;
    }
    sql.bind(" ORDER BY at DESC, id DESC LIMIT ?", limit)?;
    sql.fetch_all(db.reader()).await
}

/// When a hospital last called us and was let in, ms.
pub async fn heard_at(db: &Db, hospital: &HospitalId) -> Result<Option<i64>> {
    let row: Option<(i64,)> = sqlx::query_as(
        "SELECT at FROM partner_call WHERE hospital_id = $1 AND direction = 'in' AND status < 400 \
         ORDER BY at DESC LIMIT 1",
    )
    .bind(hospital.as_str())
    .fetch_optional(db.reader())
    .await?;
    Ok(row.map(|(at,)| at))
}

/// Forgets calls from before `before`.
pub async fn forget_calls(tx: &mut Tx, before: Instant) -> Result<()> {
    sqlx::query("DELETE FROM partner_call WHERE at < $1").bind(before.ms()).execute(tx.conn()).await?;
    Ok(())
}
