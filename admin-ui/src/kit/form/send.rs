//! Forms: sent once at a time, errors beside the fields.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlElement;
use web_sys::wasm_bindgen::JsCast;

use super::super::{Alert, Tone};
use crate::api::ApiError;
use crate::lang::t;

/// What a form knows about its sending. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Form {
    busy: RwSignal<bool>,
    error: RwSignal<Option<ApiError>>,
    /// What the form itself found wrong, by field.
    local: RwSignal<BTreeMap<&'static str, String>>,
}

impl Form {
    /// A form that has not been sent.
    pub fn new() -> Self {
        Self { busy: RwSignal::new(false), error: RwSignal::new(None), local: RwSignal::new(BTreeMap::new()) }
    }

    /// Whether it is being sent.
    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// Why it was refused.
    pub fn error(self) -> Option<ApiError> {
        self.error.get()
    }

    /// What is wrong with the field `name`: what the form found, or else the server.
    pub fn field_error(self, name: &str) -> Option<String> {
        self.local
            .with(|local| local.get(name).cloned())
            .or_else(|| self.error.with(|error| error.as_ref()?.field(name)))
    }

    /// Forgets what was wrong with `name`: it is being corrected.
    pub fn touch(self, name: &'static str) {
        if self.local.with_untracked(|local| local.contains_key(name)) {
            self.local.update(|local| {
                local.remove(name);
            });
        }
    }

    /// Says what is wrong with `name`, found while it is filled in.
    pub fn blame(self, name: &'static str, problem: String) {
        self.local.try_update(|local| local.insert(name, problem));
    }

    /// Takes note of what the form itself found wrong; whether there was nothing.
    pub fn check(self, problems: impl IntoIterator<Item = (&'static str, String)>) -> bool {
        let problems: BTreeMap<_, _> = problems.into_iter().collect();
        let is_fine = problems.is_empty();
        self.error.set(None);
        self.local.set(problems);
        if !is_fine {
            focus_first_problem();
        }
        is_fine
    }

    /// Sends, unless it is being sent: `work` is awaited, then `done` or the error.
    pub fn send<T: 'static>(
        self,
        work: impl Future<Output = Result<T, ApiError>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        self.send_or(work, done, |_| ());
    }

    /// As [`Form::send`], and `failed` hears of the error too.
    pub fn send_or<T: 'static>(
        self,
        work: impl Future<Output = Result<T, ApiError>> + 'static,
        done: impl FnOnce(T) + 'static,
        failed: impl FnOnce(&ApiError) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.error.set(None);
        spawn_local(async move {
            let answer = work.await;
            // The form may have left the page meanwhile.
            self.busy.try_set(false);
            match answer {
                Ok(answer) => done(answer),
                Err(error) => {
                    failed(&error);
                    self.error.try_set(Some(error));
                    focus_first_problem();
                }
            }
        });
    }
}

/// Puts the focus on the first field that is wrong, once it is marked.
fn focus_first_problem() {
    request_animation_frame(|| {
        let found = document().query_selector("[aria-invalid='true']");
        if let Some(element) = found.ok().flatten().and_then(|element| element.dyn_into::<HtmlElement>().ok())
        {
            // Without focus the message still stands beside the field.
            let _ = element.focus();
        }
    });
}

/// Why the form was refused, where no field is to blame.
#[component]
pub fn FormAlert(
    form: Form,
    /// Fields that show their own errors.
    #[prop(optional, into)]
    fields: Vec<&'static str>,
) -> impl IntoView {
    move || {
        let error = form.error()?;
        let shown_elsewhere = fields.iter().any(|name| error.field(name).is_some());
        if error.has_fields() && shown_elsewhere {
            return None;
        }
        let request = error.request_id();
        Some(view! {
            <Alert tone=Tone::Danger>
                <p>{error.message()}</p>
                {request.map(|id| view! { <p class="fine mono">{t("请求编号", "Request")} " " {id}</p> })}
            </Alert>
        })
    }
}
