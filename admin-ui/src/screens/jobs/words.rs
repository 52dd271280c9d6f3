//! The words of jobs.

use banyi_shared::dto::admin::JobState;

use crate::lang::t;

/// What the kinds of work do, in Chinese and in English.
pub const KINDS: &[(&str, &str, &str)] = &[
    ("order.expire", "订单到期", "Expire an order"),
    ("order.close", "关闭未付订单", "Close an unpaid order"),
    ("order.complete", "自动完成服务", "Complete a service"),
    ("registration.confirm", "给号", "Give a number"),
    ("registration.remind", "就诊提醒", "Remind of a visit"),
    ("registration.end", "就诊结束", "End a visit"),
    ("waitlist.lapse", "候补到期", "Lapse an offer"),
    ("waitlist.end", "结束候补", "End a line"),
    ("waitlist.reopen", "重新候补", "Offer again"),
    ("waitlist.tell", "告知候补", "Tell somebody in line"),
    ("hospital.sync", "告知医院", "Tell a hospital"),
    ("session.stop", "停诊退款与改约", "See a stopped session through"),
    ("order.ship", "上报订单发货", "Report an order as served"),
    ("payment.query", "查询支付结果", "Ask for a payment"),
    ("payment.sweep", "每日收款清查", "Sweep the day’s payments"),
    ("refund.follow", "办理退款", "See a refund through"),
    ("bill.reconcile", "每日对账", "Reconcile a day"),
    ("export.write", "导出表格", "Write a table"),
    ("notice.send", "发送通知", "Send a notice"),
    ("application.tell", "告知申请结果", "Tell an applicant"),
    ("file.leave", "清理未使用的图片", "Remove an unused picture"),
];

/// What the work does. A kind without words is shown as it is.
pub fn kind(code: &str) -> String {
    let found = KINDS.iter().find(|(known, ..)| *known == code);
    found.map_or(code, |(_, zh, en)| t(zh, en)).to_owned()
}

/// Where it stands, and the tone of its badge.
pub fn state(state: JobState) -> (&'static str, &'static str) {
    match state {
        JobState::Pending => (t("等待", "Waiting"), "info"),
        JobState::Running => (t("执行中", "Running"), "brand"),
        JobState::Done => (t("完成", "Done"), "quiet"),
        JobState::Dead => (t("失败", "Failed"), "danger"),
        JobState::Retrying => (t("重试中", "Trying again"), "warn"),
        JobState::Aside => (t("已搁置", "Set aside"), "quiet"),
    }
}
