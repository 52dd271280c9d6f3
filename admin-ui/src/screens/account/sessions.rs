//! Where one is signed in, and ending it there.

use banyi_shared::dto::admin::OwnSession;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{ApiError, use_api};
use crate::kit::{Badge, Button, Failure, Form, Panel, use_toasts, when};
use crate::lang::t;

/// Programs whose names people know, in the order in which their marks must be looked for.
const BROWSERS: &[(&str, &str)] = &[
    ("MicroMessenger", "微信"),
    ("Edg/", "Edge"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: &[(&str, &str)] = &[
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// The browser's own words in few: `Chrome · Windows`; nothing for what nobody knows.
fn device(words: &str) -> Option<String> {
    let find = |known: &[(&str, &'static str)]| {
        known.iter().find(|(mark, _)| words.contains(mark)).map(|(_, name)| *name)
    };
    let names: Vec<_> = [find(BROWSERS), find(SYSTEMS)].into_iter().flatten().collect();
    (!names.is_empty()).then(|| names.join(" · "))
}

/// The panel.
#[component]
pub fn Sessions() -> impl IntoView {
    let (api, toasts, form) = (use_api(), use_toasts(), Form::new());
    let answer = RwSignal::new(None::<Result<Vec<OwnSession>, ApiError>>);
    let ask = move || {
        spawn_local(async move {
            let fresh = api.own_sessions().await;
            answer.try_set(Some(fresh));
        });
    };
    ask();
    let ended = move |()| {
        toasts.say(t("已退出", "Signed out there"));
        ask();
    };
    let failed = move |error: &ApiError| toasts.warn(error.message());
    let end_others = move |()| form.send_or(async move { api.end_other_sessions().await }, ended, failed);
    let row = move |session: OwnSession| {
        let id = session.id.clone();
        let end = move |()| {
            let id = id.clone();
            form.send_or(async move { api.end_session(&id).await }, ended, failed);
        };
        let device = session.user_agent.as_deref().and_then(device);
        let button = (!session.is_current).then(|| {
            view! { <Button busy=form.busy() on_press=end>{t("退出", "Sign out")}</Button> }
        });
        view! {
            <li class="session">
                <div class="session-words">
                    <span class="cell-main">
                        {device.unwrap_or_else(|| t("其他程序", "Another program").to_owned())} " "
                        {session.is_current.then(|| view! { <Badge tone="ok" text=t("当前", "This one") /> })}
                    </span>
                    <span class="cell-below">
                        {session.address.map(|address| format!("{address} · "))}
                        {t("登录于 ", "since ")} {when::minute(session.created_at)}
                    </span>
                </div>
                {button}
            </li>
        }
    };
    let tools = view! {
        <Show when=move || answer.with(|answer| matches!(answer, Some(Ok(all)) if all.len() > 1))>
            <Button busy=form.busy() on_press=end_others>{t("退出其他设备", "Sign out elsewhere")}</Button>
        </Show>
    };
    view! {
        <Panel title=t("登录的设备", "Where you are signed in") tools=tools.into_any()>
            {move || match answer.get() {
                None => view! { <span class="bone bone-panel" aria-hidden="true"></span> }.into_any(),
                Some(Err(error)) => view! { <Failure error=error retry=move |()| ask() /> }.into_any(),
                Some(Ok(all)) => view! { <ul class="sessions">{all.into_iter().map(row).collect_view()}</ul> }.into_any(),
            }}
        </Panel>
    }
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn a_browser_is_named_by_what_it_is() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0";
        assert_eq!(device(edge).as_deref(), Some("Edge · Windows"));
        let safari =
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17 Safari/605.1.15";
        assert_eq!(device(safari).as_deref(), Some("Safari · macOS"));
        assert_eq!(device("curl/8.0"), None);
    }
}
