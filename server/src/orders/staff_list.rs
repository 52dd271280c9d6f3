//! The staff's list of orders.

use banyi_shared::dto::admin::AdminOrderPage;
use banyi_shared::order::{OrderKind, RefundState};
use banyi_shared::{CivilDate, HospitalId, IdCard, Phone};

use super::{list, staff_detail, store};
use crate::app::App;
use crate::db::Cursor;
use crate::error::{Error, Result};
use crate::staff::{CurrentStaff, Scope};

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
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows of a page, 1 to 100; 20 when absent.
    pub limit: Option<u32>,
}

/// A page of what the scope covers.
pub async fn list(app: &App, staff: &CurrentStaff, question: Question) -> Result<AdminOrderPage> {
    let cursor = Cursor::decode(question.cursor.as_deref(), 3)?;
    let text = question.q.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    if text.as_ref().is_some_and(|text| text.chars().count() > 64 || text.chars().any(char::is_control)) {
        return Err(Error::field("q", "搜索内容过长"));
    }
    let size = question.limit.unwrap_or(20).clamp(1, 100) as usize;
    let filter = store::StaffFilter {
        scope: match &staff.scope {
            Scope::All => None,
            Scope::Hospitals(ids) => Some(ids.clone()),
        },
        states: list::states(question.state.as_deref())?,
        kind: question.kind,
        refund_state: question.refund_state,
        hospital: question.hospital_id,
        from: question.from,
        to: question.to,
        indexes: text.as_deref().map(|text| indexes(app, text)).unwrap_or_default(),
        text,
    };
    let limit = i64::try_from(size + 1).unwrap_or(i64::MAX);
    let mut rows = store::staff_page(&app.db, &filter, cursor.as_ref(), limit).await?;
    let is_more = rows.len() > size;
    rows.truncate(size);
    let next_cursor = rows.last().filter(|_| is_more).map(|row| {
        Cursor(vec![row.state.rank().to_string(), row.placed_at.ms().to_string(), row.no.to_string()])
            .encode()
    });
    let items = rows.iter().map(|row| staff_detail::summary(app, row)).collect::<Result<_>>()?;
    Ok(AdminOrderPage { items, next_cursor })
}

/// The indexes under which a text may stand: as a phone, as an ID number, as a name.
fn indexes(app: &App, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    if let Ok(phone) = text.parse::<Phone>() {
        found.extend(app.vault.indexes("phone", phone.as_str()));
    }
    if let Ok(id_card) = text.parse::<IdCard>() {
        found.extend(app.vault.indexes("id_card", id_card.as_str()));
    }
    found.extend(app.vault.indexes("name", text));
    found.dedup();
    found
}
