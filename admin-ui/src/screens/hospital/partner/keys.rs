//! Keys: a new one is shown once, the one before is taken for a while.

use banyi_shared::dto::admin::{NewPartnerKey, Partner, PartnerKey, PartnerKeyState};
use leptos::prelude::*;

use super::use_connection;
use crate::api::use_api;
use crate::kit::{
    Alert, Badge, Button, Copyable, Dialog, DialogActions, Form, FormAlert, Look, Panel, Sign, Tone, fact,
    use_dialog, use_toasts, when,
};
use crate::lang::{t, tf};
use crate::words::Words;

/// The panel.
#[component]
pub fn Keys() -> impl IntoView {
    let connection = use_connection();
    let (open, revoked) = (RwSignal::new(false), RwSignal::new(None::<PartnerKey>));
    let revoking = RwSignal::new(false);
    let new = view! {
        <Button look=Look::Primary sign=Sign::Key on_press=move |()| open.set(true)>{t("新密钥", "New key")}</Button>
    };
    let ask = Callback::new(move |key: PartnerKey| {
        revoked.set(Some(key));
        revoking.set(true);
    });
    let list = move || connection.partner().map(|partner| keys(&partner, ask));
    view! {
        <Panel title=t("密钥", "Keys") tools=new.into_any()>
            {list}
        </Panel>
        <Dialog open=open title=t("新密钥", "New key")><NewKey /></Dialog>
        <Dialog open=revoking title=t("作废密钥", "Revoke the key")>
            {move || revoked.get().map(|key| view! { <Revoke key=key /> })}
        </Dialog>
    }
}

const fn tone(state: PartnerKeyState) -> &'static str {
    match state {
        PartnerKeyState::Current => "ok",
        PartnerKeyState::Previous => "warn",
        PartnerKeyState::Revoked => "quiet",
    }
}

/// What may be done with a key, in words.
fn meaning(key: &PartnerKey) -> String {
    let made = when::minute(key.created_at);
    match (key.state, key.ends_at) {
        (PartnerKeyState::Previous, Some(end)) => {
            tf!("{made} 生成，{} 前仍有效", "made {made}, taken until {}", when::minute(end))
        }
        (PartnerKeyState::Revoked, Some(end)) => {
            tf!("{made} 生成，{} 作废", "made {made}, revoked {}", when::minute(end))
        }
        _ => tf!("{made} 生成", "made {made}"),
    }
}

fn keys(partner: &Partner, ask: Callback<PartnerKey>) -> AnyView {
    if partner.keys.is_empty() {
        return view! {
            <p class="soft">{t(
                "还没有密钥。生成后把编号和密钥交给医院的工程师，对方才能调用。",
                "No key yet. Make one and hand its number and secret to the hospital’s engineers.",
            )}</p>
        }
        .into_any();
    }
    let row = |key: &PartnerKey| {
        let (kept, lives) = (key.clone(), key.state != PartnerKeyState::Revoked);
        let label = tf!("作废密钥 {}", "Revoke {}", key.id);
        view! {
            <li class="key">
                <span class="key-text">
                    <span class="mono key-id">{key.id.to_string()}</span>
                    <span class="fine">{meaning(key)}</span>
                </span>
                <Badge tone=tone(key.state) text=key.state.words() />
                {lives.then(|| view! {
                    <button type="button" class="button button-quiet" aria-label=label on:click=move |_| ask.run(kept.clone())>
                        {t("作废", "Revoke")}
                    </button>
                })}
            </li>
        }
    };
    view! { <ul class="keys">{partner.keys.iter().map(row).collect_view()}</ul> }.into_any()
}

#[component]
fn NewKey() -> impl IntoView {
    let made = RwSignal::new(None::<NewPartnerKey>);
    move || match made.get() {
        Some(key) => view! { <Made key=key /> }.into_any(),
        None => view! { <Make made=made /> }.into_any(),
    }
}

#[component]
fn Make(made: RwSignal<Option<NewPartnerKey>>) -> impl IntoView {
    let (api, connection, dialog, form) = (use_api(), use_connection(), use_dialog(), Form::new());
    dialog.hold_while(form.busy());
    let has_key = untrack(|| connection.partner())
        .is_some_and(|partner| partner.keys.iter().any(|key| key.state == PartnerKeyState::Current));
    let make = move |()| {
        let hospital = connection.hospital();
        form.send(async move { api.new_partner_key(&hospital).await }, move |key| {
            connection.refresh();
            made.try_set(Some(key));
        });
    };
    let points = match has_key {
        true => vec![
            t(
                "新密钥马上用于我们发给医院的请求，请先和医院约好时间。",
                "We sign what we send with it at once: agree on a time with the hospital.",
            ),
            t(
                "医院发给我们的请求，旧密钥在轮换期内仍然有效，期满自动失效。",
                "What the hospital sends with the old key is still taken for a while, then no more.",
            ),
            t("再早的密钥立即作废。", "Keys before that end now."),
        ],
        false => vec![t(
            "生成后医院可以用它签名调用，我们也用它签名发给医院的请求。",
            "The hospital signs with it, and so do we.",
        )],
    };
    view! {
        <p>{t("密钥只显示一次，关闭后无法再看。", "The secret is shown once and never again.")}</p>
        <ul class="plain-points">{points.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        <FormAlert form=form />
        <DialogActions>
            <Button look=Look::Primary busy=form.busy() on_press=make>{t("生成新密钥", "Make a new key")}</Button>
        </DialogActions>
    }
}

#[component]
fn Made(key: NewPartnerKey) -> impl IntoView {
    let old = key.previous_ends_at.map(|end| {
        view! { <p>{tf!("旧密钥 {} 前仍有效。", "The old key is taken until {}.", when::minute(end))}</p> }
    });
    view! {
        <Alert tone=Tone::Warn>
            <p><strong>{t("请现在复制并妥善交给医院：关闭后不再显示。", "Copy it now: it is never shown again.")}</strong></p>
            {old}
        </Alert>
        <dl class="facts facts-clear key-made">
            {fact(t("密钥编号", "Key"), view! { <Copyable text=key.id.to_string() what=t("密钥编号", "Key") /> })}
            {fact(t("密钥", "Secret"), view! { <Copyable text=key.secret what=t("密钥", "Secret") /> })}
        </dl>
        <DialogActions leave=t("我已保存", "I have kept it") />
    }
}

#[component]
fn Revoke(key: PartnerKey) -> impl IntoView {
    let (api, connection, dialog, toasts, form) =
        (use_api(), use_connection(), use_dialog(), use_toasts(), Form::new());
    dialog.hold_while(form.busy());
    let words = match key.state {
        PartnerKeyState::Current => t(
            "这是当前密钥：作废后医院立即不能调用，我们也不能发给医院，直到生成新密钥。",
            "This is the key in use: nothing goes either way until there is a new one.",
        ),
        _ => t("作废后，用它签名的请求立即被拒绝。", "What is signed with it is refused at once."),
    };
    let id = key.id.clone();
    let press = move |()| {
        let (hospital, id) = (connection.hospital(), id.clone());
        form.send(async move { api.revoke_partner_key(&hospital, &id).await }, move |()| {
            toasts.say(t("密钥已作废", "Revoked"));
            connection.refresh();
            dialog.close();
        });
    };
    view! {
        <p class="mono">{key.id.to_string()}</p>
        <p>{words}</p>
        <FormAlert form=form />
        <DialogActions>
            <Button look=Look::Danger busy=form.busy() on_press=press>{t("确认作废", "Revoke")}</Button>
        </DialogActions>
    }
}
