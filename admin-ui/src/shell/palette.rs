//! The command palette: go to a screen, find an order, do something, all by keyboard.

use banyi_shared::OrderNo;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::matching::{looks_like_number, rank};
use super::theme::Theme;
use crate::api::Query;
use crate::kit::{Icon, Sign, use_leave_guard};
use crate::lang::{self, t, tf};
use crate::places::PLACES;
use crate::route;

/// Most lines that are shown.
const MOST: usize = 9;

/// What a line does.
#[derive(Clone)]
enum Deed {
    Go(String),
    Theme,
    Language,
}

/// One line.
#[derive(Clone)]
struct Line {
    sign: Sign,
    words: String,
    note: &'static str,
    deed: Deed,
}

/// What `text` may mean, the likeliest first.
fn lines(text: &str) -> Vec<Line> {
    let text = text.trim();
    let mut found = Vec::new();
    if let Ok(no) = text.parse::<OrderNo>() {
        let words = tf!("打开订单 {no}", "Open order {no}");
        found.push(Line {
            sign: Sign::Orders,
            words,
            note: t("订单", "Order"),
            deed: Deed::Go(route::order(&no)),
        });
    }
    let sees_orders = PLACES.iter().any(|place| place.path == "orders" && place.is_allowed());
    let search = (sees_orders && !text.is_empty()).then(|| Line {
        sign: Sign::Search,
        words: tf!("在订单中查找「{text}」", "Find “{text}” in orders"),
        note: t("查找", "Find"),
        deed: Deed::Go(Query::new().with("q", text).prefixed(&route::list("orders"))),
    });
    let (first, last) = if looks_like_number(text) { (search, None) } else { (None, search) };
    found.extend(first);
    let places = PLACES.iter().filter(|place| place.is_entry() && place.is_allowed()).map(|place| {
        let line = Line {
            sign: place.sign,
            words: place.name().to_owned(),
            note: place.group.label(),
            deed: Deed::Go(place.href()),
        };
        (rank(text, &[place.title.0, place.title.1, place.path]), line)
    });
    let deed = |names: [&'static str; 2], sign, deed| {
        let line =
            Line { sign, words: t(names[0], names[1]).to_owned(), note: t("设置", "Settings"), deed };
        (rank(text, &names), line)
    };
    let deeds = [
        deed(["切换深色或浅色", "Switch light and dark"], Sign::Moon, Deed::Theme),
        deed(["Switch to English", "切换到中文"], Sign::Language, Deed::Language),
    ];
    let mut ranked: Vec<_> =
        places.chain(deeds).filter_map(|(rank, line)| rank.map(|rank| (rank, line))).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    found.extend(ranked.into_iter().map(|(_, line)| line));
    found.truncate(MOST);
    found.extend(last);
    found
}

/// The palette, and the keys that open it: Ctrl K, or ⌘ K.
#[component]
pub fn Palette(open: RwSignal<bool>) -> impl IntoView {
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let wanted = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
        if wanted && event.key().eq_ignore_ascii_case("k") {
            event.prevent_default();
            open.update(|open| *open = !*open);
        }
    });
    on_cleanup(move || keys.remove());
    view! { <Show when=move || open.get()><Box open=open /></Show> }
}

