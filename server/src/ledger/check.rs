//! Recomputes the books from payments, refunds and orders, and compares. Reads by pages, so that it needs no more memory
//! for a million orders than for a few; changes nothing.

use std::collections::BTreeMap;

use banyi_shared::dto::admin::{LedgerAccount, LedgerCheck, LedgerFault, PostingKind};
use banyi_shared::{Fen, OrderNo, OutRefundNo, OutTradeNo};

use super::rules::{self, Entries};
use super::{post, store};
use crate::app::App;
use crate::error::Result;
use crate::refunds::Cause;

/// Most faults that are told.
const MOST: usize = 100;

/// Compares everything. No faults: all is well.
pub async fn check(app: &App) -> Result<LedgerCheck> {
    let mut found = LedgerCheck { orders: 0, postings: 0, faults: Vec::new(), at: app.now() };
    orders(app, &mut found).await?;
    payments(app, &mut found).await?;
    refunds(app, &mut found).await?;
    postings(app, &mut found).await?;
    metrics::gauge!("banyi_ledger_faults")
        .set(f64::from(u32::try_from(found.faults.len()).unwrap_or(u32::MAX)));
    Ok(found)
}

/// Says what does not agree, unless enough was said.
fn fault(found: &mut LedgerCheck, subject: &str, order: Option<OrderNo>, what: &str, expected: i64, is: i64) {
    if found.faults.len() < MOST {
        found.faults.push(LedgerFault {
            subject: subject.to_owned(),
            what: what.to_owned(),
            expected_fen: Fen(expected),
            found_fen: Fen(is),
            order_no: order,
        });
    }
}

/// Each order's sums are those of its payments and refunds, and the books owe what it owes.
async fn orders(app: &App, found: &mut LedgerCheck) -> Result<()> {
    let mut after = String::new();
    loop {
        let rows = store::money_of_orders(&app.db, &after).await?;
        for row in &rows {
            let no: OrderNo = row.no.parse()?;
            let owed = rules::owed(
                row.state.parse()?,
                Fen(row.paid_fen),
                Fen(row.returning_fen),
                Fen(row.refunded_fen),
            );
            for (what, expected, is) in [
                ("订单的已付金额与到账的付款不符", row.arrived, row.paid_fen),
                ("订单的应退金额与退款不符", row.set_aside, row.returning_fen),
                ("订单的已退金额与到账的退款不符", row.returned, row.refunded_fen),
                ("订单负债与订单应有的不符", owed.0, -row.on_liability),
            ] {
                if expected != is {
                    fault(found, &row.no, Some(no.clone()), what, expected, is);
                }
            }
        }
        found.orders += i64::try_from(rows.len()).unwrap_or(i64::MAX);
        match rows.last().filter(|_| rows.len() >= store::PAGE) {
            Some(last) => after.clone_from(&last.no),
            None => return Ok(()),
        }
    }
}

/// Each payment that arrived is posted, as it must be.
async fn payments(app: &App, found: &mut LedgerCheck) -> Result<()> {
    let mut after = String::new();
    loop {
        let rows = store::paid(&app.db, &after, false).await?;
        let wanted = rows.iter().map(|row| {
            let entries = rules::payment(Fen(row.amount_fen), row.is_duplicate == 1);
            (post::id(PostingKind::Payment, &row.out_trade_no), entries)
        });
        let order = |subject: &str| subject.parse::<OutTradeNo>().ok().map(|no| no.order_no());
        compare(app, found, wanted.collect(), "付款", order).await?;
        match rows.last().filter(|_| rows.len() >= store::PAGE) {
            Some(last) => after.clone_from(&last.out_trade_no),
            None => return Ok(()),
        }
    }
}

