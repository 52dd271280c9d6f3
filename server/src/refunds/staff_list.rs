//! Refunds, as staff list them.

use banyi_shared::CivilDate;
use banyi_shared::dto::admin::AdminRefundPage;
use banyi_shared::order::{RefundApproval, RefundStatus};

use super::staff_detail::views;
use super::store::{self, SORTS};
use crate::app::App;
use crate::db::Sort;
use crate::error::{Error, Result};
use crate::staff::CurrentStaff;

/// What staff asked for.
#[derive(Debug, Default)]
pub struct Question {
    /// An order's, our or WeChat's number, exactly.
    pub q: Option<String>,
    /// Where it stands.
    pub status: Option<RefundStatus>,
    /// Whether it needed a second person, and what that person said.
    pub approval: Option<RefundApproval>,
    /// Only those that wait for somebody to act.
    pub needs_a_person: bool,
    /// Decided on this day or later.
    pub from: Option<CivilDate>,
    /// Decided on this day or before.
    pub to: Option<CivilDate>,
    /// A column, descending when `-` stands before it; absent means the newest first.
    pub sort: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows of a page, 1 to 100; 20 when absent.
    pub limit: Option<u32>,
}

/// A page of the refunds of orders that the scope covers.
pub async fn list(app: &App, staff: &CurrentStaff, question: Question) -> Result<AdminRefundPage> {
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
        status: question.status,
        approval: question.approval,
        needs_a_person: question.needs_a_person,
        from: question.from.map(|day| day.at(0, 0)),
        until: question.to.map(|day| day.plus_days(1).at(0, 0)),
    };
    let limit = i64::try_from(size + 1).unwrap_or(i64::MAX);
    let mut rows = store::page(&app.db, &filter, &sort, after, limit).await?;
    let is_more = rows.len() > size;
    rows.truncate(size);
    let next_cursor = rows.last().filter(|_| is_more).map(|row| sort.cursor(row, &row.out_refund_no));
    Ok(AdminRefundPage { items: views(app, staff, rows).await?, next_cursor })
}
