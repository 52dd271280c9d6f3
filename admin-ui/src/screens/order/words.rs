//! Words of this screen for what the server says in codes.

use banyi_shared::order::{Mover, OrderState, RefundStatus};

/// Who did it.
pub const fn mover(by: Mover) -> &'static str {
    match by {
        Mover::Patient => "患者",
        Mover::Staff => "员工",
        Mover::System => "系统",
        Mover::Payment => "微信支付",
    }
}

/// Where an attempt to pay stands, and the tone of its badge.
pub fn attempt(state: &str) -> (&str, &'static str) {
    match state {
        "started" => ("正在发起", "quiet"),
        "live" => ("等待付款", "warn"),
        "paid" => ("已支付", "ok"),
        "closed" => ("已关闭", "quiet"),
        other => (other, "quiet"),
    }
}

/// The tone of a refund's badge.
pub const fn refund_tone(status: RefundStatus) -> &'static str {
    match status {
        RefundStatus::Requested | RefundStatus::Processing => "warn",
        RefundStatus::Success => "ok",
        RefundStatus::Closed | RefundStatus::Abnormal | RefundStatus::Refused => "danger",
    }
}

/// A move as staff make it: the button, and what it means.
pub const fn step(to: OrderState) -> (&'static str, &'static str) {
    match to {
        OrderState::Confirmed => ("确认接单", "确认后，患者会看到订单已有人负责。"),
        OrderState::InService => ("开始服务", "请在陪诊员与患者会合后再开始。开始后患者不能自行取消。"),
        OrderState::Completed => ("完成服务", "请在服务结束后再完成。完成后订单不能再变更状态。"),
        OrderState::NoShow => {
            ("标记未到场", "患者没有到场时使用。标记后订单不能再变更状态，退款需另行办理。")
        }
        OrderState::Closing | OrderState::Cancelled => ("取消订单", "取消后不能恢复。"),
        OrderState::PendingPayment | OrderState::Paid | OrderState::Expired => {
            (to.label(), "变更后不能恢复。")
        }
    }
}

/// What the toast says after a move.
pub const fn stepped(to: OrderState) -> &'static str {
    match to {
        OrderState::Confirmed => "已确认接单",
        OrderState::InService => "服务已开始",
        OrderState::Completed => "服务已完成",
        OrderState::NoShow => "已标记未到场",
        _ => "订单状态已变更",
    }
}
