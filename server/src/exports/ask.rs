//! A table is asked for.

use banyi_shared::dto::admin::{Export, ExportInput, ExportKind};
use banyi_shared::{ErrorCode, ExportId, Permission};

use super::list::view;
use super::store::{self, NewExport};
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::http::Check;
use crate::queue::{self, JobKind};
use crate::staff::{CurrentStaff, Scope};

/// Most days of a table.
const MOST_DAYS: i64 = 366;
/// Most tables of one member of staff that are not done.
const MOST_OPEN: i64 = 3;

/// Asks for a table. VALIDATION_FAILED for a wrong span, FORBIDDEN when the role may not see such rows,
/// RATE_LIMITED while three others are not done.
pub async fn ask(app: &App, staff: &CurrentStaff, input: &ExportInput) -> Result<Export> {
    let now = app.now();
    let mut form = Check::new();
    form.need(input.to <= now.date(), "to", "结束日期不能晚于今天");
    form.need(input.from <= input.to, "from", "开始日期不能晚于结束日期");
    let days = input.from.days_until(input.to) + 1;
    form.need(days <= MOST_DAYS, "from", "一次最多导出 366 天");
    form.finish()?;
    if !may_see(staff, input.what) {
        return Err(Error::new(ErrorCode::Forbidden));
    }
    let id: ExportId = app.rng.new_id(now);
    let mut tx = app.db.begin("export.ask").await?;
    if store::open_of(&mut tx, &staff.id).await? >= MOST_OPEN {
        return Err(Error::new(ErrorCode::RateLimited).message("已有导出在进行，请完成后再试"));
    }
    let wanted = serde_json::to_string(input).map_err(Error::internal)?;
    let new = NewExport { id: &id, staff: &staff.id, what: input.what, wanted: &wanted };
    store::insert(&mut tx, &new, now).await?;
    queue::enqueue(app, &mut tx, JobKind::ExportWrite, id.as_str(), now).await?;
    let detail = format!("导出{}（{} 至 {}）", input.what.label(), input.from, input.to);
    audit::record(app, &mut tx, staff, "finance.export", "export", id.as_str(), &detail).await?;
    let row = store::find_in(&mut tx, &id).await?.ok_or_else(Error::not_found)?;
    tx.commit().await?;
    view(app, row)
}

/// Whether the role sees the rows on the screen. What knows no hospitals is for those who see all.
pub(super) fn may_see(staff: &CurrentStaff, what: ExportKind) -> bool {
    staff.may(Permission::FinanceExport)
        && match what {
            ExportKind::Payments | ExportKind::Refunds => staff.may(Permission::OrdersRead),
            ExportKind::Ledger | ExportKind::Days | ExportKind::Differences => {
                staff.may(Permission::FinanceRead) && staff.scope == Scope::All
            }
        }
}
