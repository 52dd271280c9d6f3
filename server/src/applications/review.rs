//! Staff tell how an application goes on.

use banyi_shared::dto::ApplicationState;
use banyi_shared::dto::admin::{AdminApplication, ApplicationReview};
use banyi_shared::{ApplicationId, ErrorCode};

use super::{moves, sealed, store};
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::hospitals::need_platform;
use crate::http::Check;
use crate::live::{self, Topic};
use crate::queue::{self, JobKind};
use crate::staff::CurrentStaff;

/// Moves an application, with the audit row and the message to the applicant in the same transaction.
///
/// Errs with VALIDATION_FAILED, NOT_FOUND, and MOVE_NOT_ALLOWED for what was decided already. Two who decide at
/// once: the row's lock lets one after the other, and the second is told that the move is not allowed any more.
pub async fn review(
    app: &App,
    staff: &CurrentStaff,
    id: &ApplicationId,
    input: ApplicationReview,
) -> Result<AdminApplication> {
    need_platform(staff)?;
    let reason = check(&input)?;
    let now = app.now();
    let mut tx = app.db.begin("applications.review").await?;
    let before = store::lock(&mut tx, id).await?.ok_or_else(Error::not_found)?;
    let from: ApplicationState = before.state.parse()?;
    let to = input.state;
    if !moves::may_review(from, to) {
        let sentence = format!("申请{}，不能改为{}", from.label(), to.label());
        return Err(Error::new(ErrorCode::MoveNotAllowed).message(sentence));
    }
    let reason_enc = app.vault.seal_option(sealed::place("reason_enc", id.as_str()), reason.as_deref())?;
    let row = store::set_state(&mut tx, id, from, to, reason_enc.as_deref(), now)
        .await?
        .ok_or_else(|| Error::internal(format_args!("application {id} moved although it was locked")))?;
    let detail = format!("陪诊员申请：{} → {}", from.label(), to.label());
    audit::record(app, &mut tx, staff, "application.review", "application", id.as_str(), &detail).await?;
    // The time of sending tells a second round from the first.
    let subject = format!("{id}/{to}/{}", row.submitted_at);
    queue::enqueue(app, &mut tx, JobKind::ApplicationTell, &subject, now).await?;
    live::hint(app, &mut tx, Topic::Applications, false, None).await?;
    tx.commit().await?;
    sealed::admin_view(&app.vault, &row)
}

/// The reason, which a rejection needs and nothing else has.
fn check(input: &ApplicationReview) -> Result<Option<String>> {
    let mut check = Check::new();
    let mut reason = None;
    match input.state {
        ApplicationState::Submitted => check.problem("state", "请选择审核结果"),
        ApplicationState::Rejected => {
            reason = Some(check.text("reason", input.reason.as_deref().unwrap_or_default(), 2, 200));
        }
        ApplicationState::Contacted | ApplicationState::Approved => {
            let is_blank = input.reason.as_deref().is_none_or(|text| text.trim().is_empty());
            check.need(is_blank, "reason", "只有未通过时需要填写原因");
        }
    }
    check.finish()?;
    Ok(reason)
}