#[component]
fn Box(open: RwSignal<bool>) -> impl IntoView {
    let (navigate, guard) = (use_navigate(), use_leave_guard());
    let element = NodeRef::<html::Dialog>::new();
    let (text, at) = (RwSignal::new(String::new()), RwSignal::new(0_usize));
    let found = Memo::new_with_compare(move |_| text.with(|text| lines(text)), |_, _| true);
    Effect::new(move |_| {
        if let Some(element) = element.get()
            && !element.open()
        {
            // Fails only for an element that has left the page meanwhile.
            let _ = element.show_modal();
        }
    });
    let close = move || {
        if let Some(element) = element.get_untracked() {
            element.close();
        }
    };
    let act = Callback::new(move |line: Line| {
        close();
        match line.deed {
            // What is unsaved asks first, as it does for a link.
            Deed::Go(to) if guard.is_dirty() => guard.want(to),
            Deed::Go(to) => navigate(&to, NavigateOptions { resolve: false, ..Default::default() }),
            Deed::Theme => Theme::chosen().turned().apply(),
            Deed::Language => lang::switch(),
        }
    });
    let key = move |event: leptos::ev::KeyboardEvent| {
        let count = found.with(Vec::len);
        let step = |by: usize| at.update(|at| *at = if count == 0 { 0 } else { (*at + by) % count });
        match event.key().as_str() {
            "ArrowDown" => step(1),
            "ArrowUp" => step(count.saturating_sub(1)),
            "Home" => at.set(0),
            "End" => at.set(count.saturating_sub(1)),
            // Enter also ends a word of an input method.
            "Enter" if !event.is_composing() => {
                if let Some(line) = found.with(|found| found.get(at.get_untracked()).cloned()) {
                    act.run(line);
                }
            }
            _ => return,
        }
        event.prevent_default();
        reveal(at.get_untracked());
    };
    let option = move |(number, line): (usize, Line)| {
        let chosen = move || at.get() == number;
        let (sign, words, note) = (line.sign, line.words.clone(), line.note);
        view! {
            <li
                role="option"
                id=format!("palette-{number}")
                class="palette-line"
                aria-selected=move || if chosen() { "true" } else { "false" }
                on:mousemove=move |_| at.set(number)
                on:click=move |_| act.run(line.clone())
            >
                <Icon sign=sign />
                <span class="palette-words">{words}</span>
                <span class="fine">{note}</span>
            </li>
        }
    };
    let at_backdrop = move |event: leptos::ev::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlDialogElement>().ok());
        if target.is_some() {
            close();
        }
    };
    view! {
        <dialog
            class="palette"
            aria-label=t("快速前往", "Go to")
            node_ref=element
            on:close=move |_| open.set(false)
            on:click=at_backdrop
        >
            <div class="palette-box">
                <div class="palette-head">
                    <Icon sign=Sign::Search />
                    <input
                        class="palette-input"
                        type="text"
                        role="combobox"
                        aria-expanded="true"
                        aria-controls="palette-lines"
                        aria-autocomplete="list"
                        aria-activedescendant=move || {
                            (!found.with(Vec::is_empty)).then(|| format!("palette-{}", at.get()))
                        }
                        aria-label=t("页面、订单号或手机号", "Screen, order number or phone")
                        placeholder=t("页面、订单号或手机号", "Screen, order number or phone")
                        autocomplete="off"
                        spellcheck="false"
                        autofocus=true
                        on:input:target=move |event| {
                            text.set(event.target().value());
                            at.set(0);
                        }
                        on:keydown=key
                    />
                    <kbd>"Esc"</kbd>
                </div>
                <ul class="palette-lines" id="palette-lines" role="listbox" aria-label=t("结果", "Results")>
                    {move || found.get().into_iter().enumerate().map(option).collect_view()}
                </ul>
                <p class="sr-only" role="status">
                    {move || {
                        let count = found.with(Vec::len);
                        tf!("{count} 个结果", "{count} results")
                    }}
                </p>
                <Show when=move || found.with(Vec::is_empty)>
                    <p class="palette-none">{t("没有匹配的结果", "Nothing found")}</p>
                </Show>
            </div>
        </dialog>
    }
    .into_any()
}

/// Scrolls the chosen line into sight.
fn reveal(at: usize) {
    if let Some(line) = document().get_element_by_id(&format!("palette-{at}")) {
        let how = web_sys::ScrollIntoViewOptions::new();
        how.set_block(web_sys::ScrollLogicalPosition::Nearest);
        line.scroll_into_view_with_scroll_into_view_options(&how);
    }
}
