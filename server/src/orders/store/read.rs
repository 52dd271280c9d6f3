use banyi_shared::order::{OrderKind, OrderState, RefundState};
use banyi_shared::{CivilDate, HospitalId, OrderNo, PatientId, UserId};
use sqlx::FromRow;

use super::OrderRow;
use crate::db::{Column, Cursor, Db, Sort, Sql, Value};
use crate::error::Result;

/// An order by its number.
pub async fn read(db: &Db, no: &OrderNo) -> Result<Option<OrderRow>> {
    Ok(sqlx::query_as("SELECT * FROM orders WHERE no = $1")
        .bind(no.as_str())
        .fetch_optional(db.reader())
        .await?)
}

/// An order by its number, if the user placed it.
pub async fn of_user(db: &Db, user: &UserId, no: &OrderNo) -> Result<Option<OrderRow>> {
    Ok(read(db, no).await?.filter(|row| row.user_id == *user))
}

/// The number of the user's unpaid order of a kind.
pub async fn pending_of(db: &Db, user: &UserId, kind: OrderKind) -> Result<Option<OrderNo>> {
    let found: Option<(String,)> = sqlx::query_as(
        "SELECT no FROM orders WHERE user_id = $1 AND kind = $2 AND state = 'pending_payment'",
    )
    .bind(user.as_str())
    .bind(kind.as_str())
    .fetch_optional(db.reader())
    .await?;
    Ok(found.map(|(no,)| no.parse()).transpose()?)
}

/// What a patient looks for among their own orders.
#[derive(Debug, Default)]
pub struct UserFilter {
    /// Of one kind.
    pub kind: Option<OrderKind>,
    /// In any of these states; empty means all.
    pub states: Vec<OrderState>,
    /// Part of a number, service, hospital or department.
    pub text: Option<String>,
    /// Or for any of these patients.
    pub patients: Vec<PatientId>,
}

