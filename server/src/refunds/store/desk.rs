use banyi_shared::Instant;
use banyi_shared::order::{RefundApproval, RefundStatus};

use super::RefundRow;
use crate::db::{After, Column, Db, Sort, Sql, Value};
use crate::error::Result;
use crate::orders;

/// What staff may sort refunds by; the first is the list's own order.
pub static SORTS: &[Column<RefundRow>] = &[
    Column { word: "createdAt", name: "created_at", value: |row| Value::Number(row.created_at) },
    Column { word: "amountFen", name: "amount_fen", value: |row| Value::Number(row.amount_fen) },
];

/// What staff look for.
pub struct Filter {
    /// As of [`Sql::within`].
    pub hospitals: Option<Vec<String>>,
    /// An order's, our or WeChat's number.
    pub number: Option<String>,
    /// Where it stands.
    pub status: Option<RefundStatus>,
    /// Whether it needed a second person, and what that person said.
    pub approval: Option<RefundApproval>,
    /// Only those that wait for somebody to act.
    pub needs_a_person: bool,
    /// Decided then or later.
    pub from: Option<Instant>,
    /// Decided before.
    pub until: Option<Instant>,
}

/// As `RefundPart::needs_a_person`. Orders of such refunds are few, and have an index.
const NEEDS_A_PERSON: &str = " AND order_no IN (SELECT a.no FROM orders a WHERE a.refund_state = 'attention')
    AND settled_at IS NULL AND ((status IN ('closed', 'abnormal', 'refused') AND approval <> 'declined'
        AND (reissued_as IS NULL OR attention IS NOT NULL)) OR (status = 'success' AND attention IS NOT NULL))";

/// A page of refunds.
pub async fn page(
    db: &Db,
    filter: &Filter,
    sort: &Sort<RefundRow>,
    after: Option<After>,
    limit: i64,
) -> Result<Vec<RefundRow>> {
    let mut sql = Sql::new("SELECT * FROM refund WHERE 1 = 1");
    orders::within_scope(&mut sql, "refund.order_no", filter.hospitals.as_deref())?;
    if let Some(number) = &filter.number {
        sql.bind(
            " AND (order_no = ? OR out_refund_no = ? OR out_trade_no = ? OR refund_id = ?)",
            number.clone(),
        )?;
    }
    if let Some(status) = filter.status {
        sql.bind(" AND status = ?", status.to_string())?;
    }
    if let Some(approval) = filter.approval {
        sql.bind(" AND approval = ?", approval.to_string())?;
    }
    if filter.needs_a_person {
        sql.push(NEEDS_A_PERSON);
    }
    if let Some(from) = filter.from {
        sql.bind(" AND created_at >= ?", from.ms())?;
    }
    if let Some(until) = filter.until {
        sql.bind(" AND created_at < ?", until.ms())?;
    }
    sort.page(&mut sql, "out_refund_no", after, limit)?;
    sql.fetch_all(db.reader()).await
}

/// How many wait for a second person. Hospitals as of [`Sql::within`].
pub async fn waiting(db: &Db, hospitals: Option<&[String]>) -> Result<i64> {
    let mut sql = Sql::new("SELECT CAST(COUNT(*) AS BIGINT) FROM refund WHERE approval = 'waiting'");
    orders::within_scope(&mut sql, "refund.order_no", hospitals)?;
    sql.fetch_number(db.reader()).await
}
