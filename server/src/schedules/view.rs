//! A session as patients and staff see it.

use banyi_shared::dto::admin::AdminSchedule;
use banyi_shared::dto::{FilePurpose, Session};
use banyi_shared::rules::{BookingClosed, BookingRules, SessionFacts, opens_at, session_offer};
use banyi_shared::{FileId, Instant};

use super::Listed;
use crate::app::App;
use crate::error::Result;
use crate::pictures;

/// As patients see it at `now`.
pub fn session(app: &App, rules: &BookingRules, listed: &Listed, now: Instant) -> Result<Session> {
    let row = &listed.row;
    let check = rules.check(row.date, row.period, now);
    let offer = session_offer(SessionFacts {
        state: row.state,
        is_online: listed.is_online,
        check,
        remaining: row.remaining,
        // The line ends when selling does.
        is_line_open: check.is_ok(),
    });
    let picture: Option<FileId> = listed.picture_file_id.as_deref().map(str::parse).transpose()?;
    Ok(Session {
        id: row.id.clone(),
        date: row.date,
        period: row.period,
        starts_at: row.period.starts_on(row.date),
        ends_at: row.period.ends_on(row.date),
        doctor_name: row.doctor_name.clone(),
        title: row.title.clone(),
        skill: row.skill.clone(),
        fee_fen: row.fee,
        total: row.total,
        remaining: row.remaining.max(0),
        offer,
        doctor_id: row.doctor_id.clone(),
        picture_url: pictures::url(app, picture.as_ref(), FilePurpose::Expert),
        reason: row.reason.clone(),
        opens_at: (check == Err(BookingClosed::NotOpen)).then(|| opens_at(rules, row.date)),
    })
}

/// As staff see it at `now`.
pub fn admin(app: &App, rules: &BookingRules, listed: &Listed, now: Instant) -> Result<AdminSchedule> {
    let row = &listed.row;
    Ok(AdminSchedule {
        session: session(app, rules, listed, now)?,
        code: row.code.clone(),
        hospital_id: row.hospital_id.clone(),
        department_id: row.department_id.clone(),
        department_name: listed.department_name.clone(),
        state: row.state,
        taken: row.total - row.remaining,
        waiting: listed.waiting,
        is_pushed: row.version > 0,
    })
}
