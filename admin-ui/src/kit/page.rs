//! The head of a screen, and what stands where there is nothing.

use leptos::html;
use leptos::prelude::*;

use super::{Icon, Sign};
use crate::lang::tf;

/// A screen's title: the page's title too, and where the focus goes when the screen appears.
#[component]
pub fn PageHead(
    #[prop(into)] title: String,
    /// Leaves the focus to a field of the screen.
    #[prop(optional)]
    unfocused: bool,
    /// What stands beside the title, for instance badges and buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    document().set_title(&tf!("{title} · 伴医运营台", "{title} · Banyi desk"));
    Effect::new(move |_| {
        if let Some(heading) = heading.get()
            && !unfocused
        {
            // The element takes focus when it can; when it cannot, nothing is lost.
            let _ = heading.focus();
        }
    });
    view! {
        <header class="page-head">
            <h1 class="page-title" tabindex="-1" node_ref=heading>{title}</h1>
            {children.map(|children| view! { <div class="page-tools">{children()}</div> })}
        </header>
    }
}

/// Nothing to show, and what to do about it.
#[component]
pub fn Vacant(
    sign: Sign,
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="vacant">
            <span class="vacant-sign"><Icon sign=sign /></span>
            <p class="vacant-title">{title}</p>
            <p class="vacant-text">{text}</p>
            {children.map(|children| children())}
        </div>
    }
}