/// Each refund that arrived is posted, as it must be.
async fn refunds(app: &App, found: &mut LedgerCheck) -> Result<()> {
    let mut after = String::new();
    loop {
        let rows = store::refunded(&app.db, &after, false).await?;
        let wanted = rows.iter().map(|row| {
            let is_duplicate = !Cause::counts(&row.cause);
            let entries = rules::refund(Fen(row.amount_fen), is_duplicate, row.by_hand == 1);
            (post::id(PostingKind::Refund, &row.out_refund_no), entries)
        });
        let order = |subject: &str| subject.parse::<OutRefundNo>().ok().map(|no| no.order_no());
        compare(app, found, wanted.collect(), "退款", order).await?;
        match rows.last().filter(|_| rows.len() >= store::PAGE) {
            Some(last) => after.clone_from(&last.out_refund_no),
            None => return Ok(()),
        }
    }
}

/// The postings are there, with these entries. They were read after what they record, and never change.
async fn compare(
    app: &App,
    found: &mut LedgerCheck,
    wanted: Vec<(String, Entries)>,
    word: &str,
    order: impl Fn(&str) -> Option<OrderNo>,
) -> Result<()> {
    let ids: Vec<String> = wanted.iter().map(|one| one.0.clone()).collect();
    let posted = store::entries_of(&app.db, &ids).await?;
    for (id, entries) in wanted {
        let posted = posted.get(&id).map_or(&[][..], Vec::as_slice);
        let what = if posted.is_empty() { "没有记账" } else { "的分录不符" };
        if let Some((expected, is)) = differ(&entries, posted)? {
            let subject = id.split_once(':').map_or(id.as_str(), |(_, subject)| subject);
            fault(found, &id, order(subject), &format!("{word}{what}"), expected, is);
        }
    }
    Ok(())
}

/// What the first account that does not agree should get, and what it gets.
fn differ(wanted: &Entries, posted: &[(String, i64)]) -> Result<Option<(i64, i64)>> {
    let mut sums: BTreeMap<LedgerAccount, i64> = BTreeMap::new();
    for (account, fen) in posted {
        *sums.entry(account.parse()?).or_default() += fen;
    }
    Ok(LedgerAccount::ALL.iter().find_map(|account| {
        let (expected, is) = (wanted.on(*account).0, sums.get(account).copied().unwrap_or_default());
        (expected != is).then_some((expected, is))
    }))
}

/// Each posting comes to 0, records something that is there, and what was earned lies on the right account.
async fn postings(app: &App, found: &mut LedgerCheck) -> Result<()> {
    let mut after = String::new();
    loop {
        let rows = store::posted(&app.db, &after).await?;
        let earned: Vec<String> = rows
            .iter()
            .filter(|row| row.kind == PostingKind::Earned.as_str())
            .map(|row| row.id.clone())
            .collect();
        let entries = store::entries_of(&app.db, &earned).await?;
        for row in &rows {
            let order: Option<OrderNo> = row.order_no.as_deref().map(str::parse).transpose()?;
            if row.sum_fen != 0 {
                fault(found, &row.id, order.clone(), "借贷不平", 0, row.sum_fen);
            }
            if row.has_cause == 0 {
                fault(found, &row.id, order.clone(), "记了账，但没有对应的款项", 0, 0);
            }
            let Some(kind) = row.order_kind.as_deref().filter(|_| row.kind == PostingKind::Earned.as_str())
            else {
                continue;
            };
            let entries = entries.get(&row.id).map_or(&[][..], Vec::as_slice);
            let liability = entries.iter().find(|one| one.0 == LedgerAccount::OrderLiability.as_str());
            let wanted = rules::earned(kind.parse()?, Fen(liability.map_or(0, |one| one.1)));
            if let Some((expected, is)) = differ(&wanted, entries)? {
                fault(found, &row.id, order, "结转的科目不符", expected, is);
            }
        }
        found.postings += i64::try_from(rows.len()).unwrap_or(i64::MAX);
        match rows.last().filter(|_| rows.len() >= store::PAGE) {
            Some(last) => after.clone_from(&last.id),
            None => return Ok(()),
        }
    }
}
