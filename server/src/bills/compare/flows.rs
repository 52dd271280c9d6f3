//! The fund-flow bill against the trade bill, and, where that is of another day, against us; and the fees in it.
//!
//! Amounts are by how much WeChat holds more: positive when it came in.

use std::collections::{BTreeMap, BTreeSet};

use banyi_shared::dto::admin::DifferenceKind as Kind;
use banyi_shared::{CivilDate, Fen, OrderNo, OutTradeNo};

use super::{Bills, Fee, Found, OurPayment, OurRefund, Ours};
use crate::wechat::bill::{Flow, TradeRow};

/// What a fee may differ by where both bills round it, in 1/1000 fen.
const ROUNDED: i64 = 1_000;
/// The greatest part of a refund that may be a fee given back: 1/50. WeChat's fees are between 0.2 % and 1 %.
const MOST_FEE: i64 = 50;

/// What a movement is, by WeChat's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Payment,
    Refund,
    Fee,
    Other,
}

fn what(flow: &Flow) -> What {
    match flow.name.as_str() {
        name if name.contains("手续费") => What::Fee,
        "交易" => What::Payment,
        "退款" => What::Refund,
        _ => What::Other,
    }
}

/// By how much WeChat holds more after it.
fn effect(flow: &Flow) -> i64 {
    if flow.is_income { flow.amount.0 } else { -flow.amount.0 }
}

/// The day's rows by the numbers under which movements name them.
struct Sides<'a> {
    date: CivilDate,
    trades: BTreeMap<&'a str, &'a TradeRow>,
    refunds: BTreeMap<&'a str, &'a TradeRow>,
    payments: BTreeMap<&'a str, &'a OurPayment>,
    ours: &'a Ours,
    /// What was found already: nothing is told twice.
    known: BTreeSet<&'a str>,
}

pub fn compare(bills: Bills<'_>, ours: &Ours, known: &[Found]) -> (Vec<Found>, Vec<Fee>) {
    let mut sides = Sides {
        date: bills.date,
        trades: BTreeMap::new(),
        refunds: BTreeMap::new(),
        payments: BTreeMap::new(),
        ours,
        // What may be on another day's trade bill may still be missing here.
        known: known.iter().filter(|one| one.perhaps_on.is_empty()).map(|one| one.subject.as_str()).collect(),
    };
    for row in bills.trades {
        match &row.refund {
            None => sides.trades.insert(&row.transaction_id, row),
            Some(refund) => sides.refunds.insert(&refund.out_refund_no, row),
        };
    }
    for one in ours.payments.values() {
        if let Some(id) = &one.transaction_id {
            sides.payments.insert(id, one);
        }
    }
    let (mut found, mut fees) = (Vec::new(), Vec::new());
    let (mut came, mut left) = (BTreeSet::new(), BTreeSet::new());
    let mut taken: BTreeMap<&str, i64> = BTreeMap::new();
    for flow in bills.flows {
        match what(flow) {
            What::Payment => {
                came.insert(flow.business_no.as_str());
                found.extend(sides.payment(flow));
            }
            What::Refund => {
                left.insert(flow.voucher_no.as_str());
                left.insert(flow.business_no.as_str());
                let (differs, fee) = sides.refund(flow);
                found.extend(differs);
                fees.extend(fee);
            }
            What::Fee => {
                *taken.entry(&flow.business_no).or_default() -= effect(flow);
                let order = sides.order_of(flow);
                let fen = Fen(-effect(flow));
                fees.push(Fee { flow_no: flow.flow_no.clone(), order, fen, at: flow.at });
            }
            What::Other => found.push(Found {
                bill: Some(effect(flow)),
                ..Found::new(sides.date, Kind::Flow, &flow.flow_no, None)
            }),
        }
    }
    found.extend(ours.payments.values().filter_map(|one| sides.not_come(one, &came)));
    found.extend(ours.refunds.values().filter_map(|one| sides.not_left(one, &left)));
    found.extend(sides.trades.values().filter_map(|row| sides.fee_of(row, &taken)));
    (found, fees)
}

