use banyi_shared::{OrderNo, UserId};
use sqlx::FromRow;

use crate::db::{Db, Sql, Window};
use crate::error::Result;
use crate::orders;

/// A refund among a patient's movements of money.
#[derive(Debug, Clone, FromRow)]
pub struct ReturnedRow {
    /// Our number at WeChat.
    pub out_refund_no: String,
    /// Whose order.
    pub order_no: String,
    /// What was bought.
    pub service_name: String,
    /// In fen.
    pub amount_fen: i64,
    /// See `RefundStatus`.
    pub status: String,
    /// See `RefundApproval`.
    pub approval: String,
    /// When it was decided, ms.
    pub created_at: i64,
    /// When it had arrived, ms.
    pub succeeded_at: Option<i64>,
}

/// A user's refunds before a key, the newest first: without those that another repeats, and those that a second person
/// declined. It reads the orders' table to know whose they are.
pub async fn of_user(
    db: &Db,
    user: &UserId,
    before: Option<(i64, String)>,
    limit: i64,
) -> Result<Vec<ReturnedRow>> {
    let mut sql = Sql::new(
        "SELECT r.out_refund_no, r.order_no, o.service_name, r.amount_fen, r.status, r.approval, r.created_at,
             r.succeeded_at FROM refund r JOIN orders o ON o.no = r.order_no
         WHERE r.approval <> 'declined' AND (r.reissued_as IS NULL OR r.status = 'success')",
    );
    sql.bind(" AND o.user_id = ?", user.to_string())?;
    if let Some((at, no)) = before {
        sql.bind(" AND (r.created_at, r.out_refund_no) < (?", at)?.bind(", ?)", no)?;
    }
    sql.bind(" ORDER BY r.created_at DESC, r.out_refund_no DESC LIMIT ?", limit)?;
    sql.fetch_all(db.reader()).await
}

/// What of an order's money waits for a second person, in fen.
pub async fn waiting_sum(db: &Db, order: &OrderNo) -> Result<i64> {
    let mut sql = Sql::new(
        "SELECT CAST(coalesce(SUM(amount_fen), 0) AS BIGINT) FROM refund
         WHERE approval = 'waiting' AND cause <> 'duplicate_payment'",
    );
    sql.bind(" AND order_no = ?", order.to_string())?;
    sql.fetch_number(db.reader()).await
}

/// Refunds that arrived within a window, by day: its number and fen. Hospitals as of [`Sql::within`].
pub async fn arrived_by_day(
    db: &Db,
    hospitals: Option<&[String]>,
    window: Window,
) -> Result<Vec<(i64, i64, i64)>> {
    let mut sql = Sql::new("SELECT ");
    sql.day_of("succeeded_at");
    sql.push(
        ", CAST(COUNT(*) AS BIGINT), CAST(SUM(amount_fen) AS BIGINT) FROM refund WHERE status = 'success'",
    );
    sql.during("succeeded_at", window)?;
    orders::within_scope(&mut sql, "refund.order_no", hospitals)?;
    sql.push(" GROUP BY 1");
    sql.fetch_all(db.reader()).await
}
