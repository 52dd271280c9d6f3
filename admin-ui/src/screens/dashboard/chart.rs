//! Thirty days, as bars or as a table.

use banyi_shared::dto::admin::DayTotals;
use leptos::prelude::*;

use crate::kit::{Bar, Bars, Button, Panel, bars, when};
use crate::lang::{t, tf};

/// What the bars show.
#[derive(Clone, Copy, PartialEq)]
enum Measure {
    Income,
    Orders,
}

impl Measure {
    fn name(self) -> &'static str {
        match self {
            Self::Income => t("收入", "Income"),
            Self::Orders => t("订单", "Orders"),
        }
    }

    const fn of(self, day: &DayTotals) -> i64 {
        match self {
            Self::Income => day.income_fen.0,
            Self::Orders => day.orders,
        }
    }

    fn words(self, day: &DayTotals) -> String {
        match self {
            Self::Income => day.income_fen.yuan(),
            Self::Orders => tf!("{} 单", "{} orders", day.orders),
        }
    }
}

/// The panel.
#[component]
pub fn Chart(days: Vec<DayTotals>) -> impl IntoView {
    let measure = RwSignal::new(Measure::Income);
    let as_table = RwSignal::new(false);
    let days = StoredValue::new(days);
    let choice = move |mine: Measure| {
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (measure.get() == mine).to_string()
                on:click=move |_| measure.set(mine)
            >
                {mine.name()}
            </button>
        }
    };
    let tools = view! {
        <Show when=move || !as_table.get()>
            <div class="chips" role="group" aria-label=t("图表内容", "What is drawn")>
                {choice(Measure::Income)} {choice(Measure::Orders)}
            </div>
        </Show>
        <Button on_press=move |()| as_table.update(|on| *on = !*on)>
            {move || if as_table.get() { t("看图表", "As a chart") } else { t("看表格", "As a table") }}
        </Button>
    };
    view! {
        <Panel title=t("近 30 天", "Last 30 days") tools=tools.into_any()>
            {move || days.with_value(|days| match as_table.get() {
                true => table(days),
                false => drawing(days, measure.get()),
            })}
        </Panel>
    }
}

fn drawing(days: &[DayTotals], measure: Measure) -> AnyView {
    let top = days.iter().max_by_key(|day| measure.of(day)).filter(|day| measure.of(day) > 0);
    let words = match top {
        Some(day) => tf!(
            "{}最多的一天是 {}：{}",
            "{}: most on {}, {}",
            measure.name(),
            when::day(day.date),
            measure.words(day)
        ),
        None => t("近 30 天还没有数据。", "Nothing in the last 30 days.").to_owned(),
    };
    let bar =
        |day: &DayTotals| Bar { day: when::day(day.date), value: measure.of(day), words: measure.words(day) };
    bars(&Bars { bars: days.iter().map(bar).collect(), words })
}

fn table(days: &[DayTotals]) -> AnyView {
    let rows = days.iter().rev().map(|day| {
        view! {
            <tr>
                <th scope="row">{when::day(day.date)}</th>
                <td>{day.orders}</td>
                <td>{day.payments}</td>
                <td>{day.income_fen.yuan()}</td>
                <td>{day.refunded_fen.yuan()}</td>
            </tr>
        }
    });
    view! {
        <div class="days" tabindex="0" role="region" aria-label=t("近 30 天的表格", "Last 30 days, table")>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t("日期", "Day")}</th>
                        <th scope="col">{t("订单", "Orders")}</th>
                        <th scope="col">{t("付款", "Payments")}</th>
                        <th scope="col">{t("收入", "Income")}</th>
                        <th scope="col">{t("退款", "Refunded")}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
