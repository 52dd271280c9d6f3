//! Joining the line.

use banyi_shared::dto::{JoinWaitlist, Waiting};
use banyi_shared::{ErrorCode, UserId, WaitlistId};

use super::{list, store};
use crate::app::App;
use crate::capacity;
use crate::error::{Error, Result};
use crate::queue::{self, JobKind};
use crate::registrations::{Place, need_selling, refuse_second};
use crate::{patients, policies, schedules, users};

/// Lines that a user may stand in at once.
const MOST_LINES: i64 = 5;

/// Joins at the end. NOT_FULL while there are places; ALREADY_EXISTS for one who stands in it.
pub async fn join(app: &App, user: &UserId, input: JoinWaitlist) -> Result<Waiting> {
    let session = schedules::find(&app.db, &input.schedule_id).await?.ok_or_else(Error::not_found)?;
    let patient = patients::load(app, user, &input.patient_id).await?;
    let rules = policies::rules_in_force(app, &session.hospital_id).await?.body;
    let place = Place::of(app, &session).await?;
    place.need_open(&session)?;
    need_selling(app, &rules, &session)?;
    refuse_second(app, user, &patient, &session.department_id, session.date).await?;
    let mut tx = app.db.begin("waitlist.join").await?;
    users::hold(&mut tx, user).await?;
    if store::lines_of(&mut tx, user).await? >= MOST_LINES {
        let sentence = format!("最多同时候补 {MOST_LINES} 个号源");
        return Err(Error::new(ErrorCode::BookingLimit).message(&sentence));
    }
    capacity::lock_places(app, &mut tx, &session.id).await?;
    // Taken under the lock: who joins later stands further back.
    let now = app.now();
    let id: WaitlistId = app.rng.new_id(now);
    let seen = schedules::read(&mut tx, &session.id).await?.ok_or_else(Error::not_found)?;
    place.need_open(&seen)?;
    if capacity::places_left(&mut tx, &session.id).await? > 0 {
        return Err(Error::new(ErrorCode::NotFull));
    }
    if !store::insert(&mut tx, &id, user, &patient.id, &session.id, now).await? {
        return Err(Error::new(ErrorCode::AlreadyExists).message("您已在该号源的候补队列中"));
    }
    let closes_at = rules.closes_at(session.date, session.period);
    queue::enqueue_once(app, &mut tx, JobKind::WaitlistEnd, session.id.as_str(), closes_at).await?;
    tx.commit().await?;
    list::find(app, user, &id).await
}
