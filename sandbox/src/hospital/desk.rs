//! What a verb of the hospital has before it.

use super::books::{Books, EventState, File};
use super::counts::Counts;
use super::mode::Mode;
use crate::chance::Chance;

/// Everything of the hospital that changes, behind one mutex.
#[derive(Debug)]
pub struct Desk {
    /// What survives.
    pub books: Books,
    /// How it behaves.
    pub mode: Mode,
    /// What it was asked since it started.
    pub counts: Counts,
    /// Nonces.
    pub chance: Chance,
    /// Events to be sent once the mutex is free.
    pub errands: Vec<u64>,
    pub(super) file: Option<File>,
}

impl Desk {
    /// A desk with these books on it.
    pub fn new(books: Books, file: Option<File>, seed: Option<u64>) -> Self {
        Self {
            books,
            mode: Mode::default(),
            counts: Counts::default(),
            chance: Chance::new(seed),
            errands: Vec::new(),
            file,
        }
    }

    /// Takes up the events that an earlier process left on their way.
    pub fn resume(&mut self) {
        let pending = self.books.events.values().filter(|event| event.state == EventState::Pending);
        self.errands = pending.map(|event| event.id).collect();
    }
}
