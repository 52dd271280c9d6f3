//! Sessions with what stands around them: hospital, department, the doctor's picture, the line.

use banyi_shared::{CivilDate, DepartmentId, ScheduleId};
use sqlx::FromRow;

use super::{COLUMNS, ScheduleRow, Stored};
use crate::db::{Db, Sql, Tx};
use crate::error::Result;

#[derive(FromRow)]
struct StoredListed {
    #[sqlx(flatten)]
    row: Stored,
    hospital_name: String,
    hospital_address: String,
    department_name: String,
    sells: i64,
    picture_file_id: Option<String>,
    waiting: i64,
}

/// A session with what is shown beside it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The session and its places.
    pub row: ScheduleRow,
    /// 医院
    pub hospital_name: String,
    /// Its address; may be empty.
    pub hospital_address: String,
    /// 科室
    pub department_name: String,
    /// Whether hospital, group and department are online, and the hospital sells numbers.
    pub is_online: bool,
    /// The doctor's picture.
    pub picture_file_id: Option<String>,
    /// People in line, those with an offer too.
    pub waiting: i64,
}

fn parse(stored: StoredListed) -> Result<Listed> {
    Ok(Listed {
        row: stored.row.try_into()?,
        hospital_name: stored.hospital_name,
        hospital_address: stored.hospital_address,
        department_name: stored.department_name,
        is_online: stored.sells == 1,
        picture_file_id: stored.picture_file_id,
        waiting: stored.waiting,
    })
}

fn select() -> Sql {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(
        ", h.name AS hospital_name, h.address AS hospital_address, d.name AS department_name,
             CAST(CASE WHEN h.state = 'online' AND h.offers_registration = 1 AND g.state = 'online'
                 AND d.state = 'online' THEN 1 ELSE 0 END AS BIGINT) AS sells,
             m.picture_file_id AS picture_file_id,
             (SELECT CAST(COUNT(*) AS BIGINT) FROM waitlist w
                 WHERE w.schedule_id = s.id AND w.state IN ('waiting', 'offered')) AS waiting
         FROM schedule s JOIN capacity c ON c.id = s.id JOIN hospital h ON h.id = s.hospital_id
             JOIN department d ON d.id = s.department_id JOIN department g ON g.id = d.parent_id
             LEFT JOIN doctor m ON m.id = s.doctor_id WHERE 1 = 1",
    );
    sql
}

/// Sessions of a department on a day: by period, then the higher fee first.
pub async fn of_day(db: &Db, department: &DepartmentId, day: CivilDate) -> Result<Vec<Listed>> {
    let mut sql = select();
    sql.bind(" AND s.department_id = ?", department.as_str().to_owned())?
        .bind(" AND s.day = ?", day.to_string())?
        .push(" ORDER BY CASE s.period WHEN 'morning' THEN 0 ELSE 1 END, s.fee_fen DESC, s.id");
    sql.fetch_all(db.reader()).await?.into_iter().map(parse).collect()
}

/// One session.
pub async fn find_listed(db: &Db, id: &ScheduleId) -> Result<Option<Listed>> {
    let mut sql = select();
    sql.bind(" AND s.id = ?", id.as_str().to_owned())?;
    sql.fetch_all(db.reader()).await?.pop().map(parse).transpose()
}

/// One session as the transaction sees it.
pub async fn read_listed(tx: &mut Tx, id: &ScheduleId) -> Result<Option<Listed>> {
    let mut sql = select();
    sql.bind(" AND s.id = ?", id.as_str().to_owned())?;
    sql.fetch_all_in(tx.conn()).await?.pop().map(parse).transpose()
}

/// Those of these ids that there are, in no order.
pub async fn with_ids(db: &Db, ids: &[String]) -> Result<Vec<Listed>> {
    let mut sql = select();
    sql.is_in("s.id", ids)?;
    sql.fetch_all(db.reader()).await?.into_iter().map(parse).collect()
}
