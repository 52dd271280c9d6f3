//! The hold engine: every order has a hold, with none or more claims on capacity. Claimed by conditional update in
//! the order's transaction, released or taken again as one.

use std::collections::BTreeSet;

use banyi_shared::{CivilDate, HospitalId, OrderNo, Period};

use super::hold_store;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;

/// What an escort order claims: the half days of its period, where staff set a capacity for them.
#[derive(Debug, Clone)]
pub struct EscortClaim {
    /// Absent when the hospital was given in words: nothing is claimed.
    pub hospital_id: Option<HospitalId>,
    /// The day.
    pub date: CivilDate,
    /// The part of the day.
    pub period: Period,
}

/// Whether a claim would fail now. Asked before a transaction is begun; the claim itself decides.
pub async fn is_sold_out(app: &App, claim: &EscortClaim) -> Result<bool> {
    let Some(hospital) = &claim.hospital_id else { return Ok(false) };
    let rows = hold_store::open_rows(&app.db, hospital, claim.date, claim.period.halves()).await?;
    Ok(rows.iter().any(|row| row.remaining <= 0))
}

/// Opens the hold of a new order.
pub async fn hold(app: &App, tx: &mut Tx, no: &OrderNo) -> Result<()> {
    hold_store::insert(tx, no, app.now()).await
}

/// Claims places for a held order. False when one of them is sold out: the caller rolls back.
pub async fn claim(app: &App, tx: &mut Tx, no: &OrderNo, claim: &EscortClaim) -> Result<bool> {
    let Some(hospital) = &claim.hospital_id else { return Ok(true) };
    let ids = hold_store::ids(tx, hospital, claim.date, claim.period.halves()).await?;
    for id in ids {
        if !hold_store::take(tx, &id, 1, app.now()).await? {
            return Ok(false);
        }
        hold_store::add_claim(tx, no, &id, 1).await?;
    }
    Ok(true)
}

/// Locks what an order gives back and what is claimed in its stead, in the order of ids: two who exchange their places
/// crosswise would otherwise each wait for the other.
pub async fn lock_for_exchange(app: &App, tx: &mut Tx, gives: &OrderNo, claim: &EscortClaim) -> Result<()> {
    let mut ids: BTreeSet<String> =
        hold_store::claims(tx, gives).await?.into_iter().map(|claim| claim.capacity_id).collect();
    if let Some(hospital) = &claim.hospital_id {
        ids.extend(hold_store::ids(tx, hospital, claim.date, claim.period.halves()).await?);
    }
    for id in ids {
        hold_store::lock(tx, &id, app.now()).await?;
    }
    Ok(())
}

/// Gives back all places of an order. Once: a second time changes nothing.
pub async fn release(app: &App, tx: &mut Tx, no: &OrderNo) -> Result<()> {
    if !hold_store::set_state(tx, no, "held", "released", app.now()).await? {
        return Ok(());
    }
    for claim in hold_store::claims(tx, no).await? {
        hold_store::give_back(tx, &claim.capacity_id, claim.places, app.now()).await?;
    }
    Ok(())
}

/// Takes the same places again, all or none. False when one of them is gone: nothing has changed then.
pub async fn take_again(app: &App, tx: &mut Tx, no: &OrderNo) -> Result<bool> {
    if !hold_store::set_state(tx, no, "released", "held", app.now()).await? {
        // Held still: nothing was given back.
        return Ok(true);
    }
    let claims = hold_store::claims(tx, no).await?;
    for (at, claim) in claims.iter().enumerate() {
        if hold_store::take(tx, &claim.capacity_id, claim.places, app.now()).await? {
            continue;
        }
        for taken in &claims[..at] {
            hold_store::give_back(tx, &taken.capacity_id, taken.places, app.now()).await?;
        }
        hold_store::set_state(tx, no, "held", "released", app.now()).await?;
        return Ok(false);
    }
    Ok(true)
}
