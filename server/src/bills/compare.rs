//! Compares a day: WeChat's trade bill, its fund-flow bill, our payments and refunds, and the ledger. Without IO.
//!
//! WeChat's days and ours need not be the same for what happens around midnight, and a refund is on the trade bill of
//! the day on which WeChat took it, which lies between our sending it and its arrival. So each of ours may be on the
//! bills of some days: what is missing on this one names the others, and whoever asks looks there.

mod flows;
mod trades;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use banyi_shared::dto::admin::DifferenceKind;
use banyi_shared::time::{DAY, MINUTE};
use banyi_shared::{CivilDate, Fen, Instant, OrderNo, OutRefundNo, OutTradeNo};

use crate::wechat::bill::{Flow, TradeRow};

/// How far WeChat's clocks may be apart: what a notification tells, and when a movement is booked.
const SLACK: i64 = 5 * MINUTE;

/// The bills of a day.
#[derive(Debug, Clone, Copy)]
pub struct Bills<'a> {
    /// The day.
    pub date: CivilDate,
    /// Payments of the day, and refunds asked for on it.
    pub trades: &'a [TradeRow],
    /// Movements of the account.
    pub flows: &'a [Flow],
}

/// An attempt of ours that the bills name, or that was paid on that day or next to it.
#[derive(Debug, Clone)]
pub struct OurPayment {
    /// Its number.
    pub no: OutTradeNo,
    /// WeChat's number; once paid.
    pub transaction_id: Option<String>,
    /// In fen.
    pub fen: i64,
    /// When it was paid; absent when we know of no payment.
    pub paid_at: Option<Instant>,
    /// What its posting says that WeChat holds more.
    pub ledger: Option<i64>,
}

/// A refund of ours that the bills name, or that was on its way on that day.
#[derive(Debug, Clone)]
pub struct OurRefund {
    /// Its number.
    pub no: OutRefundNo,
    /// WeChat's number; once it took it.
    pub refund_id: Option<String>,
    /// In fen.
    pub fen: i64,
    /// When we first sent it.
    pub sent_at: Option<Instant>,
    /// When it arrived; absent when it has not.
    pub succeeded_at: Option<Instant>,
    /// Whether WeChat took it, as far as we know: on its way, arrived or abnormal there.
    pub is_taken: bool,
    /// Whether it was paid outside WeChat.
    pub by_hand: bool,
    /// What its posting says that WeChat holds more: negative.
    pub ledger: Option<i64>,
}

/// Our side.
#[derive(Debug, Clone, Default)]
pub struct Ours {
    /// By number.
    pub payments: BTreeMap<String, OurPayment>,
    /// By number.
    pub refunds: BTreeMap<String, OurRefund>,
    /// Postings of the day whose payment or refund is not there: its number, and what WeChat holds more by it.
    pub only_posted: Vec<(String, i64)>,
}

/// A place where they do not agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// On whose bills it should be.
    pub bill_date: CivilDate,
    /// How they differ.
    pub kind: DifferenceKind,
    /// The number that it is about.
    pub subject: String,
    /// Of which order of ours.
    pub order: Option<OrderNo>,
    /// What the bill says. Of `ledger` and `flow`: by how much WeChat holds more.
    pub bill: Option<i64>,
    /// What we say, likewise.
    pub ours: Option<i64>,
    /// What the ledger says, likewise.
    pub ledger: Option<i64>,
    /// WeChat's number under which a movement would be found.
    pub business_no: Option<String>,
    /// Other days on whose bills it may be instead.
    pub perhaps_on: Vec<CivilDate>,
}

/// A fee that WeChat took, or gave back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fee {
    /// The movement's number.
    pub flow_no: String,
    /// Of which order of ours.
    pub order: Option<OrderNo>,
    /// Negative when it was given back.
    pub fen: Fen,
    /// When.
    pub at: Instant,
}

/// What came of a comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// What does not agree.
    pub found: Vec<Found>,
    /// Fees to post.
    pub fees: Vec<Fee>,
}

/// Compares.
pub fn compare(bills: Bills<'_>, ours: &Ours) -> Compared {
    let mut found = trades::compare(bills, ours);
    let (flows, fees) = flows::compare(bills, ours, &found);
    found.extend(flows);
    found.extend(ours.only_posted.iter().map(|(subject, fen)| Found {
        ledger: Some(*fen),
        ..Found::new(bills.date, DifferenceKind::Ledger, subject, None)
    }));
    Compared { found, fees }
}

impl Found {
    fn new(date: CivilDate, kind: DifferenceKind, subject: &str, order: Option<OrderNo>) -> Self {
        Self {
            bill_date: date,
            kind,
            subject: subject.to_owned(),
            order,
            bill: None,
            ours: None,
            ledger: None,
            business_no: None,
            perhaps_on: Vec::new(),
        }
    }
}

impl OurPayment {
    /// The days on which WeChat may have booked it; none when it was not paid.
    fn days(&self) -> Option<Days> {
        self.paid_at.map(|at| Days::between(at, at))
    }
}

impl OurRefund {
    /// The days on which WeChat may have taken it; none when it never took it, as far as we know.
    fn taken_on(&self) -> Option<Days> {
        let sent = self.sent_at.filter(|_| self.is_taken)?;
        Some(Days::between(sent, self.succeeded_at.unwrap_or(sent + DAY).max(sent)))
    }

    /// The days on which it may have left the account; none when it has not, or did so outside WeChat.
    fn left_on(&self) -> Option<Days> {
        self.succeeded_at.filter(|_| !self.by_hand).map(|at| Days::between(at, at))
    }
}

/// The days from one to another.
#[derive(Debug, Clone, Copy)]
struct Days {
    /// The day by our clock: on whose bill it should be.
    own: CivilDate,
    first: CivilDate,
    last: CivilDate,
}

impl Days {
    fn between(from: Instant, to: Instant) -> Self {
        Self { own: from.date(), first: (from - SLACK).date(), last: (to + SLACK).date() }
    }

    fn holds(&self, date: CivilDate) -> bool {
        self.first <= date && date <= self.last
    }

    /// All but one.
    fn but(&self, date: CivilDate) -> Vec<CivilDate> {
        let mut days = Vec::new();
        let mut day = self.first;
        while day <= self.last {
            if day != date {
                days.push(day);
            }
            day = day.plus_days(1);
        }
        days
    }
}
