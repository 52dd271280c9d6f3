//! A posting by hand: filled in, looked at again, written once.

use banyi_shared::dto::admin::{CorrectionInput, LedgerAccount};
use banyi_shared::{Fen, OrderNo, Permission};
use leptos::prelude::*;

use super::Written;
use crate::api::use_api;
use crate::kit::list::use_list;
use crate::kit::{
    Alert, Button, Dialog, DialogActions, Form, FormAlert, IntentSlot, Look, SelectField, Sign, TextArea,
    TextField, Tone, fact, parse_yuan, plain_yuan, use_dialog, use_toasts,
};
use crate::lang::{t, tf};
use crate::shell::use_session;
use crate::words::Words;

/// Characters of a reason (see `CorrectionInput::reason`).
const REASON: std::ops::RangeInclusive<usize> = 4..=200;
/// Fields that show their own errors.
const FIELDS: [&str; 5] = ["debit", "credit", "amountFen", "orderNo", "reason"];

/// The correction that is meant; kept beside the dialog.
pub type Meant = IntentSlot<CorrectionInput>;

/// Nothing is meant yet.
pub fn new_intent() -> Meant {
    IntentSlot::new()
}

/// The button for those who handle finance, and its dialog.
#[component]
pub fn CorrectButton() -> impl IntoView {
    let open = RwSignal::new(false);
    use_session().may(Permission::FinanceManage).then(|| {
        view! {
            <Button look=Look::Primary sign=Sign::Plus on_press=move |()| open.set(true)>
                {t("更正", "Correction")}
            </Button>
            <Dialog open=open title=t("更正分录", "Correction")><Steps /></Dialog>
        }
    })
}

/// What is filled in.
#[derive(Clone, Copy)]
struct Draft {
    debit: RwSignal<String>,
    credit: RwSignal<String>,
    amount: RwSignal<String>,
    order: RwSignal<String>,
    reason: RwSignal<String>,
}

impl Draft {
    fn new(sent: Option<&CorrectionInput>) -> Self {
        let text = |of: &dyn Fn(&CorrectionInput) -> String| RwSignal::new(sent.map(of).unwrap_or_default());
        Self {
            debit: text(&|sent| sent.debit.to_string()),
            credit: text(&|sent| sent.credit.to_string()),
            amount: text(&|sent| plain_yuan(sent.amount_fen)),
            order: text(&|sent| sent.order_no.as_ref().map(OrderNo::to_string).unwrap_or_default()),
            reason: text(&|sent| sent.reason.clone()),
        }
    }

    /// What is sent, or what is wrong.
    fn read(self) -> Result<CorrectionInput, Vec<(&'static str, String)>> {
        let text = |signal: RwSignal<String>| signal.with_untracked(|text| text.trim().to_owned());
        let choose = || t("请选择科目", "Choose an account").to_owned();
        let debit = text(self.debit).parse::<LedgerAccount>();
        let credit = text(self.credit).parse::<LedgerAccount>();
        let amount = parse_yuan(&text(self.amount)).map_err(str::to_owned).and_then(|amount| {
            if amount.is_zero() { Err(t("至少 ¥0.01", "At least ¥0.01").to_owned()) } else { Ok(amount) }
        });
        let (reason, order) = (text(self.reason), text(self.order));
        let order_no = (!order.is_empty()).then(|| order.parse::<OrderNo>());
        let mut problems = Vec::new();
        problems.extend(debit.is_err().then(|| ("debit", choose())));
        problems.extend(credit.is_err().then(|| ("credit", choose())));
        if debit.is_ok() && debit == credit {
            problems.push(("credit", t("两个科目不能相同", "It must be another account").to_owned()));
        }
        problems.extend(amount.as_ref().err().map(|words| ("amountFen", words.clone())));
        if matches!(order_no, Some(Err(_))) {
            problems.push(("orderNo", t("订单号不正确", "No such number").to_owned()));
        }
        if !REASON.contains(&reason.chars().count()) {
            let words = t("请写明原因，4 到 200 个字", "Say why, in 4 to 200 characters");
            problems.push(("reason", words.to_owned()));
        }
        match (debit, credit, amount, problems.is_empty()) {
            (Ok(debit), Ok(credit), Ok(amount_fen), true) => Ok(CorrectionInput {
                debit,
                credit,
                amount_fen,
                reason,
                order_no: order_no.and_then(Result::ok),
            }),
            _ => Err(problems),
        }
    }
}

