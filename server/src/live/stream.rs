//! One listener: what it may hear, and when it ends.

use std::collections::VecDeque;
use std::time::Duration;

use banyi_shared::dto::admin::EventHint;
use banyi_shared::{ErrorCode, Permission};
use futures_util::Stream;
use poem::web::sse::Event;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::Interval;
use tokio_util::sync::CancellationToken;

use super::seats::Seat;
use super::{Hint, Topic};
use crate::app::Ctx;
use crate::error::Result;
use crate::staff::{self, CurrentStaff, Scope};

/// How long a browser waits before it connects again, ms.
const RETRY: u64 = 3_000;
/// How often the session is looked at when nothing tells that it has changed: it may have ended by itself.
const CHECK: Duration = Duration::from_secs(30);

struct Listener {
    app: Ctx,
    staff: CurrentStaff,
    hints: Receiver<Hint>,
    checks: Interval,
    over: CancellationToken,
    ready: VecDeque<Event>,
    _seat: Seat,
}

/// The events of a member of staff, until the session ends or the server stops.
///
/// Errs with RATE_LIMITED when the account has too many open.
pub async fn open(app: &Ctx, staff: &CurrentStaff) -> Result<impl Stream<Item = Event> + Send + use<>> {
    let seat = app.live.seats.take(&staff.id)?;
    let hints = app.live.listen().await?;
    let mut checks = tokio::time::interval(CHECK);
    checks.reset();
    let listener = Listener {
        app: Ctx::clone(app),
        staff: staff.clone(),
        hints,
        checks,
        over: app.live.over.clone(),
        ready: VecDeque::from([Event::retry(RETRY)]),
        _seat: seat,
    };
    Ok(futures_util::stream::unfold(listener, |mut listener| async move {
        let event = listener.next().await?;
        Some((event, listener))
    }))
}

impl Listener {
    /// The next event; none at the end.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            let heard = tokio::select! {
                () = self.over.cancelled() => return None,
                _ = self.checks.tick() => None,
                heard = self.hints.recv() => Some(heard),
            };
            match heard {
                Some(Ok(hint)) if hint.topic != Topic::Sessions => {
                    if self.may_hear(&hint) {
                        self.tell(&hint);
                    }
                }
                Some(Err(RecvError::Closed)) => return None,
                Some(Err(RecvError::Lagged(_))) => {
                    if !self.is_still_signed_in().await {
                        return None;
                    }
                    self.tell_all();
                }
                None | Some(Ok(_)) => {
                    if !self.is_still_signed_in().await {
                        return None;
                    }
                }
            }
        }
    }

    /// Whether the role sees what the hint is about.
    fn may_hear(&self, hint: &Hint) -> bool {
        may_see(&self.staff, hint.topic) && self.staff.scope.covers(hint.hospital.as_ref())
    }

    fn tell(&mut self, hint: &Hint) {
        let Some(topic) = hint.topic.event() else { return };
        let data = serde_json::to_string(&EventHint { topic, is_new: hint.is_new });
        self.ready.extend(data.ok().map(Event::message));
    }

    /// It was too slow: everything that the role sees may have changed.
    fn tell_all(&mut self) {
        for topic in Topic::TOLD {
            if may_see(&self.staff, topic) {
                self.tell(&Hint { topic, is_new: false, hospital: None });
            }
        }
    }

    /// Looks again who listens, and with which role.
    async fn is_still_signed_in(&mut self) -> bool {
        match staff::still(&self.app, &self.staff).await {
            Ok(staff) => {
                self.staff = staff;
                true
            }
            // A database that is away for a moment ends nobody's session.
            Err(error) => !matches!(error.code, ErrorCode::Unauthenticated | ErrorCode::UserLocked),
        }
    }
}

/// Whether the role may see such things at all. Applications are of no hospital: they are for roles that see all.
fn may_see(staff: &CurrentStaff, topic: Topic) -> bool {
    match topic {
        Topic::Orders | Topic::Payments | Topic::Refunds => staff.may(Permission::OrdersRead),
        Topic::Applications => staff.may(Permission::ApplicationsReview) && staff.scope == Scope::All,
        Topic::Sessions => false,
    }
}
