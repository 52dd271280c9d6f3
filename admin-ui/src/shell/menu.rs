//! The menu: each entry shows to those who may use it.

use leptos::prelude::*;

use super::guard::use_place;
use crate::kit::Icon;
use crate::lang::t;
use crate::places::{Group, PLACES, Place};

/// The menu in the sidebar.
#[component]
pub fn Menu(#[prop(into)] on_choose: Callback<()>) -> impl IntoView {
    let here = use_place();
    let link = move |place: &'static Place| {
        let current = move || {
            let here = here.get()?;
            let entry = here.above().unwrap_or(here);
            (entry.path == place.path).then_some("page")
        };
        view! {
            <li>
                <a
                    class="menu-link"
                    href=place.href()
                    aria-current=current
                    on:mouseenter=move |_| place.part.prefetch()
                    on:click=move |_| on_choose.run(())
                >
                    <Icon sign=place.sign />
                    {place.name()}
                </a>
            </li>
        }
    };
    let groups = Group::MENU.iter().filter_map(|group| {
        let allowed = PLACES.iter().filter(|place| place.group == *group && place.is_allowed());
        let links: Vec<_> = allowed.map(link).collect();
        let heading = group.label();
        (!links.is_empty()).then(|| {
            view! {
                {(!heading.is_empty()).then(|| view! {
                    <p class="menu-heading" aria-hidden="true">{heading}</p>
                })}
                <ul class="menu-group" aria-label=(!heading.is_empty()).then_some(heading)>{links}</ul>
            }
        })
    });
    view! { <nav class="menu" aria-label=t("主菜单", "Main menu")>{groups.collect_view()}</nav> }.into_any()
}
