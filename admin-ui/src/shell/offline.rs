//! A word while there is no network.

use leptos::prelude::*;

use crate::kit::{Hints, Icon, Sign};
use crate::lang::t;

/// The banner. When the network comes back, lists ask again.
#[component]
pub fn OfflineBanner(hints: Hints) -> impl IntoView {
    let offline = RwSignal::new(!window().navigator().on_line());
    let gone = window_event_listener(leptos::ev::offline, move |_| offline.set(true));
    let back = window_event_listener(leptos::ev::online, move |_| {
        offline.set(false);
        hints.hear_all();
    });
    on_cleanup(move || {
        gone.remove();
        back.remove();
    });
    view! {
        <div role="status">
            <Show when=move || offline.get()>
                <p class="offline">
                    <Icon sign=Sign::Offline />
                    {t(
                        "网络已断开。已显示的内容可能不是最新的，恢复后会自动更新。",
                        "You are offline. What is shown may be out of date; it updates when the network is back.",
                    )}
                </p>
            </Show>
        </div>
    }
}
