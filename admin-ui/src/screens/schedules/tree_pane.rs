//! The tree of departments on the screen.

use std::collections::BTreeSet;
use std::sync::Arc;

use banyi_shared::dto::OnOff;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::desk::{Desk, use_desk};
use super::tree::{Node, Step, shown, step};
use crate::kit::{Button, Icon, Look, Sign};
use crate::lang::{t, tf};

/// Milliseconds after which typing begins anew.
const PAUSE_MS: f64 = 700.0;

/// What the tree shows. Cheap to copy.
#[derive(Clone, Copy)]
struct Tree {
    nodes: Memo<Vec<Node>>,
    open: RwSignal<BTreeSet<String>>,
    /// The line that has the focus, or had it last.
    at: RwSignal<String>,
    typed: StoredValue<(String, f64)>,
    desk: Desk,
    /// On a narrow screen the tree gives way once a department is chosen.
    unfolded: RwSignal<bool>,
}

/// The pane.
#[component]
pub fn TreePane() -> impl IntoView {
    let desk = use_desk();
    let word = RwSignal::new(String::new());
    let open = RwSignal::new(BTreeSet::<String>::new());
    let nodes = Memo::new(move |_| {
        let groups = desk.tree.get().and_then(Result::ok).map(|tree| tree.items).unwrap_or_default();
        word.with(|word| open.with(|open| shown(&groups, open, word)))
    });
    let tree = Tree {
        nodes,
        open,
        at: RwSignal::new(String::new()),
        typed: StoredValue::new((String::new(), 0.0)),
        desk,
        unfolded: RwSignal::new(false),
    };
    // Where one is, is always to be seen.
    Effect::new(move |_| {
        let (Some(chosen), Some(Ok(tree))) = (desk.department.get(), desk.tree.get()) else {
            return;
        };
        let group =
            tree.items.iter().find(|group| group.children.iter().any(|one| one.department.id == chosen));
        if let Some(group) = group {
            open.update(|open| {
                open.insert(group.id.to_string());
            });
        }
    });
    let count = move || {
        if word.with(|word| word.trim().is_empty()) {
            return String::new();
        }
        let found = nodes.with(|nodes| nodes.iter().filter(|node| !node.is_group()).count());
        tf!("找到 {found} 个科室", "{found} departments found")
    };
    let enter = move |event: leptos::ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "ArrowDown" | "Enter") {
            event.prevent_default();
            let first = nodes.with_untracked(|nodes| {
                let found = nodes.iter().find(|node| !node.is_group() || event.key() == "ArrowDown");
                found.map(|node| node.id.clone())
            });
            if let Some(id) = first {
                tree.take(Step::Focus(id));
            }
        }
    };
    let name = move || {
        let row = desk.department_row();
        row.map_or_else(|| t("选择科室", "Choose a department").to_owned(), |row| row.department.name)
    };
    view! {
        <section class="panel desk-tree" class:is-unfolded=move || tree.unfolded.get() aria-label=t("科室", "Departments")>
            <button
                type="button"
                class="desk-fold"
                aria-expanded=move || if tree.unfolded.get() { "true" } else { "false" }
                on:click=move |_| tree.unfolded.update(|unfolded| *unfolded = !*unfolded)
            >
                <Icon sign=Sign::Department />
                <span class="desk-fold-name">{t("科室：", "Department: ")} <strong>{name}</strong></span>
                <Icon sign=Signal::derive(move || if tree.unfolded.get() { Sign::Up } else { Sign::Down }) />
            </button>
            <div class="desk-tree-body">
                <div class="desk-search">
                    <Icon sign=Sign::Search />
                    <input
                        class="input"
                        type="search"
                        aria-label=t("搜索科室", "Search departments")
                        placeholder=t("科室名称或编号", "Name or number")
                        autocomplete="off"
                        spellcheck="false"
                        prop:value=move || word.get()
                        on:input:target=move |event| word.set(event.target().value())
                        on:keydown=enter
                    />
                </div>
                <p class="sr-only" role="status">{count}</p>
                <Lines tree=tree word=word />
            </div>
        </section>
    }
}

#[component]
fn Lines(tree: Tree, word: RwSignal<String>) -> impl IntoView {
    let desk = tree.desk;
    let stage = Memo::new(move |_| {
        let empty = desk.tree.with(|tree| match tree {
            Some(Ok(tree)) => Some(tree.items.is_empty()),
            _ => None,
        });
        (empty, tree.nodes.with(Vec::is_empty))
    });
    move || {
        match stage.get() {
        (None, _) => {
            let bones = (0..9).map(|_| view! { <span class="bone"></span> }).collect_view();
            view! { <div class="desk-bones" aria-hidden="true">{bones}</div> }.into_any()
        }
        (Some(true), _) => view! {
            <p class="desk-none">{t("这家医院还没有科室，请先在医院页面的“科室”里新增，或由医院接口推送。", "No departments yet. Add them on the hospital’s page, or let the hospital push them.")}</p>
        }
        .into_any(),
        (_, true) => view! {
            <p class="desk-none">{t("没有找到科室", "No such department")}</p>
            <Button look=Look::Quiet on_press=move |()| word.set(String::new())>{t("清空搜索", "Clear")}</Button>
        }
        .into_any(),
        _ => view! { <Treeview tree=tree /> }.into_any(),
    }
    }
}

