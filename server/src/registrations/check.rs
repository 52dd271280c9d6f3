//! What must hold before a number is booked.

use banyi_shared::dto::{Contact, OnUnpaid, ScheduleState};
use banyi_shared::order::OrderKind;
use banyi_shared::rules::{BookingClosed, BookingRules, SkuUnit, opens_at};
use banyi_shared::time::MINUTE;
use banyi_shared::{ErrorCode, Fen, PatientId, ScheduleId, UserId, WaitlistId};

use super::{store, twice};
use crate::app::App;
use crate::capacity::{Claim, SessionClaim};
use crate::departments;
use crate::error::{Error, Result};
use crate::orders::{Draft, Placer, RegistrationDraft};
use crate::patients::{self, PatientRecord};
use crate::policies;
use crate::schedules::{self, ScheduleRow};
use crate::terms;

/// The shortest hold, even of a session that is almost over.
const SHORTEST_HOLD: i64 = 5 * MINUTE;
/// Days back in which a missed number may count: the longest that rules can ask for, twice.
const MISSED_DAYS: i64 = 730;

/// What is asked for.
pub struct Asked {
    /// Who pays.
    pub user: UserId,
    /// A patient of theirs.
    pub patient: PatientId,
    /// The session.
    pub session: ScheduleId,
    /// The fee that was shown.
    pub fee: Fen,
    /// What to do when an unpaid registration exists.
    pub on_unpaid: OnUnpaid,
    /// The member of staff who asks for them.
    pub staff: Option<Placer>,
    /// The offer of the line by which they ask.
    pub offer: Option<WaitlistId>,
}

/// Checks everything that can be checked without a transaction.
pub async fn check(app: &App, asked: Asked) -> Result<Draft> {
    let session = schedules::find(&app.db, &asked.session).await?.ok_or_else(Error::not_found)?;
    let place = Place::of(app, &session).await?;
    let rules = policies::rules_in_force(app, &session.hospital_id).await?;
    place.need_open(&session)?;
    need_selling(app, &rules.body, &session)?;
    // Most who come too late are told here. One who replaces may hold the place themselves.
    if session.remaining <= 0 && asked.offer.is_none() && asked.on_unpaid == OnUnpaid::Refuse {
        return Err(Error::new(ErrorCode::SoldOut));
    }
    let patient = patients::load(app, &asked.user, &asked.patient).await?;
    twice::refuse_under_older_key(app, &asked.user, &patient, &session).await?;
    if asked.fee != session.fee {
        return Err(Error::new(ErrorCode::PriceChanged).detail("amountFen", session.fee.0));
    }
    need_no_stop(app, &rules.body, &asked.user).await?;
    let terms = terms::current(app).await?;
    let limit = SessionClaim {
        session: session.id.clone(),
        user: asked.user.clone(),
        hospital_id: session.hospital_id.clone(),
        date: session.date,
        limit: rules.body.per_user_day,
        offer: asked.offer.clone(),
    };
    let now = app.now();
    let latest = session.period.ends_on(session.date).max(now + SHORTEST_HOLD);
    Ok(Draft {
        kind: OrderKind::Registration,
        user: asked.user,
        price: session.fee,
        contact: contact(&patient),
        patient,
        history: None,
        note: None,
        sku_id: session.id.as_str().parse()?,
        service_name: service_name(&session),
        unit: SkuUnit::Once,
        hospital_id: Some(session.hospital_id.clone()),
        hospital_name: place.hospital_name().to_owned(),
        department: Some(place.department_name().to_owned()),
        department_id: Some(session.department_id.clone()),
        date: session.date,
        period: session.period,
        accompanied: false,
        terms_version: terms.version,
        policy_id: rules.id,
        expires_at: (now + rules.body.hold_ms()).min(latest),
        cancel_until: Some(rules.body.cancel_until(session.date)),
        on_unpaid: asked.on_unpaid,
        claim: Claim::Session(limit),
        registration: Some(RegistrationDraft {
            session: session.id,
            department_id: session.department_id,
            doctor_name: session.doctor_name,
            title: session.title,
            offer: asked.offer,
        }),
        staff: asked.staff,
    })
}

/// What a session is called on an order.
pub fn service_name(session: &ScheduleRow) -> String {
    let doctor = if session.doctor_name.is_empty() { "普通门诊" } else { &session.doctor_name };
    format!("{doctor} {}", session.title).trim().to_owned()
}

/// Where a session takes place.
pub struct Place(departments::Place);

impl Place {
    /// Looks it up.
    pub async fn of(app: &App, session: &ScheduleRow) -> Result<Self> {
        let place = departments::place(&app.db, &session.department_id).await?;
        place.map(Self).ok_or_else(Error::not_found)
    }

    /// 医院
    pub fn hospital_name(&self) -> &str {
        &self.0.hospital_name
    }

    /// 科室
    pub fn department_name(&self) -> &str {
        &self.0.department_name
    }

    /// BOOKING_CLOSED where nothing is sold now, whatever the clock says.
    pub fn need_open(&self, session: &ScheduleRow) -> Result<()> {
        let is_on = self.0.sells == 1;
        if is_on && session.state == ScheduleState::Open {
            return Ok(());
        }
        let error = Error::new(ErrorCode::BookingClosed);
        Err(match &session.reason {
            Some(reason) => error.detail("reason", reason),
            None => error,
        })
    }
}

/// BOOKING_NOT_OPEN before the release, BOOKING_CLOSED after the stop time.
pub fn need_selling(app: &App, rules: &BookingRules, session: &ScheduleRow) -> Result<()> {
    rules.check(session.date, session.period, app.now()).map_err(|closed| match closed {
        BookingClosed::NotOpen => {
            Error::new(ErrorCode::BookingNotOpen).detail("opensAt", opens_at(rules, session.date))
        }
        BookingClosed::Stopped => Error::new(ErrorCode::BookingClosed),
    })
}

/// NO_SHOW_STOPPED where the ladder of missed numbers says so.
async fn need_no_stop(app: &App, rules: &BookingRules, user: &UserId) -> Result<()> {
    if rules.no_show.is_empty() {
        return Ok(());
    }
    let missed = store::missed(&app.db, user, app.now().date().plus_days(-MISSED_DAYS)).await?;
    match rules.stopped_until(&missed, app.now()) {
        Some(until) => Err(Error::new(ErrorCode::NoShowStopped).detail("until", until)),
        None => Ok(()),
    }
}

/// Somebody to call: whom the patient named, else the patient.
fn contact(patient: &PatientRecord) -> Contact {
    match &patient.emergency_contact {
        Some(contact) => Contact { name: contact.name.clone(), phone: contact.phone.as_str().to_owned() },
        None => Contact { name: patient.name.clone(), phone: patient.phone.as_str().to_owned() },
    }
}
