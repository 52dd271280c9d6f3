//! 工作台: today, the work that waits, and the last thirty days.

mod chart;
mod pending;
mod today;

use banyi_shared::dto::admin::{Dashboard as Totals, EventTopic};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{ApiError, use_api};
use crate::kit::{Failure, Hints, PageHead};
use crate::lang::t;
use chart::Chart;
use pending::Pending;
use today::Today;

/// What changes the totals.
const TOPICS: &[EventTopic] =
    &[EventTopic::Orders, EventTopic::Payments, EventTopic::Refunds, EventTopic::Applications];

/// The screen. What it shows stays while it asks again.
#[component]
pub fn Dashboard() -> impl IntoView {
    let (api, hints) = (use_api(), expect_context::<Hints>());
    let answer = RwSignal::new(None::<Result<Totals, ApiError>>);
    let asking = StoredValue::new(0_u64);
    let ask = move || {
        asking.update_value(|count| *count += 1);
        let mine = asking.get_value();
        spawn_local(async move {
            let fresh = api.dashboard().await;
            // A later question has the better answer; and old totals are better than none.
            let is_last = asking.try_get_value() == Some(mine);
            let keeps = fresh.is_err() && matches!(answer.try_get_untracked(), Some(Some(Ok(_))));
            if is_last && !keeps {
                answer.try_set(Some(fresh));
            }
        });
    };
    Effect::new(move |_| {
        hints.count(TOPICS);
        ask();
    });
    view! {
        <PageHead title=t("工作台", "Dashboard") />
        {move || match answer.get() {
            None => view! { <Outline /> }.into_any(),
            Some(Err(error)) => view! {
                <Failure error=error retry=move |()| { answer.set(None); ask(); } />
            }
            .into_any(),
            Some(Ok(totals)) => view! {
                <Today today=totals.today before=totals.yesterday_so_far />
                <Pending work=totals.pending />
                <Chart days=totals.days />
            }
            .into_any(),
        }}
    }
}

#[component]
fn Outline() -> impl IntoView {
    let tile =
        || view! { <div class="tile"><span class="bone"></span><span class="bone bone-title"></span></div> };
    view! {
        <p class="sr-only" role="status">{t("正在加载…", "Loading…")}</p>
        <div class="tiles" aria-hidden="true">{tile()}{tile()}{tile()}{tile()}</div>
        <div class="outline" aria-hidden="true">
            <span class="bone bone-panel"></span>
            <span class="bone bone-panel"></span>
        </div>
    }
}
