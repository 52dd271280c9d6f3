//! Giving money back, part or whole, once.

use banyi_shared::dto::admin::RefundInput;
use banyi_shared::order::RefundApproval;
use banyi_shared::{Fen, Permission};
use leptos::prelude::*;

use super::approval;
use super::page::use_order_page;
use crate::api::use_api;
use crate::kit::{
    Alert, Button, Dialog, DialogActions, Form, FormAlert, Look, TextField, Tone, parse_yuan, plain_yuan,
    use_dialog, use_toasts,
};
use crate::lang::{t, tf};
use crate::shell::use_session;

/// Characters of a reason (see `RefundInput::reason`).
const REASON: std::ops::RangeInclusive<usize> = 2..=80;

/// The button, for those who may refund, and its dialog.
#[component]
pub fn RefundButton() -> impl IntoView {
    let page = use_order_page();
    let open = RwSignal::new(false);
    let may = Memo::new(move |_| {
        page.read(|order| order.may_refund && order.refundable_fen > Fen::ZERO).unwrap_or_default()
    });
    view! {
        <Show when=move || may.get()>
            <Button on_press=move |()| open.set(true)>{t("退款", "Refund")}</Button>
        </Show>
        <Dialog open=open title=t("退款", "Refund")>
            <RefundForm />
        </Dialog>
    }
}

/// The amount that was typed, when it may go back.
///
/// # Errors
/// A sentence for the field.
fn amount_within(text: &str, limit: Fen) -> Result<Fen, String> {
    let amount = parse_yuan(text)?;
    if amount.is_zero() {
        Err(t("退款金额至少 ¥0.01", "At least ¥0.01").to_owned())
    } else if amount > limit {
        Err(tf!("最多可退 {}", "At most {}", limit.yuan()))
    } else {
        Ok(amount)
    }
}

#[component]
fn RefundForm() -> impl IntoView {
    let (api, page, toasts, dialog) = (use_api(), use_order_page(), use_toasts(), use_dialog());
    let form = Form::new();
    dialog.hold_while(form.busy());
    let limit = Memo::new(move |_| page.read(|order| order.refundable_fen).unwrap_or_default());
    let sent = page.refund.open();
    let typed = sent.as_ref().map(|sent| plain_yuan(sent.amount_fen));
    let amount = RwSignal::new(typed.unwrap_or_default());
    let reason = RwSignal::new(sent.map(|sent| sent.reason).unwrap_or_default());
    let pending = page.refund.is_pending();
    let meant = Memo::new(move |_| amount.with(|text| amount_within(text, limit.get())));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if form.busy().get_untracked() {
            return;
        }
        let text = reason.get_untracked().trim().to_owned();
        let fits = REASON.contains(&text.chars().count());
        // What was sent is sent again as it was: after a lost answer the limit may already be lower.
        let meant = match pending.get_untracked() {
            true => amount.with_untracked(|text| parse_yuan(text)).map_err(str::to_owned),
            false => meant.get_untracked(),
        };
        let problems = [
            meant.as_ref().err().map(|text| ("amountFen", text.clone())),
            (!fits).then(|| {
                ("reason", t("请写明原因，2 到 80 个字", "Give a reason, 2 to 80 characters").to_owned())
            }),
        ];
        let is_fine = form.check(problems.into_iter().flatten());
        let (true, Ok(amount_fen)) = (is_fine, meant) else {
            return;
        };
        let intent = page.refund.begin(RefundInput { amount_fen, reason: text });
        let no = page.no();
        let Some(body) = intent.sent else {
            return;
        };
        form.send_or(
            async move { api.refund(&no, &intent.key, &body).await },
            move |refund| {
                page.refund.settle();
                page.load();
                toasts.say(match refund.approval {
                    RefundApproval::Waiting => tf!(
                        "已申请退款 {}，等待另一位员工复核",
                        "Refund of {} waits for a second person",
                        refund.amount_fen.yuan()
                    ),
                    _ => tf!("已提交退款 {}", "Refund of {} sent", refund.amount_fen.yuan()),
                });
                dialog.close();
            },
            move |error| {
                page.refund.fail(error);
                page.load();
            },
        );
    };
    let session = use_session();
    // Those of one hospital cannot read what holds for all.
    let knows = session.may(Permission::FinanceRead) && session.sees_all_hospitals();
    let settings = knows.then(|| LocalResource::new(move || api.finance_settings()));
    let second = Memo::new(move |_| {
        let settings = settings?.get()?.ok()?;
        let amount = meant.get().ok()?;
        page.read(|order| approval::needed(&order.refunds, amount, settings.approval_above_fen))
    });
    let all = move |()| {
        amount.set(plain_yuan(limit.get_untracked()));
        form.touch("amountFen");
    };
    let effect = move || match meant.get() {
        _ if pending.get() => {
            tf!("将再次提交同一笔退款：{} 元。", "The same refund is sent again: {} yuan.", amount.get())
        }
        Ok(amount) if amount == limit.get() => {
            tf!("退回 {}，全部退完。", "{} goes back: all of it.", amount.yuan())
        }
        Ok(amount) => {
            tf!(
                "退回 {}，之后还可退 {}。",
                "{} goes back, {} can be refunded later.",
                amount.yuan(),
                (limit.get() - amount).yuan()
            )
        }
        Err(_) => {
            t("款项原路退回患者的微信支付。", "The money goes back to the patient’s WeChat Pay.").to_owned()
        }
    };
    let trouble = move || {
        match pending.get() && !form.busy().get() {
        true => view! {
            <Alert tone=Tone::Warn>{t("没有收到明确的答复，退款可能已经生效。请再次提交：会沿用同一个请求，不会重复退款。", "No clear answer came; it may have been refunded. Send again: it is the same request and happens once.")}</Alert>
        }
        .into_any(),
        false => view! { <FormAlert form=form fields=&["amountFen", "reason"] /> }.into_any(),
    }
    };
    view! {
        <form class="form" novalidate on:submit=send>
            {trouble}
            <div class="amount-row">
                <TextField
                    form=form name="amountFen" label=t("退款金额（元）", "Amount (yuan)") value=amount locked=pending
                    inputmode="decimal" placeholder="0.00" autofocus=true
                    hint=Signal::derive(move || match pending.get() {
                        true => String::new(),
                        false => tf!("最多可退 {}", "At most {}", limit.get().yuan()),
                    })
                />
                <Button disabled=pending on_press=all>{t("全部", "All")}</Button>
            </div>
            <TextField
                form=form name="reason" label=t("退款原因", "Reason") value=reason locked=pending
                hint=t("患者能看到，2 到 80 个字", "The patient sees it; 2 to 80 characters")
            />
            <p class="preview" role="status">{effect}</p>
            {(!knows).then(|| view! {
                <p class="soft">{t("金额较大的退款，提交后需要另一位员工复核。", "Larger refunds wait for a second person.")}</p>
            })}
            {move || second.get().and_then(approval::words).map(|words| view! { <Alert tone=Tone::Warn>{words}</Alert> })}
            <DialogActions leave=t("返回", "Back")>
                <Button look=Look::Danger submit=true busy=form.busy()>{t("确认退款", "Refund")}</Button>
            </DialogActions>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stays_within_what_is_left() {
        assert_eq!(amount_within("148", Fen(14_800)), Ok(Fen(14_800)));
        assert_eq!(amount_within("148.01", Fen(14_800)), Err("最多可退 ¥148".to_owned()));
        assert!(amount_within("0", Fen(14_800)).is_err());
        assert!(amount_within("", Fen(14_800)).is_err());
    }
}
