//! Thirty days, as bars or as a table.

use banyi_shared::dto::admin::DayTotals;
use leptos::prelude::*;

use crate::kit::{Button, Panel, when};
use crate::lang::{t, tf};

/// The drawing's size in its own units; it is stretched to the panel.
const WIDTH: i64 = 600;
const HEIGHT: i64 = 160;

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

/// The height of a bar; what is there at all can be seen.
fn height(value: i64, most: i64) -> i64 {
    if value <= 0 || most <= 0 { 0 } else { (value * HEIGHT / most).clamp(2, HEIGHT) }
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
                false => bars(days, measure.get()),
            })}
        </Panel>
    }
}

fn bars(days: &[DayTotals], measure: Measure) -> AnyView {
    let most = days.iter().map(|day| measure.of(day)).max().unwrap_or_default();
    let step = WIDTH / i64::try_from(days.len()).unwrap_or(1).max(1);
    let drawn = days.iter().zip(0_i64..).map(|(day, at)| {
        let high = height(measure.of(day), most);
        let title = format!("{} {}", when::day(day.date), measure.words(day));
        view! {
            <g class="bar-day">
                <title>{title}</title>
                <rect class="bar-hit" x=at * step y="0" width=step height=HEIGHT></rect>
                <rect class="bar" x=at * step + 2 y=HEIGHT - high width=step - 4 height=high rx="2"></rect>
            </g>
        }
    });
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
    let ends = [days.first(), days.last()].map(|day| day.map(|day| when::day(day.date)).unwrap_or_default());
    let [first, last] = ends;
    view! {
        <figure class="bars">
            <svg
                viewBox=format!("0 0 {WIDTH} {HEIGHT}") preserveAspectRatio="none"
                role="img" aria-label=words.clone()
            >
                {drawn.collect_view()}
            </svg>
            <div class="bars-ends" aria-hidden="true"><span>{first}</span><span>{last}</span></div>
            <figcaption class="soft">{words}</figcaption>
        </figure>
    }
    .into_any()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_high_as_its_part() {
        assert_eq!(height(0, 0), 0);
        assert_eq!(height(0, 100), 0);
        assert_eq!(height(100, 100), HEIGHT);
        assert_eq!(height(50, 100), HEIGHT / 2);
        assert_eq!(height(1, 1_000_000), 2);
    }
}
