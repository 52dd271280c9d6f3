//! Bringing a failed refund to its end: anew, to another card, or noted as paid by hand. Once.

use banyi_shared::Permission;
use banyi_shared::dto::admin::{Reissue, ReissueWay};
use banyi_shared::order::{RefundAttention, RefundStatus};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::page::use_refund_page;
use crate::api::use_api;
use crate::kit::{
    Alert, Button, Choices, Dialog, DialogActions, Form, FormAlert, Look, TextField, Tone, use_dialog,
    use_toasts,
};
use crate::lang::{t, tf};
use crate::route;
use crate::shell::use_session;

/// Characters of a reason and of a reference (see `Reissue`).
const REASON: std::ops::RangeInclusive<usize> = 2..=80;
const REFERENCE: std::ops::RangeInclusive<usize> = 4..=64;
/// Fields that show their own errors.
const FIELDS: [&str; 7] = ["way", "bankType", "bankAccount", "realName", "reference", "reason", "sure"];
/// Banks that are often meant, as WeChat spells them.
const BANKS: [(&str, &str, &str); 7] = [
    ("ICBC_DEBIT", "工商银行", "ICBC"),
    ("ABC_DEBIT", "农业银行", "ABC"),
    ("CCB_DEBIT", "建设银行", "CCB"),
    ("BOC_DEBIT", "中国银行", "BOC"),
    ("COMM_DEBIT", "交通银行", "BCOM"),
    ("CMB_DEBIT", "招商银行", "CMB"),
    ("PSBC_DEBIT", "邮储银行", "PSBC"),
];

/// The button, for those who handle finance, and its dialog.
#[component]
pub fn ReissueButton() -> impl IntoView {
    let (page, session) = (use_refund_page(), use_session());
    let open = RwSignal::new(false);
    let needed = Memo::new(move |_| page.read(|refund| refund.needs_a_person).unwrap_or_default());
    let may = session.may(Permission::FinanceManage);
    view! {
        <Show when=move || may && needed.get()>
            <Button look=Look::Primary on_press=move |()| open.set(true)>{t("处理退款", "Handle refund")}</Button>
        </Show>
        <Dialog open=open title=t("处理退款", "Handle refund") side=true>
            <ReissueForm />
        </Dialog>
    }
}

/// The ways out, the best first: value, name and meaning.
fn ways(
    status: RefundStatus,
    attention: Option<RefundAttention>,
) -> Vec<(&'static str, &'static str, &'static str)> {
    let by_hand = ReissueWay::ByHand.as_str();
    let hand =
        (by_hand, t("登记线下退款", "Paid by hand"), t("已用银行转账退给患者", "Already paid by transfer"));
    let settled = (
        ReissueWay::Settled.as_str(),
        t("不再退款", "Nothing more goes back"),
        t("已另行解决", "Solved otherwise"),
    );
    match (status, attention) {
        (RefundStatus::Abnormal, _) => vec![
            (
                ReissueWay::UserCard.as_str(),
                t("退到患者的银行卡", "To a card of the patient"),
                t("由微信转入", "WeChat pays it in"),
            ),
            (
                ReissueWay::MerchantCard.as_str(),
                t("退到商户账户", "To our own account"),
                t("之后再转给患者", "Then pay the patient"),
            ),
            hand,
        ],
        (_, Some(RefundAttention::Twice | RefundAttention::Unbooked)) => vec![settled],
        (_, Some(RefundAttention::MerchantCard)) => vec![
            (
                by_hand,
                t("登记已转给患者", "Passed on to the patient"),
                t("钱已到商户账户", "It had come to our account"),
            ),
            settled,
        ],
        _ => vec![
            (
                ReissueWay::Again.as_str(),
                t("重新原路退款", "Again, the same way"),
                t("使用新的退款单号", "Under a new number"),
            ),
            hand,
            settled,
        ],
    }
}

/// What happens, and what must be true before: nobody may be paid twice.
fn warning(way: &str) -> &'static str {
    match way {
        "again" => t(
            "会用新的退款单号再退一次。提交前请在微信商户平台核实：原来的退款确实没有到账，否则患者会收到两笔。",
            "It is refunded again under a new number. Make sure at WeChat that the first one did not arrive, or the patient is paid twice.",
        ),
        "user_card" => t(
            "微信会把这笔退款转到填写的银行卡，提交后不能更改。请与患者核对卡号和姓名，并确认没有用其他方式退过。",
            "WeChat pays it to this card and it cannot be changed. Check number and name with the patient, and that nobody has paid it another way.",
        ),
        "merchant_card" => t(
            "钱会回到商户账户，患者不会自动收到。到账后需要另行转给患者，不要重复转账。",
            "The money comes back to us; the patient gets nothing by itself. Pay the patient afterwards, and only once.",
        ),
        "by_hand" => t(
            "登记后系统不再退款。请确认转账已经成功，并且患者没有从微信收到这笔钱，否则会退两次。",
            "Nothing is refunded afterwards. Make sure that the transfer arrived and WeChat did not pay the patient too, or it goes back twice.",
        ),
        "settled" => t(
            "标记后系统不再退这笔款。请确认患者已经拿到应退的钱，或双方同意不退，并写明经过。",
            "Nothing more goes back for it. Make sure that the patient has what is due, or agreed otherwise, and say how.",
        ),
        _ => t("请先选择处理方式。", "Choose a way first."),
    }
}

