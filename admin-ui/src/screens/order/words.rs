//! Words of this screen for what the server says in codes.

use crate::lang::t;
use crate::words::Words;
use banyi_shared::order::{Mover, OrderEvent, OrderKind, OrderState};

/// Who did it.
pub fn mover(by: Mover) -> &'static str {
    match by {
        Mover::Patient => t("患者", "Patient"),
        Mover::Staff => t("员工", "Staff"),
        Mover::System => t("系统", "System"),
        Mover::Payment => t("微信支付", "WeChat Pay"),
    }
}

/// What happened, in the words of what the order sold.
pub fn event(kind: OrderKind, event: OrderEvent) -> &'static str {
    if kind != OrderKind::Registration {
        return event.words();
    }
    match event {
        OrderEvent::Confirmed => t("预约成功", "Booked"),
        OrderEvent::Started => t("已取号", "Number fetched"),
        OrderEvent::Completed => t("就诊完成", "Visit completed"),
        OrderEvent::NoShow => t("未就诊", "Did not come"),
        other => other.words(),
    }
}

/// Where an attempt to pay stands, and the tone of its badge.
pub fn attempt(state: &str) -> (&str, &'static str) {
    match state {
        "started" => (t("正在发起", "Starting"), "quiet"),
        "live" => (t("等待付款", "To be paid"), "warn"),
        "paid" => (t("已支付", "Paid"), "ok"),
        "closed" => (t("已关闭", "Closed"), "quiet"),
        other => (other, "quiet"),
    }
}

/// A move as staff make it: the button, and what it means.
pub fn step(kind: OrderKind, to: OrderState) -> (&'static str, &'static str) {
    match (kind, to) {
        (OrderKind::Registration, to) => registration_step(to),
        (_, to) => escort_step(to),
    }
}

fn registration_step(to: OrderState) -> (&'static str, &'static str) {
    match to {
        OrderState::Confirmed => (
            t("医院已确认", "Hospital confirmed"),
            t(
                "请在医院答复后再确认。确认后患者看到预约成功。",
                "Once the hospital has answered. The patient then sees that it is booked.",
            ),
        ),
        OrderState::InService => (
            t("取号", "Fetched"),
            t(
                "患者已在医院取号时使用。取号后患者不能再退号。",
                "The patient has fetched the number at the hospital and cannot cancel any more.",
            ),
        ),
        OrderState::Completed => (
            t("完成就诊", "Complete"),
            t(
                "就诊结束后使用，之后订单不能再变更状态。",
                "The visit is over. The state cannot change afterwards.",
            ),
        ),
        OrderState::NoShow => (
            t("未就诊", "Did not come"),
            t(
                "患者没有来取号时使用。会计入爽约次数，可能停约一段时间；退款需另行办理。",
                "The patient did not come. It counts as a no-show and may stop booking for a while; refunds are separate.",
            ),
        ),
        other => escort_step(other),
    }
}

fn escort_step(to: OrderState) -> (&'static str, &'static str) {
    match to {
        OrderState::Confirmed => (
            t("确认接单", "Confirm"),
            t(
                "确认后，患者会看到订单已有人负责。",
                "The patient will see that somebody looks after the order.",
            ),
        ),
        OrderState::InService => (
            t("开始服务", "Start service"),
            t(
                "请在陪诊员与患者会合后再开始。开始后患者不能自行取消。",
                "Start once escort and patient have met. From then on the patient cannot cancel.",
            ),
        ),
        OrderState::Completed => (
            t("完成服务", "Complete"),
            t(
                "请在服务结束后再完成。完成后订单不能再变更状态。",
                "Complete once the service is over. The state cannot change afterwards.",
            ),
        ),
        OrderState::NoShow => (
            t("标记未到场", "Mark no-show"),
            t(
                "患者没有到场时使用。标记后订单不能再变更状态，退款需另行办理。",
                "For a patient who did not come. The state cannot change afterwards; refunds are separate.",
            ),
        ),
        OrderState::Closing | OrderState::Cancelled => {
            (t("取消订单", "Cancel order"), t("取消后不能恢复。", "This cannot be taken back."))
        }
        OrderState::PendingPayment | OrderState::Paid | OrderState::Expired => {
            (to.words(), t("变更后不能恢复。", "This cannot be taken back."))
        }
    }
}

/// What the toast says after a move.
pub fn stepped(kind: OrderKind, to: OrderState) -> &'static str {
    let is_registration = kind == OrderKind::Registration;
    match to {
        OrderState::InService if is_registration => t("已记为取号", "Marked as fetched"),
        OrderState::Completed if is_registration => t("已完成就诊", "Completed"),
        OrderState::NoShow if is_registration => t("已记为未就诊", "Marked as no-show"),
        OrderState::Confirmed => t("已确认接单", "Order confirmed"),
        OrderState::InService => t("服务已开始", "Service started"),
        OrderState::Completed => t("服务已完成", "Service completed"),
        OrderState::NoShow => t("已标记未到场", "Marked as no-show"),
        _ => t("订单状态已变更", "State changed"),
    }
}
