//! The hospital's own books: sessions, bookings, cancellations that came first, events.

mod file;
mod record;

pub use file::File;
pub use record::{Booking, BookingState, Event, EventState, Plan, Record, Session, SessionState, Tombstone};

use super::settings::Settings;
use std::collections::{BTreeMap, BTreeSet};

const NONCES_KEPT_SECONDS: i64 = 900;

/// The books. They change by `keep` only, so that what is in memory is what is in the file.
#[derive(Debug, Clone, Default)]
pub struct Books {
    /// Who the hospital is.
    pub settings: Settings,
    /// By code.
    pub sessions: BTreeMap<String, Session>,
    /// By the platform's order number.
    pub bookings: BTreeMap<String, Booking>,
    /// By the platform's order number.
    pub tombstones: BTreeMap<String, Tombstone>,
    /// By id.
    pub events: BTreeMap<u64, Event>,
    /// The last version given.
    pub version: i64,
    /// When each nonce was used, wall seconds.
    nonces: BTreeMap<String, i64>,
    /// Numbers that live bookings have, by session.
    taken: BTreeMap<String, BTreeSet<u32>>,
    /// What is not in the file yet.
    fresh: Vec<Record>,
}

impl Books {
    /// Books as a file tells them.
    pub fn of(records: Vec<Record>) -> Self {
        let mut books = Self::default();
        records.into_iter().for_each(|record| books.apply(record));
        books
    }

    /// Writes something down.
    pub fn keep(&mut self, record: Record) {
        self.fresh.push(record.clone());
        self.apply(record);
    }

    /// What was written down since this was asked last.
    pub fn take_fresh(&mut self) -> Vec<Record> {
        std::mem::take(&mut self.fresh)
    }

    /// Everything that stands in the books, once.
    pub fn records(&self) -> Vec<Record> {
        let mut records = vec![Record::Settings(self.settings.clone()), Record::Version(self.version)];
        records.extend(self.nonces.iter().map(|(nonce, at)| Record::Nonce(nonce.clone(), *at)));
        records.extend(self.sessions.values().cloned().map(Record::Session));
        records.extend(self.bookings.values().cloned().map(Record::Booking));
        records.extend(self.tombstones.values().cloned().map(Record::Tombstone));
        records.extend(self.events.values().cloned().map(Record::Event));
        records
    }

    fn apply(&mut self, record: Record) {
        match record {
            Record::Settings(settings) => self.settings = settings,
            Record::Version(version) => self.version = version,
            Record::Nonce(nonce, at) => {
                self.nonces.retain(|_, used| at - *used < NONCES_KEPT_SECONDS);
                self.nonces.insert(nonce, at);
            }
            Record::Session(session) => {
                self.sessions.insert(session.code.clone(), session);
            }
            Record::Tombstone(tombstone) => {
                self.tombstones.insert(tombstone.order_no.clone(), tombstone);
            }
            Record::Event(event) => {
                self.events.insert(event.id, event);
            }
            Record::Booking(booking) => {
                let taken = self.taken.entry(booking.schedule_code.clone()).or_default();
                if booking.is_live() {
                    taken.insert(booking.number);
                } else {
                    taken.remove(&booking.number);
                }
                self.bookings.insert(booking.order_no.clone(), booking);
            }
        }
    }

    /// Whether a nonce was used; from now on it is.
    pub fn is_replayed(&mut self, nonce: &str, wall_seconds: i64) -> bool {
        let replayed = self.nonces.contains_key(nonce);
        if !replayed {
            self.keep(Record::Nonce(nonce.to_owned(), wall_seconds));
        }
        replayed
    }

    /// How many places of a session are taken.
    pub fn taken(&self, schedule_code: &str) -> i64 {
        self.taken.get(schedule_code).map_or(0, |taken| i64::try_from(taken.len()).unwrap_or(i64::MAX))
    }

    /// The lowest number of a session that nobody has.
    pub fn free_number(&self, schedule_code: &str) -> u32 {
        let taken = self.taken.get(schedule_code);
        (1..).find(|number| taken.is_none_or(|taken| !taken.contains(number))).unwrap_or(u32::MAX)
    }

    /// The version for what is pushed next: it grows, over a reset as well.
    pub fn next_version(&mut self, wall_ms: i64) -> i64 {
        let version = wall_ms.max(self.version + 1);
        self.keep(Record::Version(version));
        version
    }

    /// A booking by the hospital's own number.
    pub fn by_record(&self, record_id: &str) -> Option<&Booking> {
        self.bookings.values().find(|booking| booking.record_id == record_id)
    }
}
