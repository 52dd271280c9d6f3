//! Claims on places, in the transaction of the order that makes them. The database decides who gets the last one.

use std::collections::BTreeSet;

use banyi_shared::{CivilDate, HospitalId, OrderNo, Period, ScheduleId, UserId, WaitlistId};

use super::hold_store::{self, QUOTA};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::waitlist;

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

/// What a registration claims: a place of a session, and one of those that a user may hold on that day.
#[derive(Debug, Clone)]
pub struct SessionClaim {
    /// The session.
    pub session: ScheduleId,
    /// Whose limit.
    pub user: UserId,
    /// Where the limit holds.
    pub hospital_id: HospitalId,
    /// On which day.
    pub date: CivilDate,
    /// How many numbers a user may hold there that day.
    pub limit: i64,
    /// The offer of the line that keeps the place already.
    pub offer: Option<WaitlistId>,
}

/// What an order claims.
#[derive(Debug, Clone)]
pub enum Claim {
    /// Of an escort order.
    Escort(EscortClaim),
    /// Of a registration.
    Session(SessionClaim),
}

/// What became of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claimed {
    /// All of it.
    Yes,
    /// A place is gone: the caller rolls back.
    SoldOut,
    /// The user holds as many as allowed: the caller rolls back.
    OverLimit,
    /// The offer has ended: the caller rolls back.
    OfferOver,
}

/// Whether a claim would fail now for want of places. Asked before a transaction is begun; the claim itself decides.
pub async fn is_sold_out(app: &App, claim: &Claim) -> Result<bool> {
    let rows = match claim {
        Claim::Escort(EscortClaim { hospital_id: None, .. }) => return Ok(false),
        Claim::Escort(EscortClaim { hospital_id: Some(hospital), date, period }) => {
            hold_store::open_rows(&app.db, hospital, *date, period.halves()).await?
        }
        Claim::Session(claim) if claim.offer.is_some() => return Ok(false),
        Claim::Session(claim) => hold_store::open_row(&app.db, &claim.session).await?,
    };
    Ok(rows.iter().any(|row| row.remaining <= 0))
}

/// Opens the hold of a new order.
pub async fn hold(app: &App, tx: &mut Tx, no: &OrderNo) -> Result<()> {
    hold_store::insert(tx, no, app.now()).await
}

/// Claims places for a held order. On anything but `Yes` the caller rolls back.
pub async fn claim(app: &App, tx: &mut Tx, no: &OrderNo, claim: &Claim) -> Result<Claimed> {
    match claim {
        Claim::Escort(claim) => claim_escort(app, tx, no, claim).await,
        Claim::Session(claim) => claim_session(app, tx, no, claim).await,
    }
}

async fn claim_escort(app: &App, tx: &mut Tx, no: &OrderNo, claim: &EscortClaim) -> Result<Claimed> {
    let Some(hospital) = &claim.hospital_id else { return Ok(Claimed::Yes) };
    let ids = hold_store::ids(tx, hospital, claim.date, claim.period.halves()).await?;
    for id in ids {
        if !hold_store::take(tx, &id, 1, app.now()).await? {
            return Ok(Claimed::SoldOut);
        }
        hold_store::add_claim(tx, no, &id, 1).await?;
    }
    Ok(Claimed::Yes)
}

/// In the order of ids, as all who claim several.
async fn claim_session(app: &App, tx: &mut Tx, no: &OrderNo, claim: &SessionClaim) -> Result<Claimed> {
    let quota = quota_id(app, tx, claim).await?;
    let session = claim.session.to_string();
    for id in BTreeSet::from([&quota, &session]) {
        if *id == quota {
            if !hold_store::take_within(tx, id, claim.limit, app.now()).await? {
                return Ok(Claimed::OverLimit);
            }
        } else if let Some(offer) = &claim.offer {
            hold_store::lock(tx, id, app.now()).await?;
            if !waitlist::accept(app, tx, offer, no).await? {
                return Ok(Claimed::OfferOver);
            }
        } else {
            waitlist::offer_first(app, tx, id).await?;
            if !hold_store::take(tx, id, 1, app.now()).await? {
                return Ok(Claimed::SoldOut);
            }
        }
        hold_store::add_claim(tx, no, id, 1).await?;
    }
    Ok(Claimed::Yes)
}

