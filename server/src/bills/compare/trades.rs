//! The trade bill against our payments and refunds, and these against the ledger.

use std::collections::BTreeMap;

use banyi_shared::dto::admin::DifferenceKind as Kind;
use banyi_shared::{CivilDate, Instant};

use super::{Bills, Found, OurPayment, OurRefund, Ours};

pub fn compare(bills: Bills<'_>, ours: &Ours) -> Vec<Found> {
    let date = bills.date;
    let mut found = Vec::new();
    // A number that stands twice counts twice.
    let (mut paid, mut refunded) = (BTreeMap::<&str, i64>::new(), BTreeMap::<&str, (i64, &str)>::new());
    for row in bills.trades {
        match &row.refund {
            None => *paid.entry(&row.out_trade_no).or_default() += row.total.0,
            Some(refund) => {
                let sum = refunded.entry(&refund.out_refund_no).or_insert((0, &refund.status));
                sum.0 += refund.amount.0;
            }
        }
    }
    for (no, fen) in &paid {
        found.extend(payment_of_bill(date, no, *fen, ours.payments.get(*no)));
    }
    for (no, (fen, status)) in &refunded {
        found.extend(refund_of_bill(date, no, *fen, status, ours.refunds.get(*no)));
    }
    let missing = ours.payments.values().filter(|one| !paid.contains_key(one.no.as_str()));
    found.extend(missing.filter_map(|one| payment_not_in_bill(date, one)));
    let missing = ours.refunds.values().filter(|one| !refunded.contains_key(one.no.as_str()));
    found.extend(missing.filter_map(|one| refund_not_in_bill(date, one)));
    found
}

fn payment_of_bill(date: CivilDate, no: &str, fen: i64, ours: Option<&OurPayment>) -> Option<Found> {
    let order = ours.map(|one| one.no.order_no());
    let Some(one) = ours.filter(|one| one.paid_at.is_some()) else {
        return Some(Found { bill: Some(fen), ..Found::new(date, Kind::PaymentNotOurs, no, order) });
    };
    let (kind, says) = (Some(fen), Some(one.fen));
    if fen != one.fen {
        let found = Found::new(date, Kind::PaymentAmount, no, order);
        return Some(Found { bill: kind, ours: says, ledger: one.ledger, ..found });
    }
    (one.ledger != Some(one.fen)).then(|| {
        let found = Found::new(date, Kind::Ledger, no, order);
        Found { bill: Some(fen), ours: says, ledger: one.ledger, ..found }
    })
}

fn refund_of_bill(
    date: CivilDate,
    no: &str,
    fen: i64,
    status: &str,
    ours: Option<&OurRefund>,
) -> Option<Found> {
    let order = ours.map(|one| one.no.order_no());
    let found = |kind| Found::new(date, kind, no, order.clone());
    let Some(one) = ours else {
        // One that failed moved nothing.
        return (status != "FAIL").then(|| Found { bill: Some(fen), ..found(Kind::RefundNotOurs) });
    };
    let (bill, says) = (Some(fen), Some(one.fen));
    // What the ledger says, without its sign.
    let ledger = one.ledger.map(i64::abs);
    let has_arrived = one.succeeded_at.is_some();
    if status == "SUCCESS" && (!has_arrived || one.by_hand) {
        // By hand too: then it was paid back twice.
        let ours = says.filter(|_| one.by_hand);
        return Some(Found { bill, ours, ..found(Kind::RefundNotOurs) });
    }
    let through_wechat = has_arrived && !one.by_hand;
    if through_wechat && (status == "FAIL" || (status == "CHANGE" && ended_by(one.succeeded_at, date))) {
        return Some(Found { ours: says, ledger, ..found(Kind::RefundNotInBill) });
    }
    if fen != one.fen {
        return Some(Found { bill, ours: says, ledger, ..found(Kind::RefundAmount) });
    }
    (through_wechat && ledger != says).then(|| Found {
        bill: Some(-fen),
        ours: Some(-one.fen),
        ledger: one.ledger,
        ..found(Kind::Ledger)
    })
}

/// Whether it was over when the bill was made.
fn ended_by(at: Option<Instant>, date: CivilDate) -> bool {
    at.is_some_and(|at| at.date() <= date)
}

fn payment_not_in_bill(date: CivilDate, one: &OurPayment) -> Option<Found> {
    let days = one.days().filter(|days| days.holds(date))?;
    let found = Found::new(days.own, Kind::PaymentNotInBill, one.no.as_str(), Some(one.no.order_no()));
    Some(Found { ours: Some(one.fen), ledger: one.ledger, perhaps_on: days.but(date), ..found })
}

fn refund_not_in_bill(date: CivilDate, one: &OurRefund) -> Option<Found> {
    let days = one.taken_on().filter(|days| days.holds(date) && !one.by_hand)?;
    let found = Found::new(days.own, Kind::RefundNotInBill, one.no.as_str(), Some(one.no.order_no()));
    let ledger = one.ledger.map(i64::abs);
    Some(Found { ours: Some(one.fen), ledger, perhaps_on: days.but(date), ..found })
}
