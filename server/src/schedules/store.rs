//! The table `schedule`, read with its places.

use banyi_shared::dto::ScheduleState;
use banyi_shared::{CivilDate, DepartmentId, DoctorId, Fen, HospitalId, Period, ScheduleId};
use sqlx::FromRow;

use crate::db::{Db, Tx};
use crate::error::{Error, Result};

mod days;
mod listed;
mod people;
mod write;

pub(super) use days::{DayRow, days, staff_days};
pub use listed::{Listed, read_listed};
pub(super) use listed::{find_listed, of_day, with_ids};
pub(super) use people::{orders_of, waiting_of};
pub use write::NewSchedule;
pub(super) use write::{between, set_state, twin, update, with_codes};
pub use write::{codes_between, insert_many};

/// The columns that a row is read from, with `schedule s JOIN capacity c ON c.id = s.id`.
pub const COLUMNS: &str = "s.id, s.hospital_id, s.department_id, s.doctor_id, s.code, s.day, s.period, s.doctor_name, \
     s.title, s.skill, s.fee_fen, s.state, s.reason, s.version, c.total, c.remaining";

/// A session with its places, as it is stored.
#[derive(FromRow)]
pub(super) struct Stored {
    id: String,
    hospital_id: String,
    department_id: String,
    doctor_id: Option<String>,
    code: String,
    day: String,
    period: String,
    doctor_name: String,
    title: String,
    skill: String,
    fee_fen: i64,
    state: String,
    reason: Option<String>,
    version: i64,
    total: i64,
    remaining: i64,
}

/// A session with its places.
#[derive(Debug, Clone)]
pub struct ScheduleRow {
    /// Our id; also that of its capacity.
    pub id: ScheduleId,
    /// Where.
    pub hospital_id: HospitalId,
    /// Which department.
    pub department_id: DepartmentId,
    /// Whose.
    pub doctor_id: Option<DoctorId>,
    /// The hospital's number.
    pub code: String,
    /// The day.
    pub date: CivilDate,
    /// Morning or afternoon.
    pub period: Period,
    /// Empty for a clinic without a name.
    pub doctor_name: String,
    /// 职称
    pub title: String,
    /// 擅长
    pub skill: String,
    /// 挂号费
    pub fee: Fen,
    /// 可约, 停约, 停诊
    pub state: ScheduleState,
    /// Why it is paused or stopped.
    pub reason: Option<String>,
    /// The hospital's version; 0 when staff wrote it.
    pub version: i64,
    /// Places in all.
    pub total: i64,
    /// Places left; below 0 when more is taken than there is.
    pub remaining: i64,
}

impl TryFrom<Stored> for ScheduleRow {
    type Error = Error;

    fn try_from(row: Stored) -> Result<Self> {
        Ok(Self {
            id: row.id.parse()?,
            hospital_id: row.hospital_id.parse()?,
            department_id: row.department_id.parse()?,
            doctor_id: row.doctor_id.map(|id| id.parse()).transpose()?,
            code: row.code,
            date: row.day.parse()?,
            period: row.period.parse()?,
            doctor_name: row.doctor_name,
            title: row.title,
            skill: row.skill,
            fee: Fen(row.fee_fen),
            state: row.state.parse()?,
            reason: row.reason,
            version: row.version,
            total: row.total,
            remaining: row.remaining,
        })
    }
}

fn one() -> String {
    format!("SELECT {COLUMNS} FROM schedule s JOIN capacity c ON c.id = s.id WHERE s.id = $1")
}

/// One session, read without a lock.
pub async fn find(db: &Db, id: &ScheduleId) -> Result<Option<ScheduleRow>> {
    let row: Option<Stored> =
        sqlx::query_as(sqlx::AssertSqlSafe(one())).bind(id.as_str()).fetch_optional(db.reader()).await?;
    row.map(ScheduleRow::try_from).transpose()
}

/// One session as the transaction sees it. Its capacity should be locked, where it matters.
pub async fn read(tx: &mut Tx, id: &ScheduleId) -> Result<Option<ScheduleRow>> {
    let row: Option<Stored> =
        sqlx::query_as(sqlx::AssertSqlSafe(one())).bind(id.as_str()).fetch_optional(tx.conn()).await?;
    row.map(ScheduleRow::try_from).transpose()
}
