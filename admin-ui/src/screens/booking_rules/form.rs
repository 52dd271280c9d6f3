//! The form of the next version of booking rules.

use banyi_shared::HospitalId;
use banyi_shared::dto::admin::BookingRulesInput;
use banyi_shared::rules::{BookingRules, NoShowStep};
use leptos::prelude::*;

use super::preview::preview;
use super::words::{problems, quit_day};
use crate::kit::form::{Fields, FormSpec};
use crate::kit::list::Choice;
use crate::lang::{t, tf};

/// Steps of the ladder (see `BookingRules::problems`).
const MOST_STEPS: usize = 5;
/// The earliest day of the deadline that is offered.
const EARLIEST: i64 = 14;

/// The next version; it begins with `body`.
pub fn next(hospital: Option<HospitalId>, body: BookingRules) -> FormSpec<BookingRules> {
    let days =
        (0..=EARLIEST.max(-body.quit_day)).map(|days| Choice::new((-days).to_string(), quit_day(-days)));
    let days = Signal::stored(days.collect::<Vec<_>>());
    FormSpec::new(
        t("发布预约规则", "Publish booking rules"),
        body,
        move |form| texts(limits(times(form, days))),
        move |api, body| {
            let input = BookingRulesInput { body, hospital_id: hospital.clone() };
            async move { api.publish_booking_rules(&input).await }
        },
    )
    .note(t(
        "发布后立即生效：日期页马上按新规则显示；已有订单仍按下单时的规则。",
        "It holds at once: patients see other dates right away. Orders keep the rules they were placed with.",
    ))
    .check(problems)
    .preview(preview)
    .submit(t("发布", "Publish"))
    .done(t("新版本已生效", "The new version holds"))
}

fn times(form: Fields<BookingRules>, days: Signal<Vec<Choice>>) -> Fields<BookingRules> {
    form.number("body.cycleDays", t("预约周期（天）", "Cycle (days)"), |body| &mut body.cycle_days)
        .range(1, 90)
        .hint(t("放号后能约到的天数，含当天", "Days that can be booked, today included"))
        .time("body.release", t("放号时间", "Opens at"), |body| &mut body.release)
        .hint(t("每天这个时刻放出最后一天的号", "When the last day opens, each day"))
        .time("body.stop", t("停挂时间", "Closes at"), |body| &mut body.stop)
        .hint(t("过了这个时刻，当天不再挂号", "From then on today sells nothing"))
        .select("body.quitDay", t("退号截止日", "Cancelled until, day"), days, |body| &mut body.quit_day)
        .time("body.quitTime", t("退号截止时间", "Cancelled until, time"), |body| &mut body.quit_time)
        .hint(t("到这一刻为止可以退号并全额退款", "Until then all comes back"))
}

fn limits(form: Fields<BookingRules>) -> Fields<BookingRules> {
    form.number("body.payMinutes", t("支付时限（分钟）", "Time to pay (minutes)"), |body| {
        &mut body.pay_minutes
    })
    .range(5, 120)
    .number("body.perUserDay", t("每人每天限号", "Numbers a day"), |body| &mut body.per_user_day)
    .range(1, 20)
    .hint(t("一个用户同一天在这家医院最多几个号", "Of one user, at this hospital"))
    .number("body.offerMinutes", t("候补保留（分钟）", "Offers kept (minutes)"), |body| {
        &mut body.offer_minutes
    })
    .range(5, 240)
    .hint(t("轮到候补时，号保留多久", "For those in line"))
    .switch("body.reportsFetch", t("医院报告取号", "The hospital reports fetched numbers"), |body| {
        &mut body.reports_fetch
    })
    .hint(t(
        "打开后，就诊结束仍未取号的记为未就诊；关闭时按已就诊处理",
        "On: a number that nobody fetched is a no-show; off: the order is completed",
    ))
    .rows(
        "body.noShow",
        t("爽约限制", "No-shows"),
        (NoShowStep { count: 3, within_days: 90, stop_days: 30 }, MOST_STEPS),
        |step| {
            step.number("withinDays", t("多少天内", "Within days"), |step| &mut step.within_days)
                .number("count", t("未就诊次数", "Times"), |step| &mut step.count)
                .number("stopDays", t("停约天数", "Stopped for days"), |step| &mut step.stop_days)
        },
        |body| &mut body.no_show,
    )
    .optional()
    .hint(t("从轻到重排列；没有限制时全部删除", "From mild to strict; none for no consequence"))
}

fn texts(form: Fields<BookingRules>) -> Fields<BookingRules> {
    form.time("body.remindEvening", t("前一晚提醒", "Reminder the evening before"), |body| {
        &mut body.remind_evening
    })
    .time("body.remindMorning", t("当天提醒", "Reminder on the day"), |body| &mut body.remind_morning)
    .lines("body.notes", t("预约须知", "Notes"), |body| &mut body.notes)
    .hint(t("一行一条，患者在确认页看到", "A line each; patients read them before booking"))
    .lines("body.bring", t("就诊需携带", "To bring"), |body| &mut body.bring)
    .hint(t("一行一项", "A line each"))
    .maybe_text("body.fetchPlace", t("取号地点", "Where numbers are fetched"), |body| {
        &mut body.fetch_place
    })
    .length(0, 200)
    .hint(tf!("没有接入医院接口时由平台给号，显示这个地点", "Where we give the numbers, this place is told"))
}
