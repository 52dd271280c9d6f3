//! Dialogs, by the browser's own `<dialog>`: it keeps the focus inside and gives it back at the end.

use leptos::html;
use leptos::prelude::*;

use super::{Button, Look, Sign};

/// The dialog around the one who asked for it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct DialogHandle {
    element: NodeRef<html::Dialog>,
    busy: RwSignal<Option<Signal<bool>>>,
}

impl DialogHandle {
    /// Closes it.
    pub fn close(self) {
        if let Some(element) = self.element.try_get_untracked().flatten() {
            element.close();
        }
    }

    /// Keeps it open while `busy`.
    pub fn hold_while(self, busy: Signal<bool>) {
        self.busy.set(Some(busy));
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
pub fn Dialog(open: RwSignal<bool>, title: &'static str, children: ChildrenFn) -> impl IntoView {
    let children = StoredValue::new(children);
    view! {
        <Show when=move || open.get()>
            <Frame open=open title=title content=children.get_value() />
        </Show>
    }
}

#[component]
fn Frame(open: RwSignal<bool>, title: &'static str, content: ChildrenFn) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    let handle = DialogHandle { element, busy: RwSignal::new(None) };
    let busy = handle.busy();
    provide_context(handle);
    Effect::new(move |_| {
        if let Some(element) = element.get()
            && !element.open()
        {
            // Fails only for an element that has left the page meanwhile.
            let _ = element.show_modal();
        }
    });
    let keep_while_busy = move |event: leptos::ev::Event| {
        if busy.get_untracked() {
            event.prevent_default();
        }
    };
    view! {
        <dialog
            class="dialog"
            aria-labelledby="dialog-title"
            node_ref=element
            on:cancel=keep_while_busy
            on:close=move |_| open.set(false)
        >
            <header class="dialog-head">
                <h2 id="dialog-title" class="dialog-title">{title}</h2>
                <Button
                    look=Look::Quiet
                    sign=Sign::Close
                    label="关闭"
                    disabled=busy
                    on_press=move |()| handle.close()
                />
            </header>
            <div class="dialog-body">{content()}</div>
        </dialog>
    }
    .into_any()
}

/// The buttons at the foot of a dialog: one to leave, and what the caller gives.
#[component]
pub fn DialogActions(
    #[prop(default = "取消")] leave: &'static str,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let handle = use_dialog();
    let busy = handle.busy();
    view! {
        <div class="dialog-actions">
            <Button disabled=busy on_press=move |()| handle.close()>{leave}</Button>
            {children.map(|children| children())}
        </div>
    }
}