/// The row that counts what the user holds at the hospital on the day. Two who move numbers of one user may both make it:
/// then it is the first one's. Asked for before any row of capacity is locked.
async fn quota_id(app: &App, tx: &mut Tx, claim: &SessionClaim) -> Result<String> {
    let (hospital, user) = (&claim.hospital_id, &claim.user);
    if let Some(id) = hold_store::quota(tx, hospital, claim.date, user).await? {
        return Ok(id);
    }
    let id = app.rng.id(app.clock.now());
    if hold_store::open_quota(tx, &id, hospital, claim.date, user, claim.limit, app.now()).await? {
        return Ok(id);
    }
    let made = hold_store::quota(tx, hospital, claim.date, user).await?;
    made.ok_or_else(|| Error::internal("a row that was there is gone"))
}

/// Locks what an order gives back and what is claimed in its stead, in the order of ids: two who exchange their places
/// crosswise would otherwise each wait for the other.
pub async fn lock_for_exchange(app: &App, tx: &mut Tx, gives: &OrderNo, claim: &Claim) -> Result<()> {
    let mut ids: BTreeSet<String> =
        hold_store::claims(tx, gives).await?.into_iter().map(|claim| claim.capacity_id).collect();
    match claim {
        Claim::Escort(EscortClaim { hospital_id: Some(hospital), date, period }) => {
            ids.extend(hold_store::ids(tx, hospital, *date, period.halves()).await?);
        }
        Claim::Escort(_) => {}
        Claim::Session(claim) => {
            ids.insert(quota_id(app, tx, claim).await?);
            ids.insert(claim.session.to_string());
        }
    }
    for id in ids {
        hold_store::lock(tx, &id, app.now()).await?;
    }
    Ok(())
}

/// Gives back all places of an order, those of a session to the first in line. Once: a second time changes nothing.
pub async fn release(app: &App, tx: &mut Tx, no: &OrderNo) -> Result<()> {
    if !hold_store::set_state(tx, no, "held", "released", app.now()).await? {
        return Ok(());
    }
    for claim in hold_store::claims(tx, no).await? {
        give_back(app, tx, &claim.capacity_id, claim.places).await?;
    }
    Ok(())
}

/// Gives back places of one row, and offers them to those in line.
async fn give_back(app: &App, tx: &mut Tx, id: &str, places: i64) -> Result<()> {
    let kind = hold_store::give_back(tx, id, places, app.now()).await?;
    if kind == hold_store::SESSION {
        waitlist::offer(app, tx, &id.parse()?).await?;
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
        waitlist::offer_first(app, tx, &claim.capacity_id).await?;
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

/// Exchanges what a held order has for another session: false when that is sold out, and the caller rolls back. What is
/// given back goes to the first in line. All rows must be locked, by [`lock_for_exchange`].
pub async fn exchange(app: &App, tx: &mut Tx, no: &OrderNo, new: &SessionClaim) -> Result<Claimed> {
    let old = hold_store::claims(tx, no).await?;
    hold_store::drop_claims(tx, no).await?;
    // The limit counts without the number that is exchanged.
    let (quotas, sessions): (Vec<_>, Vec<_>) = {
        let mut sorted = (Vec::new(), Vec::new());
        for claim in old {
            let kind = hold_store::kind(tx, &claim.capacity_id).await?;
            if kind == QUOTA { sorted.0.push(claim) } else { sorted.1.push(claim) }
        }
        sorted
    };
    for claim in quotas {
        hold_store::give_back(tx, &claim.capacity_id, claim.places, app.now()).await?;
    }
    let claimed = claim_session(app, tx, no, new).await?;
    if claimed != Claimed::Yes {
        return Ok(claimed);
    }
    for claim in sessions {
        give_back(app, tx, &claim.capacity_id, claim.places).await?;
    }
    Ok(Claimed::Yes)
}
