//! A described form in a drawer at the side, or on a page.

use leptos::prelude::*;

use super::super::dialog::Frame;
use super::super::leave::use_leave_guard;
use super::super::{Button, DialogActions, Look, use_dialog, use_toasts};
use super::FormAlert;
use super::fields::{Filled, fields_view};
use super::plan::FormPlan;
use crate::api::use_api;
use crate::lang::t;

/// Under what the guard knows the form.
const DRAFT: &str = "form";

/// The form of `plan`, in a drawer, while there is one.
#[component]
pub fn FormDrawer(
    plan: RwSignal<Option<FormPlan>>,
    /// It was saved.
    #[prop(into)]
    on_saved: Callback<()>,
) -> impl IntoView {
    move || {
        plan.get().map(|form| {
            let title = form.title.clone();
            let form = StoredValue::new(form);
            view! {
                <Frame
                    title=title
                    side=true
                    on_close=move |()| plan.set(None)
                    content=std::sync::Arc::new(move || {
                        view! { <InDialog plan=form.get_value() on_saved=on_saved /> }.into_any()
                    })
                />
            }
        })
    }
}

/// Whether something differs from what was there; known to the guard.
fn watch_changes(plan: &FormPlan, filled: Filled) -> Memo<bool> {
    let guard = use_leave_guard();
    let start: Vec<String> = plan.fields.iter().map(|field| field.start.clone()).collect();
    let is_dirty = Memo::new(move |_| filled.texts() != start);
    Effect::new(move |_| match is_dirty.get() {
        true => guard.keep(DRAFT, String::new()),
        false => guard.settle(DRAFT),
    });
    on_cleanup(move || guard.settle(DRAFT));
    is_dirty
}

/// Sends what is filled in; `saved` hears of it.
fn sender(plan: FormPlan, filled: Filled, saved: Callback<()>) -> Callback<()> {
    let (api, toasts) = (use_api(), use_toasts());
    Callback::new(move |()| {
        if filled.form.busy().get_untracked() {
            return;
        }
        match (plan.send)(api, &untrack(|| filled.texts())) {
            Err(problems) => {
                filled.form.check(problems);
            }
            Ok(work) => {
                filled.form.check(None);
                let done = plan.done;
                filled.form.send(work, move |()| {
                    toasts.say(done);
                    saved.run(());
                });
            }
        }
    })
}

fn body(plan: &FormPlan, filled: Filled, send: Callback<()>, actions: AnyView) -> AnyView {
    let names: Vec<&'static str> = plan.fields.iter().map(|field| field.name).collect();
    let note = plan.note.clone().map(|note| view! { <p class="soft">{note}</p> });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send.run(());
    };
    let shortcut = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            send.run(());
        }
    };
    let fields = beside(plan, filled, fields_view(&plan.fields, filled));
    view! {
        <form class="form" novalidate on:submit=submit on:keydown=shortcut>
            {note}
            <FormAlert form=filled.form fields=names />
            {fields}
            {actions}
        </form>
    }
    .into_any()
}

/// The fields, with what they come to beside them where the form has that.
fn beside(plan: &FormPlan, filled: Filled, fields: AnyView) -> AnyView {
    let Some(preview) = plan.preview.clone() else {
        return fields;
    };
    let shown = move || {
        preview(&filled.texts()).unwrap_or_else(|| {
            let words = t("填写完整后，这里显示效果。", "Fill in the rest to see what it comes to.");
            view! { <p class="soft">{words}</p> }.into_any()
        })
    };
    view! {
        <div class="form-split">
            <div class="form-fields">{fields}</div>
            <section class="form-preview" aria-label=t("效果预览", "Preview")>{shown}</section>
        </div>
    }
    .into_any()
}

fn submit_button(plan: &FormPlan, filled: Filled) -> AnyView {
    let words = plan.submit;
    let look = if plan.danger { Look::Danger } else { Look::Primary };
    view! { <Button look=look submit=true busy=filled.form.busy()>{words}</Button> }.into_any()
}

#[component]
fn InDialog(plan: FormPlan, on_saved: Callback<()>) -> impl IntoView {
    let dialog = use_dialog();
    let filled = Filled::new(&plan.fields);
    dialog.hold_while(filled.form.busy());
    dialog.guard_while(watch_changes(&plan, filled).into());
    let saved = Callback::new(move |()| {
        on_saved.run(());
        dialog.close();
    });
    let send = sender(plan.clone(), filled, saved);
    let button = submit_button(&plan, filled);
    let actions = view! { <DialogActions>{button}</DialogActions> }.into_any();
    body(&plan, filled, send, actions)
}

/// The form of `plan` on a page.
#[component]
pub fn FormPage(
    plan: FormPlan,
    /// It was saved.
    #[prop(into)]
    on_saved: Callback<()>,
) -> impl IntoView {
    let filled = Filled::new(&plan.fields);
    watch_changes(&plan, filled);
    let guard = use_leave_guard();
    let saved = Callback::new(move |()| {
        guard.settle(DRAFT);
        on_saved.run(());
    });
    let send = sender(plan.clone(), filled, saved);
    let button = submit_button(&plan, filled);
    let actions = view! { <div class="form-foot">{button}</div> }.into_any();
    body(&plan, filled, send, actions)
}
