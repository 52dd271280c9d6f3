//! What happens in the hospital: a number is fetched, a session does not take place.

use super::books::{Booking, BookingState, Event, EventState, Record, Session, SessionState};
use super::desk::Desk;
use crate::beijing;
use serde_json::{Value, json};

/// 取号. The platform is told, unless it speaks the older protocol, which has no words for it; the
/// event's id otherwise.
///
/// # Errors
/// A sentence, when there is no such booking or it was cancelled.
pub fn fetch(desk: &mut Desk, order_no: &str, now_ms: i64) -> Result<(Booking, Option<u64>), &'static str> {
    let booking = desk.books.bookings.get(order_no).cloned().ok_or("没有这个预约")?;
    match booking.state {
        BookingState::Cancelled => return Err("该预约已取消"),
        BookingState::Fetched => return Ok((booking, None)),
        BookingState::Booked => {}
    }
    let booking = Booking { state: BookingState::Fetched, fetched_ms: Some(now_ms), ..booking };
    desk.books.keep(Record::Booking(booking.clone()));
    let body = json!({"orderNo": order_no, "at": beijing::rfc3339(now_ms)});
    let told = !desk.books.settings.legacy;
    let event = told.then(|| announce(desk, "fetched", body));
    Ok((booking, event))
}

/// 停诊 of a session, whether the hospital planned it or the platform's staff did. The bookings
/// stand until the platform cancels them.
pub fn stop(desk: &mut Desk, code: &str, reason: &str, wall_ms: i64) -> u64 {
    let version = desk.books.next_version(wall_ms);
    let plan = desk.books.sessions.get(code).and_then(|session| session.plan.clone());
    let session = Session {
        code: code.to_owned(),
        state: SessionState::Stopped,
        version,
        reason: Some(reason.to_owned()),
        plan,
    };
    desk.books.keep(Record::Session(session));
    announce(desk, "stopped", json!({"code": code, "reason": reason, "version": version}))
}

fn announce(desk: &mut Desk, kind: &str, body: Value) -> u64 {
    let id = desk.books.events.keys().next_back().map_or(1, |last| last + 1);
    desk.books.keep(Record::Event(Event {
        id,
        kind: kind.to_owned(),
        body,
        state: EventState::Pending,
        attempts: 0,
        status: None,
        answer: String::new(),
    }));
    desk.errands.push(id);
    id
}
