use banyi_shared::CivilDate;

use crate::db::{Db, Sql, Window};
use crate::error::Result;

/// Orders placed within a window: day and count. Hospitals as of [`Sql::within`].
pub async fn placed_by_day(db: &Db, hospitals: Option<&[String]>, window: Window) -> Result<Vec<(i64, i64)>> {
    let mut sql = Sql::new("SELECT ");
    sql.day_of("placed_at").push(", CAST(COUNT(*) AS BIGINT) FROM orders WHERE 1 = 1");
    sql.during("placed_at", window)?.within("hospital_id", hospitals)?.push(" GROUP BY 1");
    sql.fetch_all(db.reader()).await
}

/// Paid orders that nobody has taken.
pub async fn to_confirm(db: &Db, hospitals: Option<&[String]>) -> Result<i64> {
    let mut sql = Sql::new("SELECT CAST(COUNT(*) AS BIGINT) FROM orders WHERE state = 'paid'");
    sql.within("hospital_id", hospitals)?;
    sql.fetch_number(db.reader()).await
}

/// Confirmed orders whose service begins on a day.
pub async fn to_start(db: &Db, hospitals: Option<&[String]>, day: CivilDate) -> Result<i64> {
    let mut sql = Sql::new("SELECT CAST(COUNT(*) AS BIGINT) FROM orders WHERE state = 'confirmed'");
    sql.bind(" AND service_date = ?", day.to_string())?.within("hospital_id", hospitals)?;
    sql.fetch_number(db.reader()).await
}

/// Orders whose refund needs a person.
pub async fn in_attention(db: &Db, hospitals: Option<&[String]>) -> Result<i64> {
    let mut sql = Sql::new("SELECT CAST(COUNT(*) AS BIGINT) FROM orders WHERE refund_state = 'attention'");
    sql.within("hospital_id", hospitals)?;
    sql.fetch_number(db.reader()).await
}
