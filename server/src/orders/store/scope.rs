use crate::db::Sql;
use crate::error::Result;

/// Narrows rows that name an order in `column` to orders of some hospitals; `None` means all.
pub fn within_scope(sql: &mut Sql, column: &str, hospitals: Option<&[String]>) -> Result<()> {
    if hospitals.is_none() {
        return Ok(());
    }
    sql.push(" AND EXISTS (SELECT 1 FROM orders o WHERE o.no = ").push(column);
    sql.within("o.hospital_id", hospitals)?.push(")");
    Ok(())
}
