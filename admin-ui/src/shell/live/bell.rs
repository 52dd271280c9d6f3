//! The bell: how much is new, what it was, whether it sounds, and whether the line stands.

use leptos::prelude::*;

use super::news::{News, path, words};
use super::sound;
use crate::kit::{Icon, Pop, Sign, when};
use crate::lang::{t, tf};
use crate::places::PLACES;
use crate::route;

/// The button and its panel.
#[component]
pub fn Bell(news: News) -> impl IntoView {
    let open = RwSignal::new(false);
    let label = Signal::derive(move || match news.unread.get() {
        0 => t("通知", "Notifications").to_owned(),
        count => tf!("通知，{count} 条未读", "Notifications, {count} unread"),
    });
    Effect::new(move |_| {
        if open.get() {
            news.unread.set(0);
        }
    });
    let face = ViewFn::from(move || {
        view! {
            <Icon sign=Sign::Bell />
            <Show when=move || { news.unread.get() > 0 }>
                <span class="bell-count" aria-hidden="true">{move || news.unread.get().min(99)}</span>
            </Show>
        }
    });
    view! {
        <Pop label=label face=face open=open class="bell">
            <Panel news=news open=open />
        </Pop>
        // Read out when it comes, for those who do not see the bell.
        <span class="sr-only" role="status">
            {move || news.entries.with(|entries| entries.first().map(|entry| words(entry.topic)))}
        </span>
    }
}

#[component]
fn Panel(news: News, open: RwSignal<bool>) -> impl IntoView {
    let entries = move || {
        news.entries
            .get()
            .into_iter()
            .map(move |entry| {
                let known = PLACES.iter().find(|place| place.path == path(entry.topic) && place.is_allowed());
                let at = when::minute(entry.at);
                let at = at.get(11..).unwrap_or_default().to_owned();
                let line = view! { <span>{words(entry.topic)}</span> <time class="fine">{at}</time> };
                let line = match known {
                Some(place) => view! {
                    <a class="news" href=route::list(place.path) on:click=move |_| open.set(false)>{line}</a>
                }
                .into_any(),
                None => view! { <span class="news">{line}</span> }.into_any(),
            };
                view! { <li>{line}</li> }
            })
            .collect_view()
    };
    let on = RwSignal::new(sound::is_on());
    let turn = move |_| {
        on.update(|on| *on = !*on);
        sound::set(on.get_untracked());
        sound::ring();
    };
    let line = move || match news.connected.get() {
        true => t("实时更新中", "Live"),
        false => t("连接已断开，正在重连…", "Connection lost, trying again…"),
    };
    view! {
        <p class="live-state" class:is-live=news.connected role="status">{line}</p>
        <Show
            when=move || news.entries.with(|entries| !entries.is_empty())
            fallback=|| view! {
                <p class="soft">{t("还没有新通知。有新订单或付款时会出现在这里。", "Nothing new. Orders and payments appear here.")}</p>
            }
        >
            <ul class="news-list">{entries}</ul>
        </Show>
        <label class="switch">
            <input type="checkbox" role="switch" prop:checked=on on:change=turn />
            <span class="switch-track" aria-hidden="true"></span>
            <span class="field-label">{t("提示音", "Sound")}</span>
        </label>
    }
    .into_any()
}
