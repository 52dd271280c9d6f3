//! Words of this screen for what the server says in codes.

use crate::lang::t;
use crate::words::Words;
use banyi_shared::order::{Mover, OrderState};

/// Who did it.
pub fn mover(by: Mover) -> &'static str {
    match by {
        Mover::Patient => t("患者", "Patient"),
        Mover::Staff => t("员工", "Staff"),
        Mover::System => t("系统", "System"),
        Mover::Payment => t("微信支付", "WeChat Pay"),
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
pub fn step(to: OrderState) -> (&'static str, &'static str) {
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
pub fn stepped(to: OrderState) -> &'static str {
    match to {
        OrderState::Confirmed => t("已确认接单", "Order confirmed"),
        OrderState::InService => t("服务已开始", "Service started"),
        OrderState::Completed => t("服务已完成", "Service completed"),
        OrderState::NoShow => t("已标记未到场", "Marked as no-show"),
        _ => t("订单状态已变更", "State changed"),
    }
}
