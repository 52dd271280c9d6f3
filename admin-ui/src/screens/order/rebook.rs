//! 改约: a registration goes to another session.

use banyi_shared::Permission;
use banyi_shared::dto::admin::{AdminSchedule, MoveRegistration};
use banyi_shared::order::{OrderKind, OrderState};
use leptos::prelude::*;

use super::page::{OrderPage, use_order_page};
use crate::api::use_api;
use crate::kit::{
    Alert, Button, Dialog, DialogActions, Form, FormAlert, Look, TextField, Tone, use_dialog, use_toasts,
};
use crate::lang::{t, tf};
use crate::screens::session_pick::{SessionPick, Wanted, place_words};
use crate::shell::use_session;

/// Characters of a reason (see `MoveRegistration::reason`).
const REASON: std::ops::RangeInclusive<usize> = 2..=80;

/// The button of a registration that can be moved, and its dialogue.
#[component]
pub fn RebookButton() -> impl IntoView {
    let (page, open) = (use_order_page(), RwSignal::new(false));
    let may = use_session().may(Permission::OrdersWrite);
    let can_move = Memo::new(move |_| {
        page.read(|order| {
            order.order.kind == OrderKind::Registration
                && matches!(order.order.state, OrderState::Paid | OrderState::Confirmed)
        })
        .unwrap_or_default()
    });
    view! {
        <Show when=move || may && can_move.get()>
            <Button on_press=move |()| open.set(true)>{t("改约", "Move")}</Button>
        </Show>
        <Dialog open=open title=t("改约到另一场", "Move to another session")><MoveForm /></Dialog>
    }
}

/// Which sessions it may go to.
fn wanted(page: OrderPage) -> Option<Wanted> {
    page.read(|order| {
        let details = &order.order.details;
        let registration = details.registration.as_ref()?;
        Some(Wanted {
            hospital: details.hospital_id.clone()?,
            department: registration.department_id.clone(),
            fee: order.order.amount_fen,
            date: details.service_date.max(crate::api::clock::now().date()),
            but: registration.schedule_id.clone(),
        })
    })
    .flatten()
}

#[component]
fn MoveForm() -> impl IntoView {
    let (api, page, toasts, dialog) = (use_api(), use_order_page(), use_toasts(), use_dialog());
    let form = Form::new();
    dialog.hold_while(form.busy());
    let sent = page.rebook.open();
    let pending = page.rebook.is_pending();
    let reason = RwSignal::new(sent.map(|sent| sent.reason).unwrap_or_default());
    let to = RwSignal::new(None::<AdminSchedule>);
    let Some(wanted) = untrack(|| wanted(page)) else {
        return view! { <Alert tone=Tone::Warn>{t("这个订单不能改约。", "This order cannot be moved.")}</Alert> }.into_any();
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = reason.get_untracked().trim().to_owned();
        let target = to.get_untracked();
        let is_repeated = pending.get_untracked();
        let fits = REASON.contains(&text.chars().count());
        let problems = [
            (target.is_none() && !is_repeated)
                .then(|| ("scheduleId", t("请选择改约到哪一场", "Choose where to").to_owned())),
            (!fits).then(|| {
                ("reason", t("请写明原因，2 到 80 个字", "Give a reason, 2 to 80 characters").to_owned())
            }),
        ];
        if !form.check(problems.into_iter().flatten()) || form.busy().get_untracked() {
            return;
        }
        // What was sent without a clear answer is sent again as it was.
        let intent = match target {
            Some(row) => page.rebook.begin(MoveRegistration { schedule_id: row.session.id, reason: text }),
            None => match page.rebook.open() {
                Some(body) => page.rebook.begin(body),
                None => return,
            },
        };
        let no = page.no();
        form.send_or(
            async move {
                match intent.sent {
                    Some(body) => api.move_registration(&no, &intent.key, &body).await,
                    None => api.order(&no).await,
                }
            },
            move |order| {
                page.rebook.settle();
                page.show(order);
                toasts.say(t("已改约，患者会收到通知", "Moved; the patient is told"));
                dialog.close();
            },
            move |error| {
                page.rebook.fail(error);
                page.load();
            },
        );
    };
    let trouble = move || {
        match pending.get() && !form.busy().get() {
        true => view! {
            <Alert tone=Tone::Warn>{t("没有收到明确的答复，改约可能已经生效。请再次提交：会沿用同一个请求。", "No clear answer came; it may have been moved. Send again: it is the same request.")}</Alert>
        }
        .into_any(),
        false => view! { <FormAlert form=form fields=vec!["scheduleId", "reason"] /> }.into_any(),
    }
    };
    let words = move || match to.get() {
        Some(row) => tf!(
            "将改到{}，号序由医院重新给出。",
            "It goes to {}; the hospital gives a new number.",
            place_words(&row)
        ),
        None => t(
            "只能改到同一医院、挂号费相同、还有余号的排班。",
            "Only to a session of the same hospital and fee with places left.",
        )
        .to_owned(),
    };
    view! {
        <form class="form" novalidate on:submit=send>
            {trouble}
            <SessionPick form=form name="scheduleId" wanted=wanted chosen=to />
            <p class="preview" role="status">{words}</p>
            <TextField
                form=form name="reason" label=t("改约原因", "Reason") value=reason locked=pending
                hint=t("患者能看到，2 到 80 个字", "The patient reads it; 2 to 80 characters")
            />
            <DialogActions leave=t("返回", "Back")>
                <Button look=Look::Primary submit=true busy=form.busy()>{t("确认改约", "Move it")}</Button>
            </DialogActions>
        </form>
    }
    .into_any()
}
