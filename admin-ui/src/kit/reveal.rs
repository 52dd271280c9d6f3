//! Personal data in clear, for a recorded purpose and for a minute.

use std::pin::Pin;
use std::sync::Arc;

use banyi_shared::dto::admin::RevealRequest;
use leptos::prelude::*;

use super::{
    Alert, Button, Copyable, Dialog, DialogActions, Form, FormAlert, Look, Sign, TextField, Tone, fact,
    seconds_until, use_dialog,
};
use crate::api::{Api, ApiError, clock, use_api};
use crate::lang::{t, tf};

/// For how long the data stays on the screen, in milliseconds.
const SHOWN_MS: i64 = 60_000;
/// Characters of a purpose (see `RevealRequest::purpose`).
const PURPOSE: std::ops::RangeInclusive<usize> = 4..=200;

/// One fact in clear.
#[derive(Clone)]
pub struct Clear {
    label: &'static str,
    text: String,
    is_copied: bool,
}

impl Clear {
    /// A fact to read.
    pub const fn read(label: &'static str, text: String) -> Self {
        Self { label, text, is_copied: false }
    }

    /// A fact that staff take elsewhere, with a button that copies it.
    pub const fn copy(label: &'static str, text: String) -> Self {
        Self { label, text, is_copied: true }
    }
}

type Asked = Pin<Box<dyn Future<Output = Result<Vec<Clear>, ApiError>>>>;

/// How the data is asked for. Cheap to copy around.
#[derive(Clone)]
pub struct Reveal(Arc<dyn Fn(Api, RevealRequest) -> Asked + Send + Sync>);

impl Reveal {
    /// `ask` sends the purpose; `facts` are what the answer says.
    pub fn new<F, Fut, T>(ask: F, facts: fn(T) -> Vec<Clear>) -> Self
    where
        F: Fn(Api, RevealRequest) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<T, ApiError>> + 'static,
        T: 'static,
    {
        Self(Arc::new(move |api, input| {
            let work = ask(api, input);
            Box::pin(async move { work.await.map(facts) })
        }))
    }
}

/// A button; behind it first the purpose, then the data. Nothing of it is kept.
#[component]
pub fn RevealButton(
    reveal: Reveal,
    /// Purposes that are often meant.
    usual: &'static [(&'static str, &'static str)],
    /// It stands on the screen of one, not in a row of many.
    #[prop(optional)]
    alone: bool,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let title = t("查看个人信息", "See personal data");
    let reveal = StoredValue::new(reveal);
    let press = move |()| open.set(true);
    let button = match alone {
        true => view! { <Button sign=Sign::Eye on_press=press>{title}</Button> },
        false => view! { <Button look=Look::Quiet on_press=press>{t("查看信息", "Reveal")}</Button> },
    };
    view! {
        {button}
        <Dialog open=open title=title>
            <Steps reveal=reveal.get_value() usual=usual />
        </Dialog>
    }
    .into_any()
}

#[component]
fn Steps(reveal: Reveal, usual: &'static [(&'static str, &'static str)]) -> impl IntoView {
    let revealed = RwSignal::new(None::<Vec<Clear>>);
    let reveal = StoredValue::new(reveal);
    move || match revealed.get() {
        Some(facts) => view! { <InClear facts=facts /> }.into_any(),
        None => view! { <Purpose reveal=reveal.get_value() usual=usual revealed=revealed /> }.into_any(),
    }
}

#[component]
fn Purpose(
    reveal: Reveal,
    usual: &'static [(&'static str, &'static str)],
    revealed: RwSignal<Option<Vec<Clear>>>,
) -> impl IntoView {
    let (api, dialog, form) = (use_api(), use_dialog(), Form::new());
    dialog.hold_while(form.busy());
    let purpose = RwSignal::new(String::new());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = purpose.get_untracked().trim().to_owned();
        let fits = PURPOSE.contains(&text.chars().count());
        let sentence = t("请写明用途，4 到 200 个字", "Say what for, in 4 to 200 characters");
        if !form.check((!fits).then(|| ("purpose", sentence.to_owned()))) {
            return;
        }
        form.send((reveal.0)(api, RevealRequest { purpose: text }), move |facts| {
            revealed.try_set(Some(facts));
        });
    };
    let chips = usual.iter().map(|(zh, en)| {
        let text = t(zh, en);
        let choose = move |_| {
            purpose.set(text.to_owned());
            form.touch("purpose");
        };
        view! { <button type="button" class="chip" on:click=choose>{text}</button> }
    });
    let warning = t(
        "查看会记入审计日志，包括您的账号、时间和用途。信息显示 60 秒后自动隐藏。",
        "Your account, the time and the purpose go into the audit log. The data hides itself after 60 seconds.",
    );
    view! {
        <form class="form" novalidate on:submit=send>
            <Alert tone=Tone::Info>{warning}</Alert>
            <FormAlert form=form fields=&["purpose"] />
            <TextField
                form=form name="purpose" label=t("用途", "Purpose") value=purpose
                placeholder=t("为什么需要查看", "Why it is needed") autofocus=true
            />
            <div class="chips" role="group" aria-label=t("常用用途", "Usual purposes")>{chips.collect_view()}</div>
            <DialogActions>
                <Button look=Look::Primary submit=true busy=form.busy()>{t("查看", "Reveal")}</Button>
            </DialogActions>
        </form>
    }
}

#[component]
fn InClear(facts: Vec<Clear>) -> impl IntoView {
    let dialog = use_dialog();
    let seconds = seconds_until(clock::now() + SHOWN_MS);
    Effect::new(move |_| {
        if seconds.get() == 0 {
            dialog.close();
        }
    });
    let rows = facts.into_iter().map(|Clear { label, text, is_copied }| match is_copied {
        true => fact(label, view! { <Copyable text=text what=label /> }),
        false => fact(label, view! { <span class="prose">{text}</span> }),
    });
    view! {
        <p class="reveal-left" aria-live="off">
            {move || tf!("{} 秒后自动隐藏", "Hides in {} s", seconds.get())}
        </p>
        <dl class="facts facts-clear">{rows.collect_view()}</dl>
        <DialogActions leave=t("现在隐藏", "Hide now") />
    }
}
