//! What somebody in line is told. Carried out by a job; sent once however often it runs.

use banyi_shared::WaitlistId;

use super::store;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::notices::{self, NewNotice};
use crate::queue::{self, JobError, JobKind, Outcome};
use crate::registrations::service_name;
use crate::schedules;

/// Queues the message. Subject: `<waitlist id>/<what>`.
pub(super) async fn later(app: &App, tx: &mut Tx, id: &WaitlistId, what: &str) -> Result<()> {
    queue::enqueue(app, tx, JobKind::WaitlistTell, &format!("{id}/{what}"), app.now()).await
}

/// Title and body; `{service}`, `{when}` and `{until}` are filled in.
fn wording(what: &str) -> Option<(&'static str, &'static str)> {
    match what {
        "offered" => Some(("候补有号了", "{service}（{when}）为您保留了一个号，请在 {until} 前接受并支付。")),
        "lapsed" => Some(("候补已过期", "{service}（{when}）为您保留的号已过期，已让给下一位。")),
        "over" => Some(("候补已结束", "{service}（{when}）的候补已结束，很抱歉没有空出的号。")),
        _ => None,
    }
}

/// Sends the message that a job asks for.
pub async fn tell(app: &App, subject: &str) -> Result<Outcome, JobError> {
    let wrong = || JobError::Fail("subject is nobody in line".to_owned());
    let (id, what) = subject.split_once('/').ok_or_else(wrong)?;
    let (title, body) = wording(what).ok_or_else(wrong)?;
    let id: WaitlistId = id.parse().map_err(|_| wrong())?;
    let row = store::find(&app.db, &id).await?.ok_or_else(wrong)?;
    let session = row.schedule_id.parse().map_err(Error::from)?;
    let session = schedules::find(&app.db, &session).await?.ok_or_else(wrong)?;
    let until =
        row.offer_ends_at.map(|ms| banyi_shared::Instant::from_ms(ms).civil().format("%H:%M").to_string());
    let notice = NewNotice {
        user_id: row.user_id.parse().map_err(Error::from)?,
        cause: format!("waitlist:{subject}"),
        order_no: None,
        waitlist_id: Some(id),
        title: title.to_owned(),
        body: body
            .replace("{service}", &service_name(&session))
            .replace("{when}", &format!("{} {}", session.date, session.period.label()))
            .replace("{until}", &until.unwrap_or_default()),
    };
    let mut tx = app.db.begin("waitlist.tell").await?;
    notices::send(app, &mut tx, notice).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}
