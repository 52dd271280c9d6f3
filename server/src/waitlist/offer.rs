//! A freed place is kept for the first in line.

use banyi_shared::ScheduleId;
use banyi_shared::dto::ScheduleState;
use banyi_shared::time::MINUTE;

use super::{store, tell};
use crate::app::App;
use crate::capacity;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::policies;
use crate::queue::{self, JobKind};
use crate::schedules::{self, Listed};

/// Offers what is free of a session to those in line before a stranger takes a place of it. What became free while nothing
/// was sold there is kept for nobody yet.
pub async fn offer_first(app: &App, tx: &mut Tx, session: &str) -> Result<()> {
    let Ok(session) = session.parse::<ScheduleId>() else { return Ok(()) };
    if store::first(tx, &session).await?.is_none() {
        return Ok(());
    }
    capacity::lock_places(app, tx, &session).await?;
    offer(app, tx, &session).await
}

/// Keeps what is free of a session for those in line, each a place. The session's places must be locked: whoever frees one
/// calls this in the same transaction, so that nobody else ever sees it free. Changes nothing when nobody waits, or when
/// the session sells no more or not now.
pub async fn offer(app: &App, tx: &mut Tx, session: &ScheduleId) -> Result<()> {
    let Some(mut first) = store::first(tx, session).await? else { return Ok(()) };
    let Listed { row, is_online, .. } =
        schedules::store::read_listed(tx, session).await?.ok_or_else(Error::not_found)?;
    let rules = policies::rules_in_force_in(tx, &row.hospital_id).await?.body;
    let closes_at = rules.closes_at(row.date, row.period);
    let now = app.now();
    if row.state != ScheduleState::Open || closes_at <= now || !is_online {
        return Ok(());
    }
    let until = (now + rules.offer_minutes * MINUTE).min(closes_at);
    while capacity::keep_place(app, tx, session).await? {
        if store::set_offered(tx, &first, until, now).await? {
            queue::enqueue(app, tx, JobKind::WaitlistLapse, first.as_str(), until).await?;
            tell::later(app, tx, &first, "offered").await?;
        } else {
            // They left at this moment: the place is for the next.
            capacity::return_place(app, tx, session).await?;
        }
        match store::first(tx, session).await? {
            Some(next) => first = next,
            None => break,
        }
    }
    Ok(())
}
