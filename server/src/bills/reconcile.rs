//! Reconciles a day: fetches its bills, compares, keeps what does not agree and posts the fees. A job; its subject is the
//! day. Run again, it finds the same and changes nothing.

use std::collections::BTreeMap;

use banyi_shared::dto::admin::DifferenceKind;
use banyi_shared::time::{DAY, HOUR};
use banyi_shared::{CivilDate, Fen, Instant};

use super::compare::{Bills, Compared, Found, compare};
use super::fetch::{Fetched, NoBill, fetch};
use super::gather::gather;
use super::store::{self, RunRow, Sums};
use crate::app::App;
use crate::db::{Window, day_number};
use crate::error::Result;
use crate::ledger;
use crate::queue::{self, JobError, JobKind, Outcome};

/// How many days back WeChat's bills are fetched; it keeps them for three months.
pub const OLDEST: i64 = 90;
/// The hour of the morning from which on a bill of yesterday is there (WeChat Pay APIv3, bills).
const READY: u32 = 10;

/// Fetches and compares; again in half an hour when WeChat is still making the bill.
pub async fn reconcile(app: &App, date: CivilDate) -> Result<Outcome, JobError> {
    let today = app.now().date();
    if date >= today {
        return Ok(Outcome::Again(date.plus_days(1).at(READY, 0)));
    }
    if date < today.plus_days(-OLDEST) {
        return Ok(Outcome::Done);
    }
    make_up_for_missed(app, date, today).await?;
    // A movement without a posting would be a difference on every later day.
    ledger::catch_up(app).await?;
    let run = begin(app, date).await?;
    match look(app, date).await {
        Ok((fetched, compared)) => {
            finish(app, &run, date, &fetched, &compared).await?;
            Ok(Outcome::Done)
        }
        Err(NoBill::NotYet) => NoBill::NotYet.outcome(app),
        Err(NoBill::Failed(why)) => {
            tracing::error!(%date, %why, "bill");
            fail(app, &run, &why).await?;
            NoBill::Failed(why).outcome(app)
        }
    }
}

/// Queues days on which money moved and that nobody has reconciled: the server may have been down.
async fn make_up_for_missed(app: &App, date: CivilDate, today: CivilDate) -> Result<()> {
    let first = today.plus_days(-OLDEST);
    let window = Window { from: first.at(0, 0), until: today.at(0, 0) };
    let done = store::done_since(&app.db, &first.to_string()).await?;
    let missed: Vec<String> = store::moved_on(&app.db, window)
        .await?
        .into_iter()
        .map(|day| Instant::from_ms(day * DAY - 8 * HOUR).date())
        .filter(|day| *day != date)
        .map(|day| day.to_string())
        .filter(|day| !done.contains(day))
        .collect();
    if missed.is_empty() {
        return Ok(());
    }
    let mut tx = app.db.begin("bill.make_up").await?;
    for day in &missed {
        queue::enqueue_once(app, &mut tx, JobKind::BillReconcile, day, app.now()).await?;
    }
    tx.commit().await
}

async fn begin(app: &App, date: CivilDate) -> Result<RunRow> {
    let mut tx = app.db.begin("bill.begin").await?;
    let run = store::begin(&mut tx, &app.rng.id(app.now()), &date.to_string(), None, app.now()).await?;
    tx.commit().await?;
    Ok(run)
}

async fn fail(app: &App, run: &RunRow, why: &str) -> Result<()> {
    let mut tx = app.db.begin("bill.fail").await?;
    store::fail(&mut tx, &run.id, why, app.now()).await?;
    tx.commit().await
}

/// Fetches and compares. What may be on the bills of another day is looked for there.
async fn look(app: &App, date: CivilDate) -> Result<(Fetched, Compared), NoBill> {
    let fetched = fetch(app, date).await?;
    let internal = |error: crate::error::Error| NoBill::Failed(error.to_string());
    let ours = gather(app, date, &fetched).await.map_err(internal)?;
    let bills = Bills { date, trades: &fetched.trades, flows: &fetched.flows };
    let mut compared = compare(bills, &ours);
    let mut elsewhere = BTreeMap::new();
    let mut found = Vec::new();
    for one in compared.found {
        if is_missing_everywhere(app, &one, &mut elsewhere).await? {
            found.push(one);
        }
    }
    compared.found = found;
    Ok((fetched, compared))
}

/// Whether it is on none of the bills on which it may be. One whose last day has no bill yet is left to that day.
async fn is_missing_everywhere(
    app: &App,
    one: &Found,
    bills: &mut BTreeMap<CivilDate, Fetched>,
) -> Result<bool, NoBill> {
    let today = app.now().date();
    if one.perhaps_on.iter().any(|day| *day >= today) {
        return Ok(false);
    }
    for day in one.perhaps_on.iter().filter(|day| **day >= today.plus_days(-OLDEST)) {
        if !bills.contains_key(day) {
            match fetch(app, *day).await {
                Ok(fetched) => bills.insert(*day, fetched),
                // Its own run will look.
                Err(NoBill::NotYet) => return Ok(false),
                Err(failed) => return Err(failed),
            };
        }
        if bills.get(day).is_some_and(|there| names(there, one)) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether the bills of another day name it.
fn names(bills: &Fetched, one: &Found) -> bool {
    if one.kind == DifferenceKind::Flow {
        return bills.flows.iter().any(|flow| {
            let fits = |number: &str| flow.business_no == number || flow.voucher_no == number;
            fits(&one.subject) || one.business_no.as_deref().is_some_and(fits)
        });
    }
    bills.trades.iter().any(|row| match &row.refund {
        None => row.out_trade_no == one.subject,
        Some(refund) => refund.out_refund_no == one.subject,
    })
}

/// Writes all that came of it, in one transaction.
async fn finish(
    app: &App,
    run: &RunRow,
    date: CivilDate,
    fetched: &Fetched,
    compared: &Compared,
) -> Result<()> {
    let now = app.now();
    let mut tx = app.db.begin("bill.finish").await?;
    let sha1 = (fetched.trade_sha1.as_deref(), fetched.flow_sha1.as_deref());
    if !store::finish(&mut tx, &run.id, &sums(fetched, compared), sha1, now).await? {
        return Ok(());
    }
    for one in &compared.found {
        store::keep(&mut tx, &app.rng.id(now), one, now).await?;
    }
    store::vanish(&mut tx, &date.to_string(), &compared.found, now).await?;
    for fee in &compared.fees {
        ledger::post_fee(app, &mut tx, &fee.flow_no, fee.order.as_ref(), fee.fen, fee.at).await?;
    }
    tx.commit().await?;
    let found = u32::try_from(compared.found.len()).unwrap_or(u32::MAX);
    metrics::gauge!("banyi_bill_differences").set(f64::from(found));
    tracing::info!(%date, day = day_number(date.at(0, 0)), found, "reconciled");
    Ok(())
}

fn sums(fetched: &Fetched, compared: &Compared) -> Sums {
    let mut sums = Sums {
        fee: compared.fees.iter().map(|fee| fee.fen).sum(),
        differences: i64::try_from(compared.found.len()).unwrap_or(i64::MAX),
        ..Sums::default()
    };
    for row in &fetched.trades {
        match &row.refund {
            None => {
                sums.payments += 1;
                sums.paid += row.total;
            }
            Some(refund) => {
                sums.refunds += 1;
                sums.refunded += refund.amount;
            }
        }
    }
    for flow in &fetched.flows {
        let side: &mut Fen = if flow.is_income { &mut sums.came } else { &mut sums.went };
        *side += flow.amount;
    }
    sums
}
