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
use crate::schedules;

/// Keeps what is free of a session for those in line, each a place. The session's places must be locked: whoever frees one
/// calls this in the same transaction, so that nobody else ever sees it free. Changes nothing when nobody waits, or when
/// the session sells no more.
pub async fn offer(app: &App, tx: &mut Tx, session: &ScheduleId) -> Result<()> {
    let Some(mut first) = store::first(tx, session).await? else { return Ok(()) };
    let row = schedules::read(tx, session).await?.ok_or_else(Error::not_found)?;
    let rules = policies::rules_in_force_in(tx, &row.hospital_id).await?.body;
    let closes_at = rules.closes_at(row.date, row.period);
    let now = app.now();
    if row.state != ScheduleState::Open || closes_at <= now {
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
