//! 停约: nothing new is sold; and opening again.

use banyi_shared::dto::ScheduleState;
use banyi_shared::dto::admin::ScheduleStateInput;
use leptos::prelude::*;

use super::desk::use_desk;
use super::session::name;
use crate::api::use_api;
use crate::kit::{Button, DialogActions, Form, FormAlert, Look, TextField, use_dialog, use_toasts, when};
use crate::lang::t;
use crate::words::Words;

/// Characters of a reason (see `ScheduleStateInput::reason`).
pub const REASON: std::ops::RangeInclusive<usize> = 2..=80;

/// The dialogue.
#[component]
pub fn Pause() -> impl IntoView {
    let (api, desk, dialog, toasts, form) = (use_api(), use_desk(), use_dialog(), use_toasts(), Form::new());
    let Some((_, row)) = desk.task.get_untracked() else {
        return ().into_any();
    };
    dialog.hold_while(form.busy());
    let reason = RwSignal::new(String::new());
    let opens = row.state == ScheduleState::Paused;
    let what = format!("{} {} {}", when::day(row.session.date), row.session.period.words(), name(&row));
    let meaning = match opens {
        true => t("恢复后患者可以继续预约。", "Patients can book it again."),
        false => t(
            "停约后不再售出新的号；已经预约的订单照常就诊，候补保留。可以随时恢复。",
            "Nothing new is sold. Those who have a place keep it, the line stays. It can be opened again any time.",
        ),
    };
    let id = row.session.id.clone();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = reason.get_untracked().trim().to_owned();
        let fits = opens || REASON.contains(&text.chars().count());
        let words = t("请写明原因，2 到 80 个字", "Give a reason, 2 to 80 characters");
        if !form.check((!fits).then(|| ("reason", words.to_owned()))) {
            return;
        }
        let input = ScheduleStateInput {
            state: if opens { ScheduleState::Open } else { ScheduleState::Paused },
            reason: (!opens).then_some(text),
            move_to: None,
        };
        let id = id.clone();
        form.send(async move { api.set_session_state(&id, &input).await }, move |_| {
            toasts.say(if opens { t("已恢复预约", "Open again") } else { t("已停约", "Paused") });
            desk.refresh();
            dialog.close();
        });
    };
    view! {
        <form class="form" novalidate on:submit=send>
            <p><strong>{what}</strong></p>
            <p>{meaning}</p>
            <FormAlert form=form fields=vec!["reason"] />
            {(!opens).then(|| view! {
                <TextField
                    form=form name="reason" label=t("原因", "Reason") value=reason autofocus=true
                    hint=t("患者能看到，2 到 80 个字", "Patients read it; 2 to 80 characters")
                />
            })}
            <DialogActions>
                <Button look=Look::Primary submit=true busy=form.busy()>
                    {if opens { t("恢复预约", "Open again") } else { t("确认停约", "Pause booking") }}
                </Button>
            </DialogActions>
        </form>
    }
    .into_any()
}
