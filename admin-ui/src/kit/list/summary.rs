//! The line between filters and rows: how many there are, and what can be done with the list.

use leptos::prelude::*;

use super::super::{Button, Icon, Look, Sign};
use super::batch::BatchBar;
use super::export::ExportButton;
use super::filters::Bar;
use super::model::{ListModel, Phase};
use super::view_menu::ViewMenu;
use crate::lang::{t, tf};

/// How many rows are there, read out when it changes; and the buttons.
#[component]
pub(super) fn Summary(
    model: ListModel,
    bar: Bar,
    noun: &'static str,
    tools: Option<AnyView>,
) -> impl IntoView {
    let words = move || {
        let count = model.shown.with(Vec::len);
        let more = if model.next.with(Option::is_some) { t("，还有更多", ", more to come") } else { "" };
        match model.phase.get() {
            Phase::Loading => tf!("正在加载{noun}…", "Loading {noun}…"),
            Phase::Failed(_) if count == 0 => String::new(),
            _ if count == 0 => tf!("没有{noun}", "No {noun}"),
            _ => tf!("已显示 {count} 条{more}", "{count} shown{more}"),
        }
    };
    let busy = Signal::derive(move || matches!(model.phase.get(), Phase::Loading | Phase::Refreshing));
    let add = model.plan.with_value(|plan| plan.add.clone()).map(|(label, form)| {
        let open = move |()| model.drawer().set(Some(form()));
        view! { <Button look=Look::Primary sign=Sign::Plus on_press=open>{label}</Button> }
    });
    view! {
        <div class="list-summary">
            <p role="status" aria-live="polite">{words}</p>
            <Show when=move || model.stale.get()>
                <button type="button" class="pill" on:click=move |_| model.to_top()>
                    <Icon sign=Sign::Refresh />
                    {t("有新内容，点击刷新", "New entries: refresh")}
                </button>
            </Show>
            <Button look=Look::Quiet sign=Sign::Refresh busy=busy on_press=move |()| model.refresh()>
                {t("刷新", "Refresh")}
            </Button>
            <ViewMenu model=model bar=bar />
            <ExportButton model=model />
            {tools}
            {add}
        </div>
        <Show when=move || model.chosen.with(|chosen| !chosen.is_empty())>
            <BatchBar model=model />
        </Show>
    }
    .into_any()
}
