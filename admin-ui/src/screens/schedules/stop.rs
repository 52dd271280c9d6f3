//! 停诊: the session does not take place; its orders are given back, or moved.

use banyi_shared::dto::ScheduleState;
use banyi_shared::dto::admin::{AdminSchedule, ScheduleStateInput};
use leptos::prelude::*;

use super::desk::use_desk;
use super::pause::REASON;
use super::people::lives;
use super::session::name;
use crate::api::use_api;
use crate::kit::{
    Alert, Button, Choices, DialogActions, Form, FormAlert, Look, TextField, Tone, use_dialog, use_toasts,
    when,
};
use crate::lang::{t, tf};
use crate::screens::session_pick::{SessionPick, Wanted, place_words};
use crate::words::Words;

/// What is typed before orders are given back.
pub const WORD: &str = "停诊";
const REFUND: &str = "refund";
const MOVE: &str = "move";

/// What stopping does to orders and to the line.
fn effect(orders: i64, waiting: i64, to: Option<&AdminSchedule>) -> String {
    let line = match waiting {
        0 => String::new(),
        _ => {
            tf!("{waiting} 位候补的人会收到通知，排队结束。", " {waiting} in line are told that it is over.")
        }
    };
    let orders = match (orders, to) {
        (0, _) => t("还没有人预约，不涉及退款。", "Nobody is booked: nothing goes back.").to_owned(),
        (_, None) => tf!(
            "{orders} 个订单会取消：已付款的全额退款，未付款的关闭，并逐一通知患者。",
            "{orders} orders are cancelled: what was paid goes back in full, and each patient is told."
        ),
        (_, Some(to)) => tf!(
            "{orders} 个订单会改约到{}（余 {} 个号），并逐一通知患者；装不下的取消并全额退款。",
            "{orders} orders move to {} ({} places left), and each patient is told. Those without room are cancelled and paid back.",
            place_words(to),
            to.session.remaining
        ),
    };
    format!("{orders}{line}")
}

/// The dialogue.
#[component]
pub fn Stop() -> impl IntoView {
    let (api, desk, dialog, toasts, form) = (use_api(), use_desk(), use_dialog(), use_toasts(), Form::new());
    let Some((_, row)) = desk.task.get_untracked() else {
        return ().into_any();
    };
    dialog.hold_while(form.busy());
    let (reason, word) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let way = RwSignal::new(REFUND.to_owned());
    let to = RwSignal::new(None::<AdminSchedule>);
    let (taken, id) = (row.taken, row.session.id.clone());
    // Who has a place may have changed since the card was drawn; a place that is only offered is nobody's order.
    let asked = id.clone();
    let people = LocalResource::new(move || {
        let id = asked.clone();
        async move { api.session_people(&id).await.ok() }
    });
    let orders = Memo::new(move |_| match people.get().flatten() {
        Some(people) => people.orders.iter().filter(|one| lives(one.state)).fold(0, |sum, _| sum + 1),
        None => taken,
    });
    let has_orders = Memo::new(move |_| orders.get() > 0);
    let moves = Memo::new(move |_| way.with(|way| way == MOVE));
    let waiting = row.waiting;
    let words = move || {
        let target = if moves.get() { to.get() } else { None };
        effect(orders.get(), waiting, target.as_ref())
    };
    let what = format!("{} {} {}", when::day(row.session.date), row.session.period.words(), name(&row));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = reason.get_untracked().trim().to_owned();
        let target = if moves.get_untracked() { to.get_untracked() } else { None };
        let confirmed = orders.get_untracked() == 0 || word.with_untracked(|word| word.trim() == WORD);
        let problems = [
            (!REASON.contains(&text.chars().count())).then(|| {
                ("reason", t("请写明原因，2 到 80 个字", "Give a reason, 2 to 80 characters").to_owned())
            }),
            (moves.get_untracked() && target.is_none())
                .then(|| ("moveTo", t("请选择改约到哪一场", "Choose where to").to_owned())),
            (!confirmed).then(|| ("word", tf!("请输入“{WORD}”确认", "Type “{WORD}” to confirm"))),
        ];
        if !form.check(problems.into_iter().flatten()) {
            return;
        }
        let input = ScheduleStateInput {
            state: ScheduleState::Stopped,
            reason: Some(text),
            move_to: target.map(|row| row.session.id),
        };
        let id = id.clone();
        form.send(async move { api.set_session_state(&id, &input).await }, move |_| {
            toasts.say(t("已停诊，订单正在处理", "Stopped; its orders are being handled"));
            desk.refresh();
            dialog.close();
        });
    };
    let wanted = Wanted::of(&row);
    view! {
        <form class="form" novalidate on:submit=send>
            <p><strong>{what}</strong></p>
            <Alert tone=Tone::Warn>
                <p>{words}</p>
                <p>{t("停诊后不能恢复。", "This cannot be taken back.")}</p>
            </Alert>
            <FormAlert form=form fields=vec!["reason", "moveTo", "word"] />
            <TextField
                form=form name="reason" label=t("停诊原因", "Reason") value=reason autofocus=true
                hint=t("患者能看到，2 到 80 个字", "Patients read it; 2 to 80 characters")
            />
            <Show when=move || has_orders.get()>
                <Choices
                    form=form name="way" label=t("已约的订单", "Orders")
                    value=way
                    options=vec![
                        (REFUND, t("取消并退款", "Give back"), t("全额退回", "in full")),
                        (MOVE, t("改约到另一场", "Move"), t("同医院、同挂号费", "same hospital, same fee")),
                    ]
                />
            </Show>
            <Show when=move || moves.get()>
                <SessionPick form=form name="moveTo" wanted=wanted.clone() chosen=to />
            </Show>
            <Show when=move || has_orders.get()>
                <TextField
                    form=form name="word" value=word
                    label=t("输入“停诊”确认", "Type “停诊” to confirm")
                />
            </Show>
            <DialogActions leave=t("返回", "Back")>
                <Button look=Look::Danger submit=true busy=form.busy()>{t("确认停诊", "Stop it")}</Button>
            </DialogActions>
        </form>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_what_will_happen() {
        assert_eq!(effect(0, 0, None), "还没有人预约，不涉及退款。");
        assert_eq!(
            effect(2, 1, None),
            "2 个订单会取消：已付款的全额退款，未付款的关闭，并逐一通知患者。1 位候补的人会收到通知，排队结束。"
        );
    }
}
