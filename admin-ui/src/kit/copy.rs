//! A text that can be copied.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use super::{Button, Look, Sign, use_toasts};
use crate::lang::tf;

/// A button that copies `text`. `what` names it, for instance 订单号.
#[component]
pub fn CopyButton(#[prop(into)] text: String, what: &'static str) -> impl IntoView {
    let toasts = use_toasts();
    let copy = move |()| {
        let text = text.clone();
        spawn_local(async move {
            let clipboard = window().navigator().clipboard();
            // Absent outside https and localhost, where calling it fails.
            let copied =
                !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(&text)).await.is_ok();
            if copied {
                toasts.say(tf!("{what}已复制", "{what} copied"));
            } else {
                toasts.warn(tf!(
                    "浏览器不允许复制，请手动选取{what}",
                    "The browser does not allow copying: {what}"
                ));
            }
        });
    };
    view! {
        <Button look=Look::Quiet sign=Sign::Copy label=tf!("复制{what}", "Copy: {what}") on_press=copy />
    }
}

/// A text with its button.
#[component]
pub fn Copyable(#[prop(into)] text: String, what: &'static str) -> impl IntoView {
    view! {
        <span class="copyable">
            <span class="mono">{text.clone()}</span>
            <CopyButton text=text what=what />
        </span>
    }
}
