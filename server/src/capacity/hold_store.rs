//! The tables `hold` and `hold_claim`, and the places of `capacity`. Rows of `capacity` are always taken in the order
//! of their ids, so that two orders never wait for each other.

use banyi_shared::{CivilDate, HospitalId, Instant, OrderNo, Period, ScheduleId, UserId};
use sqlx::FromRow;

use crate::db::{Db, Sql, Tx};
use crate::error::Result;

/// The kind of rows that hold the places of a session.
pub const SESSION: &str = "registration";
/// The kind of rows that count what a user holds at a hospital on a day; in place of a half day stands the user.
pub const QUOTA: &str = "registration_quota";

/// Places left of one half day, or of a session.
#[derive(Debug, FromRow)]
pub struct OpenRow {
    /// Below 0 when staff lowered the total below what is taken.
    pub remaining: i64,
}

/// What an order claimed of one row.
#[derive(Debug, FromRow)]
pub struct ClaimRow {
    /// Which row.
    pub capacity_id: String,
    /// How many places.
    pub places: i64,
}

/// The words of up to two half days, for a query with two places.
fn words(halves: &[Period]) -> (&'static str, &'static str) {
    let first = halves.first().map_or("", |half| half.as_str());
    (first, halves.get(1).map_or(first, |half| half.as_str()))
}

/// What is left of the half days that have a limit.
pub async fn open_rows(
    db: &Db,
    hospital: &HospitalId,
    day: CivilDate,
    halves: &[Period],
) -> Result<Vec<OpenRow>> {
    let (first, second) = words(halves);
    Ok(sqlx::query_as(
        "SELECT remaining FROM capacity WHERE kind = 'escort' AND hospital_id = $1 AND day = $2 AND period IN ($3, $4)",
    )
    .bind(hospital.as_str())
    .bind(day.to_string())
    .bind(first)
    .bind(second)
    .fetch_all(db.reader())
    .await?)
}

/// The ids of the half days that have a limit, in their order.
pub async fn ids(
    tx: &mut Tx,
    hospital: &HospitalId,
    day: CivilDate,
    halves: &[Period],
) -> Result<Vec<String>> {
    let (first, second) = words(halves);
    let rows: Vec<(String,)> = sqlx::query_as(
        "SELECT id FROM capacity WHERE kind = 'escort' AND hospital_id = $1 AND day = $2 AND period IN ($3, $4)
         ORDER BY id",
    )
    .bind(hospital.as_str())
    .bind(day.to_string())
    .bind(first)
    .bind(second)
    .fetch_all(tx.conn())
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Locks a row until the end of the transaction; on both engines this is an UPDATE.
pub async fn lock(tx: &mut Tx, id: &str, now: Instant) -> Result<()> {
    sqlx::query("UPDATE capacity SET updated_at = $2 WHERE id = $1")
        .bind(id)
        .bind(now.ms())
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Takes places if there are enough; the database decides.
pub async fn take(tx: &mut Tx, id: &str, places: i64, now: Instant) -> Result<bool> {
    let taken = sqlx::query(
        "UPDATE capacity SET remaining = remaining - $2, updated_at = $3 WHERE id = $1 AND remaining >= $2",
    )
    .bind(id)
    .bind(places)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(taken.rows_affected() == 1)
}

/// Gives places back, and tells the row's kind.
pub async fn give_back(tx: &mut Tx, id: &str, places: i64, now: Instant) -> Result<String> {
    Ok(sqlx::query_scalar(
        "UPDATE capacity SET remaining = remaining + $2, updated_at = $3 WHERE id = $1 RETURNING kind",
    )
    .bind(id)
    .bind(places)
    .bind(now.ms())
    .fetch_one(tx.conn())
    .await?)
}

/// The kind of a row.
pub async fn kind(tx: &mut Tx, id: &str) -> Result<String> {
    Ok(sqlx::query_scalar("SELECT kind FROM capacity WHERE id = $1").bind(id).fetch_one(tx.conn()).await?)
}

/// Takes a place of a row whose total is to be `limit` from now on, if there is one then.
pub async fn take_within(tx: &mut Tx, id: &str, limit: i64, now: Instant) -> Result<bool> {
    let taken = sqlx::query(
        "UPDATE capacity SET remaining = remaining + ($2 - total) - 1, total = $2, updated_at = $3
         WHERE id = $1 AND remaining + ($2 - total) >= 1",
    )
    .bind(id)
    .bind(limit)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(taken.rows_affected() == 1)
}

/// The row that counts what a user holds at a hospital on a day.
pub async fn quota(
    tx: &mut Tx,
    hospital: &HospitalId,
    day: CivilDate,
    user: &UserId,
) -> Result<Option<String>> {
    Ok(sqlx::query_scalar(
        "SELECT id FROM capacity WHERE kind = $1 AND hospital_id = $2 AND day = $3 AND period = $4",
    )
    .bind(QUOTA)
    .bind(hospital.as_str())
    .bind(day.to_string())
    .bind(user.as_str())
    .fetch_optional(tx.conn())
    .await?)
}

/// Adds it. False when somebody else has added it meanwhile.
pub async fn open_quota(
    tx: &mut Tx,
    id: &str,
    hospital: &HospitalId,
    day: CivilDate,
    user: &UserId,
    limit: i64,
    now: Instant,
) -> Result<bool> {
    let added = sqlx::query(
        "INSERT INTO capacity (id, kind, hospital_id, day, period, total, remaining, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6, $7) ON CONFLICT (kind, hospital_id, day, period) DO NOTHING",
    )
    .bind(id)
    .bind(QUOTA)
    .bind(hospital.as_str())
    .bind(day.to_string())
    .bind(user.as_str())
    .bind(limit)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(added.rows_affected() == 1)
}

/// What is left of a session.
pub async fn open_row(db: &Db, session: &ScheduleId) -> Result<Vec<OpenRow>> {
    Ok(sqlx::query_as("SELECT remaining FROM capacity WHERE id = $1")
        .bind(session.as_str())
        .fetch_all(db.reader())
        .await?)
}

/// What is left of a session, as the transaction sees it; the row should be locked.
pub async fn remaining(tx: &mut Tx, session: &ScheduleId) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT remaining FROM capacity WHERE id = $1")
        .bind(session.as_str())
        .fetch_one(tx.conn())
        .await?)
}

