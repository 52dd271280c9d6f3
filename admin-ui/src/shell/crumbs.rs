//! Where one is: the part of the menu, the screen above, the screen.

use leptos::prelude::*;

use super::guard::{use_path, use_place};
use crate::kit::list::ListMemory;
use crate::lang::t;
use crate::places;

/// The way to this screen.
#[component]
pub fn Crumbs() -> impl IntoView {
    let (path, place, memory) = (use_path(), use_place(), expect_context::<ListMemory>());
    let steps = move || {
        let here = place.get()?;
        let param = path.with(|path| places::find(path).map(|(_, param)| param)).unwrap_or_default();
        let above = here.above();
        let group = above.unwrap_or(here).group.label();
        let group = (!group.is_empty()).then(|| view! { <li class="crumb-group">{group}</li> });
        let above = above.map(|above| {
            // As it was left, with its filters.
            let href = memory.back_to(&above.href());
            view! { <li><a href=href>{above.name()}</a></li> }
        });
        // An order is known by its number; other ids say nothing to a person.
        let is_number = param.len() > 8 && param.bytes().all(|byte| byte.is_ascii_digit());
        let name = if above.is_some() && is_number { param } else { here.name().to_owned() };
        Some(view! {
            {group}
            {above}
            <li class="crumb-here" aria-current="page">{name}</li>
        })
    };
    view! {
        <nav class="crumbs" aria-label=t("当前位置", "Breadcrumb")>
            <ol>{steps}</ol>
        </nav>
    }
}
