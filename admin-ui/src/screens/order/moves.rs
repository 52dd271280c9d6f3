//! Moving the order on.

use banyi_shared::dto::admin::StateChange;
use banyi_shared::order::OrderState;
use leptos::prelude::*;

use super::page::use_order_page;
use super::words;
use crate::api::use_api;
use crate::kit::{Button, Dialog, DialogActions, Form, FormAlert, Look, TextArea, use_dialog, use_toasts};
use crate::lang::{t, tf};
use crate::words::order_state;

/// Most characters of a note (see `StateChange::note`).
const LONGEST: usize = 200;

/// A button for each move that is allowed; the usual next step last and strongest.
#[component]
pub fn MoveButtons() -> impl IntoView {
    let page = use_order_page();
    let chosen = RwSignal::new(OrderState::Confirmed);
    let open = RwSignal::new(false);
    let moves = Memo::new(move |_| {
        let mut moves = page.read(|order| order.allowed_moves.clone()).unwrap_or_default();
        // Cancelling has a button of its own.
        moves.retain(|to| !matches!(to, OrderState::Cancelled | OrderState::Closing));
        moves.sort_by_key(|to| *to != OrderState::NoShow);
        moves
    });
    let buttons = move || {
        moves
            .get()
            .into_iter()
            .map(|to| {
                let look = if to == OrderState::NoShow { Look::Plain } else { Look::Primary };
                let choose = move |()| {
                    chosen.set(to);
                    open.set(true);
                };
                view! { <Button look=look on_press=choose>{words::step(page.kind(), to).0}</Button> }
            })
            .collect_view()
    };
    view! {
        {buttons}
        <Dialog open=open title=t("变更订单状态", "Change the state")>
            <Confirm to=chosen.get_untracked() />
        </Dialog>
    }
}

#[component]
fn Confirm(to: OrderState) -> impl IntoView {
    let (api, page, toasts, dialog) = (use_api(), use_order_page(), use_toasts(), use_dialog());
    let form = Form::new();
    dialog.hold_while(form.busy());
    let note = RwSignal::new(String::new());
    let kind = untrack(|| page.kind());
    let (button, meaning) = words::step(kind, to);
    let from = untrack(|| page.read(|order| order_state(kind, order.order.state)));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = note.get_untracked().trim().to_owned();
        let problem = (text.chars().count() > LONGEST)
            .then(|| ("note", tf!("最多 {LONGEST} 个字", "At most {LONGEST} characters")));
        if !form.check(problem) {
            return;
        }
        let input = StateChange { to, note: (!text.is_empty()).then_some(text) };
        let no = page.no();
        form.send_or(
            async move { api.move_order(&no, &input).await },
            move |order| {
                page.show(order);
                toasts.say(words::stepped(kind, to));
                dialog.close();
            },
            // Somebody may have been faster.
            move |_| page.load(),
        );
    };
    view! {
        <form class="form" novalidate on:submit=send>
            <p class="step">
                {from} <span aria-hidden="true">" → "</span><span class="sr-only">{t("变为", "becomes")}</span>
                <strong>{order_state(kind, to)}</strong>
            </p>
            <p>{meaning}</p>
            <FormAlert form=form fields=&["note"] />
            <TextArea
                form=form name="note" label=t("说明（可不填）", "Note (optional)") value=note rows=2 autofocus=true
                hint=t("会显示在订单进展里", "Shown in the progress of the order")
            />
            <DialogActions leave=t("返回", "Back")>
                <Button look=Look::Primary submit=true busy=form.busy()>{button}</Button>
            </DialogActions>
        </form>
    }
}
