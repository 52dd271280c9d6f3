//! Hospitals, page by page.

use banyi_shared::HospitalId;
use banyi_shared::dto::HospitalPage;
use banyi_shared::order::OrderKind;

use super::store;
use crate::app::App;
use crate::db::Cursor;
use crate::error::Result;

/// Hospitals on a page.
const PAGE: usize = 20;

/// Which hospitals.
#[derive(Debug, Default)]
pub struct Filter {
    /// Exactly this level, for instance 三级甲等.
    pub level: Option<String>,
    /// A region that begins so, for instance 陕西省.
    pub region: Option<String>,
    /// Words, each of which the name contains, in any case and order.
    pub q: Option<String>,
    /// Only those where this can be booked.
    pub offers: Option<OrderKind>,
    /// Whether hospitals that are offline are left out.
    pub is_online_only: bool,
    /// Only these, for staff who see some hospitals.
    pub only: Option<Vec<HospitalId>>,
}

/// A page behind `cursor`, in the order of `sort` and id. Empty texts of the filter do not filter.
pub async fn list(app: &App, mut filter: Filter, cursor: Option<&str>) -> Result<HospitalPage> {
    let cursor = Cursor::decode(cursor, 2)?;
    filter.level = filter.level.filter(|text| !text.is_empty());
    filter.region = filter.region.filter(|text| !text.is_empty());
    let mut rows = store::list(&app.db, &filter, cursor.as_ref(), PAGE as i64 + 1).await?;
    let is_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next_cursor = rows.last().filter(|_| is_more).map(|row| row.key().encode());
    Ok(HospitalPage { items: rows.into_iter().map(|row| row.view(app)).collect::<Result<_>>()?, next_cursor })
}
