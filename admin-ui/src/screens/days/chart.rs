//! The days as bars; the same numbers stand in the table below.

use banyi_shared::dto::admin::FinanceDay;
use leptos::prelude::*;

use super::{Known, Shown};
use crate::kit::{Bar, Bars, Panel, bars, when};
use crate::lang::{t, tf};

/// What the bars show.
#[derive(Clone, Copy, PartialEq)]
enum Measure {
    Paid,
    Refunded,
    Net,
}

impl Measure {
    fn name(self) -> &'static str {
        match self {
            Self::Paid => t("收款", "Paid"),
            Self::Refunded => t("退款", "Refunded"),
            Self::Net => t("净额", "Net"),
        }
    }

    const fn of(self, day: &FinanceDay) -> banyi_shared::Fen {
        match self {
            Self::Paid => day.payments_fen,
            Self::Refunded => day.refunds_fen,
            Self::Net => day.net_fen,
        }
    }
}

/// The panel.
#[component]
pub fn Chart(days: Shown) -> impl IntoView {
    let measure = RwSignal::new(Measure::Paid);
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
        <div class="chips" role="group" aria-label=t("图表内容", "What is drawn")>
            {choice(Measure::Paid)} {choice(Measure::Refunded)} {choice(Measure::Net)}
        </div>
    };
    let drawn = move || {
        days.with(|days| match days {
            Known::Days(days) => bars(&drawing(days, measure.get())),
            Known::Asked | Known::Lost => {
                view! { <span class="bone bone-panel" aria-hidden="true"></span> }.into_any()
            }
        })
    };
    view! {
        <div hidden=move || days.with(|days| *days == Known::Lost)>
            <Panel title=t("走势", "Course") tools=tools.into_any()>{drawn}</Panel>
        </div>
    }
}

fn drawing(days: &[FinanceDay], measure: Measure) -> Bars {
    let top = days.iter().max_by_key(|day| measure.of(day)).filter(|day| measure.of(day).0 > 0);
    let count = days.len();
    let words = match top {
        Some(day) => tf!(
            "近 {count} 天，{}最多的一天是 {}：{}。逐日数字见下表。",
            "{count} days. {}: most on {}, {}. Each day stands in the table below.",
            measure.name(),
            when::day(day.date),
            measure.of(day).yuan()
        ),
        None => tf!("这 {count} 天还没有{}。", "{count} days. {}: nothing.", measure.name()),
    };
    let bar = |day: &FinanceDay| Bar {
        day: when::day(day.date),
        value: measure.of(day).0,
        words: measure.of(day).yuan(),
    };
    Bars { bars: days.iter().map(bar).collect(), words }
}
