//! The staff's list of orders.

use banyi_shared::dto::admin::AdminOrderPage;
use banyi_shared::order::{OrderKind, RefundState};
use banyi_shared::{CivilDate, HospitalId};

use super::{list, staff_detail, store};
use crate::app::App;
use crate::db::{Cursor, Sort};
use crate::error::{Error, Result};
use crate::patients;
use crate::staff::CurrentStaff;

/// What staff asked for.
#[derive(Debug, Default)]
pub struct Question {
    /// A number, phone, ID number or name, exactly; or part of a service's or hospital's name.
    pub q: Option<String>,
    /// States, separated by commas.
    pub state: Option<String>,
    /// Of one kind.
    pub kind: Option<OrderKind>,
    /// With these refunds.
    pub refund_state: Option<RefundState>,
    /// At one hospital.
    pub hospital_id: Option<HospitalId>,
    /// Served from this day on.
    pub from: Option<CivilDate>,
    /// Served until this day.
    pub to: Option<CivilDate>,
    /// A column, descending when `-` stands before it; absent means the list's own order.
    pub sort: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows of a page, 1 to 100; 20 when absent.
    pub limit: Option<u32>,
}

/// A page of what the scope covers.
pub async fn list(app: &App, staff: &CurrentStaff, question: Question) -> Result<AdminOrderPage> {
    let sort = Sort::parse(question.sort.as_deref(), store::SORTS)?;
    let text = question.q.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    if text.as_ref().is_some_and(|text| text.chars().count() > 64 || text.chars().any(char::is_control)) {
        return Err(Error::field("q", "搜索内容过长"));
    }
    let size = question.limit.unwrap_or(20).clamp(1, 100) as usize;
    let filter = store::StaffFilter {
        scope: staff.scope.hospitals(),
        states: list::states(question.state.as_deref())?,
        kind: question.kind,
        refund_state: question.refund_state,
        hospital: question.hospital_id,
        from: question.from,
        to: question.to,
        indexes: text.as_deref().map(|text| patients::indexes(app, text)).unwrap_or_default(),
        text,
    };
    let limit = i64::try_from(size + 1).unwrap_or(i64::MAX);
    let mut rows =
        store::staff_page(&app.db, &filter, sort.as_ref(), question.cursor.as_deref(), limit).await?;
    let is_more = rows.len() > size;
    rows.truncate(size);
    let next_cursor = rows.last().filter(|_| is_more).map(|row| match &sort {
        Some(sort) => sort.cursor(row, row.no.as_str()),
        None => {
            Cursor(vec![row.state.rank().to_string(), row.placed_at.ms().to_string(), row.no.to_string()])
                .encode()
        }
    });
    let items = rows.iter().map(|row| staff_detail::summary(app, row)).collect::<Result<_>>()?;
    Ok(AdminOrderPage { items, next_cursor })
}
