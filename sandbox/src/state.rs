//! Everything that changes, behind one mutex.

use crate::books::Books;
use crate::chance::Chance;
use crate::faults::Faults;
use crate::journal::Journal;
use crate::mini::Tokens;
use crate::mode::Mode;
use crate::pay::{BillFiles, BillPlans};
use crate::people::{self, Codes, Person};
use crate::plans::Plans;
use std::collections::{BTreeSet, HashMap};

/// Work that a change leaves behind, done after the mutex is free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Errand {
    /// Send a notification by its schedule.
    Notify(String),
    /// Let a refund end by itself.
    Settle(String),
}

/// The state.
#[derive(Debug)]
pub struct State {
    /// The dice.
    pub chance: Chance,
    /// Who has a phone.
    pub people: Vec<Person>,
    /// Of wx.login.
    pub login_codes: Codes,
    /// Of the phone-number button.
    pub phone_codes: Codes,
    /// Access tokens.
    pub tokens: Tokens,
    /// How many more messages of a template (second) a person (openid, first) accepts.
    pub subscriptions: HashMap<(String, String), u32>,
    /// What survives.
    pub books: Books,
    /// How WeChat behaves.
    pub mode: Mode,
    /// What goes wrong.
    pub faults: Faults,
    /// What was asked.
    pub journal: Journal,
    /// What becomes of refunds.
    pub plans: Plans,
    /// Bills waiting to be downloaded.
    pub bills: BillFiles,
    /// What bills lie about.
    pub bill_plans: BillPlans,
    /// Who scanned a code of a Native order, by out_trade_no.
    pub scans: HashMap<String, BTreeSet<String>>,
    /// Notifications signed so far, for the keys to take turns.
    pub notified: u64,
    /// Left to do.
    pub errands: Vec<Errand>,
}

impl State {
    /// A fresh state around given books.
    pub fn new(seed: Option<u64>, books: Books) -> Self {
        Self {
            chance: Chance::new(seed),
            people: people::demo().into_iter().chain(books.people.clone()).collect(),
            login_codes: Codes::default(),
            phone_codes: Codes::default(),
            tokens: Tokens::default(),
            subscriptions: HashMap::new(),
            books,
            mode: Mode::default(),
            faults: Faults::default(),
            journal: Journal::default(),
            plans: Plans::default(),
            bills: BillFiles::default(),
            bill_plans: BillPlans::default(),
            scans: HashMap::new(),
            notified: 0,
            errands: Vec::new(),
        }
    }

    /// A person by their short id.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// A person by their openid.
    pub fn person_of(&self, openid: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.openid == openid)
    }
}
