//! The table `registration`, and what registrations ask of orders.

use banyi_shared::{CivilDate, DepartmentId, Instant, OrderNo, ScheduleId, UserId};
use sqlx::FromRow;

use crate::db::{Db, Tx};
use crate::error::Result;
use crate::orders::{OrderRow, RegistrationDraft};

/// A row.
#[derive(Debug, Clone, FromRow)]
pub struct RegistrationRow {
    /// 订单号
    pub order_no: String,
    /// The session.
    pub schedule_id: String,
    /// Which department.
    pub department_id: String,
    /// Empty for a clinic without a name.
    pub doctor_name: String,
    /// 职称
    pub title: String,
    /// 号序
    pub number: Option<String>,
    /// 取号时间, in words.
    pub fetch_time: Option<String>,
    /// 取号地点
    pub fetch_place: Option<String>,
    /// The hospital's own number of the booking.
    pub record_id: Option<String>,
    /// `none`, `wanted`, `booked`, `refused` or `cancelled`.
    pub hospital_state: String,
    /// When it was fetched.
    pub fetched_at: Option<i64>,
}

const ONE: &str = "SELECT order_no, schedule_id, department_id, doctor_name, title, number, fetch_time, fetch_place, \
     record_id, hospital_state, fetched_at FROM registration WHERE order_no = $1";

/// What a registration has beside its order.
pub async fn find(db: &Db, no: &OrderNo) -> Result<Option<RegistrationRow>> {
    Ok(sqlx::query_as(ONE).bind(no.as_str()).fetch_optional(db.reader()).await?)
}

/// The same, as the transaction sees it; the order must be locked.
pub async fn read(tx: &mut Tx, no: &OrderNo) -> Result<Option<RegistrationRow>> {
    Ok(sqlx::query_as(ONE).bind(no.as_str()).fetch_optional(tx.conn()).await?)
}

