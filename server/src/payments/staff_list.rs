//! Payments, as staff see them.

use banyi_shared::dto::admin::{AdminPayment, AdminPaymentPage, AttemptState};
use banyi_shared::{CivilDate, Fen, Instant};

use super::store::{self, ListedRow, SORTS};
use crate::app::App;
use crate::db::Sort;
use crate::error::{Error, Result};
use crate::orders::{self, Brief};
use crate::staff::CurrentStaff;

/// What staff asked for.
#[derive(Debug, Default)]
pub struct Question {
    /// An order's, our or WeChat's number, exactly.
    pub q: Option<String>,
    /// How far it has come.
    pub state: Option<AttemptState>,
    /// Started on this day or later.
    pub from: Option<CivilDate>,
    /// Started on this day or before.
    pub to: Option<CivilDate>,
    /// Paid on this day or later.
    pub paid_from: Option<CivilDate>,
    /// Paid on this day or before.
    pub paid_to: Option<CivilDate>,
    /// A column, descending when `-` stands before it; absent means the newest first.
    pub sort: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows of a page, 1 to 100; 20 when absent.
    pub limit: Option<u32>,
}

/// A page of the payments for orders that the scope covers.
pub async fn list(app: &App, staff: &CurrentStaff, question: Question) -> Result<AdminPaymentPage> {
    let sort = Sort::parse(question.sort.as_deref(), SORTS)?.unwrap_or(Sort::descending(&SORTS[0]));
    let after = sort.after(question.cursor.as_deref())?;
    let number = question.q.as_deref().map(str::trim).filter(|text| !text.is_empty());
    if number.is_some_and(|text| text.chars().count() > 64 || text.chars().any(char::is_control)) {
        return Err(Error::field("q", "搜索内容过长"));
    }
    let size = question.limit.unwrap_or(20).clamp(1, 100) as usize;
    let filter = store::Filter {
        hospitals: staff.scope.hospitals(),
        number: number.map(str::to_owned),
        state: question.state,
        from: question.from.map(|day| day.at(0, 0)),
        until: question.to.map(|day| day.plus_days(1).at(0, 0)),
        paid_from: question.paid_from.map(|day| day.at(0, 0)),
        paid_until: question.paid_to.map(|day| day.plus_days(1).at(0, 0)),
    };
    let limit = i64::try_from(size + 1).unwrap_or(i64::MAX);
    let mut rows = store::page(&app.db, &filter, &sort, after, limit).await?;
    let is_more = rows.len() > size;
    rows.truncate(size);
    let next_cursor = rows.last().filter(|_| is_more).map(|row| sort.cursor(row, &row.out_trade_no));
    let numbers: Vec<String> = rows.iter().map(|row| row.order_no.clone()).collect();
    let briefs = orders::briefs(app, &numbers).await?;
    let items = rows
        .into_iter()
        .map(|row| {
            let brief = briefs.get(&row.order_no).cloned();
            view(row, brief.ok_or_else(|| Error::internal("a payment has no order"))?)
        })
        .collect::<Result<_>>()?;
    Ok(AdminPaymentPage { items, next_cursor })
}

fn view(row: ListedRow, order: Brief) -> Result<AdminPayment> {
    Ok(AdminPayment {
        out_trade_no: row.out_trade_no.parse()?,
        order_no: row.order_no.parse()?,
        channel: row.channel.parse()?,
        state: row.state.parse()?,
        amount_fen: Fen(row.amount_fen),
        returning_fen: Fen(row.returning_fen),
        service_name: order.service_name,
        hospital_name: order.hospital_name,
        patient_masked: order.patient_masked,
        created_at: Instant::from_ms(row.created_at),
        transaction_id: row.transaction_id,
        paid_at: row.paid_at.map(Instant::from_ms),
    })
}
