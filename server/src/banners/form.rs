//! The form of a banner.

use banyi_shared::dto::BannerLink;
use banyi_shared::dto::admin::BannerInput;

use super::target;
use crate::app::App;
use crate::error::Result;
use crate::http::Check;

/// The form with white space trimmed; VALIDATION_FAILED tells all that is wrong, also a link that leads nowhere.
pub async fn check(app: &App, input: BannerInput) -> Result<BannerInput> {
    let mut check = Check::new();
    let title = check.line("title", &input.title, 1, 40);
    check.sort("sort", input.sort);
    let is_in_order = input.starts_at.zip(input.ends_at).is_none_or(|(start, end)| start < end);
    check.need(is_in_order, "endsAt", "结束时间应晚于开始时间");
    let target = check.optional("target", input.target.as_deref(), 64);
    match (input.link, target.as_deref()) {
        (BannerLink::None | BannerLink::Apply, None) => {}
        (BannerLink::None | BannerLink::Apply, Some(_)) => check.problem("target", "这种链接不需要填写目标"),
        (_, None) => check.problem("target", "请选择链接的目标"),
        (link, Some(id)) => {
            check.need(target::is_known(app, link, id).await?, "target", "链接的目标不存在");
        }
    }
    check.finish()?;
    Ok(BannerInput { title, target, ..input })
}
