//! What can be done to rows: to one by a button in it, to many that are chosen.

use std::sync::Arc;

use banyi_shared::Permission;
use leptos::prelude::*;

use super::super::form::{Form, FormPlan};
use super::super::{Alert, Button, Dialog, DialogActions, Look, Tone, use_dialog, use_toasts};
use super::model::use_list;
use super::plan::{ActionPlan, AnyRow, Of};
use super::spec::erase;
use crate::api::{Api, ApiError, use_api};
use crate::lang::t;

/// Something that can be done to a row.
pub struct Action<Row: 'static> {
    pub(super) needs: Permission,
    plan: ActionPlan,
    row: std::marker::PhantomData<fn(Row)>,
}

impl<Row> Clone for Action<Row> {
    fn clone(&self) -> Self {
        Self { needs: self.needs, plan: self.plan.clone(), row: self.row }
    }
}

impl<Row: Send + Sync + 'static> Action<Row> {
    /// `label` on the button; `run` does it to one row.
    pub fn new<F, Fut, T>(label: &'static str, needs: Permission, run: F) -> Self
    where
        F: Fn(Api, Arc<Row>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<T, ApiError>> + 'static,
    {
        let plan = ActionPlan {
            label,
            danger: false,
            fits: Arc::new(|_| true),
            ask: None,
            done: t("已完成", "Done"),
            run: Arc::new(move |api, row: AnyRow| {
                let work = row.downcast::<Row>().ok().map(|row| run(api, row));
                Box::pin(async move {
                    match work {
                        Some(work) => work.await.map(drop),
                        None => Ok(()),
                    }
                })
            }),
        };
        Self { needs, plan, row: std::marker::PhantomData }
    }

    /// Asks first: what will happen to the row.
    #[must_use]
    pub fn confirm(mut self, ask: impl Fn(&Row) -> String + Send + Sync + 'static) -> Self {
        self.plan.ask = Some(erase(ask));
        self
    }

    /// It cannot be taken back.
    #[must_use]
    pub const fn danger(mut self) -> Self {
        self.plan.danger = true;
        self
    }

    /// Only for rows that fit.
    #[must_use]
    pub fn when(mut self, fits: impl Fn(&Row) -> bool + Send + Sync + 'static) -> Self {
        self.plan.fits = erase(fits);
        self
    }

    /// Said when it is done.
    #[must_use]
    pub const fn done(mut self, words: &'static str) -> Self {
        self.plan.done = words;
        self
    }

    pub(super) fn plan(self) -> ActionPlan {
        self.plan
    }
}

impl ActionPlan {
    /// The action as a button of a row.
    pub(super) fn button(self) -> Of<AnyView> {
        Arc::new(move |row| {
            let fits = (self.fits)(row);
            fits.then(|| view! { <ActionButton action=self.clone() row=row.clone() /> }).into_any()
        })
    }
}

#[component]
fn ActionButton(action: ActionPlan, row: AnyRow) -> impl IntoView {
    let open = RwSignal::new(false);
    let (api, toasts, list, form) = (use_api(), use_toasts(), use_list(), Form::new());
    let (label, done) = (action.label, action.done);
    let question = action.ask.as_ref().map(|ask| ask(&row));
    let asks = question.is_some();
    let run = Callback::new(move |close: Option<super::super::DialogHandle>| {
        let work = (action.run)(api, row.clone());
        form.send_or(
            work,
            move |()| {
                toasts.say(done);
                list.refresh();
                if let Some(dialog) = close {
                    dialog.close();
                }
            },
            move |error| {
                if close.is_none() {
                    toasts.warn(error.message());
                }
            },
        );
    });
    let press = move |()| if asks { open.set(true) } else { run.run(None) };
    let danger = action.danger;
    let question = StoredValue::new(question.unwrap_or_default());
    view! {
        <Button look=Look::Quiet busy=form.busy() on_press=press>{label}</Button>
        <Dialog open=open title=label>
            <Question text=question.get_value() label=label danger=danger form=form run=run />
        </Dialog>
    }
    .into_any()
}

/// The question before something is done.
#[component]
fn Question(
    text: String,
    label: &'static str,
    danger: bool,
    form: Form,
    run: Callback<Option<super::super::DialogHandle>>,
) -> impl IntoView {
    let dialog = use_dialog();
    dialog.hold_while(form.busy());
    let look = if danger { Look::Danger } else { Look::Primary };
    view! {
        <p>{text}</p>
        {move || form.error().map(|error| view! { <Alert tone=Tone::Danger>{error.message()}</Alert> })}
        <DialogActions>
            <Button look=look busy=form.busy() on_press=move |()| run.run(Some(dialog))>{label}</Button>
        </DialogActions>
    }
    .into_any()
}

/// Opens the form of a row at the side of the list.
#[component]
pub(super) fn FormButton(label: &'static str, form: Callback<(), Option<FormPlan>>) -> impl IntoView {
    let list = use_list();
    view! {
        <Button look=Look::Quiet on_press=move |()| list.drawer().set(form.run(()))>
            {label}
        </Button>
    }
}
