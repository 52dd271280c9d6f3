//! What the applicant is told. Carried out by a job; sent once however often the job runs.

use banyi_shared::ApplicationId;
use banyi_shared::dto::ApplicationState;

use super::store;
use crate::app::App;
use crate::notices::{self, NewNotice};
use crate::queue::{JobError, Outcome};

/// Title and body, or nothing for what staff do not decide. No personal data, and no words of staff: it may be
/// shown on a locked screen.
const fn wording(state: ApplicationState) -> Option<(&'static str, &'static str)> {
    match state {
        ApplicationState::Submitted => None,
        ApplicationState::Contacted => {
            Some(("陪诊员申请有进展", "我们已与您联系，正在审核您的陪诊员申请，结果会在这里通知您。"))
        }
        ApplicationState::Approved => {
            Some(("陪诊员申请已通过", "欢迎加入伴医。工作人员会与您约定培训和上岗时间，请保持电话畅通。"))
        }
        ApplicationState::Rejected => {
            Some(("陪诊员申请未通过", "您可以在“申请成为陪诊员”中查看原因，修改后重新提交。"))
        }
    }
}

/// Sends the message that a job asks for. Subject: `<application id>/<state>/<when it was sent, ms>`.
/// Nobody is told when the account was deleted meanwhile.
pub async fn tell(app: &App, subject: &str) -> Result<Outcome, JobError> {
    let wrong = || JobError::Fail("subject is no application and state".to_owned());
    let mut parts = subject.split('/');
    let id: ApplicationId = parts.next().and_then(|text| text.parse().ok()).ok_or_else(wrong)?;
    let state: ApplicationState = parts.next().and_then(|text| text.parse().ok()).ok_or_else(wrong)?;
    let Some((title, body)) = wording(state) else { return Ok(Outcome::Done) };
    let mut tx = app.db.begin("applications.tell").await?;
    let Some(row) = store::lock(&mut tx, &id).await? else { return Ok(Outcome::Done) };
    let notice = NewNotice {
        user_id: row.user_id.parse().map_err(crate::error::Error::from)?,
        cause: format!("application:{subject}"),
        order_no: None,
        waitlist_id: None,
        title: title.to_owned(),
        body: body.to_owned(),
    };
    notices::send(app, &mut tx, notice).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}
