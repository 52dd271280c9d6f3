//! 对账: WeChat's bills of each day, and where they differ from ours.

mod cells;
mod differences;
mod run;
mod settle;
mod tabs;

use banyi_shared::Permission;
use banyi_shared::dto::admin::{BillRun, BillRunInput, BillRunState};
use leptos::prelude::*;

use crate::api::{Api, clock};
use crate::kit::list::{Action, List, ListSpec};
use crate::kit::{PageHead, Sign, when};
use crate::lang::{t, tf};
use crate::words::Words;
pub use differences::Differences;
use tabs::BillTabs;

/// The screen.
#[component]
pub fn Bills() -> impl IntoView {
    view! {
        <PageHead title=t("对账", "Reconciliation") />
        <BillTabs />
        <p class="page-note">{t(
            "每天上午 10 点取回微信前一天的交易账单和资金账单，与收款、退款和账簿逐笔核对。近 90 天的账单可以重新核对。",
            "At 10 each morning WeChat’s bills of the day before are compared with payments, refunds and the ledger. The last 90 days can be compared again.",
        )}</p>
        <List spec=spec() />
    }
}

fn spec() -> ListSpec<BillRun> {
    let again =
        Action::<BillRun>::new(t("重新对账", "Run again"), Permission::FinanceManage, |api, row| {
            let input = BillRunInput { bill_date: row.bill_date };
            async move { api.run_bill(input).await }
        });
    let again = again
        .when(|row| row.state != BillRunState::Running && run::is_open(row.bill_date, clock::now().date()))
        .confirm(|row| {
            tf!(
                "重新取回 {} 的微信账单并核对？已经处理过的差异不会改变。",
                "Fetch WeChat’s bills of {} again and compare? What has been settled stays.",
                row.bill_date
            )
        })
        .done(t("已开始对账", "Started"));
    ListSpec::new(
        t("对账记录", "runs"),
        Sign::Bill,
        "bills",
        |row: &BillRun| row.id.to_string(),
        Api::bill_runs,
    )
    .follow(|row| row.state == BillRunState::Running)
    .column("day", t("账单日期", "Bill of"), cells::day)
    .exports(|row| row.bill_date.to_string())
    .column("state", t("状态", "State"), cells::state)
    .exports(|row| row.state.words().to_owned())
    .column("paid", t("收款", "Payments"), |row| cells::count(row, row.payments, row.payments_fen))
    .exports(|row| row.payments_fen.yuan())
    .end()
    .column("back", t("退款", "Refunds"), |row| cells::count(row, row.refunds, row.refunds_fen))
    .exports(|row| row.refunds_fen.yuan())
    .end()
    .column("fee", t("手续费", "Fees"), |row| cells::sum(row, row.fee_fen))
    .exports(|row| row.fee_fen.yuan())
    .end()
    .column("flow", t("资金流入 / 流出", "Flow in / out"), cells::flow)
    .exports(|row| format!("{} {}", row.flow_in_fen.yuan(), row.flow_out_fen.yuan()))
    .end()
    .column("left", t("差异", "Differences"), cells::differences)
    .exports(|row| row.differences.to_string())
    .end()
    .column("at", t("对账时间", "Compared"), cells::times)
    .exports(|row| when::minute(row.started_at))
    .add(Permission::FinanceManage, t("对账一天", "Compare a day"), run::form)
    .act(again)
    .empty(t(
        "每天上午 10 点自动对账；也可以现在选一天核对。",
        "It runs each morning at 10; or choose a day now.",
    ))
}
