//! 退款: every refund, those that wait for somebody first to hand.

mod limit;

use banyi_shared::dto::admin::{AdminRefund, EventTopic, ExportKind};
use banyi_shared::order::RefundApproval;
use leptos::prelude::*;

use super::exports::ExportTable;
use crate::api::{Api, ApiError, Page, Query};
use crate::kit::list::{Choice, List, ListSpec};
use crate::kit::{PageHead, RefundStatusBadge, Sign, plain_yuan, when};
use crate::lang::{t, tf};
use crate::route;
use crate::words::Words;
use limit::Limit;

/// The screen.
#[component]
pub fn Refunds() -> impl IntoView {
    view! {
        <PageHead title=t("退款", "Refunds") />
        <Limit />
        <List spec=spec()><ExportTable what=ExportKind::Refunds /></List>
    }
}

/// The tabs: a word of the address, and its name.
fn views() -> [Choice; 4] {
    [
        Choice::new("waiting", t("待复核", "To be approved")),
        Choice::new("attention", t("需处理", "To be handled")),
        Choice::new("moving", t("处理中", "Under way")),
        Choice::new("success", t("已到账", "Arrived")),
    ]
}

/// What the server is asked for: a tab stands for several of its keys.
fn asked(query: Query) -> Query {
    let view = query.get("view").to_owned();
    let query = query.with("view", "");
    match view.as_str() {
        "waiting" => query.with("approval", "waiting"),
        "attention" => query.with("attention", "true"),
        "moving" => query.with("status", "processing"),
        "success" => query.with("status", "success"),
        _ => query,
    }
}

/// A page. Under way are those that WeChat took, and before them the few that it has still to take.
async fn ask(api: Api, query: Query) -> Result<Page<AdminRefund>, ApiError> {
    let is_first = query.get("view") == "moving" && query.get("cursor").is_empty();
    let asked = asked(query);
    let mut page = api.refunds(asked.clone()).await?;
    if is_first {
        let unsent = api.refunds(asked.with("status", "requested").with("limit", "100")).await?;
        let goes_out = |refund: &AdminRefund| refund.approval != RefundApproval::Waiting;
        page.items.splice(0..0, unsent.items.into_iter().filter(goes_out));
    }
    Ok(page)
}

fn what(row: &AdminRefund) -> AnyView {
    view! {
        <span class="cell-main">{row.service_name.clone()}</span>
        <span class="cell-below">{row.patient_masked.clone()} " · " {row.hospital_name.clone()}</span>
    }
    .into_any()
}

fn amount(row: &AdminRefund) -> AnyView {
    view! {
        <span class="cell-main">{row.amount_fen.yuan()}</span>
        <span class="cell-below">{tf!("实付 {}", "of {}", row.paid_fen.yuan())}</span>
    }
    .into_any()
}

fn state(row: &AdminRefund) -> AnyView {
    let note = match (row.needs_a_person, row.by_hand, &row.reissued_as) {
        (true, ..) => Some(row.attention.map_or(t("需要处理", "To be handled"), Words::words)),
        (_, true, _) => Some(t("线下退款", "By hand")),
        (.., Some(_)) => Some(t("已重新发起", "Issued anew")),
        _ => None,
    };
    view! {
        <RefundStatusBadge status=row.status approval=row.approval settled=!row.needs_a_person />
        {note.map(|note| view! { <span class="cell-below">{note}</span> })}
    }
    .into_any()
}

fn reason(row: &AdminRefund) -> AnyView {
    view! {
        <span class="cell-main">{row.reason.clone()}</span>
        <span class="cell-below">{row.cause.words()}</span>
    }
    .into_any()
}

/// Who asked, and who was the second person.
fn people(row: &AdminRefund) -> String {
    let asked = row.asked_by.clone().unwrap_or_else(|| t("系统", "System").to_owned());
    match &row.decided_by {
        Some(by) => tf!("{asked} → {by}", "{asked} → {by}"),
        None => asked,
    }
}

fn number(row: &AdminRefund) -> AnyView {
    let below = row.refund_id.clone();
    view! {
        <span class="mono">{row.no.to_string()}</span>
        {below.map(|text| view! { <span class="cell-below mono">{text}</span> })}
    }
    .into_any()
}

fn spec() -> ListSpec<AdminRefund> {
    ListSpec::new(t("退款", "refunds"), Sign::Refund, "refunds", |row: &AdminRefund| row.no.to_string(), ask)
        .live(&[EventTopic::Refunds])
        .page_size(50)
        .href(|row| route::refund(&row.no))
        .tabs("view", t("进度", "Progress"), views())
        .search("q", t("订单号、退款单号或微信退款单号", "Order, refund or WeChat number"))
        .past_dates(t("申请日期", "Asked for"))
        .column("what", t("服务", "Service"), what)
        .exports(|row| row.service_name.clone())
        .column("amount", t("退款金额", "Amount"), amount)
        .exports(|row| plain_yuan(row.amount_fen))
        .sort("amountFen")
        .end()
        .column("state", t("进度", "Progress"), state)
        .exports(|row| row.status.words().to_owned())
        .column("reason", t("原因", "Reason"), reason)
        .exports(|row| format!("{} {}", row.cause.words(), row.reason))
        .text("who", t("申请 → 复核", "Asked → decided"), people)
        .text("at", t("申请时间", "Asked for"), |row| when::brief(row.created_at))
        .sort("createdAt")
        .column("number", t("退款单号 / 微信单号", "Refund / WeChat number"), number)
        .exports(|row| row.no.to_string())
        .text("arrived", t("到账时间", "Arrived"), |row| {
            row.succeeded_at.map(when::minute).unwrap_or_default()
        })
        .hidden()
        .text("order", t("订单号", "Order"), |row| row.order_no.to_string())
        .hidden()
        .empty(t(
            "患者取消、员工退款或系统退回的款项，会出现在这里。",
            "What goes back to patients appears here.",
        ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_stands_for_keys_of_the_server() {
        let query = |view| asked(Query::new().with("q", "1").with("view", view)).to_string();
        assert_eq!(query(""), "?q=1");
        assert_eq!(query("waiting"), "?q=1&approval=waiting");
        assert_eq!(query("attention"), "?q=1&attention=true");
        assert_eq!(query("moving"), "?q=1&status=processing");
    }
}
