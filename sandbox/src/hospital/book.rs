//! A booking: a number, or a refusal for good.

use super::books::{Booking, BookingState, Record, SessionState, Tombstone};
use super::counts::count;
use super::desk::Desk;
use super::fetching::{fetch_place, fetch_time};
use serde::{Deserialize, Serialize};

/// Who comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Patient {
    /// Full name.
    pub name: String,
    /// `01` is the identity card.
    pub id_type: String,
    /// Its number.
    pub id_number: String,
    /// Mobile number.
    pub phone: String,
    /// `male` or `female`; of the older protocol 1 or 0.
    pub sex: String,
    /// YYYY-MM-DD.
    pub birthday: String,
}

/// What the platform asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// The platform's number: the same again is answered the same.
    pub order_no: String,
    /// Of the session.
    pub schedule_code: String,
    /// Of the department.
    pub department_code: String,
    /// YYYY-MM-DD.
    pub date: String,
    /// `morning` or `afternoon`.
    pub period: String,
    /// What the patient paid.
    pub fee_fen: i64,
    /// Who comes.
    pub patient: Patient,
}

/// Why a booking is refused for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused {
    /// As it is counted.
    pub why: &'static str,
    /// As it is said.
    pub sentence: &'static str,
}

const fn refused(why: &'static str, sentence: &'static str) -> Refused {
    Refused { why, sentence }
}

/// Books, unless the books or the mode forbid it.
pub fn book(desk: &mut Desk, asked: &Asked, now_ms: i64) -> Result<Booking, Refused> {
    let result = decide(desk, asked, now_ms);
    match &result {
        Err(refused) => count(&mut desk.counts.refused, refused.why),
        Ok((_, true)) => desk.counts.booked += 1,
        Ok((_, false)) => desk.counts.booked_again += 1,
    }
    result.map(|(booking, _)| booking)
}

fn decide(desk: &mut Desk, asked: &Asked, now_ms: i64) -> Result<(Booking, bool), Refused> {
    let whole = serde_json::to_value(asked).unwrap_or_default();
    if let Some(known) = desk.books.bookings.get(&asked.order_no) {
        return match known.state {
            BookingState::Cancelled => Err(refused("cancelled", "该预约已取消")),
            _ if known.asked != whole => Err(refused("differs", "该订单号已用于另一预约")),
            _ => Ok((known.clone(), false)),
        };
    }
    if desk.books.tombstones.contains_key(&asked.order_no) {
        return Err(refused("cancelled", "该预约已取消"));
    }
    if desk.mode.refuses() {
        return Err(refused("mode", "医院暂不接受该预约"));
    }
    let total = check_session(desk, asked)?;
    let number = desk.books.free_number(&asked.schedule_code);
    let booking = Booking {
        order_no: asked.order_no.clone(),
        record_id: format!("H{:08}", desk.books.bookings.len() + 1),
        schedule_code: asked.schedule_code.clone(),
        number,
        state: BookingState::Booked,
        asked: whole,
        fetch_time: fetch_time(&asked.period, number, total),
        fetch_place: fetch_place(&asked.department_code),
        booked_ms: now_ms,
        cancelled_ms: None,
        fetched_ms: None,
        paid_ms: None,
    };
    desk.books.keep(Record::Booking(booking.clone()));
    Ok((booking, true))
}

/// The session's places, None where the hospital did not plan it.
fn check_session(desk: &Desk, asked: &Asked) -> Result<Option<i64>, Refused> {
    let settings = &desk.books.settings;
    let session = desk.books.sessions.get(&asked.schedule_code);
    match session.map(|session| session.state) {
        Some(SessionState::Stopped) => return Err(refused("stopped", "该医生当日停诊")),
        Some(SessionState::Paused) => return Err(refused("paused", "该号源已停约")),
        Some(SessionState::Open) => {}
        None if settings.accept_unknown => {}
        None => return Err(refused("unknown", "没有这个排班")),
    }
    let Some(plan) = session.and_then(|session| session.plan.as_ref()) else {
        return Ok(None);
    };
    let fits = plan.department_code == asked.department_code
        && plan.date == asked.date
        && plan.period == asked.period
        && (!settings.check_fee || plan.fee_fen == asked.fee_fen);
    if !fits {
        return Err(refused("differs", "预约与排班不符"));
    }
    if desk.books.taken(&asked.schedule_code) >= plan.total {
        return Err(refused("full", "该号源已约满"));
    }
    Ok(Some(plan.total))
}

/// What became of a cancellation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cancelled {
    /// The number is free, now or since before.
    Done,
    /// No such booking; it will be refused when it comes.
    Unknown,
    /// The number was fetched.
    Fetched,
}

/// Gives a number back, or remembers that a booking shall not be made any more.
pub fn cancel(desk: &mut Desk, order_no: &str, reason: &str, now_ms: i64) -> Cancelled {
    let Some(known) = desk.books.bookings.get(order_no).cloned() else {
        desk.counts.cancelled_unknown += 1;
        if !desk.books.tombstones.contains_key(order_no) {
            let (order_no, reason) = (order_no.to_owned(), reason.to_owned());
            desk.books.keep(Record::Tombstone(Tombstone { order_no, reason, at_ms: now_ms }));
        }
        return Cancelled::Unknown;
    };
    match known.state {
        BookingState::Booked => {
            desk.counts.cancelled += 1;
            let cancelled = Booking { state: BookingState::Cancelled, cancelled_ms: Some(now_ms), ..known };
            desk.books.keep(Record::Booking(cancelled));
            Cancelled::Done
        }
        BookingState::Cancelled => {
            desk.counts.cancelled_again += 1;
            Cancelled::Done
        }
        BookingState::Fetched => {
            desk.counts.cancelled_too_late += 1;
            Cancelled::Fetched
        }
    }
}