#[component]
fn Treeview(tree: Tree) -> impl IntoView {
    let root = NodeRef::<html::Div>::new();
    let chosen = Memo::new(move |_| tree.desk.department.get().map(|id| id.to_string()).unwrap_or_default());
    // One line can be reached by Tab: the last one, the chosen one, or the first.
    let stop = Memo::new(move |_| {
        let at = tree.at.get();
        tree.nodes.with(|nodes| {
            let is_there = |id: &str| nodes.iter().any(|node| node.id == id);
            let first = || nodes.first().map(|node| node.id.clone()).unwrap_or_default();
            if is_there(&at) {
                at
            } else {
                chosen.with(|chosen| if is_there(chosen) { chosen.clone() } else { first() })
            }
        })
    });
    // A line that gives way to a newer one may be asked once more: what it says of itself is its own.
    let line = move |node: Node| {
        let (id, is_group): (Arc<str>, bool) = (node.id.as_str().into(), node.is_group());
        let mine = id.clone();
        let is_open = move || {
            is_group.then(|| {
                let open =
                    tree.nodes.with(|nodes| nodes.iter().any(|node| *node.id == *mine && node.is_open));
                if open { "true" } else { "false" }
            })
        };
        let mine = id.clone();
        let is_chosen = move || if chosen.with(|chosen| **chosen == *mine) { "true" } else { "false" };
        let mine = id.clone();
        let tab = move || if stop.with(|stop| **stop == *mine) { "0" } else { "-1" };
        let press = move |_| {
            let id = id.to_string();
            tree.at.set(id.clone());
            tree.take(if is_group { Step::Turn(id) } else { Step::Choose(id) });
        };
        let offline = (node.state == OnOff::Offline)
            .then(|| view! { <span class="desk-off">{t("下线", "offline")}</span> });
        let count = match node.sessions {
            0 => view! { <span class="sr-only">{t("，没有排班", ", no sessions")}</span> }.into_any(),
            count => view! {
                <span class="sr-only">{t("，", ", ")}</span>
                {count}
                <span class="sr-only">{t(" 个排班", " sessions")}</span>
            }
            .into_any(),
        };
        view! {
            <div
                id=format!("dept-{}", node.id)
                class="desk-line"
                class:desk-group=is_group
                role="treeitem"
                attr:aria-level=if is_group { "1" } else { "2" }
                aria-expanded=is_open
                aria-selected=is_chosen
                tabindex=tab
                on:click=press
            >
                {is_group.then(|| view! { <Icon sign=Sign::Next /> })}
                <span class="desk-name">{node.label}</span>
                {offline}
                <span class="desk-count">{count}</span>
            </div>
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let at = stop.get_untracked();
        let taken = tree.press(&at, &event.key());
        if taken != Step::Pass {
            event.prevent_default();
            tree.take(taken);
        }
    };
    view! {
        <div class="desk-lines" role="tree" aria-label=t("科室", "Departments") node_ref=root on:keydown=key>
            <For
                each=move || tree.nodes.get()
                key=|node| (node.id.clone(), node.label.clone(), node.sessions, node.state)
                children=line
            />
        </div>
    }
}

impl Tree {
    /// What a key means, with what was typed just before it.
    fn press(self, at: &str, key: &str) -> Step {
        let now = js_sys::Date::now();
        let typed = self.typed.with_value(
            |(text, when)| {
                if now - when < PAUSE_MS { text.clone() } else { String::new() }
            },
        );
        let taken = self.nodes.with_untracked(|nodes| step(nodes, at, key, &typed));
        if key.chars().count() == 1 && key != " " {
            self.typed.set_value((format!("{typed}{key}"), now));
        }
        taken
    }

    fn take(self, step: Step) {
        match step {
            Step::Focus(id) => {
                let found = document().get_element_by_id(&format!("dept-{id}"));
                if let Some(element) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
                    // Without focus the line is still the one that Tab reaches.
                    let _ = element.focus();
                }
                self.at.set(id);
            }
            Step::Turn(id) => self.open.update(|open| {
                if !open.remove(&id) {
                    open.insert(id);
                }
            }),
            Step::Choose(id) => {
                self.desk.to_department(&id);
                self.unfolded.set(false);
            }
            Step::Pass => {}
        }
    }
}
