//! Making a move: state, timeline and message in one transaction.

use banyi_shared::order::{Mover, OrderEvent, OrderState};
use banyi_shared::{OrderNo, StaffId};

use super::{OrderRow, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::ledger;
use crate::live::{self, Topic};
use crate::queue::{self, JobKind};
use crate::registrations;

/// Who did what, for the timeline.
#[derive(Debug, Clone)]
pub struct Change<'a> {
    /// What the timeline says.
    pub event: OrderEvent,
    /// Who did it.
    pub by: Mover,
    /// The member of staff, where one did it.
    pub staff: Option<&'a StaffId>,
    /// In words.
    pub note: Option<&'a str>,
}

impl<'a> Change<'a> {
    /// Done by the server or by a payment.
    pub const fn by(event: OrderEvent, by: Mover) -> Self {
        Self { event, by, staff: None, note: None }
    }

    /// With words.
    pub const fn because(mut self, note: Option<&'a str>) -> Self {
        self.note = note;
        self
    }
}

/// Adds to the timeline.
pub async fn note(app: &App, tx: &mut Tx, no: &OrderNo, change: &Change<'_>) -> Result<()> {
    let now = app.now();
    store::add_event(tx, &app.rng.id(now), no, now, change.event, change.by, change.staff, change.note).await
}

/// Moves a locked order, adds to its timeline and queues the message to its patient. One that is over has earned what
/// does not go back.
pub async fn apply(
    app: &App,
    tx: &mut Tx,
    row: &OrderRow,
    to: OrderState,
    change: &Change<'_>,
) -> Result<()> {
    let now = app.now();
    if !store::set_state(tx, &row.no, row.state, to, now).await? {
        return Err(Error::internal(format_args!("{} moved although it was locked", row.no)));
    }
    live::hint(app, tx, Topic::Orders, false, row.hospital_id.as_ref()).await?;
    note(app, tx, &row.no, change).await?;
    registrations::moved(app, tx, row, to).await?;
    if to.is_final() {
        ledger::balance_order(app, tx, &row.no).await?;
    }
    announce(app, tx, &row.no, change.event, None).await
}

/// Queues the message to the patient. `which` tells apart what can happen to an order several times.
pub async fn announce(
    app: &App,
    tx: &mut Tx,
    no: &OrderNo,
    event: OrderEvent,
    which: Option<&str>,
) -> Result<()> {
    if super::tell::wording(event).is_none() {
        return Ok(());
    }
    let subject = which.map_or_else(|| format!("{no}/{event}"), |which| format!("{no}/{event}/{which}"));
    queue::enqueue(app, tx, JobKind::NoticeSend, &subject, app.now()).await
}