/// What the one who sends it has looked at.
fn sure(way: &str) -> &'static str {
    match way {
        "by_hand" => t(
            "我已核实：转账成功，微信没有退到患者",
            "I have made sure: the transfer arrived, WeChat did not pay the patient",
        ),
        "settled" => t("我已核实：不需要再退款", "I have made sure: nothing more is due"),
        _ => t(
            "我已核实：这笔钱还没有退到患者手里",
            "I have made sure that the patient does not have this money yet",
        ),
    }
}

/// What is filled in.
#[derive(Clone, Copy)]
struct Draft {
    way: RwSignal<String>,
    bank_type: RwSignal<String>,
    bank_account: RwSignal<String>,
    real_name: RwSignal<String>,
    reference: RwSignal<String>,
    reason: RwSignal<String>,
    sure: RwSignal<bool>,
}

impl Draft {
    fn new(first: &str, sent: Option<Reissue>) -> Self {
        let text = |text: Option<String>| RwSignal::new(text.unwrap_or_default());
        let sure = RwSignal::new(sent.is_some());
        let Some(sent) = sent else {
            let empty = || text(None);
            return Self {
                way: RwSignal::new(first.to_owned()),
                bank_type: empty(),
                bank_account: empty(),
                real_name: empty(),
                reference: empty(),
                reason: empty(),
                sure,
            };
        };
        Self {
            way: text(Some(sent.way.to_string())),
            bank_type: text(sent.bank_type),
            bank_account: text(sent.bank_account),
            real_name: text(sent.real_name),
            reference: text(sent.reference),
            reason: text(Some(sent.reason)),
            sure,
        }
    }

    fn chosen(self) -> Option<ReissueWay> {
        self.way.with(|word| word.parse().ok())
    }

    /// What is sent, and what is wrong with it.
    fn read(self) -> Result<Reissue, Vec<(&'static str, String)>> {
        let text = |signal: RwSignal<String>| signal.with_untracked(|text| text.trim().to_owned());
        let chosen = untrack(|| self.chosen());
        let (to_card, by_hand) = (chosen == Some(ReissueWay::UserCard), chosen == Some(ReissueWay::ByHand));
        let reason = text(self.reason);
        let given = |wanted: bool, signal| Some(text(signal)).filter(|text| wanted && !text.is_empty());
        let (bank_type, bank_account, real_name, reference) = (
            given(to_card, self.bank_type),
            given(to_card, self.bank_account).map(|text| text.replace(' ', "")),
            given(to_card, self.real_name),
            given(by_hand, self.reference),
        );
        let is_card =
            |text: &String| (12..=24).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        let fits = |text: &String| REFERENCE.contains(&text.chars().count());
        let needed = [
            (chosen.is_none(), "way", t("请选择处理方式", "Choose a way")),
            (to_card && bank_type.is_none(), "bankType", t("请选择或填写银行", "Choose or fill in the bank")),
            (
                to_card && !bank_account.as_ref().is_some_and(is_card),
                "bankAccount",
                t("请填写完整的银行卡号", "Fill in the whole card number"),
            ),
            (to_card && real_name.is_none(), "realName", t("请填写持卡人姓名", "Fill in the holder’s name")),
            (
                by_hand && !reference.as_ref().is_some_and(fits),
                "reference",
                t("请填写银行流水号，4 到 64 个字", "The bank’s reference, 4 to 64 characters"),
            ),
            (
                !REASON.contains(&reason.chars().count()),
                "reason",
                t("请写明原因，2 到 80 个字", "Give a reason, 2 to 80 characters"),
            ),
            (!self.sure.get_untracked(), "sure", t("请先核实，再勾选", "Make sure first, then tick")),
        ];
        let problems: Vec<_> = needed
            .into_iter()
            .filter(|(is_wrong, ..)| *is_wrong)
            .map(|(_, name, words)| (name, words.to_owned()))
            .collect();
        match (chosen, problems.is_empty()) {
            (Some(way), true) => Ok(Reissue { way, reason, bank_type, bank_account, real_name, reference }),
            _ => Err(problems),
        }
    }
}