#[component]
fn Steps() -> impl IntoView {
    let meant = expect_context::<Meant>();
    let form = Form::new();
    let dialog = use_dialog();
    dialog.hold_while(form.busy());
    let sent = meant.open();
    let draft = Draft::new(sent.as_ref());
    // What may have been written is only sent again.
    let ready = RwSignal::new(sent);
    move || match ready.get() {
        Some(input) => view! { <Confirm form=form input=input ready=ready /> }.into_any(),
        None => view! { <Fill form=form draft=draft ready=ready /> }.into_any(),
    }
}

#[component]
fn Fill(form: Form, draft: Draft, ready: RwSignal<Option<CorrectionInput>>) -> impl IntoView {
    let accounts = Signal::stored(super::accounts());
    let next = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match draft.read() {
            Ok(input) => {
                form.check(None);
                ready.set(Some(input));
            }
            Err(problems) => {
                form.check(problems);
            }
        }
    };
    view! {
        <form class="form" novalidate on:submit=next>
            <p class="soft">{t(
                "只用于查明原因后的调整。分录写入后不能修改或删除，写错了再用一笔相反的更正冲回。",
                "For what has been explained. A posting is never changed: a wrong one is taken back by its opposite.",
            )}</p>
            <FormAlert form=form fields=FIELDS.to_vec() />
            <div class="span-row">
                <SelectField form=form name="debit" label=t("借方科目", "Debit") value=draft.debit choices=accounts />
                <SelectField form=form name="credit" label=t("贷方科目", "Credit") value=draft.credit choices=accounts />
            </div>
            <div class="span-row">
                <TextField
                    form=form name="amountFen" label=t("金额（元）", "Amount (yuan)") value=draft.amount
                    inputmode="decimal" placeholder="0.00"
                />
                <TextField
                    form=form name="orderNo" label=t("订单号（可不填）", "Order (optional)") value=draft.order
                    inputmode="numeric"
                />
            </div>
            <TextArea
                form=form name="reason" label=t("原因", "Reason") value=draft.reason rows=2
                hint=t("4 到 200 个字，写在分录上", "4 to 200 characters; stands on the posting")
            />
            <DialogActions leave=t("返回", "Back")>
                <Button look=Look::Primary submit=true>{t("下一步", "Next")}</Button>
            </DialogActions>
        </form>
    }
}

#[component]
fn Confirm(form: Form, input: CorrectionInput, ready: RwSignal<Option<CorrectionInput>>) -> impl IntoView {
    let (api, toasts, dialog, list) = (use_api(), use_toasts(), use_dialog(), use_list());
    let (meant, written) = (expect_context::<Meant>(), expect_context::<Written>());
    let pending = meant.is_pending();
    let line = |account: LedgerAccount, amount: Fen| {
        view! { {account.words()} " " <strong>{amount.yuan()}</strong> }
    };
    let order = input.order_no.as_ref().map(|no| fact(t("订单", "Order"), no.to_string()));
    let facts = view! {
        <dl class="facts facts-clear">
            {fact(t("借", "Debit"), line(input.debit, input.amount_fen))}
            {fact(t("贷", "Credit"), line(input.credit, input.amount_fen))}
            {order}
            {fact(t("原因", "Reason"), input.reason.clone())}
        </dl>
    };
    let send = move |()| {
        let intent = meant.begin(input.clone());
        let Some(body) = intent.sent else {
            return;
        };
        form.send_or(
            async move { api.correct_ledger(&intent.key, &body).await },
            move |_| {
                meant.settle();
                toasts.say(t("更正已记账", "Correction written"));
                dialog.close();
                list.refresh();
                written.0.try_update(|count| *count += 1);
            },
            move |error| {
                meant.fail(error);
                // What was refused can be filled in again.
                if error.has_fields() {
                    ready.try_set(None);
                }
            },
        );
    };
    let trouble = move || {
        match pending.get() && !form.busy().get() {
        true => view! {
            <Alert tone=Tone::Warn>{t("没有收到明确的答复，更正可能已经记账。请再次提交：会沿用同一个请求，不会重复记账。", "No clear answer came; it may have been written. Send again: it is the same request and happens once.")}</Alert>
        }
        .into_any(),
        false => view! { <FormAlert form=form /> }.into_any(),
    }
    };
    view! {
        <div class="form">
            {trouble}
            <p>{tf!("确认写入这笔更正？写入后不能修改。", "Write this correction? It cannot be changed afterwards.")}</p>
            {facts}
            <DialogActions leave=t("取消", "Cancel")>
                <Button disabled=Signal::derive(move || pending.get() || form.busy().get()) on_press=move |()| ready.set(None)>
                    {t("返回修改", "Change")}
                </Button>
                <Button look=Look::Danger busy=form.busy() on_press=send>{t("确认记账", "Write")}</Button>
            </DialogActions>
        </div>
    }
}
