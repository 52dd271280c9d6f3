//! 导出: tables of money for a spreadsheet. Each sees one's own.

mod cells;
mod start;
mod watch;

use banyi_shared::dto::admin::{Export, ExportState};
use leptos::prelude::*;

use crate::api::Api;
use crate::kit::list::{List, ListSpec};
use crate::kit::{PageHead, Sign, when};
use crate::lang::{t, tf};
use crate::words::Words;
pub use start::ExportTable;

/// The screen.
#[component]
pub fn Exports() -> impl IntoView {
    view! {
        <PageHead title=t("导出记录", "Exports") />
        <p class="page-note">{t(
            "只列出您自己导出的表格。下载链接短时间内有效，过期后刷新本页即可再次下载。",
            "Your own exports. A link to download holds for a short while; refresh for a new one.",
        )}</p>
        <List spec=spec() />
    }
}

const fn moves(state: ExportState) -> bool {
    matches!(state, ExportState::Waiting | ExportState::Running)
}

fn spec() -> ListSpec<Export> {
    ListSpec::new(
        t("导出记录", "exports"),
        Sign::Export,
        "exports",
        |row: &Export| row.id.to_string(),
        Api::exports,
    )
    .follow(|row| moves(row.state))
    .text("what", t("内容", "Table"), |row| row.what.words().to_owned())
    .text("span", t("日期范围", "Span"), |row| tf!("{} 至 {}", "{} to {}", row.from, row.to))
    .column("state", t("进度", "Progress"), cells::state)
    .column("count", t("行数", "Rows"), |row| row.rows_done.to_string().into_any())
    .end()
    .text("at", t("申请时间", "Asked for"), |row| when::minute(row.created_at))
    .tools(cells::download)
    .empty(t(
        "在收款、退款、账簿、每日汇总和对账差异页面点「导出 Excel」，表格会出现在这里。",
        "Press “Excel” on payments, refunds, ledger, daily totals or differences, and the table appears here.",
    ))
}
