//! 对账差异: what WeChat, our payments and the ledger say, side by side.

use banyi_shared::Permission;
use banyi_shared::dto::admin::{Difference, DifferenceKind, DifferenceState, ExportKind};
use leptos::prelude::*;

use super::cells;
use super::settle::SettleButton;
use super::tabs::{BillTabs, DIFFERENCES};
use crate::api::Api;
use crate::kit::list::{Choice, List, ListSpec};
use crate::kit::{PageHead, Sign};
use crate::lang::t;
use crate::screens::exports::ExportTable;
use crate::shell::use_session;
use crate::words::Words;

/// The screen.
#[component]
pub fn Differences() -> impl IntoView {
    view! {
        <PageHead title=t("对账差异", "Differences") />
        <BillTabs />
        <List spec=spec()><ExportTable what=ExportKind::Differences wide=true /></List>
    }
}

fn settle(row: &Difference) -> AnyView {
    let may = use_session().may(Permission::FinanceManage);
    let fits = may && row.state == DifferenceState::Open && !row.ways.is_empty();
    fits.then(|| view! { <SettleButton difference=row.clone() /> }).into_any()
}

fn words(amount: Option<banyi_shared::Fen>) -> String {
    amount.map(|amount| amount.yuan()).unwrap_or_default()
}

fn spec() -> ListSpec<Difference> {
    let states = DifferenceState::ALL.iter().map(|state| Choice::new(state.as_str(), state.words()));
    let kinds: Vec<Choice> =
        DifferenceKind::ALL.iter().map(|kind| Choice::new(kind.as_str(), kind.words())).collect();
    ListSpec::new(
        t("对账差异", "differences"),
        Sign::Bill,
        DIFFERENCES,
        |row: &Difference| row.id.to_string(),
        Api::differences,
    )
    .tabs("state", t("状态", "State"), states)
    .search("q", t("订单号、商户单号或退款单号", "Order, payment or refund number"))
    .select("kind", t("类型", "Kind"), Signal::stored(kinds))
    .past_dates(t("账单日期", "Bill of"))
    .column("object", t("差异", "Difference"), cells::what)
    .exports(|row| format!("{} {}", row.kind.words(), row.subject))
    .text("day", t("账单日期", "Bill of"), |row| row.bill_date.to_string())
    .column("bill", t("微信账单", "WeChat"), |row| cells::side(row.bill_fen))
    .exports(|row| words(row.bill_fen))
    .end()
    .column("ours", t("我方记录", "Ours"), |row| cells::side(row.ours_fen))
    .exports(|row| words(row.ours_fen))
    .end()
    .column("ledger", t("账簿", "Ledger"), |row| cells::side(row.ledger_fen))
    .exports(|row| words(row.ledger_fen))
    .end()
    .column("settled", t("状态", "State"), cells::settled)
    .exports(|row| format!("{} {}", row.state.words(), row.note.clone().unwrap_or_default()))
    .tools(settle)
    .empty(t("账单与我方记录一致。", "Bills and our records agree."))
}
