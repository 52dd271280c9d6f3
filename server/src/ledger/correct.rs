//! A posting by hand, for what the program cannot know: each has its reason, its author and an audit row.

use banyi_shared::dto::admin::{CorrectionInput, LedgerAccount, LedgerEntry, LedgerPosting, PostingKind};
use banyi_shared::{ErrorCode, Fen, OrderNo};

use super::post::{Posting, post};
use super::rules::Entries;
use super::store;
use crate::app::App;
use crate::audit;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::hospitals::need_platform;
use crate::http::Check;
use crate::idempotency::{self, Claim, Request};
use crate::orders;
use crate::staff::CurrentStaff;

/// The most that is corrected at once: ten million yuan. More is a slip of the finger.
const MOST: Fen = Fen(1_000_000_000);

/// Posts a correction. The same key does it once. What an order owes follows from the order: it is corrected only to
/// what that says. FORBIDDEN for staff of some hospitals.
pub async fn correct(
    app: &App,
    staff: &CurrentStaff,
    input: &CorrectionInput,
    wanted: &Request<'_>,
) -> Result<LedgerPosting> {
    need_platform(staff)?;
    wanted.key.require()?;
    let reason = checked(input)?;
    let mut tx = app.db.begin("ledger.correct").await?;
    if let Claim::Done(posting) = idempotency::claim(&mut tx, wanted, app.now()).await? {
        return Ok(posting);
    }
    if let Some(no) = &input.order_no {
        let row = orders::lock(&mut tx, no, app.now()).await?;
        row.ok_or_else(|| Error::field("orderNo", "没有这个订单"))?;
    }
    let subject = app.rng.id(app.now());
    let posting = Posting {
        kind: PostingKind::Correction,
        subject: &subject,
        order: input.order_no.as_ref(),
        staff: Some(&staff.id),
        note: Some(&reason),
        at: app.now(),
        entries: Entries::transfer(input.debit, input.credit, input.amount_fen),
    };
    post(app, &mut tx, &posting).await?;
    need_order_agrees(&mut tx, input).await?;
    let (debit, credit, yuan) = (input.debit.label(), input.credit.label(), input.amount_fen.yuan());
    let words = format!("借 {debit} 贷 {credit} {yuan}：{reason}");
    audit::record(app, &mut tx, staff, "ledger.correct", "ledger_posting", &posting.id(), &words).await?;
    let answer = view(app, &posting, staff);
    idempotency::answer(&mut tx, wanted, &answer).await?;
    tx.commit().await?;
    Ok(answer)
}

/// The reason, when the rest is right too.
fn checked(input: &CorrectionInput) -> Result<String> {
    let mut form = Check::new();
    form.need(input.debit != input.credit, "credit", "借方和贷方不能是同一科目");
    form.need(input.amount_fen.0 >= 1, "amountFen", "金额至少 0.01 元");
    form.need(input.amount_fen <= MOST, "amountFen", "金额过大");
    let of_orders = [input.debit, input.credit].contains(&LedgerAccount::OrderLiability);
    form.need(!of_orders || input.order_no.is_some(), "orderNo", "更正订单负债时要写明订单号");
    let reason = form.line("reason", &input.reason, 4, 200);
    form.finish()?;
    Ok(reason)
}

/// After it, the order owes what follows from it.
async fn need_order_agrees(tx: &mut Tx, input: &CorrectionInput) -> Result<()> {
    let Some(no) = of_liability(input) else { return Ok(()) };
    let standing = store::standing(tx, no).await?.ok_or_else(Error::not_found)?;
    let (is, owed) = (standing.liability(), standing.owed()?);
    if is == owed {
        return Ok(());
    }
    let words = format!("更正后订单负债为 {}，而订单应有 {}", is.yuan(), owed.yuan());
    Err(Error::new(ErrorCode::Conflict).message(words))
}

fn of_liability(input: &CorrectionInput) -> Option<&OrderNo> {
    let touches = [input.debit, input.credit].contains(&LedgerAccount::OrderLiability);
    input.order_no.as_ref().filter(|_| touches)
}

fn view(app: &App, posting: &Posting<'_>, staff: &CurrentStaff) -> LedgerPosting {
    let entries =
        posting.entries.iter().map(|(account, amount_fen)| LedgerEntry { account, amount_fen }).collect();
    LedgerPosting {
        id: posting.id(),
        kind: posting.kind,
        subject: posting.subject.to_owned(),
        entries,
        occurred_at: posting.at,
        created_at: app.now(),
        order_no: posting.order.cloned(),
        note: posting.note.map(str::to_owned),
        by: Some(staff.name.clone()),
    }
}