impl Sides<'_> {
    /// A payment that came in: as much as the trade bill says, or as we say when that is of another day.
    fn payment(&self, flow: &Flow) -> Option<Found> {
        let row = self.trades.get(flow.business_no.as_str());
        let ours = self.payments.get(flow.business_no.as_str());
        let wanted = row
            .map(|row| row.total.0)
            .or_else(|| ours.filter(|one| one.paid_at.is_some()).map(|one| one.fen));
        let is = effect(flow);
        (wanted != Some(is)).then(|| Found {
            bill: Some(is),
            ours: wanted,
            ledger: ours.and_then(|one| one.ledger),
            ..Found::new(self.date, Kind::Flow, self.subject_of(flow), self.order_of(flow))
        })
    }

    /// A refund that left: as much as was refunded, less what WeChat gave back of its fee, which is told too.
    fn refund(&self, flow: &Flow) -> (Option<Found>, Option<Fee>) {
        let row = self.refunds.get(flow.voucher_no.as_str());
        let ours = self.ours.refunds.get(&flow.voucher_no);
        let told = row.and_then(|row| row.refund.as_ref()).map(|refund| refund.amount.0);
        let wanted = told.or_else(|| ours.map(|one| one.fen));
        let gone = -effect(flow);
        let back = wanted.map(|wanted| wanted - gone);
        let fits = back.zip(wanted).is_some_and(|(back, wanted)| match row {
            Some(row) => (back * 1_000 + row.fee_milli_fen).abs() < ROUNDED,
            None => (0..=wanted / MOST_FEE + 1).contains(&back),
        });
        let order = ours.map(|one| one.no.order_no());
        if !fits {
            let found = Found {
                bill: Some(-gone),
                ours: wanted.map(|wanted| -wanted),
                ledger: ours.and_then(|one| one.ledger),
                ..Found::new(self.date, Kind::Flow, self.subject_of(flow), order)
            };
            return (Some(found), None);
        }
        let fee = back.filter(|back| *back != 0).map(|back| Fee {
            flow_no: flow.flow_no.clone(),
            order,
            fen: Fen(-back),
            at: flow.at,
        });
        (None, fee)
    }

    /// A payment of ours that did not come in.
    fn not_come(&self, one: &OurPayment, came: &BTreeSet<&str>) -> Option<Found> {
        let days = one.days().filter(|days| days.holds(self.date))?;
        let id = one.transaction_id.as_deref().unwrap_or_default();
        if came.contains(id) || self.known.contains(one.no.as_str()) {
            return None;
        }
        let found = Found::new(days.own, Kind::Flow, one.no.as_str(), Some(one.no.order_no()));
        Some(Found {
            ours: Some(one.fen),
            ledger: one.ledger,
            business_no: one.transaction_id.clone(),
            perhaps_on: days.but(self.date),
            ..found
        })
    }

    /// A refund of ours that arrived and did not leave.
    fn not_left(&self, one: &OurRefund, left: &BTreeSet<&str>) -> Option<Found> {
        let days = one.left_on().filter(|days| days.holds(self.date))?;
        let has_left =
            left.contains(one.no.as_str()) || one.refund_id.as_deref().is_some_and(|id| left.contains(id));
        if has_left || self.known.contains(one.no.as_str()) {
            return None;
        }
        let found = Found::new(days.own, Kind::Flow, one.no.as_str(), Some(one.no.order_no()));
        Some(Found {
            ours: Some(-one.fen),
            ledger: one.ledger,
            business_no: one.refund_id.clone(),
            perhaps_on: days.but(self.date),
            ..found
        })
    }

    /// The fee of a payment of ours on the trade bill, which was taken otherwise, or not. The ledger follows what was
    /// taken.
    fn fee_of(&self, row: &TradeRow, taken: &BTreeMap<&str, i64>) -> Option<Found> {
        let one = self.ours.payments.get(&row.out_trade_no)?;
        let is = taken.get(row.transaction_id.as_str()).copied();
        if (row.fee_milli_fen - is.unwrap_or_default() * 1_000).abs() < ROUNDED {
            return None;
        }
        let (day, wanted) = (super::Days::between(row.at, row.at), (row.fee_milli_fen + ROUNDED / 2) / 1_000);
        let found = Found::new(self.date, Kind::Flow, &row.transaction_id, Some(one.no.order_no()));
        Some(Found {
            bill: is.map(|fen| -fen),
            ours: Some(-wanted),
            ledger: is.map(|fen| -fen),
            perhaps_on: if is.is_none() { day.but(self.date) } else { Vec::new() },
            ..found
        })
    }

    /// The merchant's number of a movement; its own where it has none.
    fn subject_of<'f>(&self, flow: &'f Flow) -> &'f str {
        if flow.voucher_no.is_empty() { &flow.flow_no } else { &flow.voucher_no }
    }

    fn order_of(&self, flow: &Flow) -> Option<OrderNo> {
        let by_id = self.payments.get(flow.business_no.as_str()).map(|one| one.no.order_no());
        let by_no = || self.ours.payments.get(&flow.voucher_no).map(|one| OutTradeNo::order_no(&one.no));
        by_id.or_else(by_no)
    }
}
