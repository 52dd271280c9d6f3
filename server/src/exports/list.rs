//! One's own exports.

use banyi_shared::dto::FilePurpose;
use banyi_shared::dto::admin::{Export, ExportInput, ExportPage};
use banyi_shared::time::DAY;
use banyi_shared::{ExportId, Instant};

use super::store::{self, ExportRow};
use crate::app::App;
use crate::db::Cursor;
use crate::error::{Error, Result};
use crate::files;
use crate::staff::CurrentStaff;

/// Rows of a page.
const PAGE: usize = 20;

/// A page of them, the newest first.
pub async fn list(app: &App, staff: &CurrentStaff, cursor: Option<&str>) -> Result<ExportPage> {
    let cursor = Cursor::decode(cursor, 2)?;
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = store::of_staff(&app.db, &staff.id, cursor.as_ref(), limit).await?;
    let is_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next_cursor = rows
        .last()
        .filter(|_| is_more)
        .map(|row| Cursor(vec![row.created_at.to_string(), row.id.clone()]).encode());
    let items = rows.into_iter().map(|row| view(app, row)).collect::<Result<_>>()?;
    Ok(ExportPage { items, next_cursor })
}

/// One of them. NOT_FOUND for another's.
pub async fn get(app: &App, staff: &CurrentStaff, id: &ExportId) -> Result<Export> {
    let row = store::find(&app.db, id).await?.filter(|row| row.staff_id == staff.id.as_str());
    view(app, row.ok_or_else(Error::not_found)?)
}

/// An export for its owner. The link is left out once the file is gone.
pub(super) fn view(app: &App, row: ExportRow) -> Result<Export> {
    let wanted: ExportInput = serde_json::from_str(&row.wanted).map_err(Error::internal)?;
    let finished_at = row.finished_at.map(Instant::from_ms);
    let is_there = finished_at.is_some_and(|at| app.now() < at + 7 * DAY);
    let url = match row.file_id.as_deref().filter(|_| is_there) {
        Some(file) => Some(files::url(app, &file.parse()?, FilePurpose::Export)),
        None => None,
    };
    Ok(Export {
        id: row.id.parse()?,
        what: wanted.what,
        from: wanted.from,
        to: wanted.to,
        state: row.state.parse()?,
        rows_done: row.rows_done,
        created_at: Instant::from_ms(row.created_at),
        rows_total: row.rows_total,
        file_name: row.file_name,
        bytes: row.bytes,
        url,
        error: row.error,
        finished_at,
    })
}
