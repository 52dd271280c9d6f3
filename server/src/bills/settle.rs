//! Staff settle a difference, by one of its ways. Again, it changes nothing.

use std::collections::BTreeMap;

use banyi_shared::dto::admin::{Difference, DifferenceKind, DifferenceSettlement, DifferenceWay};
use banyi_shared::{DifferenceId, ErrorCode, Fen, OrderNo, OutRefundNo, OutTradeNo};

use super::store::{self, DifferenceRow};
use super::view;
use crate::app::App;
use crate::audit;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::hospitals::need_platform;
use crate::http::Check;
use crate::ledger;
use crate::orders;
use crate::payments::{self, Mismatch};
use crate::refunds;
use crate::staff::{self, CurrentStaff};
use crate::wechat::{PayError, RefundState};

/// Settles it. CONFLICT when it was settled otherwise, when it is gone, or when WeChat's answer does not settle it.
/// FORBIDDEN for staff of some hospitals.
pub async fn settle(
    app: &App,
    staff: &CurrentStaff,
    id: &DifferenceId,
    input: &DifferenceSettlement,
) -> Result<Difference> {
    need_platform(staff)?;
    let mut form = Check::new();
    let note = form.line("note", &input.note, 4, 200);
    form.finish()?;
    let row = store::find(&app.db, id.as_str()).await?.ok_or_else(Error::not_found)?;
    if row.state != "open" {
        return settled_before(app, row, input.way).await;
    }
    if !view::says(&row)?.ways().contains(&input.way) {
        return Err(Error::field("way", "这种差异不能这样处理"));
    }
    if input.way == DifferenceWay::AskWechat {
        ask(app, &row).await?;
    }
    write(app, staff, &row, input.way, &note).await
}

async fn write(
    app: &App,
    staff: &CurrentStaff,
    row: &DifferenceRow,
    way: DifferenceWay,
    note: &str,
) -> Result<Difference> {
    let now = app.now();
    let order: Option<OrderNo> = row.order_no.as_deref().map(str::parse).transpose()?;
    let mut tx = app.db.begin("bill.settle").await?;
    if let Some(no) = &order {
        orders::lock(&mut tx, no, now).await?;
    }
    if !store::settle(&mut tx, &row.id, way.as_str(), note, staff.id.as_str(), now).await? {
        drop(tx);
        let row = store::find(&app.db, &row.id).await?.ok_or_else(Error::not_found)?;
        return settled_before(app, row, way).await;
    }
    if way == DifferenceWay::Correct {
        correct(app, &mut tx, staff, row, order.as_ref(), note).await?;
    }
    let kind: DifferenceKind = row.kind.parse()?;
    let words = format!("{} {}：{}，{note}", kind.label(), row.subject, way.label());
    audit::record(app, &mut tx, staff, "bill.settle", "bill_difference", &row.id, &words).await?;
    tx.commit().await?;
    let row = store::find(&app.db, &row.id).await?.ok_or_else(Error::not_found)?;
    shown(app, row).await
}

/// The ledger says from now on what WeChat holds; why they differed waits in suspense.
async fn correct(
    app: &App,
    tx: &mut Tx,
    staff: &CurrentStaff,
    row: &DifferenceRow,
    order: Option<&OrderNo>,
    note: &str,
) -> Result<()> {
    let more = view::says(row)?.correction();
    ledger::post_correction(app, tx, &row.id, order, more, &staff.id, note).await.map(drop)
}

/// The same again is answered as before.
async fn settled_before(app: &App, row: DifferenceRow, way: DifferenceWay) -> Result<Difference> {
    let conflict = |words: &str| Err(Error::new(ErrorCode::Conflict).message(words));
    match row.way.as_deref() {
        Some(before) if before == way.as_str() => shown(app, row).await,
        Some(_) => conflict("这条差异已由其他方式处理"),
        None => conflict("这条差异已消除，无需处理"),
    }
}

async fn shown(app: &App, row: DifferenceRow) -> Result<Difference> {
    let by: Vec<String> = row.settled_by.iter().cloned().collect();
    let names: BTreeMap<String, String> = staff::names(app, &by).await?;
    view::difference(row, &names)
}

/// Asks WeChat, and takes its answer. Ok when we agree with WeChat afterwards.
async fn ask(app: &App, row: &DifferenceRow) -> Result<()> {
    match row.kind.parse()? {
        DifferenceKind::RefundNotOurs | DifferenceKind::RefundNotInBill | DifferenceKind::RefundAmount => {
            ask_refund(app, &row.subject.parse()?, row.ours_fen).await
        }
        _ => ask_payment(app, &row.subject.parse()?, row.ours_fen).await,
    }
}

async fn ask_payment(app: &App, no: &OutTradeNo, ours: Option<i64>) -> Result<()> {
    let trade = match app.wechat()?.query(no).await {
        Ok(trade) => trade,
        Err(error) => return Err(unanswered(&error, "微信没有这笔付款")),
    };
    if !trade.is_paid() {
        return Err(disagrees("微信说这笔付款没有成功"));
    }
    if ours.is_some() && trade.total.map(|total| total.0) != ours {
        let says = trade.total.unwrap_or(Fen::ZERO).yuan();
        return Err(disagrees(&format!("微信说付款金额是 {says}")));
    }
    // Late or double, it also goes back.
    payments::try_settle(app, &trade).await.map_err(believed)
}

async fn ask_refund(app: &App, no: &OutRefundNo, ours: Option<i64>) -> Result<()> {
    let answer = match app.wechat()?.query_refund(no).await {
        Ok(answer) => answer,
        Err(error) => return Err(unanswered(&error, "微信没有这笔退款")),
    };
    if ours.is_some() && answer.amount.is_some_and(|amount| Some(amount.0) != ours) {
        let says = answer.amount.unwrap_or(Fen::ZERO).yuan();
        return Err(disagrees(&format!("微信说退款金额是 {says}")));
    }
    if !matches!(answer.state, RefundState::Success | RefundState::Processing) {
        return Err(disagrees("微信说这笔退款没有成功"));
    }
    refunds::take_anew(app, &answer).await.map_err(believed)?;
    // One that was given up, or paid by hand, before WeChat paid it is kept as it is: it has no room in the books.
    let kept = store::refunds_named(&app.db, &[no.to_string()]).await?;
    let agrees = kept
        .iter()
        .any(|one| one.by_hand == 0 && matches!(one.status.as_str(), "success" | "requested" | "processing"));
    if agrees { Ok(()) } else { Err(disagrees("微信说已退款，但我方账簿没有记入")) }
}

fn believed(mismatch: Mismatch) -> Error {
    match mismatch {
        Mismatch::Failed(error) => error,
        other => {
            tracing::error!(%other, "WeChat's answer does not match");
            disagrees("微信的回答与我方记录不符")
        }
    }
}

fn unanswered(error: &PayError, unknown: &str) -> Error {
    if error.is_not_found() {
        return disagrees(unknown);
    }
    tracing::warn!(%error, "query");
    Error::new(ErrorCode::WechatUnavailable)
}

/// It stays as it is; staff choose another way.
fn disagrees(words: &str) -> Error {
    Error::new(ErrorCode::Conflict).message(format!("{words}，请选择其他处理方式"))
}
