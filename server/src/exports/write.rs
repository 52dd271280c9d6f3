//! The job that writes a table.

use std::path::PathBuf;

use aws_lc_rs::digest::{Context, SHA256};
use banyi_shared::ExportId;
use banyi_shared::dto::admin::{ExportInput, ExportState};
use banyi_shared::time::SECOND;
use rust_xlsxwriter::XlsxError;
use tempfile::TempPath;
use tokio::io::AsyncReadExt;

use super::ask::may_see;
use super::sheet::{MOST_ROWS, Sheet};
use super::store::{self, ExportRow, Kept};
use super::tables;
use crate::app::App;
use crate::error::Error;
use crate::files::{self, Written};
use crate::queue::{JobError, Outcome};
use crate::staff;

/// What it is called on the wire.
const CONTENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// How long to wait while others are written.
const LATER: i64 = 2 * SECOND;
/// Progress is told every so many rows.
const TELL_EVERY: i64 = 500;

/// Writes the table that `id` asks for. A few at a time in a process: other jobs are in a greater hurry.
pub async fn write(app: &App, id: &ExportId) -> Result<Outcome, JobError> {
    let Some(row) = store::find(&app.db, id).await? else { return Ok(Outcome::Done) };
    if matches!(row.state.parse(), Ok(ExportState::Done | ExportState::Failed)) {
        return Ok(Outcome::Done);
    }
    let Ok(_slot) = app.exports.try_acquire() else { return Ok(Outcome::Again(app.now() + LATER)) };
    let ended = match written(app, id, &row).await {
        Ok(kept) => Ok(kept),
        Err(Stop::Told(why)) => Err(why),
        Err(Stop::Failed(error)) => return Err(JobError::Retry(error.to_string())),
    };
    let mut tx = app.db.begin("export.end").await?;
    match ended {
        Ok(kept) => store::set_done(&mut tx, id, &kept, app.now()).await?,
        Err(why) => store::set_failed(&mut tx, id, &why, app.now()).await?,
    }
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// Why there is no table.
enum Stop {
    /// It is over, for a reason that its owner is told.
    Told(String),
    /// Try again.
    Failed(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<XlsxError> for Stop {
    fn from(error: XlsxError) -> Self {
        Self::Failed(Error::internal(error))
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(Error::internal(error))
    }
}

async fn written(app: &App, id: &ExportId, row: &ExportRow) -> Result<Kept, Stop> {
    let gone = |_| Stop::Told("导出人的账号已停用".to_owned());
    let staff = staff::as_now(app, &row.staff_id.parse().map_err(Error::from)?).await.map_err(gone)?;
    let wanted: ExportInput = serde_json::from_str(&row.wanted).map_err(Error::internal)?;
    if !may_see(&staff, wanted.what) {
        return Err(Stop::Told("没有权限导出这些数据".to_owned()));
    }
    let mut sheet = Sheet::new(wanted.what.label(), tables::columns(wanted.what))?;
    let mut told = 0;
    tell(app, id, 0).await?;
    let mut cursor = None;
    loop {
        let page = tables::page(app, &staff, &wanted, cursor.take()).await?;
        for cells in page.rows {
            sheet.add(cells)?;
        }
        if sheet.rows() > MOST_ROWS {
            return Err(Stop::Told("数据超过 100 万行，请缩短时间范围".to_owned()));
        }
        if sheet.rows() - told >= TELL_EVERY {
            told = sheet.rows();
            tell(app, id, told).await?;
        }
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    let rows = sheet.rows();
    let (path, bytes, sha256) = saved(sheet).await?;
    let kept = Written { path: &path, bytes, sha256: &sha256, content_type: CONTENT_TYPE };
    let (file, _) = files::keep(app, &staff.id, &kept).await?;
    let name = format!("{}_{}_{}.xlsx", wanted.what.label(), wanted.from, wanted.to);
    Ok(Kept { file, name, bytes, rows })
}

async fn tell(app: &App, id: &ExportId, rows: i64) -> Result<(), Stop> {
    let mut tx = app.db.begin("export.progress").await?;
    let is_wanted = store::set_progress(&mut tx, id, rows).await?;
    tx.commit().await?;
    // Another worker has ended it meanwhile.
    if is_wanted { Ok(()) } else { Err(Stop::Failed(Error::internal("the export has ended"))) }
}

/// The sheet as a file of this machine that goes by itself, its length and its SHA-256.
async fn saved(sheet: Sheet) -> Result<(TempPath, i64, String), Stop> {
    let path = tempfile::Builder::new().suffix(".xlsx").tempfile()?.into_temp_path();
    let place: PathBuf = path.to_path_buf();
    tokio::task::spawn_blocking(move || sheet.save(&place)).await.map_err(Error::internal)??;
    let mut file = tokio::fs::File::open(&path).await?;
    let bytes = i64::try_from(file.metadata().await?.len()).unwrap_or(i64::MAX);
    let (mut digest, mut chunk) = (Context::new(&SHA256), vec![0; 64 * 1024]);
    loop {
        let read = file.read(&mut chunk).await?;
        if read == 0 {
            return Ok((path, bytes, hex::encode(digest.finish())));
        }
        digest.update(&chunk[..read]);
    }
}
