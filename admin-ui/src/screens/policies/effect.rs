//! What rules come to, computed as the server does: for an order that everybody can picture.

use banyi_shared::rules::{EscortPolicy, Fault, RefundPreview, preview_refund};
use banyi_shared::{Fen, Instant, Period};
use leptos::prelude::*;

use super::words::problems;
use crate::api::clock;
use crate::kit::{Alert, Tone, fact, noted, when};
use crate::lang::{t, tf};

/// What the order cost.
const PAID: Fen = Fen(19_800);
/// Hours before the period at which it is cancelled; negative: it has begun.
const HOURS: [i64; 6] = [48, 24, 12, 4, 2, -1];
const HOUR: i64 = 3_600_000;

/// What goes back at each of [`HOURS`], and when it is not the patient's fault.
fn refunds(policy: &EscortPolicy, now: Instant) -> Vec<(String, RefundPreview)> {
    let starts = Period::Morning.starts_on(now.date().plus_days(7));
    let at =
        |hours: i64, fault| preview_refund(policy, PAID, Fen::ZERO, starts, starts - hours * HOUR, fault);
    let by_patient = HOURS.iter().map(|&hours| {
        let words = match hours < 0 {
            true => t("开始之后", "After the start").to_owned(),
            false => tf!("提前 {hours} 小时", "{hours} h before"),
        };
        (words, at(hours, Fault::Patient))
    });
    let ours = [
        (t("平台原因，任何时候", "Our fault, any time"), Fault::Platform),
        (t("医院原因，任何时候", "The hospital's, any time"), Fault::Hospital),
    ];
    by_patient.chain(ours.map(|(words, fault)| (words.to_owned(), at(-1, fault)))).collect()
}

/// The last moment at which tomorrow morning can be booked; nothing when that is over.
fn last_moment(policy: &EscortPolicy, now: Instant) -> Option<Instant> {
    let starts = Period::Morning.starts_on(now.date().plus_days(1));
    Some(starts - policy.min_lead_hours * HOUR).filter(|at| *at >= now)
}

/// What the rules come to, or what is wrong with them.
pub fn effect(policy: &EscortPolicy) -> AnyView {
    let wrong = problems(policy);
    if !wrong.is_empty() {
        let sentences = wrong.into_iter().map(|(_, sentence)| view! { <li>{sentence}</li> });
        return view! {
            <h3 class="preview-title">{t("还不能发布", "Not to be published yet")}</h3>
            <Alert tone=Tone::Warn>
                <ul class="preview-problems">{sentences.collect_view()}</ul>
            </Alert>
        }
        .into_any();
    }
    let now = clock::now();
    view! {
        <h3 class="preview-title">{t("按这份规则", "By these rules")}</h3>
        {times(policy, now)}
        {table(policy, now)}
    }
    .into_any()
}

fn times(policy: &EscortPolicy, now: Instant) -> AnyView {
    let (pay, lead, after) = (policy.pay_minutes, policy.min_lead_hours, policy.complete_after_hours);
    let last = match last_moment(policy, now) {
        Some(at) => tf!("{} 前下单", "until {}", when::brief(at)),
        None => t("已经来不及", "too late already").to_owned(),
    };
    view! {
        <dl class="preview-facts">
            {fact(t("付款", "Payment"), tf!("下单后 {pay} 分钟内", "within {pay} minutes"))}
            {fact(
                t("约明天上午", "For tomorrow morning"),
                noted(last, Some(tf!("08:00 开始，提前 {lead} 小时", "begins at 08:00, {lead} h ahead"))),
            )}
            {fact(
                t("最远可约", "Until"),
                when::day(now.date().plus_days(policy.max_days_ahead)),
            )}
            {fact(t("自动完成", "Completes"), tf!("时段结束 {after} 小时后", "{after} h after the period"))}
        </dl>
    }
    .into_any()
}

fn table(policy: &EscortPolicy, now: Instant) -> AnyView {
    let row = |(words, refund): (String, RefundPreview)| {
        view! {
            <tr>
                <th scope="row">{words}</th>
                <td>{tf!("{}%", "{}%", refund.percent)}</td>
                <td class="preview-back">{refund.refund_fen.yuan()}</td>
                <td>{refund.fee_fen.yuan()}</td>
            </tr>
        }
    };
    view! {
        <table class="preview-table">
            <caption>{tf!("一笔 {} 的订单取消时", "When an order of {} is cancelled", PAID.yuan())}</caption>
            <thead>
                <tr>
                    <th scope="col">{t("取消", "Cancelled")}</th>
                    <th scope="col">{t("比例", "Percent")}</th>
                    <th scope="col">{t("退回", "Back")}</th>
                    <th scope="col">{t("留下", "Kept")}</th>
                </tr>
            </thead>
            <tbody>{refunds(policy, now).into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_what_would_go_back() {
        let now: Instant = "2026-11-20T10:00:00+08:00".parse().unwrap();
        let policy = EscortPolicy::seeded();
        let back: Vec<_> = refunds(&policy, now).into_iter().map(|(_, row)| row.refund_fen.0).collect();
        assert_eq!(back, [19_800, 19_800, 15_840, 15_840, 9_900, 9_900, 19_800, 19_800]);
    }

    #[test]
    fn tomorrow_morning_can_be_booked_until_it_cannot() {
        let now: Instant = "2026-11-20T10:00:00+08:00".parse().unwrap();
        let mut policy = EscortPolicy::seeded();
        let until = "2026-11-21T06:00:00+08:00".parse().ok();
        assert_eq!(last_moment(&policy, now), until);
        policy.min_lead_hours = 48;
        assert_eq!(last_moment(&policy, now), None);
    }
}