/// A page of a user's orders, the newest first.
pub async fn user_page(
    db: &Db,
    user: &UserId,
    filter: &UserFilter,
    cursor: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<OrderRow>> {
    let mut sql = Sql::new("SELECT * FROM orders WHERE ");
    sql.bind("user_id = ?", user.to_string())?;
    if let Some(kind) = filter.kind {
        sql.bind(" AND kind = ?", kind.to_string())?;
    }
    if !filter.states.is_empty() {
        let states: Vec<String> = filter.states.iter().map(ToString::to_string).collect();
        sql.is_in("state", &states)?;
    }
    if let Some(text) = &filter.text {
        sql.bind(
            " AND (no LIKE ? ESCAPE '\\' OR lower(service_name) LIKE ? ESCAPE '\\' \
             OR lower(hospital_name) LIKE ? ESCAPE '\\' OR lower(department) LIKE ? ESCAPE '\\'",
            contains(text),
        )?;
        for patient in &filter.patients {
            sql.bind(" OR patient_id = ?", patient.to_string())?;
        }
        sql.push(")");
    }
    if let Some(cursor) = cursor {
        sql.bind(" AND (placed_at, no) < (?", cursor.number(0)?)?.bind(", ?)", cursor.text(1)?)?;
    }
    sql.bind(" ORDER BY placed_at DESC, no DESC LIMIT ?", limit)?;
    sql.fetch_all(db.reader()).await
}

/// A LIKE pattern for a part of a text, in lower case.
fn contains(text: &str) -> String {
    let plain = text.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{plain}%")
}

/// What staff look for.
#[derive(Debug, Default)]
pub struct StaffFilter {
    /// Only these hospitals; None means all, and orders at hospitals given in words.
    pub scope: Option<Vec<String>>,
    /// In any of these states; empty means all.
    pub states: Vec<OrderState>,
    /// Of one kind.
    pub kind: Option<OrderKind>,
    /// With these refunds.
    pub refund_state: Option<RefundState>,
    /// At one hospital.
    pub hospital: Option<HospitalId>,
    /// Served from this day on.
    pub from: Option<CivilDate>,
    /// Served until this day.
    pub to: Option<CivilDate>,
    /// Exactly this number, or part of a service's or hospital's name.
    pub text: Option<String>,
    /// Or with any of these indexes of phone, ID number or name.
    pub indexes: Vec<String>,
}

/// What staff may sort orders by.
pub static SORTS: &[Column<OrderRow>] = &[
    Column { word: "placedAt", name: "placed_at", value: |row| Value::Number(row.placed_at.ms()) },
    Column {
        word: "serviceDate",
        name: "service_date",
        value: |row| Value::Text(row.service_date.to_string()),
    },
    Column { word: "amountFen", name: "amount_fen", value: |row| Value::Number(row.amount.0) },
];

/// A page for staff, as it is sorted; otherwise paid first, then pending, then done, then dead; later first within each.
pub async fn staff_page(
    db: &Db,
    filter: &StaffFilter,
    sort: Option<&Sort<OrderRow>>,
    cursor: Option<&str>,
    limit: i64,
) -> Result<Vec<OrderRow>> {
    let mut sql = found(filter)?;
    if let Some(sort) = sort {
        sort.page(&mut sql, "no", sort.after(cursor)?, limit)?;
        return sql.fetch_all(db.reader()).await;
    }
    if let Some(cursor) = Cursor::decode(cursor, 3)? {
        // Rank rises while time falls: two steps, since a row comparison goes one way only.
        let (rank, placed) = (cursor.number(0)?, cursor.number(1)?);
        sql.bind(" AND (state_rank > ?", rank)?
            .bind(" OR (state_rank = ?", rank)?
            .bind(" AND (placed_at, no) < (?", placed)?
            .bind(", ?)))", cursor.text(2)?)?;
    }
    sql.bind(" ORDER BY state_rank, placed_at DESC, no DESC LIMIT ?", limit)?;
    sql.fetch_all(db.reader()).await
}

/// What staff look for, in no order yet.
fn found(filter: &StaffFilter) -> Result<Sql> {
    let mut sql = Sql::new("SELECT * FROM orders WHERE 1 = 1");
    sql.within("hospital_id", filter.scope.as_deref())?;
    if !filter.states.is_empty() {
        let states: Vec<String> = filter.states.iter().map(ToString::to_string).collect();
        sql.is_in("state", &states)?;
    }
    if let Some(kind) = filter.kind {
        sql.bind(" AND kind = ?", kind.to_string())?;
    }
    if let Some(state) = filter.refund_state {
        sql.bind(" AND refund_state = ?", state.to_string())?;
    }
    if let Some(hospital) = &filter.hospital {
        sql.bind(" AND hospital_id = ?", hospital.to_string())?;
    }
    if let Some(from) = filter.from {
        sql.bind(" AND service_date >= ?", from.to_string())?;
    }
    if let Some(to) = filter.to {
        sql.bind(" AND service_date <= ?", to.to_string())?;
    }
    if let Some(text) = &filter.text {
        sql.bind(" AND (no = ?", text.clone())?;
        sql.bind(
            " OR lower(service_name) LIKE ? ESCAPE '\\' OR lower(hospital_name) LIKE ? ESCAPE '\\'",
            contains(text),
        )?;
        for index in &filter.indexes {
            sql.bind(" OR phone_idx = ? OR id_card_idx = ? OR name_idx = ?", index.clone())?;
        }
        sql.push(")");
    }
    Ok(sql)
}

/// The names that others show beside an order's number.
#[derive(FromRow)]
pub struct BriefRow {
    /// 订单号
    pub no: String,
    /// 服务
    pub service_name: String,
    /// 医院
    pub hospital_name: String,
    /// Sealed JSON: the patient as they were.
    pub patient_enc: String,
    /// What the accepted payment brought, in fen.
    pub paid_fen: i64,
}

/// The names of some orders.
pub async fn briefs(db: &Db, numbers: &[String]) -> Result<Vec<BriefRow>> {
    let mut sql =
        Sql::new("SELECT no, service_name, hospital_name, patient_enc, paid_fen FROM orders WHERE 1 = 1");
    sql.is_in("no", numbers)?;
    sql.fetch_all(db.reader()).await
}