/// Forgets what an order claimed, without giving it back.
pub async fn drop_claims(tx: &mut Tx, no: &OrderNo) -> Result<()> {
    sqlx::query("DELETE FROM hold_claim WHERE order_no = $1").bind(no.as_str()).execute(tx.conn()).await?;
    Ok(())
}

/// Opens a hold.
pub async fn insert(tx: &mut Tx, no: &OrderNo, now: Instant) -> Result<()> {
    sqlx::query("INSERT INTO hold (order_no, state, created_at, updated_at) VALUES ($1, 'held', $2, $2)")
        .bind(no.as_str())
        .bind(now.ms())
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Remembers what was taken.
pub async fn add_claim(tx: &mut Tx, no: &OrderNo, capacity_id: &str, places: i64) -> Result<()> {
    sqlx::query("INSERT INTO hold_claim (order_no, capacity_id, places) VALUES ($1, $2, $3)")
        .bind(no.as_str())
        .bind(capacity_id)
        .bind(places)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Moves a hold by compare-and-set.
pub async fn set_state(tx: &mut Tx, no: &OrderNo, from: &str, to: &str, now: Instant) -> Result<bool> {
    let moved = sqlx::query("UPDATE hold SET state = $3, updated_at = $4 WHERE order_no = $1 AND state = $2")
        .bind(no.as_str())
        .bind(from)
        .bind(to)
        .bind(now.ms())
        .execute(tx.conn())
        .await?;
    Ok(moved.rows_affected() == 1)
}

/// What an order claimed, in the order of ids.
pub async fn claims(tx: &mut Tx, no: &OrderNo) -> Result<Vec<ClaimRow>> {
    Ok(sqlx::query_as("SELECT capacity_id, places FROM hold_claim WHERE order_no = $1 ORDER BY capacity_id")
        .bind(no.as_str())
        .fetch_all(tx.conn())
        .await?)
}

/// Adds the places of a session, whose id they bear; in place of a half day stands the session. False when it has some.
pub async fn open(
    tx: &mut Tx,
    session: &ScheduleId,
    hospital: &HospitalId,
    day: CivilDate,
    total: i64,
    now: Instant,
) -> Result<bool> {
    let opened = sqlx::query(
        "INSERT INTO capacity (id, kind, hospital_id, day, period, total, remaining, updated_at)
         VALUES ($1, 'registration', $2, $3, $1, $4, $4, $5) ON CONFLICT DO NOTHING",
    )
    .bind(session.as_str())
    .bind(hospital.as_str())
    .bind(day.to_string())
    .bind(total)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(opened.rows_affected() == 1)
}

/// Sets the total; what is taken stays taken.
pub async fn set_total(tx: &mut Tx, session: &ScheduleId, total: i64, now: Instant) -> Result<()> {
    sqlx::query(
        "UPDATE capacity SET remaining = remaining + ($2 - total), total = $2, updated_at = $3 WHERE id = $1",
    )
    .bind(session.as_str())
    .bind(total)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Sessions that one statement opens.
const BATCH: usize = 500;

/// Adds the places of new sessions of one hospital.
pub async fn open_many(
    tx: &mut Tx,
    hospital: &HospitalId,
    sessions: &[(ScheduleId, CivilDate, i64)],
    now: Instant,
) -> Result<()> {
    for batch in sessions.chunks(BATCH) {
        let mut sql = Sql::new(
            "INSERT INTO capacity (id, kind, hospital_id, day, period, total, remaining, updated_at) VALUES",
        );
        for (at, (session, day, total)) in batch.iter().enumerate() {
            sql.push(if at == 0 { " " } else { ", " });
            // The id stands for the half day too, and what is left is the total.
            let id = session.as_str().to_owned();
            sql.bind("(?, 'registration'", id.clone())?
                .bind(", ?", hospital.as_str().to_owned())?
                .bind(", ?", day.to_string())?
                .bind(", ?", id)?
                .bind(", ?, ?", *total)?
                .bind(", ?)", now.ms())?;
        }
        sql.execute_in(tx.conn()).await?;
    }
    Ok(())
}

/// Moves the places of a session to another day.
pub async fn set_day(tx: &mut Tx, session: &ScheduleId, day: CivilDate, now: Instant) -> Result<()> {
    sqlx::query("UPDATE capacity SET day = $2, updated_at = $3 WHERE id = $1")
        .bind(session.as_str())
        .bind(day.to_string())
        .bind(now.ms())
        .execute(tx.conn())
        .await?;
    Ok(())
}
