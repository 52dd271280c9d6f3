//! Cancelling by staff: whose fault, why, and what goes back.

use banyi_shared::Fen;
use banyi_shared::dto::admin::StaffCancel;
use banyi_shared::order::OrderState;
use banyi_shared::rules::Fault;
use leptos::prelude::*;

use super::page::{OrderPage, use_order_page};
use crate::api::use_api;
use crate::kit::{
    Alert, Button, Choices, Dialog, DialogActions, Form, FormAlert, Look, TextField, Tone, use_dialog,
    use_toasts,
};
use crate::lang::{t, tf};

/// Characters of a reason (see `StaffCancel::reason`).
const REASON: std::ops::RangeInclusive<usize> = 2..=80;

/// The button, for those who may cancel, and its dialog.
#[component]
pub fn CancelButton() -> impl IntoView {
    let page = use_order_page();
    let open = RwSignal::new(false);
    let may = Memo::new(move |_| page.read(|order| order.may_cancel).unwrap_or_default());
    view! {
        <Show when=move || may.get()>
            <Button on_press=move |()| open.set(true)>{t("取消订单", "Cancel order")}</Button>
        </Show>
        <Dialog open=open title=t("取消订单", "Cancel order")>
            <CancelForm />
        </Dialog>
    }
}

/// What cancelling gives back, in words. The patient's fault goes by the ladder, the others' gives all back.
fn preview(page: OrderPage, fault: Option<Fault>) -> Option<String> {
    page.read(|order| {
        if order.order.paid_fen.is_zero() {
            return t("订单还没有付款，取消后不涉及退款。", "The order is not paid: nothing goes back.")
                .to_owned();
        }
        let by_ladder = order.refund_preview.as_ref();
        let (back, rule) = match (fault, by_ladder) {
            (None, _) => {
                return t(
                    "选择责任方后，这里显示将退回的金额。",
                    "Choose whose fault it is to see what goes back.",
                )
                .to_owned();
            }
            (Some(Fault::Patient), Some(preview)) => {
                (preview.refund_fen, tf!("按取消规则退 {}%", "{} % by the rules", preview.percent))
            }
            (Some(Fault::Patient), None) => {
                return t("退款金额按下单时的取消规则计算。", "The refund goes by the rules of the order.")
                    .to_owned();
            }
            (Some(Fault::Platform | Fault::Hospital), _) => {
                (order.refundable_fen, t("非患者原因全额退", "in full, not the patient’s fault").to_owned())
            }
        };
        let kept = order.refundable_fen - back;
        let rest =
            if kept > Fen::ZERO { tf!("，留下 {}", ", {} stays", kept.yuan()) } else { String::new() };
        tf!("将退回 {}（{rule}）{rest}。", "{} goes back ({rule}){rest}.", back.yuan())
    })
}

#[component]
fn CancelForm() -> impl IntoView {
    let (api, page, toasts, dialog) = (use_api(), use_order_page(), use_toasts(), use_dialog());
    let form = Form::new();
    dialog.hold_while(form.busy());
    let sent = page.cancel.open();
    let fault = RwSignal::new(sent.as_ref().map_or("", |sent| sent.fault.as_str()).to_owned());
    let reason = RwSignal::new(sent.map(|sent| sent.reason).unwrap_or_default());
    let pending = page.cancel.is_pending();
    let chosen = Memo::new(move |_| fault.with(|word| word.parse::<Fault>().ok()));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = reason.get_untracked().trim().to_owned();
        let fits = REASON.contains(&text.chars().count());
        let chosen = chosen.get_untracked();
        let problems = [
            chosen.is_none().then(|| ("fault", t("请选择责任方", "Choose whose fault it is").to_owned())),
            (!fits).then(|| {
                ("reason", t("请写明原因，2 到 80 个字", "Give a reason, 2 to 80 characters").to_owned())
            }),
        ];
        let is_fine = form.check(problems.into_iter().flatten());
        let (true, Some(fault)) = (is_fine && !form.busy().get_untracked(), chosen) else {
            return;
        };
        let intent = page.cancel.begin(StaffCancel { fault, reason: text });
        let no = page.no();
        form.send_or(
            async move {
                let Some(body) = intent.sent else {
                    return api.order(&no).await;
                };
                api.cancel(&no, &intent.key, &body).await
            },
            move |order| {
                // What was not paid is closed at WeChat first.
                let said = match order.order.state {
                    OrderState::Closing => t("正在关闭订单", "Closing the order"),
                    _ => t("订单已取消", "Order cancelled"),
                };
                page.cancel.settle();
                page.show(order);
                toasts.say(said);
                dialog.close();
            },
            move |error| {
                page.cancel.fail(error);
                page.load();
            },
        );
    };
    let trouble = move || {
        match pending.get() && !form.busy().get() {
        true => view! {
            <Alert tone=Tone::Warn>{t("没有收到明确的答复，取消可能已经生效。请再次提交：会沿用同一个请求，不会重复处理。", "No clear answer came; it may have been cancelled. Send again: it is the same request and happens once.")}</Alert>
        }
        .into_any(),
        false => view! { <FormAlert form=form fields=&["fault", "reason"] /> }.into_any(),
    }
    };
    view! {
        <form class="form" novalidate on:submit=send>
            {trouble}
            <Choices
                form=form name="fault" label=t("责任方", "Whose fault") value=fault locked=pending
                options=vec![
                    ("patient", t("患者原因", "The patient’s"), t("按取消规则退款", "Refund by the rules")),
                    ("platform", t("平台原因", "Ours"), t("全额退款", "Full refund")),
                    ("hospital", t("医院原因", "The hospital’s"), t("全额退款", "Full refund")),
                ]
            />
            <p class="preview" role="status">{move || preview(page, chosen.get())}</p>
            <TextField
                form=form name="reason" label=t("取消原因", "Reason") value=reason locked=pending
                hint=t("患者能看到，2 到 80 个字", "The patient sees it; 2 to 80 characters")
            />
            <DialogActions leave=t("返回", "Back")>
                <Button look=Look::Danger submit=true busy=form.busy()>{t("确认取消订单", "Cancel the order")}</Button>
            </DialogActions>
        </form>
    }
}
