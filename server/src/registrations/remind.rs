//! Reminders: the evening before, and in the morning. A job.

use banyi_shared::OrderNo;
use banyi_shared::order::OrderState;

use super::store;
use crate::app::App;
use crate::notices::{self, NewNotice};
use crate::orders;
use crate::queue::{JobError, Outcome};

/// Reminds of a paid order that still stands. Subject: `<order number>/<evening or morning>/<day>`.
pub async fn remind(app: &App, subject: &str) -> Result<Outcome, JobError> {
    let wrong = || JobError::Fail("subject is no reminder".to_owned());
    let mut parts = subject.split('/');
    let no: OrderNo = parts.next().and_then(|text| text.parse().ok()).ok_or_else(wrong)?;
    let which = parts.next().ok_or_else(wrong)?;
    let day = parts.next().ok_or_else(wrong)?;
    let row = orders::read(&app.db, &no).await?.ok_or_else(wrong)?;
    let registration = store::find(&app.db, &no).await?.ok_or_else(wrong)?;
    // A process that was away for long does not remind of yesterday.
    let is_over = row.ends_at <= app.now();
    if row.state != OrderState::Confirmed || row.service_date.to_string() != day || is_over {
        return Ok(Outcome::Done);
    }
    let when = if which == "evening" { "明天" } else { "今天" };
    let mut body =
        format!("您{when}{}在{}有预约就诊，请携带有效证件。", row.period.label(), row.hospital_name);
    if let Some(number) = &registration.number {
        body.push_str(&format!("号序 {number}。"));
    }
    if let Some(place) = &registration.fetch_place {
        body.push_str(&format!("取号地点：{place}。"));
    }
    let notice = NewNotice {
        user_id: row.user_id,
        cause: format!("remind:{subject}"),
        order_no: Some(no),
        waitlist_id: None,
        title: "就诊提醒".to_owned(),
        body,
    };
    let mut tx = app.db.begin("registration.remind").await?;
    notices::send(app, &mut tx, notice).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}
