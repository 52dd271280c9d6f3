//! 停诊: a session does not take place. Each of its orders is moved to another session, or given back. A job.

use banyi_shared::order::{Mover, OrderEvent, OrderState};
use banyi_shared::rules::Fault;
use banyi_shared::{OrderNo, ScheduleId};

use super::{move_to, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::orders::{self, Canceller, Change, OrderRow};
use crate::queue::{JobError, Outcome};
use crate::{schedules, waitlist};

/// Orders that are dealt with before the job looks again.
const AT_ONCE: i64 = 100;

/// Clears a stopped session. Subject: `<session>` or `<session>/<session to move to>`. Each order in a transaction of its
/// own: what was done stays done when the process dies, and the job goes on from there.
pub async fn clear_session(app: &App, subject: &str) -> Result<Outcome, JobError> {
    let wrong = |_| JobError::Fail("subject is no session".to_owned());
    let (session, target) = match subject.split_once('/') {
        Some((session, target)) => (session, Some(target.parse::<ScheduleId>().map_err(wrong)?)),
        None => (subject, None),
    };
    let session: ScheduleId = session.parse().map_err(wrong)?;
    let row = schedules::find(&app.db, &session).await?.ok_or_else(Error::not_found)?;
    let reason = row.reason.unwrap_or_else(|| "停诊".to_owned());
    waitlist::close_line(app, &session).await?;
    loop {
        let numbers = store::to_clear(&app.db, &session, AT_ONCE).await?;
        if numbers.is_empty() {
            return Ok(Outcome::Done);
        }
        for no in numbers {
            clear_one(app, &no.parse().map_err(Error::from)?, &session, target.as_ref(), &reason).await?;
        }
    }
}

async fn clear_one(
    app: &App,
    no: &OrderNo,
    session: &ScheduleId,
    target: Option<&ScheduleId>,
    reason: &str,
) -> Result<()> {
    if let Some(target) = target
        && move_to::move_if_possible(app, no, session, target, reason).await?
    {
        return Ok(());
    }
    let mut tx = app.db.begin("session.clear").await?;
    let Some(row) = orders::lock(&mut tx, no, app.now()).await? else { return Ok(()) };
    let is_here = row.sku_id.as_str() == session.as_str();
    if is_here && matches!(row.state, OrderState::PendingPayment | OrderState::Paid | OrderState::Confirmed) {
        give_back(app, &mut tx, &row, OrderEvent::SessionStopped, reason).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Ends a locked order for a reason that is not the patient's: what was paid goes back in full.
pub async fn give_back(app: &App, tx: &mut Tx, row: &OrderRow, why: OrderEvent, reason: &str) -> Result<()> {
    let change = Change::by(why, Mover::System).because(Some(reason));
    orders::note(app, tx, &row.no, &change).await?;
    orders::announce(app, tx, &row.no, why, None).await?;
    let by = Canceller {
        by: Mover::System,
        staff: None,
        fault: Fault::Hospital,
        reason: Some(reason),
        expected: None,
    };
    by.cancel(app, tx, row).await
}
