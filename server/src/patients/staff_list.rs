//! 就诊人, as staff see them: masked.

use banyi_shared::dto::Relation;
use banyi_shared::dto::admin::{AdminPatient, AdminPatientPage};
use banyi_shared::{Instant, mask};

use super::store::{self, ListedRow, SORTS};
use super::{sealed, search};
use crate::app::App;
use crate::db::Sort;
use crate::error::{Error, Result};
use crate::staff::CurrentStaff;

/// What staff asked for.
#[derive(Debug, Default)]
pub struct Question {
    /// An ID number, a phone, a name, their id or their user's, exactly.
    pub q: Option<String>,
    /// What they are to the user.
    pub relation: Option<Relation>,
    /// A column, descending when `-` stands before it; absent means the newest first.
    pub sort: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows of a page, 1 to 100; 20 when absent.
    pub limit: Option<u32>,
}

/// A page of those whom the scope covers: with an order at one of its hospitals, where it is not all.
pub async fn list(app: &App, staff: &CurrentStaff, question: Question) -> Result<AdminPatientPage> {
    let sort = Sort::parse(question.sort.as_deref(), SORTS)?.unwrap_or(Sort::descending(&SORTS[0]));
    let after = sort.after(question.cursor.as_deref())?;
    let text = question.q.as_deref().map(str::trim).filter(|text| !text.is_empty());
    if text.is_some_and(|text| text.chars().count() > 64 || text.chars().any(char::is_control)) {
        return Err(Error::field("q", "搜索内容过长"));
    }
    let size = question.limit.unwrap_or(20).clamp(1, 100) as usize;
    let filter = store::Filter {
        hospitals: staff.scope.hospitals(),
        indexes: text.map(|text| search::indexes(app, text)).unwrap_or_default(),
        id: text.map(str::to_owned),
        relation: question.relation,
    };
    let limit = i64::try_from(size + 1).unwrap_or(i64::MAX);
    let mut rows = store::page(&app.db, &filter, &sort, after, limit).await?;
    let is_more = rows.len() > size;
    rows.truncate(size);
    let next_cursor = rows.last().filter(|_| is_more).map(|row| sort.cursor(row, &row.id));
    let items = rows.iter().map(|row| view(app, row)).collect::<Result<_>>()?;
    Ok(AdminPatientPage { items, next_cursor })
}

fn view(app: &App, row: &ListedRow) -> Result<AdminPatient> {
    let patient = sealed::open(&app.vault, &row.row())?;
    Ok(AdminPatient {
        user_id: row.user_id.parse()?,
        name_masked: mask::name(&patient.name),
        id_card_masked: patient.id_card.masked(),
        phone_masked: patient.phone.masked(),
        relation: patient.relation,
        sex: patient.id_card.sex(),
        created_at: patient.created_at,
        order_count: row.order_count,
        deleted_at: row.deleted_at.map(Instant::from_ms),
        id: patient.id,
    })
}