#[component]
fn ReissueForm() -> impl IntoView {
    let (api, page, toasts, dialog) = (use_api(), use_refund_page(), use_toasts(), use_dialog());
    let navigate = use_navigate();
    let form = Form::new();
    dialog.hold_while(form.busy());
    let ways = untrack(|| page.read(|refund| ways(refund.status, refund.attention))).unwrap_or_default();
    let first = ways.first().map_or("", |(way, ..)| *way);
    let draft = Draft::new(first, page.reissue.open());
    let pending = page.reissue.is_pending();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if form.busy().get_untracked() {
            return;
        }
        let input = match draft.read() {
            Ok(input) => input,
            Err(problems) => {
                form.check(problems);
                return;
            }
        };
        form.check(None);
        let intent = page.reissue.begin(input);
        let (no, navigate) = (page.no(), navigate.clone());
        let Some(body) = intent.sent else {
            return;
        };
        let shown = page.no();
        form.send_or(
            async move { api.reissue_refund(&no, &intent.key, &body).await },
            move |refund| {
                page.reissue.settle();
                toasts.say(tf!("已处理：退款 {}", "Done: refund {}", refund.no));
                dialog.close();
                if refund.no == shown {
                    page.show(refund);
                } else {
                    let options = NavigateOptions { resolve: false, ..Default::default() };
                    navigate(&route::refund(&refund.no), options);
                }
            },
            move |error| {
                page.reissue.fail(error);
                page.load();
            },
        );
    };
    let trouble = move || {
        match pending.get() && !form.busy().get() {
        true => view! {
            <Alert tone=Tone::Warn>{t("没有收到明确的答复，处理可能已经生效。请再次提交：会沿用同一个请求，不会重复退款。", "No clear answer came; it may have happened. Send again: it is the same request and happens once.")}</Alert>
        }
        .into_any(),
        false => view! { <FormAlert form=form fields=FIELDS.to_vec() /> }.into_any(),
    }
    };
    let is = move |way: ReissueWay| draft.chosen() == Some(way);
    view! {
        <form class="form" novalidate on:submit=send>
            {trouble}
            <Choices
                form=form name="way" label=t("处理方式", "Way") value=draft.way locked=pending
                options=ways
            />
            <Alert tone=Tone::Warn>{move || draft.way.with(|way| warning(way))}</Alert>
            <Show when=move || is(ReissueWay::UserCard)><Card form=form draft=draft locked=pending /></Show>
            <Show when=move || is(ReissueWay::ByHand)>
                <TextField
                    form=form name="reference" label=t("银行流水号", "The bank’s reference") value=draft.reference
                    locked=pending hint=t("转账回单上的编号，4 到 64 个字", "As on the bank’s receipt; 4 to 64 characters")
                />
            </Show>
            <TextField
                form=form name="reason" label=t("原因", "Reason") value=draft.reason locked=pending
                hint=t("2 到 80 个字，记入审计日志", "2 to 80 characters; goes into the audit log")
            />
            <Sure form=form draft=draft locked=pending />
            <DialogActions leave=t("返回", "Back")>
                <Button look=Look::Danger submit=true busy=form.busy()>{t("确认提交", "Send")}</Button>
            </DialogActions>
        </form>
    }
}

/// The card of the patient. Nothing of it is kept.
#[component]
fn Card(form: Form, draft: Draft, locked: Signal<bool>) -> impl IntoView {
    let banks = BANKS.map(|(code, zh, en)| {
        let choose = move |_| {
            draft.bank_type.set(code.to_owned());
            form.touch("bankType");
        };
        let is_on = move || draft.bank_type.with(|text| text == code).to_string();
        view! {
            <button type="button" class="chip" aria-pressed=is_on disabled=move || locked.get() on:click=choose>
                {t(zh, en)}
            </button>
        }
    });
    view! {
        <TextField
            form=form name="bankType" label=t("银行", "Bank") value=draft.bank_type locked=locked
            placeholder="ICBC_DEBIT"
            hint=t("微信支付的银行编码；储蓄卡以 _DEBIT 结尾", "As WeChat spells it; debit cards end with _DEBIT")
        />
        <div class="chips" role="group" aria-label=t("常用银行", "Usual banks")>{banks}</div>
        <TextField
            form=form name="bankAccount" label=t("银行卡号", "Card number") value=draft.bank_account locked=locked
            inputmode="numeric"
            hint=t("加密后传给微信，我们不保存", "Sealed for WeChat, and not kept here")
        />
        <TextField
            form=form name="realName" label=t("持卡人姓名", "Holder’s name") value=draft.real_name locked=locked
        />
    }
}

/// Ticked by the one who has looked.
#[component]
fn Sure(form: Form, draft: Draft, locked: Signal<bool>) -> impl IntoView {
    let words = move || draft.way.with(|way| sure(way));
    view! {
        <div class="field" class:field-wrong=move || form.field_error("sure").is_some()>
            <label class="check">
                <input
                    type="checkbox"
                    disabled=move || locked.get()
                    aria-describedby="sure-error"
                    aria-invalid=move || form.field_error("sure").map(|_| "true")
                    prop:checked=move || draft.sure.get()
                    on:change:target=move |event| {
                        draft.sure.set(event.target().checked());
                        form.touch("sure");
                    }
                />
                <span>{words}</span>
            </label>
            <p class="field-error" id="sure-error" aria-live="polite">{move || form.field_error("sure")}</p>
        </div>
    }
}
