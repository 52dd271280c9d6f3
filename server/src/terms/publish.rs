//! Staff publish terms. They hold at once: an order that agrees to older ones answers TERMS_OUTDATED.

use banyi_shared::ErrorCode;
use banyi_shared::dto::Terms;
use banyi_shared::dto::admin::TermsInput;

use super::store;
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::hospitals::need_platform;
use crate::http::Check;
use crate::staff::CurrentStaff;

/// Publishes the next version. CONFLICT when a colleague publishes at the same time.
pub async fn publish(app: &App, staff: &CurrentStaff, input: TermsInput) -> Result<Terms> {
    need_platform(staff)?;
    let mut check = Check::new();
    let title = check.text("title", &input.title, 2, 64);
    let body = check.text("body", &input.body, 10, 20_000);
    check.need((0..=60).contains(&input.min_read_seconds), "minReadSeconds", "阅读时间应在 0 到 60 秒之间");
    check.finish()?;
    let published_at = app.now();
    let mut tx = app.db.begin("terms.publish").await?;
    let version = store::insert(&mut tx, &title, &body, input.min_read_seconds, published_at)
        .await?
        .ok_or_else(|| Error::new(ErrorCode::Conflict))?;
    let detail = format!("发布服务条款第 {version} 版：{title}");
    audit::record(app, &mut tx, staff, "terms.publish", "terms", &version.to_string(), &detail).await?;
    tx.commit().await?;
    Ok(Terms { version, title, body, min_read_seconds: input.min_read_seconds, published_at })
}
