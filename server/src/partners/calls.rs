//! The log of calls, as staff read it.

use banyi_shared::dto::admin::{PartnerCall, PartnerCallPage};
use banyi_shared::{HospitalId, Instant};

use super::store::{self, CallRow, CallsAsked};
use crate::app::App;
use crate::db::Cursor;
use crate::error::Result;
use crate::hospitals::need_hospital;
use crate::staff::CurrentStaff;

/// Rows of a page.
const PAGE: usize = 50;

/// A page of calls of one hospital, the newest first.
pub async fn calls(
    app: &App,
    staff: &CurrentStaff,
    hospital: &HospitalId,
    asked: CallsAsked,
    cursor: Option<&str>,
) -> Result<PartnerCallPage> {
    need_hospital(staff, hospital)?;
    let cursor = Cursor::decode(cursor, 2)?;
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = store::calls(&app.db, hospital, asked, cursor.as_ref(), limit).await?;
    let is_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next_cursor =
        rows.last().filter(|_| is_more).map(|row| Cursor(vec![row.at.to_string(), row.id.clone()]).encode());
    let items = rows.into_iter().map(view).collect::<Result<_>>()?;
    Ok(PartnerCallPage { items, next_cursor })
}

fn view(row: CallRow) -> Result<PartnerCall> {
    Ok(PartnerCall {
        id: row.id.parse()?,
        direction: row.direction.parse()?,
        at: Instant::from_ms(row.at),
        method: row.method,
        path: row.path,
        status: row.status,
        duration_ms: row.duration_ms,
        note: row.note,
        order_no: row.order_no.map(|no| no.parse()).transpose()?,
        address: row.address,
    })
}
