//! Asks before unsaved words are lost.
//!
//! Links are caught before the router sees them, and the browser asks by itself when the page is
//! closed. Going back by the browser's button loses nothing either: drafts outlive their screen.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::{Button, Dialog, DialogActions, Look, use_dialog};
use crate::lang::t;

/// Knows what is unsaved. Cheap to copy.
#[derive(Clone, Copy)]
pub struct LeaveGuard {
    drafts: RwSignal<BTreeMap<String, String>>,
    /// The draft on the screen, while it differs from what is saved.
    watched: RwSignal<Option<String>>,
    /// Where somebody wanted to go.
    wanted: RwSignal<Option<String>>,
}

/// The guard that the app provided.
pub fn use_leave_guard() -> LeaveGuard {
    expect_context()
}

impl LeaveGuard {
    /// Nothing unsaved.
    pub fn new() -> Self {
        Self {
            drafts: RwSignal::new(BTreeMap::new()),
            watched: RwSignal::new(None),
            wanted: RwSignal::new(None),
        }
    }

    /// The draft that was left under `key`.
    pub fn draft(self, key: &str) -> Option<String> {
        self.drafts.with_untracked(|drafts| drafts.get(key).cloned())
    }

    /// Keeps `text` as the draft under `key`, and watches it.
    pub fn keep(self, key: &str, text: String) {
        self.drafts.update(|drafts| {
            drafts.insert(key.to_owned(), text);
        });
        self.watched.set(Some(key.to_owned()));
    }

    /// The draft under `key` is saved, or not wanted any more.
    pub fn settle(self, key: &str) {
        self.drafts.try_update(|drafts| drafts.remove(key));
        self.watched.try_set(None);
    }

    /// The draft's screen is gone; the draft stays.
    pub fn unwatch(self) {
        self.watched.try_set(None);
    }

    /// Forgets everything: somebody else may sign in.
    pub fn forget(self) {
        self.drafts.set(BTreeMap::new());
        self.watched.set(None);
    }

    /// Goes to `to`, once it is clear what becomes of what is unsaved.
    pub fn want(self, to: String) {
        self.wanted.set(Some(to));
    }

    /// Whether something on the screen is unsaved.
    pub fn is_dirty(self) -> bool {
        self.watched.with_untracked(Option::is_some)
    }

    /// Listens on the window for ways out.
    pub fn listen(self) {
        let ask = window_event_listener(leptos::ev::beforeunload, move |event| {
            if self.is_dirty() {
                event.prevent_default();
            }
        });
        on_cleanup(move || ask.remove());
    }

    /// Stops a click on a link while something is unsaved, and asks. Bind it in the capturing phase.
    pub fn catch(self, event: &leptos::ev::MouseEvent) {
        let plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if !plain || !self.is_dirty() {
            return;
        }
        let href = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .and_then(|element| element.closest("a[href]").ok().flatten())
            .and_then(|link| link.get_attribute("href"))
            .filter(|href| href.starts_with('/'));
        if let Some(href) = href {
            event.prevent_default();
            event.stop_propagation();
            self.wanted.set(Some(href));
        }
    }
}

/// The question.
#[component]
pub fn LeaveQuestion() -> impl IntoView {
    let guard = use_leave_guard();
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if guard.wanted.with(Option::is_some) {
            open.set(true);
        }
    });
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        if was_open == Some(true) && !is_open {
            guard.wanted.set(None);
        }
        is_open
    });
    view! {
        <Dialog open=open title=t("还没有保存", "Not saved yet")>
            <Answers />
        </Dialog>
    }
}

#[component]
fn Answers() -> impl IntoView {
    let (guard, dialog, navigate) = (use_leave_guard(), use_dialog(), use_navigate());
    let leave = move |()| {
        let key = guard.watched.get_untracked();
        if let (Some(key), Some(to)) = (key, guard.wanted.get_untracked()) {
            guard.settle(&key);
            dialog.close();
            let options = NavigateOptions { resolve: false, ..Default::default() };
            navigate(&to, options);
        }
    };
    view! {
        <p>{t("离开后，刚才写的内容不会保留。", "What you wrote is lost when you leave.")}</p>
        <DialogActions leave=t("继续编辑", "Keep editing")>
            <Button look=Look::Danger on_press=leave>{t("不保存，离开", "Leave without saving")}</Button>
        </DialogActions>
    }
}
