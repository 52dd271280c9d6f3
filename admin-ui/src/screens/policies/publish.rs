//! The form of a policy's next version.

use banyi_shared::dto::admin::{Policy, PolicyInput};
use banyi_shared::rules::{EscortPolicy, FeeStep};
use banyi_shared::{HospitalId, ServiceId};
use leptos::prelude::*;

use super::effect::effect;
use super::subject::{Names, Subject};
use super::words::problems;
use crate::kit::form::{Fields, FormSpec};
use crate::kit::list::Choice;
use crate::lang::{t, tf};

/// Steps of the ladder.
const MOST_STEPS: usize = 10;
/// Values of the field `subject`.
const PLATFORM: &str = "platform";
const HOSPITAL: &str = "hospital";
const SERVICE: &str = "service";

/// What is filled in.
#[derive(Clone)]
pub struct Draft {
    subject: String,
    hospital: Option<HospitalId>,
    service: Option<ServiceId>,
    body: EscortPolicy,
}

impl Draft {
    fn new(subject: &Subject, body: EscortPolicy) -> Self {
        let (subject, hospital, service) = match subject {
            Subject::Platform => (PLATFORM, None, None),
            Subject::Hospital(id) => (HOSPITAL, Some(id.clone()), None),
            Subject::Service(id) => (SERVICE, None, Some(id.clone())),
        };
        Self { subject: subject.to_owned(), hospital, service, body }
    }

    fn input(self) -> PolicyInput {
        PolicyInput {
            body: self.body,
            hospital_id: self.hospital.filter(|_| self.subject == HOSPITAL),
            service_id: self.service.filter(|_| self.subject == SERVICE),
        }
    }
}

/// Rules for any subject; they begin with `body`.
pub fn first(body: EscortPolicy, names: Names) -> FormSpec<Draft> {
    form(t("发布规则", "Publish").to_owned(), Draft::new(&Subject::Platform, body), names, false)
}

/// The next version for the subject of `policy`, which begins with its numbers.
pub fn next(policy: &Policy, subject: &Subject, names: Names) -> FormSpec<Draft> {
    let title = tf!("发布规则：{}", "Publish: {}", untrack(|| names.name(subject)));
    form(title, Draft::new(subject, policy.body.clone()), names, true)
}

fn form(title: String, start: Draft, names: Names, is_settled: bool) -> FormSpec<Draft> {
    let subjects = vec![
        Choice::new(PLATFORM, t("平台默认", "The platform")),
        Choice::new(HOSPITAL, t("一家医院", "One hospital")),
        Choice::new(SERVICE, t("一项服务", "One service")),
    ];
    let subjects = Signal::stored(subjects);
    let settled = move |form: Fields<Draft>| if is_settled { form.locked() } else { form };
    FormSpec::new(
        title,
        start,
        move |form| {
            let form = form.select("subject", t("适用于", "For"), subjects, |draft| &mut draft.subject);
            let form = settled(form)
                .maybe_select("hospitalId", t("医院", "Hospital"), names.hospitals, |draft| {
                    &mut draft.hospital
                })
                .required()
                .shown_when("subject", HOSPITAL);
            let form = settled(form)
                .maybe_select("serviceId", t("服务", "Service"), names.services, |draft| &mut draft.service)
                .required()
                .shown_when("subject", SERVICE);
            numbers(settled(form))
        },
        |api, draft| api.publish_policy(draft.input()),
    )
    .note(t(
        "发布后立即生效，只影响之后的订单；旧版本保留，已有订单不变。",
        "It holds at once, for orders placed from now on. Older versions stay with their orders.",
    ))
    .check(|draft| problems(&draft.body))
    .preview(|draft| effect(&draft.body))
    .submit(t("发布", "Publish"))
    .done(t("新版本已生效", "The new version holds"))
}

fn numbers(form: Fields<Draft>) -> Fields<Draft> {
    form.number("body.payMinutes", t("支付时限（分钟）", "Time to pay (minutes)"), |draft| {
        &mut draft.body.pay_minutes
    })
    .number("body.minLeadHours", t("至少提前（小时）", "Booked ahead, at least (hours)"), |draft| {
        &mut draft.body.min_lead_hours
    })
    .number("body.maxDaysAhead", t("最多提前（天）", "Booked ahead, at most (days)"), |draft| {
        &mut draft.body.max_days_ahead
    })
    .number("body.completeAfterHours", t("自动完成（小时）", "Completes by itself (hours)"), |draft| {
        &mut draft.body.complete_after_hours
    })
    .hint(t("服务时段结束后多久自动完成", "After the period has ended"))
    .rows(
        "body.ladder",
        t("退款阶梯", "Refund ladder"),
        (FeeStep { hours_before: 0, percent: 0 }, MOST_STEPS),
        |step| {
            step.number("hoursBefore", t("提前（小时）", "Before (hours)"), |step| {
                &mut step.hours_before
            })
            .number("percent", t("退回（%）", "Back (%)"), |step| &mut step.percent)
        },
        |draft| &mut draft.body.ladder,
    )
    .optional()
    .hint(t("从早到晚排列，比例不能越晚越高", "From early to late; later never gives more"))
    .number("body.latePercent", t("之后退回（%）", "Later, back (%)"), |draft| {
        &mut draft.body.late_percent
    })
    .hint(t("晚于最后一级、服务开始之前", "Later than the last step, before service begins"))
}
