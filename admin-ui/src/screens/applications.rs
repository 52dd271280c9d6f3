//! 陪诊员申请: who would like to become an escort, and what was decided.

use banyi_shared::Permission;
use banyi_shared::dto::ApplicationState;
use banyi_shared::dto::admin::{AdminApplication, ApplicationReview, EventTopic, RevealedApplication};
use leptos::prelude::*;

use crate::api::Api;
use crate::kit::form::FormSpec;
use crate::kit::list::{Action, Choice, List, ListSpec};
use crate::kit::{Badge, Clear, PageHead, Reveal, RevealButton, Sign, when};
use crate::lang::{t, tf};
use crate::shell::use_session;
use crate::words::Words;

const REVIEW: Permission = Permission::ApplicationsReview;
/// Why staff usually look.
const USUAL: &[(&str, &str)] =
    &[("电话联系申请人", "Call the applicant"), ("核对申请人身份", "Check who the applicant is")];

/// The screen.
#[component]
pub fn Applications() -> impl IntoView {
    view! {
        <PageHead title=t("陪诊员申请", "Escort applications") />
        <List spec=spec() />
    }
}

const fn tone(state: ApplicationState) -> &'static str {
    match state {
        ApplicationState::Submitted => "warn",
        ApplicationState::Contacted => "info",
        ApplicationState::Approved => "ok",
        ApplicationState::Rejected => "quiet",
    }
}

const fn waits(row: &AdminApplication) -> bool {
    matches!(row.state, ApplicationState::Submitted | ApplicationState::Contacted)
}

fn who(row: &AdminApplication) -> AnyView {
    view! {
        <span class="cell-main">{row.name_masked.clone()}</span>
        <span class="cell-below mono">{row.phone_masked.clone()}</span>
    }
    .into_any()
}

fn state(row: &AdminApplication) -> AnyView {
    let reason = row.reason.clone();
    view! {
        <Badge tone=tone(row.state) text=row.state.words() />
        {reason.map(|text| view! { <span class="cell-below">{text}</span> })}
    }
    .into_any()
}

fn facts(data: RevealedApplication) -> Vec<Clear> {
    vec![Clear::copy(t("姓名", "Name"), data.name), Clear::copy(t("手机号", "Phone"), data.phone)]
}

fn reveal(row: &AdminApplication) -> AnyView {
    let id = row.id.clone();
    let may = use_session().may(Permission::PersonalReveal);
    may.then(|| {
        let reveal = Reveal::new(move |api, input| api.reveal_application(id.clone(), input), facts);
        view! { <RevealButton reveal=reveal usual=USUAL /> }
    })
    .into_any()
}

/// Writes down a decision that needs no words.
fn decide(label: &'static str, state: ApplicationState) -> Action<AdminApplication> {
    Action::new(label, REVIEW, move |api: Api, row: std::sync::Arc<AdminApplication>| {
        api.review(row.id.clone(), ApplicationReview { state, reason: None })
    })
}

/// A rejection has a reason, which the applicant reads.
fn reject(row: &AdminApplication) -> FormSpec<ApplicationReview> {
    let id = row.id.clone();
    let start = ApplicationReview { state: ApplicationState::Rejected, reason: None };
    FormSpec::new(
        t("不通过申请", "Reject application"),
        start,
        |form| {
            form.maybe_area("reason", t("原因", "Reason"), |input| &mut input.reason)
                .length(2, 200)
                .required()
                .hint(t("申请人会看到这段话", "The applicant reads this"))
        },
        move |api, input| api.review(id.clone(), input),
    )
    .submit(t("不通过", "Reject"))
    .done(t("已通知申请人", "The applicant is told"))
    .danger()
}

fn spec() -> ListSpec<AdminApplication> {
    let states = ApplicationState::ALL.iter().map(|state| Choice::new(state.as_str(), state.words()));
    let contacted = decide(t("已联系", "Contacted"), ApplicationState::Contacted)
        .when(|row| row.state == ApplicationState::Submitted);
    let approve = decide(t("通过", "Approve"), ApplicationState::Approved)
        .when(waits)
        .confirm(|row| {
            tf!("通过 {} 的申请？对方会收到通知。", "Approve {}? They will be told.", row.name_masked)
        })
        .done(t("已通过，并通知了申请人", "Approved; the applicant is told"));
    ListSpec::new(
        t("申请", "applications"),
        Sign::Apply,
        "applications",
        |row: &AdminApplication| row.id.to_string(),
        Api::applications,
    )
    .live(&[EventTopic::Applications])
    .tabs("state", t("状态", "State"), states)
    .search("q", t("完整的手机号或编号", "Whole phone or number"))
    .column("who", t("申请人", "Applicant"), who)
    .exports(|row| row.name_masked.clone())
    .text("city", t("城市", "City"), |row| row.city.clone().unwrap_or_default())
    .text("intro", t("自我介绍", "About"), |row| row.intro.clone().unwrap_or_default())
    .column("state", t("状态", "State"), state)
    .exports(|row| row.state.words().to_owned())
    .text("at", t("提交时间", "Sent"), |row| when::minute(row.submitted_at))
    .text("decided", t("处理时间", "Decided"), |row| row.decided_at.map(when::minute).unwrap_or_default())
    .tools(reveal)
    .act(contacted)
    .act(approve)
    .form(t("不通过", "Reject"), REVIEW, waits, reject)
}
