//! Settling a difference: the three sides, the ways, and why.

use banyi_shared::dto::admin::{Difference, DifferenceSettlement, DifferenceWay};
use leptos::prelude::*;

use super::cells;
use crate::api::use_api;
use crate::kit::list::use_list;
use crate::kit::{
    Button, Choices, Dialog, DialogActions, Form, FormAlert, Look, TextArea, use_dialog, use_toasts,
};
use crate::lang::t;
use crate::words::Words;

/// Characters of a note (see `DifferenceSettlement::note`).
const NOTE: std::ops::RangeInclusive<usize> = 4..=200;

/// The button and its dialog.
#[component]
pub fn SettleButton(difference: Difference) -> impl IntoView {
    let open = RwSignal::new(false);
    let difference = StoredValue::new(difference);
    view! {
        <Button look=Look::Quiet on_press=move |()| open.set(true)>{t("处理", "Settle")}</Button>
        <Dialog open=open title=t("处理差异", "Settle difference")>
            <Settle difference=difference.get_value() />
        </Dialog>
    }
    .into_any()
}

fn meaning(way: DifferenceWay) -> &'static str {
    match way {
        DifferenceWay::AskWechat => t("以微信的答复更新记录", "Its answer is taken"),
        DifferenceWay::Correct => t("差额记入「待查」科目", "Against suspense"),
        DifferenceWay::Accept => t("不改账，写明原因", "Nothing changes; say why"),
    }
}

#[component]
fn Settle(difference: Difference) -> impl IntoView {
    let (api, toasts, dialog, list) = (use_api(), use_toasts(), use_dialog(), use_list());
    let form = Form::new();
    dialog.hold_while(form.busy());
    let first = difference.ways.first().map(|way| way.to_string()).unwrap_or_default();
    let (way, note) = (RwSignal::new(first), RwSignal::new(String::new()));
    let options =
        difference.ways.iter().map(|way| (way.as_str(), way.words(), meaning(*way))).collect::<Vec<_>>();
    let id = difference.id.clone();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = note.get_untracked().trim().to_owned();
        let chosen = way.with_untracked(|word| word.parse::<DifferenceWay>().ok());
        let problems = [
            chosen.is_none().then(|| ("way", t("请选择处理方式", "Choose a way").to_owned())),
            (!NOTE.contains(&text.chars().count())).then(|| {
                ("note", t("请写明说明，4 到 200 个字", "Say why, in 4 to 200 characters").to_owned())
            }),
        ];
        let (true, Some(way)) = (form.check(problems.into_iter().flatten()), chosen) else {
            return;
        };
        let (id, input) = (id.clone(), DifferenceSettlement { way, note: text });
        form.send_or(
            async move { api.settle_difference(&id, &input).await },
            move |_| {
                toasts.say(t("差异已处理", "Settled"));
                dialog.close();
                list.refresh();
            },
            |_| (),
        );
    };
    let side = |label: &'static str, amount| {
        view! { <div class="sum"><dt>{label}</dt><dd>{cells::side(amount)}</dd></div> }
    };
    view! {
        <form class="form" novalidate on:submit=send>
            <div>
                <p><strong>{difference.kind.words()}</strong> " · " {difference.bill_date.to_string()}</p>
                <p class="fine mono">{difference.subject.clone()}</p>
            </div>
            <dl class="sums sums-three">
                {side(t("微信账单", "WeChat"), difference.bill_fen)}
                {side(t("我方记录", "Ours"), difference.ours_fen)}
                {side(t("账簿", "Ledger"), difference.ledger_fen)}
            </dl>
            <FormAlert form=form fields=&["way", "note"] />
            <Choices form=form name="way" label=t("处理方式", "Way") value=way options=options />
            <TextArea
                form=form name="note" label=t("说明", "Note") value=note rows=3
                hint=t("查到了什么、为什么这样处理；4 到 200 个字", "What was found, and why so; 4 to 200 characters")
            />
            <DialogActions leave=t("返回", "Back")>
                <Button look=Look::Primary submit=true busy=form.busy()>{t("确认处理", "Settle")}</Button>
            </DialogActions>
        </form>
    }
}
