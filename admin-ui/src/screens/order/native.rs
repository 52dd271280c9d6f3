//! 收款码: a code that the patient scans, until it is paid or over.

use std::time::Duration;

use banyi_shared::dto::NativePay;
use banyi_shared::dto::admin::EventTopic;
use banyi_shared::order::OrderState;
use banyi_shared::{ErrorCode, Permission};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::page::use_order_page;
use crate::api::{ApiError, use_api};
use crate::kit::{Alert, Button, Countdown, Dialog, DialogActions, Hints, Icon, Sign, Tone, seconds_until};
use crate::lang::{t, tf};
use crate::shell::use_session;

/// Between two looks at the order while the code is shown.
const FOLLOW: Duration = Duration::from_secs(3);

/// The button for orders that wait for payment, and its dialog.
#[component]
pub fn NativeButton() -> impl IntoView {
    let (page, session) = (use_order_page(), use_session());
    let open = RwSignal::new(false);
    let may = session.may(Permission::OrdersWrite);
    let waits = Memo::new(move |_| {
        page.read(|order| order.order.state == OrderState::PendingPayment).unwrap_or_default()
    });
    view! {
        <Show when=move || may && waits.get()>
            <Button sign=Sign::Code on_press=move |()| open.set(true)>{t("收款码", "Payment code")}</Button>
        </Show>
        <Dialog open=open title=t("微信收款码", "WeChat payment code")>
            <Code />
        </Dialog>
    }
}

#[component]
fn Code() -> impl IntoView {
    let (api, page, hints) = (use_api(), use_order_page(), expect_context::<Hints>());
    let answer = RwSignal::new(None::<Result<NativePay, ApiError>>);
    let ask = Callback::new(move |()| {
        answer.set(None);
        let no = page.no();
        spawn_local(async move {
            let fresh = api.native_pay(&no).await;
            if fresh.is_err() {
                page.load();
            }
            answer.try_set(Some(fresh));
        });
    });
    ask.run(());
    Effect::new(move |before: Option<u64>| {
        let now = hints.count(&[EventTopic::Payments, EventTopic::Orders]);
        if before.is_some_and(|before| before != now) {
            page.load();
        }
        now
    });
    if let Ok(handle) = set_interval_with_handle(move || page.load(), FOLLOW) {
        on_cleanup(move || handle.clear());
    }
    let state = Memo::new(move |_| page.read(|order| order.order.state));
    // The order knows best: what is paid needs no code, whatever was asked before.
    move || match (state.get(), answer.get()) {
        (Some(state), _) if !state.is_unpaid() => view! { <Over state=state /> }.into_any(),
        (_, None) => view! { <Coming /> }.into_any(),
        (_, Some(Ok(pay))) => view! { <Shown pay=pay again=ask /> }.into_any(),
        (_, Some(Err(error))) => view! { <Refused error=error again=ask /> }.into_any(),
    }
}

#[component]
fn Coming() -> impl IntoView {
    view! {
        <div class="code">
            <p class="sr-only" role="status">{t("正在取得收款码…", "Getting the code…")}</p>
            <span class="bone code-bone" aria-hidden="true"></span>
            <DialogActions leave=t("关闭", "Close") />
        </div>
    }
}

/// The code, how much, and for how long.
#[component]
fn Shown(pay: NativePay, again: Callback<()>) -> impl IntoView {
    let left = seconds_until(pay.expires_at);
    let is_over = Memo::new(move |_| left.get() == 0);
    let amount = pay.amount_fen.yuan();
    let picture = format!("data:image/svg+xml,{}", encoded(&pay.svg));
    let alt = tf!("微信收款码，金额 {amount}", "WeChat code to pay {amount}");
    let end = pay.expires_at;
    view! {
        <div class="code">
            <p class="code-amount">{amount.clone()}</p>
            {move || match is_over.get() {
                false => view! {
                    <img class="code-picture" src=picture.clone() alt=alt.clone() width="240" height="240" />
                    <p class="code-left">
                        {t("请患者用微信扫一扫付款，剩余 ", "Scan with WeChat; time left ")}
                        <Countdown end=end over="00:00" />
                    </p>
                }
                .into_any(),
                true => view! {
                    <p class="code-picture code-over" role="status">{t("收款码已过期", "The code is over")}</p>
                    <Button sign=Sign::Refresh on_press=again>{t("重新获取", "Get a new one")}</Button>
                }
                .into_any(),
            }}
            <Alert tone=Tone::Info>{t(
                "患者付款后，这里会自动显示已支付。请提醒患者不要重复支付；小程序里的旧付款会先关闭。",
                "Once paid, it shows here by itself. Ask the patient not to pay twice; what was open in the mini-program is closed first.",
            )}</Alert>
            <DialogActions leave=t("关闭", "Close") />
        </div>
    }
    .into_any()
}

#[component]
fn Refused(error: ApiError, again: Callback<()>) -> impl IntoView {
    let words = match error.code() {
        Some(ErrorCode::PaymentUnderWay) => t(
            "患者可能正在付款，微信还没有给出结果。请稍等几秒再试，不要让患者重复支付。",
            "The patient may be paying just now. Wait a few seconds, and do not let anybody pay twice.",
        )
        .to_owned(),
        _ => error.message(),
    };
    let tone = if error.code() == Some(ErrorCode::PaymentUnderWay) { Tone::Warn } else { Tone::Danger };
    view! {
        <div class="form">
            <Alert tone=tone>{words}</Alert>
            <DialogActions leave=t("关闭", "Close")>
                <Button sign=Sign::Refresh on_press=again>{t("重试", "Try again")}</Button>
            </DialogActions>
        </div>
    }
}

/// Paid, or no longer to be paid.
#[component]
fn Over(state: OrderState) -> impl IntoView {
    let is_dead = matches!(state, OrderState::Cancelled | OrderState::Expired);
    let (sign, title, text) = match is_dead {
        false => (
            Sign::Check,
            t("已支付", "Paid"),
            t("款项已到账，请不要再次付款。", "The money has arrived. Nothing more is to be paid."),
        ),
        true => (
            Sign::Info,
            t("订单已结束", "The order is over"),
            t("这个订单不能再付款。", "It can no longer be paid."),
        ),
    };
    view! {
        <div class="code" role="status">
            <span class="code-done" class:code-dead=is_dead><Icon sign=sign /></span>
            <p class="code-amount">{title}</p>
            <p class="soft">{text}</p>
            <DialogActions leave=t("关闭", "Close") />
        </div>
    }
}

/// A document as part of an address.
fn encoded(svg: &str) -> String {
    js_sys::encode_uri_component(svg).into()
}
