//! A button with a small panel below it: it opens, it closes at Escape, at a click elsewhere, and when the focus leaves.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

/// The panel is there only while it is open.
#[component]
pub fn Pop(
    /// Names the button and the panel.
    #[prop(into)]
    label: Signal<String>,
    /// What the button shows beside its name's icon.
    face: ViewFn,
    #[prop(optional)] class: &'static str,
    open: RwSignal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    let (root, button) = (NodeRef::<html::Div>::new(), NodeRef::<html::Button>::new());
    let close_at_click = window_event_listener(leptos::ev::click, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        let inside = root.try_get_untracked().flatten().is_some_and(|root| root.contains(target.as_ref()));
        if open.try_get_untracked() == Some(true) && !inside {
            open.set(false);
        }
    });
    on_cleanup(move || close_at_click.remove());
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            open.set(false);
            if let Some(button) = button.get_untracked() {
                // Without focus the panel still closes.
                let _ = button.focus();
            }
        }
    };
    let left = move |event: leptos::ev::FocusEvent| {
        let next = event.related_target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        let inside = root.get_untracked().is_some_and(|root| root.contains(next.as_ref()));
        if next.is_some() && !inside {
            open.set(false);
        }
    };
    let children = StoredValue::new(children);
    view! {
        <div class=format!("pop {class}") node_ref=root on:keydown=escape on:focusout=left>
            <button
                type="button"
                class="button button-quiet pop-button"
                aria-label=move || label.get()
                title=move || label.get()
                aria-expanded=move || if open.get() { "true" } else { "false" }
                node_ref=button
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {face.run()}
            </button>
            <Show when=move || open.get()>
                <div class="pop-panel" role="group" aria-label=move || label.get()>
                    {children.get_value()()}
                </div>
            </Show>
        </div>
    }
    .into_any()
}
