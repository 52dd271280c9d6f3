//! Postings, as staff see them.

use banyi_shared::dto::admin::{LedgerAccount, LedgerEntry, LedgerPage, LedgerPosting, PostingKind};
use banyi_shared::{CivilDate, Fen, Instant};

use super::store::{self, PostingRow, SORTS};
use crate::app::App;
use crate::db::Sort;
use crate::error::{Error, Result};
use crate::hospitals::need_platform;
use crate::staff::{self, CurrentStaff};

/// What staff asked for.
#[derive(Debug, Default)]
pub struct Question {
    /// A posting's id, its subject, or an order's number, exactly.
    pub q: Option<String>,
    /// What it records.
    pub kind: Option<PostingKind>,
    /// An account that it touches.
    pub account: Option<LedgerAccount>,
    /// Moved on this day or later.
    pub from: Option<CivilDate>,
    /// Moved on this day or before.
    pub to: Option<CivilDate>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows of a page, 1 to 100; 20 when absent.
    pub limit: Option<u32>,
}

/// A page of postings, what moved last first. FORBIDDEN for staff of some hospitals.
pub async fn list(app: &App, staff: &CurrentStaff, question: Question) -> Result<LedgerPage> {
    need_platform(staff)?;
    let sort = Sort::descending(&SORTS[0]);
    let after = sort.after(question.cursor.as_deref())?;
    let number = question.q.as_deref().map(str::trim).filter(|text| !text.is_empty());
    if number.is_some_and(|text| text.chars().count() > 80 || text.chars().any(char::is_control)) {
        return Err(Error::field("q", "搜索内容过长"));
    }
    let filter = store::Filter {
        number: number.map(str::to_owned),
        kind: question.kind,
        account: question.account,
        from: question.from.map(|day| day.at(0, 0)),
        until: question.to.map(|day| day.plus_days(1).at(0, 0)),
    };
    let size = question.limit.unwrap_or(20).clamp(1, 100) as usize;
    let limit = i64::try_from(size + 1).unwrap_or(i64::MAX);
    let mut rows = store::page(&app.db, &filter, &sort, after, limit).await?;
    let is_more = rows.len() > size;
    rows.truncate(size);
    let next_cursor = rows.last().filter(|_| is_more).map(|row| sort.cursor(row, &row.id));
    Ok(LedgerPage { items: views(app, rows).await?, next_cursor })
}

/// Rows with their entries, and who corrected.
async fn views(app: &App, rows: Vec<PostingRow>) -> Result<Vec<LedgerPosting>> {
    let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
    let by: Vec<String> = rows.iter().filter_map(|row| row.staff_id.clone()).collect();
    let (mut entries, names) = tokio::try_join!(store::entries_of(&app.db, &ids), staff::names(app, &by))?;
    let mut views = Vec::new();
    for row in rows {
        let mut sides = Vec::new();
        for (account, fen) in entries.remove(&row.id).unwrap_or_default() {
            sides.push(LedgerEntry { account: account.parse()?, amount_fen: Fen(fen) });
        }
        views.push(LedgerPosting {
            kind: row.kind.parse()?,
            subject: row.subject,
            entries: sides,
            occurred_at: Instant::from_ms(row.occurred_at),
            created_at: Instant::from_ms(row.created_at),
            order_no: row.order_no.as_deref().map(str::parse).transpose()?,
            note: row.note,
            by: row.staff_id.and_then(|id| names.get(&id).cloned()),
            id: row.id,
        });
    }
    Ok(views)
}
