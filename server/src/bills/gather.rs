//! Our side of a day: what the bills name, and what should be on them.

use std::collections::BTreeSet;

use banyi_shared::dto::admin::PostingKind;
use banyi_shared::order::RefundStatus;
use banyi_shared::time::{DAY, HOUR};
use banyi_shared::{CivilDate, Instant};

use super::compare::{OurPayment, OurRefund, Ours};
use super::fetch::Fetched;
use super::store::{self, PaymentRow, RefundRow};
use crate::app::App;
use crate::db::Window;
use crate::error::Result;
use crate::ledger;

/// Numbers of one question.
const CHUNK: usize = 500;
/// How far around the day is looked: more than two clocks may be apart.
const AROUND: i64 = HOUR;

/// Gathers our payments and refunds, each with what the ledger says of it.
pub async fn gather(app: &App, date: CivilDate, bills: &Fetched) -> Result<Ours> {
    let mut ours = Ours::default();
    let day = Window { from: date.at(0, 0), until: date.plus_days(1).at(0, 0) };
    let around = Window { from: day.from - AROUND, until: day.until + AROUND };
    let mut paid = store::paid_within(&app.db, around).await?;
    // One that has not arrived is looked for on the day on which it was sent and the next.
    let refunds = Window { from: around.from - DAY, until: around.until };
    let mut back = store::refunds_under_way(&app.db, around, refunds).await?;
    let (trades, refunded) = named(bills);
    for numbers in trades.chunks(CHUNK) {
        paid.extend(store::payments_named(&app.db, numbers).await?);
    }
    for numbers in refunded.chunks(CHUNK) {
        back.extend(store::refunds_named(&app.db, numbers).await?);
    }
    for row in paid {
        let one = payment(row)?;
        ours.payments.insert(one.no.to_string(), one);
    }
    for row in back {
        let one = refund(row)?;
        ours.refunds.insert(one.no.to_string(), one);
    }
    post(app, &mut ours).await?;
    for kind in [PostingKind::Payment, PostingKind::Refund] {
        let subjects = ledger::posted_on(&app.db, kind, day).await?;
        for numbers in subjects.chunks(CHUNK) {
            let known = store::arrived(&app.db, kind, numbers).await?;
            let unknown: Vec<String> = numbers.iter().filter(|no| !known.contains(*no)).cloned().collect();
            ours.only_posted.extend(ledger::clearing_of(&app.db, kind, &unknown).await?);
        }
    }
    Ok(ours)
}

/// The numbers of payments and of refunds that the bills name, each once.
fn named(bills: &Fetched) -> (Vec<String>, Vec<String>) {
    let (mut trades, mut refunds) = (BTreeSet::new(), BTreeSet::new());
    for row in &bills.trades {
        match &row.refund {
            None => trades.insert(row.out_trade_no.clone()),
            Some(refund) => refunds.insert(refund.out_refund_no.clone()),
        };
    }
    for flow in bills.flows.iter().filter(|flow| !flow.voucher_no.is_empty()) {
        let side = if flow.name == "退款" { &mut refunds } else { &mut trades };
        side.insert(flow.voucher_no.clone());
    }
    (trades.into_iter().collect(), refunds.into_iter().collect())
}

/// What the ledger says of each.
async fn post(app: &App, ours: &mut Ours) -> Result<()> {
    let payments: Vec<String> = ours.payments.keys().cloned().collect();
    for numbers in payments.chunks(CHUNK) {
        for (no, fen) in ledger::clearing_of(&app.db, PostingKind::Payment, numbers).await? {
            if let Some(one) = ours.payments.get_mut(&no) {
                one.ledger = Some(fen);
            }
        }
    }
    let refunds: Vec<String> = ours.refunds.keys().cloned().collect();
    for numbers in refunds.chunks(CHUNK) {
        for (no, fen) in ledger::clearing_of(&app.db, PostingKind::Refund, numbers).await? {
            if let Some(one) = ours.refunds.get_mut(&no) {
                one.ledger = Some(fen);
            }
        }
    }
    Ok(())
}

fn payment(row: PaymentRow) -> Result<OurPayment> {
    let is_paid = row.state == "paid";
    Ok(OurPayment {
        no: row.out_trade_no.parse()?,
        transaction_id: row.transaction_id,
        fen: row.amount_fen,
        paid_at: row.paid_at.filter(|_| is_paid).map(Instant::from_ms),
        ledger: None,
    })
}

fn refund(row: RefundRow) -> Result<OurRefund> {
    let status: RefundStatus = row.status.parse()?;
    Ok(OurRefund {
        no: row.out_refund_no.parse()?,
        refund_id: row.refund_id,
        fen: row.amount_fen,
        sent_at: row.sent_at.map(Instant::from_ms),
        succeeded_at: row.succeeded_at.filter(|_| status == RefundStatus::Success).map(Instant::from_ms),
        is_taken: matches!(
            status,
            RefundStatus::Processing | RefundStatus::Success | RefundStatus::Abnormal | RefundStatus::Closed
        ),
        by_hand: row.by_hand == 1,
        ledger: None,
    })
}
