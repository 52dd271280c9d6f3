//! 每日汇总: what each day did to the money, drawn and as a table.

mod chart;
mod totals;

use banyi_shared::dto::admin::{ExportKind, FinanceDay};
use leptos::prelude::*;

use crate::api::{Api, ApiError, Page, Query, clock};
use crate::kit::list::{List, ListSpec};
use crate::kit::{Badge, PageHead, Sign, plain_yuan, when};
use crate::lang::{t, tf};
use crate::route;
use crate::screens::exports::ExportTable;
use chart::Chart;
use totals::Totals;

/// Most days of one question.
const MOST_DAYS: i64 = 366;

/// What is known of the days.
#[derive(Clone, PartialEq)]
enum Known {
    /// Nothing yet.
    Asked,
    /// They could not be had; the list says why.
    Lost,
    /// The oldest first.
    Days(Vec<FinanceDay>),
}

/// The days that are shown: what is drawn is what the table says.
type Shown = RwSignal<Known>;

/// The screen.
#[component]
pub fn Days() -> impl IntoView {
    let shown = RwSignal::new(Known::Asked);
    view! {
        <PageHead title=t("每日汇总", "Daily totals") />
        <Totals days=shown />
        <Chart days=shown />
        <div class="below-panel">
            <List spec=spec(shown)><ExportTable what=ExportKind::Days wide=true /></List>
        </div>
    }
}

/// The span that is asked for: thirty days, where nothing else was chosen, and never more than a year.
fn span(query: &Query) -> Query {
    let today = clock::now().date();
    let day = |key: &str| query.get(key).parse().ok();
    let to = day("to").unwrap_or(today);
    let from = day("from").unwrap_or(to.plus_days(-29)).max(to.plus_days(1 - MOST_DAYS));
    Query::new().with("from", from.min(to).to_string()).with("to", to.to_string())
}

async fn ask(api: Api, query: Query, shown: Shown) -> Result<Page<FinanceDay>, ApiError> {
    let answer = api.finance_days(span(&query)).await;
    shown.try_set(answer.as_ref().map_or(Known::Lost, |days| Known::Days(days.clone())));
    let mut days = answer?;
    days.reverse();
    Ok(Page::whole(days))
}

fn reconciled(row: &FinanceDay) -> AnyView {
    if row.date >= clock::now().date() {
        return view! { <span class="soft">{t("次日对账", "Tomorrow")}</span> }.into_any();
    }
    match row.is_reconciled {
        true => view! { <Badge tone="ok" text=t("已对账", "Reconciled") /> }.into_any(),
        false => view! { <Badge tone="quiet" text=t("未对账", "Not yet") /> }.into_any(),
    }
}

fn differences(row: &FinanceDay) -> AnyView {
    if row.differences == 0 {
        return view! { <span class="soft">{if row.is_reconciled { t("无", "None") } else { "—" }}</span> }
            .into_any();
    }
    let day = row.date.to_string();
    let query = Query::new().with("state", "open").with("from", day.clone()).with("to", day);
    let href = query.prefixed(&route::list("bills/differences"));
    let words = tf!("{} 处待处理", "{} open", row.differences);
    view! { <a href=href><strong>{words}</strong></a> }.into_any()
}

fn spec(shown: Shown) -> ListSpec<FinanceDay> {
    ListSpec::new(
        t("每日汇总", "days"),
        Sign::Days,
        "days",
        |row: &FinanceDay| row.date.to_string(),
        move |api, query| ask(api, query, shown),
    )
    .whole()
    .spans(t("日期", "Days"))
    .column("day", t("日期", "Day"), |row| when::day(row.date).into_any())
    .exports(|row| row.date.to_string())
    .text("count", t("收款笔数", "Payments"), |row| row.payments.to_string())
    .end()
    .column("paid", t("收款", "Paid"), |row| row.payments_fen.yuan().into_any())
    .exports(|row| plain_yuan(row.payments_fen))
    .end()
    .text("refunds", t("退款笔数", "Refunds"), |row| row.refunds.to_string())
    .end()
    .column("back", t("退款", "Refunded"), |row| row.refunds_fen.yuan().into_any())
    .exports(|row| plain_yuan(row.refunds_fen))
    .end()
    .column("fee", t("手续费", "Fees"), |row| row.fee_fen.yuan().into_any())
    .exports(|row| plain_yuan(row.fee_fen))
    .end()
    .column("net", t("净额", "Net"), |row| view! { <strong>{row.net_fen.yuan()}</strong> }.into_any())
    .exports(|row| row.net_fen.yuan().replace(['¥', ','], ""))
    .end()
    .column("settled", t("对账", "Reconciled"), reconciled)
    .column("left", t("差异", "Differences"), differences)
    .exports(|row| row.differences.to_string())
    .end()
}
