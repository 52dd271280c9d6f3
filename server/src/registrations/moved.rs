//! What follows when a registration changes its state, in the same transaction.

use banyi_shared::order::{OrderKind, OrderState};
use banyi_shared::rules::BookingRules;
use banyi_shared::{Instant, OrderNo};

use super::store;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::orders::OrderRow;
use crate::queue::{self, JobKind};
use crate::{partners, policies};

/// Called for every order that moves; `row` is as it was before.
pub async fn moved(app: &App, tx: &mut Tx, row: &OrderRow, to: OrderState) -> Result<()> {
    if row.kind != OrderKind::Registration {
        return Ok(());
    }
    match to {
        OrderState::Paid => paid(app, tx, row).await,
        OrderState::Confirmed => remind_later(app, tx, row).await,
        OrderState::InService => store::set_fetched(tx, &row.no, app.now(), app.now()).await,
        OrderState::Cancelled => cancelled(app, tx, row).await,
        _ => Ok(()),
    }
}

/// The hospital must hear of it, or we give a number ourselves; and one day it ends.
async fn paid(app: &App, tx: &mut Tx, row: &OrderRow) -> Result<()> {
    let hospital = row.hospital_id.as_ref().ok_or_else(|| Error::internal("a number of no hospital"))?;
    let kind = if partners::hears(tx, hospital).await? {
        store::set_hospital_state(tx, &row.no, "wanted", app.now()).await?;
        JobKind::HospitalSync
    } else {
        JobKind::RegistrationConfirm
    };
    queue::enqueue(app, tx, kind, row.no.as_str(), app.now()).await?;
    queue::enqueue(app, tx, JobKind::RegistrationEnd, row.no.as_str(), row.ends_at).await
}

/// Its number is free again, and the hospital must hear of it where it heard of the booking.
async fn cancelled(app: &App, tx: &mut Tx, row: &OrderRow) -> Result<()> {
    store::take_number(tx, &row.no).await?;
    let Some(registration) = store::read(tx, &row.no).await? else { return Ok(()) };
    if matches!(registration.hospital_state.as_str(), "wanted" | "booked") {
        queue::enqueue(app, tx, JobKind::HospitalSync, row.no.as_str(), app.now()).await?;
    }
    Ok(())
}

/// Reminders that still lie ahead.
pub(super) async fn remind_later(app: &App, tx: &mut Tx, row: &OrderRow) -> Result<()> {
    let rules = policies::find_rules_in(tx, &row.policy_id).await?.body;
    for (which, at) in reminders(&rules, row) {
        if app.now() < at {
            let subject = subject(&row.no, which, row);
            queue::enqueue_once(app, tx, JobKind::RegistrationRemind, &subject, at).await?;
        }
    }
    Ok(())
}

fn reminders(rules: &BookingRules, row: &OrderRow) -> [(&'static str, Instant); 2] {
    let day = row.service_date;
    [("evening", rules.remind_evening.on(day.plus_days(-1))), ("morning", rules.remind_morning.on(day))]
}

/// `<order number>/<which>/<day>`: one that was moved to another day is reminded of that.
fn subject(no: &OrderNo, which: &str, row: &OrderRow) -> String {
    format!("{no}/{which}/{}", row.service_date)
}
