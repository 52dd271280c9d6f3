//! The books for a test to hold against the platform's, and for the console.

use super::books::{Booking, BookingState, Books, Event, EventState, Session, Tombstone};
use super::counts::Counts;
use super::desk::Desk;
use super::mode::Mode;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Everything.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct View {
    settings: Value,
    mode: Mode,
    totals: Totals,
    counts: Counts,
    /// The newest first.
    bookings: Vec<Booking>,
    tombstones: Vec<Tombstone>,
    /// The newest first.
    events: Vec<Event>,
    sessions: Vec<Held>,
}

/// A session with what is taken of it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Held {
    #[serde(flatten)]
    session: Session,
    taken: i64,
}

/// The sums.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Totals {
    booked: u64,
    fetched: u64,
    cancelled: u64,
    tombstones: usize,
    sessions: usize,
    stopped: usize,
    pending_events: usize,
    /// Live bookings of each session that has any.
    live: BTreeMap<String, u64>,
    /// Numbers that two live bookings of a session have: always none.
    doubled: Vec<String>,
}

/// The books; of sessions all, or those that have bookings or sell nothing.
pub fn view(desk: &Desk, all_sessions: bool) -> View {
    let books = &desk.books;
    let totals = totals(books);
    let mut bookings: Vec<_> = books.bookings.values().cloned().collect();
    bookings.sort_by(|one, other| other.record_id.cmp(&one.record_id));
    let sessions = books.sessions.values().filter(|session| {
        all_sessions
            || totals.live.contains_key(&session.code)
            || session.state != super::books::SessionState::Open
    });
    let sessions =
        sessions.map(|session| Held { session: session.clone(), taken: books.taken(&session.code) });
    View {
        settings: books.settings.shown(),
        mode: desk.mode.clone(),
        counts: desk.counts.clone(),
        bookings,
        tombstones: books.tombstones.values().cloned().collect(),
        events: books.events.values().rev().cloned().collect(),
        sessions: sessions.collect(),
        totals,
    }
}

fn totals(books: &Books) -> Totals {
    let mut totals = Totals {
        tombstones: books.tombstones.len(),
        sessions: books.sessions.len(),
        stopped: books
            .sessions
            .values()
            .filter(|session| session.state == super::books::SessionState::Stopped)
            .count(),
        pending_events: books.events.values().filter(|event| event.state == EventState::Pending).count(),
        ..Totals::default()
    };
    let mut numbers: BTreeMap<(&str, u32), u64> = BTreeMap::new();
    for booking in books.bookings.values() {
        match booking.state {
            BookingState::Booked => totals.booked += 1,
            BookingState::Fetched => totals.fetched += 1,
            BookingState::Cancelled => totals.cancelled += 1,
        }
        if booking.is_live() {
            *totals.live.entry(booking.schedule_code.clone()).or_default() += 1;
            *numbers.entry((&booking.schedule_code, booking.number)).or_default() += 1;
        }
    }
    let doubled = numbers.into_iter().filter(|(_, times)| *times > 1);
    totals.doubled = doubled.map(|((code, number), _)| format!("{code} {number}")).collect();
    totals
}
