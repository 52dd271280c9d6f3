//! Dialogs, by the browser's own `<dialog>`: it keeps the focus inside and gives it back at the end.

use leptos::html;
use leptos::prelude::*;

use super::{Button, Look, Sign};
use crate::lang::t;

/// The dialog around the one who asked for it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct DialogHandle {
    element: NodeRef<html::Dialog>,
    busy: RwSignal<Option<Signal<bool>>>,
    dirty: RwSignal<Option<Signal<bool>>>,
    /// Whether to leave is being asked.
    asking: RwSignal<bool>,
}

impl DialogHandle {
    /// Closes it.
    pub fn close(self) {
        if let Some(element) = self.element.try_get_untracked().flatten() {
            element.close();
        }
    }

    /// Closes it, unless it is busy; asks first when something would be lost.
    pub fn leave(self) {
        let is_dirty = self.dirty.get_untracked().and_then(|dirty| dirty.try_get_untracked());
        if self.busy().get_untracked() {
            return;
        }
        if is_dirty.unwrap_or_default() && !self.asking.get_untracked() {
            self.asking.set(true);
        } else {
            self.close();
        }
    }

    /// Keeps it open while `busy`.
    pub fn hold_while(self, busy: Signal<bool>) {
        self.busy.set(Some(busy));
    }

    /// Asks before it is left while `dirty`.
    pub fn guard_while(self, dirty: Signal<bool>) {
        self.dirty.set(Some(dirty));
    }

    /// Whether it must stay open.
    pub fn busy(self) -> Signal<bool> {
        // The form may have given way to something else in the same dialog.
        Signal::derive(move || {
            let busy = self.busy.get().and_then(|busy| busy.try_get());
            busy.unwrap_or_default()
        })
    }
}

/// The dialog around the caller.
pub fn use_dialog() -> DialogHandle {
    expect_context()
}

/// A dialog that exists while `open`: its content starts afresh each time.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    title: &'static str,
    /// A drawer at the side, for what is longer.
    #[prop(optional)]
    side: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let children = StoredValue::new(children);
    view! {
        <Show when=move || open.get()>
            <Frame title=title side=side on_close=move |()| open.set(false) content=children.get_value() />
        </Show>
    }
}

/// The dialog itself. It is there from the start, and says when it has been closed.
#[component]
pub(super) fn Frame(
    #[prop(into)] title: String,
    /// A drawer at the side, for longer forms.
    #[prop(optional)]
    side: bool,
    #[prop(into)] on_close: Callback<()>,
    content: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    let (dirty, asking) = (RwSignal::new(None), RwSignal::new(false));
    let handle = DialogHandle { element, busy: RwSignal::new(None), dirty, asking };
    let busy = handle.busy();
    provide_context(handle);
    let title_id = next_id();
    let labelled_by = title_id.clone();
    Effect::new(move |_| {
        if let Some(element) = element.get()
            && !element.open()
        {
            // Fails only for an element that has left the page meanwhile.
            let _ = element.show_modal();
        }
    });
    let leave = move |event: leptos::ev::Event| {
        event.prevent_default();
        handle.leave();
    };
    // The browser may close a dialog at a second Escape whatever `cancel` says: so it never hears of one.
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            event.stop_propagation();
            if asking.get_untracked() { asking.set(false) } else { handle.leave() }
        }
    };
    view! {
        <dialog
            class="dialog"
            class:drawer=side
            aria-labelledby=labelled_by
            node_ref=element
            on:keydown=escape
            on:cancel=leave
            on:close=move |_| on_close.run(())
        >
            <header class="dialog-head">
                <h2 id=title_id class="dialog-title">{title}</h2>
                <Button
                    look=Look::Quiet
                    sign=Sign::Close
                    label=t("关闭", "Close")
                    disabled=busy
                    on_press=move |()| handle.leave()
                />
            </header>
            <Show when=move || asking.get()>
                <LeaveBar handle=handle />
            </Show>
            <div class="dialog-body">{content()}</div>
        </dialog>
    }
    .into_any()
}

/// Names one title: a dialog may open above another.
fn next_id() -> String {
    thread_local! {
        static LAST: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
    }
    LAST.set(LAST.get() + 1);
    format!("dialog-title-{}", LAST.get())
}

/// Asks before what was typed is lost.
#[component]
fn LeaveBar(handle: DialogHandle) -> impl IntoView {
    let bar = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        use leptos::wasm_bindgen::JsCast;
        let stay = bar.get().and_then(|bar| bar.query_selector("button").ok().flatten());
        if let Some(stay) = stay {
            // Without focus the question is still read out.
            let _ = stay.unchecked_into::<web_sys::HtmlElement>().focus();
        }
    });
    view! {
        <div class="leave-bar" role="alertdialog" aria-label=t("还没有保存", "Not saved yet") node_ref=bar>
            <p>{t("还没有保存，关闭后刚才填写的内容会丢失。", "Not saved yet: closing loses what you filled in.")}</p>
            <div class="leave-bar-tools">
                <Button on_press=move |()| handle.asking.set(false)>{t("继续填写", "Keep editing")}</Button>
                <Button look=Look::Danger on_press=move |()| handle.close()>
                    {t("放弃修改", "Discard")}
                </Button>
            </div>
        </div>
    }
    .into_any()
}

/// The buttons at the foot of a dialog: one to leave, and what the caller gives.
#[component]
pub fn DialogActions(
    #[prop(optional)] leave: Option<&'static str>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let handle = use_dialog();
    let busy = handle.busy();
    let leave = leave.unwrap_or_else(|| t("取消", "Cancel"));
    view! {
        <div class="dialog-actions">
            <Button disabled=busy on_press=move |()| handle.leave()>{leave}</Button>
            {children.map(|children| children())}
        </div>
    }
}
