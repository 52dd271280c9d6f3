//! A page of a patient's movements of money: two lists, each read by key, merged.

use banyi_shared::dto::{MoneyRecord, MoneyRecordKind, MoneyRecordPage};
use banyi_shared::{Fen, Instant, UserId};

use crate::app::App;
use crate::db::Cursor;
use crate::error::Result;
use crate::payments::{self, ArrivedRow};
use crate::refunds::{self, ReturnedRow};

/// Rows of a page.
const PAGE: usize = 20;

/// A page, the newest first; of the same instant by number, the greatest first.
pub async fn list(app: &App, user: &UserId, cursor: Option<&str>) -> Result<MoneyRecordPage> {
    let before = match Cursor::decode(cursor, 2)? {
        Some(cursor) => Some((cursor.number(0)?, cursor.text(1)?)),
        None => None,
    };
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let (paid, returned) = tokio::try_join!(
        payments::arrived_of_user(&app.db, user, before.clone(), limit),
        refunds::of_user(&app.db, user, before, limit),
    )?;
    let mut items = paid.into_iter().map(payment).collect::<Result<Vec<_>>>()?;
    for row in returned {
        items.push(refund(row)?);
    }
    items.sort_by(|one, two| (two.at, &two.no).cmp(&(one.at, &one.no)));
    let is_more = items.len() > PAGE;
    items.truncate(PAGE);
    let next_cursor = items
        .last()
        .filter(|_| is_more)
        .map(|last| Cursor(vec![last.at.ms().to_string(), last.no.clone()]).encode());
    Ok(MoneyRecordPage { items, next_cursor })
}

fn payment(row: ArrivedRow) -> Result<MoneyRecord> {
    Ok(MoneyRecord {
        kind: MoneyRecordKind::Payment,
        no: row.out_trade_no,
        order_no: row.order_no.parse()?,
        service_name: row.service_name,
        amount_fen: Fen(row.amount_fen),
        at: Instant::from_ms(row.paid_at),
        status: None,
        approval: None,
        succeeded_at: None,
    })
}

fn refund(row: ReturnedRow) -> Result<MoneyRecord> {
    Ok(MoneyRecord {
        kind: MoneyRecordKind::Refund,
        no: row.out_refund_no,
        order_no: row.order_no.parse()?,
        service_name: row.service_name,
        amount_fen: Fen(row.amount_fen),
        at: Instant::from_ms(row.created_at),
        status: Some(row.status.parse()?),
        approval: Some(row.approval.parse()?),
        succeeded_at: row.succeeded_at.map(Instant::from_ms),
    })
}