/// Adds what a new order has beside it.
pub async fn insert(tx: &mut Tx, no: &OrderNo, draft: &RegistrationDraft, now: Instant) -> Result<()> {
    sqlx::query(
        "INSERT INTO registration (order_no, schedule_id, department_id, doctor_name, title, hospital_state,
             waitlist_id, updated_at) VALUES ($1, $2, $3, $4, $5, 'none', $6, $7)",
    )
    .bind(no.as_str())
    .bind(draft.session.as_str())
    .bind(draft.department_id.as_str())
    .bind(&draft.doctor_name)
    .bind(&draft.title)
    .bind(draft.offer.as_ref().map(|id| id.as_str()))
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Where a booking stands at its hospital. The order must be locked.
pub async fn set_hospital_state(tx: &mut Tx, no: &OrderNo, state: &str, now: Instant) -> Result<()> {
    sqlx::query("UPDATE registration SET hospital_state = $2, updated_at = $3 WHERE order_no = $1")
        .bind(no.as_str())
        .bind(state)
        .bind(now.ms())
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Writes number, and where and when to fetch it. The order must be locked.
pub async fn set_number(
    tx: &mut Tx,
    no: &OrderNo,
    number: &str,
    fetch: (Option<&str>, Option<&str>),
    record_id: Option<&str>,
    now: Instant,
) -> Result<()> {
    sqlx::query(
        "UPDATE registration SET number = $2, fetch_time = $3, fetch_place = $4, record_id = $5, updated_at = $6
         WHERE order_no = $1",
    )
    .bind(no.as_str())
    .bind(number)
    .bind(fetch.0)
    .bind(fetch.1)
    .bind(record_id)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// When it was fetched.
pub async fn set_fetched(tx: &mut Tx, no: &OrderNo, at: Instant, now: Instant) -> Result<()> {
    sqlx::query("UPDATE registration SET fetched_at = $2, updated_at = $3 WHERE order_no = $1")
        .bind(no.as_str())
        .bind(at.ms())
        .bind(now.ms())
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// The numbers of a session that are given, in their order. Its places must be locked.
pub async fn numbers(tx: &mut Tx, session: &ScheduleId) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar("SELECT number FROM schedule_number WHERE schedule_id = $1 ORDER BY number")
        .bind(session.as_str())
        .fetch_all(tx.conn())
        .await?)
}

/// Gives a number to an order; the key guards that nobody else has it.
pub async fn give_number(tx: &mut Tx, session: &ScheduleId, number: i64, no: &OrderNo) -> Result<()> {
    sqlx::query("INSERT INTO schedule_number (schedule_id, number, order_no) VALUES ($1, $2, $3)")
        .bind(session.as_str())
        .bind(number)
        .bind(no.as_str())
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Takes an order's number back.
pub async fn take_number(tx: &mut Tx, no: &OrderNo) -> Result<()> {
    sqlx::query("DELETE FROM schedule_number WHERE order_no = $1")
        .bind(no.as_str())
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// The live order by which a person has a number of a department and day, and whose it is. `indexes` are those of the ID
/// number under every key.
pub async fn live_of_person(
    db: &Db,
    indexes: &[String],
    department: &DepartmentId,
    day: CivilDate,
) -> Result<Option<(String, String)>> {
    for index in indexes {
        let found = sqlx::query_as(LIVE)
            .bind(index)
            .bind(department.as_str())
            .bind(day.to_string())
            .fetch_optional(db.reader())
            .await?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// As the unique index `orders_one_number` has it.
const LIVE: &str = "SELECT no, user_id FROM orders WHERE id_card_idx = $1 AND department_id = $2 AND service_date = $3
     AND kind = 'registration' AND state IN ('pending_payment', 'closing', 'paid', 'confirmed', 'in_service')";

/// Whether the person of a dead order has another number of the same department and day.
pub async fn has_another(
    tx: &mut Tx,
    no: &OrderNo,
    department: &DepartmentId,
    day: CivilDate,
) -> Result<bool> {
    let count: i64 = sqlx::query_scalar(
        "SELECT CAST(COUNT(*) AS BIGINT) FROM orders o JOIN orders mine ON mine.id_card_idx = o.id_card_idx
         WHERE mine.no = $1 AND o.no <> $1 AND o.department_id = $2 AND o.service_date = $3
             AND o.kind = 'registration'
             AND o.state IN ('pending_payment', 'closing', 'paid', 'confirmed', 'in_service')",
    )
    .bind(no.as_str())
    .bind(department.as_str())
    .bind(day.to_string())
    .fetch_one(tx.conn())
    .await?;
    Ok(count > 0)
}

/// The ends of the sessions that a user missed since a day.
pub async fn missed(db: &Db, user: &UserId, since: CivilDate) -> Result<Vec<Instant>> {
    let ends: Vec<i64> = sqlx::query_scalar(
        "SELECT ends_at FROM orders WHERE user_id = $1 AND kind = 'registration' AND state = 'no_show'
             AND service_date >= $2",
    )
    .bind(user.as_str())
    .bind(since.to_string())
    .fetch_all(db.reader())
    .await?;
    Ok(ends.into_iter().map(Instant::from_ms).collect())
}

/// Orders of a session that must be given back or moved when it does not take place.
pub async fn to_clear(db: &Db, session: &ScheduleId, limit: i64) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(
        "SELECT r.order_no FROM registration r JOIN orders o ON o.no = r.order_no
         WHERE r.schedule_id = $1 AND o.state IN ('pending_payment', 'paid', 'confirmed')
         ORDER BY r.order_no LIMIT $2",
    )
    .bind(session.as_str())
    .bind(limit)
    .fetch_all(db.reader())
    .await?)
}

/// Where a moved order is to be, and what it is called there.
pub struct NewPlace<'a> {
    /// The order, locked.
    pub row: &'a OrderRow,
    /// What is bought.
    pub draft: &'a RegistrationDraft,
    /// What it is called.
    pub service_name: &'a str,
    /// 科室
    pub department: &'a str,
    /// The day.
    pub date: CivilDate,
    /// The part of the day.
    pub period: banyi_shared::Period,
    /// 退号截止
    pub cancel_until: Instant,
}

/// Writes where a moved order is now; its number is gone.
pub async fn set_place(tx: &mut Tx, new: &NewPlace<'_>, now: Instant) -> Result<()> {
    sqlx::query(
        "UPDATE registration SET schedule_id = $2, department_id = $3, doctor_name = $4, title = $5, number = NULL,
             fetch_time = NULL, fetch_place = NULL, updated_at = $6 WHERE order_no = $1",
    )
    .bind(new.row.no.as_str())
    .bind(new.draft.session.as_str())
    .bind(new.draft.department_id.as_str())
    .bind(&new.draft.doctor_name)
    .bind(&new.draft.title)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    sqlx::query(
        "UPDATE orders SET sku_id = $2, service_name = $3, department = $4, department_id = $5, service_date = $6,
             period = $7, starts_at = $8, ends_at = $9, cancel_until = $10, updated_at = $11 WHERE no = $1",
    )
    .bind(new.row.no.as_str())
    .bind(new.draft.session.as_str())
    .bind(new.service_name)
    .bind(new.department)
    .bind(new.draft.department_id.as_str())
    .bind(new.date.to_string())
    .bind(new.period.as_str())
    .bind(new.period.starts_on(new.date).ms())
    .bind(new.period.ends_on(new.date).ms())
    .bind(new.cancel_until.ms())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}
