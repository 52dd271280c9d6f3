//! Short messages that pass by themselves and are read out.

use std::time::Duration;

use leptos::prelude::*;

use super::{Button, Icon, Look, Sign};
use crate::lang::t;

/// For how long a message stays.
const STAY: Duration = Duration::from_secs(5);

#[derive(Clone, PartialEq)]
struct Toast {
    id: u32,
    text: String,
    is_warning: bool,
}

/// The messages on the screen.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    last_id: StoredValue<u32>,
}

/// The messages that the app provided.
pub fn use_toasts() -> Toasts {
    expect_context()
}

impl Toasts {
    /// No messages yet.
    pub fn new() -> Self {
        Self { shown: RwSignal::new(Vec::new()), last_id: StoredValue::new(0) }
    }

    /// Says that something is done.
    pub fn say(self, text: impl Into<String>) {
        self.show(text.into(), false);
    }

    /// Says that something did not work.
    pub fn warn(self, text: impl Into<String>) {
        self.show(text.into(), true);
    }

    fn show(self, text: String, is_warning: bool) {
        self.last_id.update_value(|id| *id += 1);
        let id = self.last_id.get_value();
        self.shown.update(|shown| {
            shown.push(Toast { id, text, is_warning });
        });
        set_timeout(move || self.drop(id), STAY);
    }

    fn drop(self, id: u32) {
        self.shown.update(|shown| shown.retain(|toast| toast.id != id));
    }
}

/// Where messages appear. It stands in the page from the start, so that screen readers watch it.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let toasts = use_toasts();
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || toasts.shown.get() key=|toast| toast.id let:toast>
                <div class="toast" class:toast-warn=toast.is_warning>
                    <Icon sign=if toast.is_warning { Sign::Warn } else { Sign::Check } />
                    <span class="toast-text">{toast.text.clone()}</span>
                    <Button
                        look=Look::Quiet
                        sign=Sign::Close
                        label=t("关闭提示", "Dismiss")
                        on_press=move |()| toasts.drop(toast.id)
                    />
                </div>
            </For>
        </div>
    }
}
