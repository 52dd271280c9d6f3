//! Staff set what holds for money.

use banyi_shared::dto::admin::FinanceSettings;

use super::{approval_above, store};
use crate::app::App;
use crate::audit;
use crate::error::Result;
use crate::hospitals::need_platform;
use crate::http::Check;
use crate::staff::CurrentStaff;

/// The highest limit, in fen: more than any order costs.
const HIGHEST: i64 = 10_000_000;

/// Sets it. FORBIDDEN for staff who do not see all hospitals.
pub async fn change(app: &App, staff: &CurrentStaff, wanted: &FinanceSettings) -> Result<FinanceSettings> {
    need_platform(staff)?;
    let above = wanted.approval_above_fen;
    let mut form = Check::new();
    form.need((0..=HIGHEST).contains(&above.0), "approvalAboveFen", "复核金额应在 0 到 100000 元之间");
    form.finish()?;
    let mut tx = app.db.begin("finance.settings").await?;
    let before = approval_above(&mut tx).await?;
    store::write(&mut tx, store::APPROVAL_ABOVE, above.0, &staff.id, app.now()).await?;
    let detail = format!("退款复核金额 {} → {}", before.yuan(), above.yuan());
    audit::record(app, &mut tx, staff, "finance.settings", "setting", store::APPROVAL_ABOVE, &detail).await?;
    tx.commit().await?;
    Ok(wanted.clone())
}
