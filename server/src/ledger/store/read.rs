use std::collections::BTreeMap;

use banyi_shared::Instant;
use banyi_shared::dto::admin::{LedgerAccount, PostingKind};
use sqlx::FromRow;

use crate::db::{After, Column, Db, Sort, Sql, Value, Window};
use crate::error::Result;

/// A row of `ledger_posting`.
#[derive(FromRow)]
pub struct PostingRow {
    /// `<kind>:<subject>`
    pub id: String,
    /// See `PostingKind`.
    pub kind: String,
    /// The number of what it records.
    pub subject: String,
    /// Of which order.
    pub order_no: Option<String>,
    /// Who corrected.
    pub staff_id: Option<String>,
    /// In words.
    pub note: Option<String>,
    /// When the money moved, ms.
    pub occurred_at: i64,
    /// When it was written, ms.
    pub created_at: i64,
}

/// The list's own order.
pub static SORTS: &[Column<PostingRow>] =
    &[Column { word: "occurredAt", name: "p.occurred_at", value: |row| Value::Number(row.occurred_at) }];

/// What staff look for.
#[derive(Debug, Default)]
pub struct Filter {
    /// A posting's id, its subject, or an order's number, exactly.
    pub number: Option<String>,
    /// What it records.
    pub kind: Option<PostingKind>,
    /// An account that it touches.
    pub account: Option<LedgerAccount>,
    /// Moved then or later.
    pub from: Option<Instant>,
    /// Moved before.
    pub until: Option<Instant>,
}

/// A page of postings.
pub async fn page(
    db: &Db,
    filter: &Filter,
    sort: &Sort<PostingRow>,
    after: Option<After>,
    limit: i64,
) -> Result<Vec<PostingRow>> {
    let mut sql = Sql::new(
        "SELECT p.id, p.kind, p.subject, p.order_no, p.staff_id, p.note, p.occurred_at, p.created_at
         FROM ledger_posting p WHERE 1 = 1",
    );
    if let Some(number) = &filter.number {
        sql.bind(" AND (p.id = ? OR p.subject = ? OR p.order_no = ?)", number.clone())?;
    }
    if let Some(kind) = filter.kind {
        sql.bind(" AND p.kind = ?", kind.to_string())?;
    }
    if let Some(account) = filter.account {
        sql.bind(
            " AND EXISTS (SELECT 1 FROM ledger_entry e WHERE e.posting_id = p.id AND e.account = ?)",
            account.to_string(),
        )?;
    }
    if let Some(from) = filter.from {
        sql.bind(" AND p.occurred_at >= ?", from.ms())?;
    }
    if let Some(until) = filter.until {
        sql.bind(" AND p.occurred_at < ?", until.ms())?;
    }
    sort.page(&mut sql, "p.id", after, limit)?;
    sql.fetch_all(db.reader()).await
}

/// Entries by posting: account and fen.
pub async fn entries_of(db: &Db, ids: &[String]) -> Result<BTreeMap<String, Vec<(String, i64)>>> {
    let mut sql = Sql::new("SELECT posting_id, account, amount_fen FROM ledger_entry WHERE 1 = 1");
    sql.is_in("posting_id", ids)?.push(" ORDER BY posting_id, amount_fen DESC");
    let rows: Vec<(String, String, i64)> = sql.fetch_all(db.reader()).await?;
    let mut found: BTreeMap<String, Vec<(String, i64)>> = BTreeMap::new();
    for (id, account, fen) in rows {
        found.entry(id).or_default().push((account, fen));
    }
    Ok(found)
}

/// Debits and credits by account, in fen; of what moved before `until`, or of everything.
pub async fn balances(db: &Db, until: Option<Instant>) -> Result<Vec<(String, i64, i64)>> {
    let mut sql = Sql::new(
        "SELECT account, CAST(SUM(CASE WHEN amount_fen > 0 THEN amount_fen ELSE 0 END) AS BIGINT),
             CAST(SUM(CASE WHEN amount_fen < 0 THEN -amount_fen ELSE 0 END) AS BIGINT)
         FROM ledger_entry WHERE 1 = 1",
    );
    if let Some(until) = until {
        sql.bind(" AND occurred_at < ?", until.ms())?;
    }
    sql.push(" GROUP BY account");
    sql.fetch_all(db.reader()).await
}

/// How many postings there are; of what moved before `until`, or of everything.
pub async fn count(db: &Db, until: Option<Instant>) -> Result<i64> {
    let mut sql = Sql::new("SELECT CAST(COUNT(*) AS BIGINT) FROM ledger_posting WHERE 1 = 1");
    if let Some(until) = until {
        sql.bind(" AND occurred_at < ?", until.ms())?;
    }
    sql.fetch_number(db.reader()).await
}

/// What the postings of a kind say that WeChat holds, by the number of what they record: fen, debit positive.
pub async fn clearing_of(db: &Db, kind: PostingKind, subjects: &[String]) -> Result<BTreeMap<String, i64>> {
    let ids: Vec<String> = subjects.iter().map(|subject| crate::ledger::post::id(kind, subject)).collect();
    let mut sql = Sql::new(
        "SELECT p.subject, CAST((SELECT COALESCE(SUM(e.amount_fen), 0) FROM ledger_entry e
             WHERE e.posting_id = p.id AND e.account = 'wechat_clearing') AS BIGINT)
         FROM ledger_posting p WHERE 1 = 1",
    );
    sql.is_in("p.id", &ids)?;
    let rows: Vec<(String, i64)> = sql.fetch_all(db.reader()).await?;
    Ok(rows.into_iter().collect())
}

/// The subjects of a kind's postings of a window.
pub async fn posted_on(db: &Db, kind: PostingKind, window: Window) -> Result<Vec<String>> {
    let mut sql = Sql::new("SELECT subject FROM ledger_posting WHERE 1 = 1");
    sql.bind(" AND kind = ?", kind.to_string())?.during("occurred_at", window)?;
    let rows: Vec<(String,)> = sql.fetch_all(db.reader()).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}
