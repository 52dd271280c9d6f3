//! The words for what an order is and where it stands.

wire_enum! {
    /// What an order sells. All six share one table, one hold, one payment.
    pub enum OrderKind {
        /// 陪诊
        Escort = "escort",
        /// 挂号
        Registration = "registration",
        /// 体检
        Exam = "exam",
        /// 场地
        Venue = "venue",
        /// 充值
        Topup = "topup",
        /// 缴费
        Bill = "bill",
    }
}

wire_enum! {
    /// Where the service stands. Refunds are rows of their own: see [`RefundState`].
    pub enum OrderState {
        /// 待付款
        PendingPayment = "pending_payment",
        /// 关闭中: no new payment starts; WeChat is asked to close the old one.
        Closing = "closing",
        /// 已付款
        Paid = "paid",
        /// 已确认: somebody will carry it out.
        Confirmed = "confirmed",
        /// 服务中
        InService = "in_service",
        /// 已完成
        Completed = "completed",
        /// 已取消
        Cancelled = "cancelled",
        /// 已过期
        Expired = "expired",
        /// 未到场
        NoShow = "no_show",
    }
}

impl OrderState {
    /// The admin's order of rows: paid to in service first, then pending, then done, then dead.
    pub const fn rank(self) -> i64 {
        match self {
            Self::Paid | Self::Confirmed | Self::InService => 0,
            Self::PendingPayment | Self::Closing => 1,
            Self::Completed | Self::NoShow => 2,
            Self::Cancelled | Self::Expired => 3,
        }
    }

    /// Whether the service is over or will never be.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Completed | Self::NoShow | Self::Cancelled | Self::Expired)
    }

    /// Whether the patient still may pay, or has a payment that is being closed.
    pub const fn is_unpaid(self) -> bool {
        matches!(self, Self::PendingPayment | Self::Closing)
    }

    /// The words on the screen, before refunds are considered.
    pub const fn label(self) -> &'static str {
        match self {
            Self::PendingPayment => "待付款",
            Self::Closing => "关闭中",
            Self::Paid => "已付款",
            Self::Confirmed => "已确认",
            Self::InService => "服务中",
            Self::Completed => "已完成",
            Self::Cancelled => "已取消",
            Self::Expired => "已过期",
            Self::NoShow => "未到场",
        }
    }
}

wire_enum! {
    /// The patient's tabs.
    pub enum OrderTab {
        /// 待付款
        Unpaid = "unpaid",
        /// 已付款
        Paid = "paid",
        /// 在服务
        InService = "in_service",
        /// 已完成
        Done = "done",
        /// 已取消
        Dead = "dead",
    }
}

impl OrderTab {
    /// The states that the tab shows.
    pub const fn states(self) -> &'static [OrderState] {
        match self {
            Self::Unpaid => &[OrderState::PendingPayment, OrderState::Closing],
            Self::Paid => &[OrderState::Paid, OrderState::Confirmed],
            Self::InService => &[OrderState::InService],
            Self::Done => &[OrderState::Completed, OrderState::NoShow],
            Self::Dead => &[OrderState::Cancelled, OrderState::Expired],
        }
    }

    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unpaid => "待付款",
            Self::Paid => "已付款",
            Self::InService => "在服务",
            Self::Done => "已完成",
            Self::Dead => "已取消",
        }
    }
}

wire_enum! {
    /// Where one refund stands.
    pub enum RefundStatus {
        /// Decided by us; WeChat has not confirmed that it took it.
        Requested = "requested",
        /// 退款中: WeChat took it.
        Processing = "processing",
        /// 已退款
        Success = "success",
        /// 退款关闭: failed for good under this number.
        Closed = "closed",
        /// 退款异常: the card is void; an operator acts.
        Abnormal = "abnormal",
        /// WeChat refuses it, for instance after 365 days; an operator acts.
        Refused = "refused",
    }
}

impl RefundStatus {
    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Requested => "退款已申请",
            Self::Processing => "退款中",
            Self::Success => "已退款",
            Self::Closed => "退款关闭",
            Self::Abnormal => "退款异常",
            Self::Refused => "退款被拒",
        }
    }
}

wire_enum! {
    /// Whether a refund needs a second person, and what that person said.
    pub enum RefundApproval {
        /// Nobody needs to say anything.
        None = "none",
        /// 待复核: nothing is sent before a second person agrees.
        Waiting = "waiting",
        /// 已复核
        Approved = "approved",
        /// 复核未通过: the refund is refused, and its money is free again.
        Declined = "declined",
    }
}

impl RefundApproval {
    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::None => "无需复核",
            Self::Waiting => "待复核",
            Self::Approved => "已复核",
            Self::Declined => "复核未通过",
        }
    }
}

wire_enum! {
    /// What is odd about a refund, so that a person must look at it although its status does not say so.
    pub enum RefundAttention {
        /// It had failed and was issued anew; then WeChat paid this one back too. Both are in the books.
        Twice = "twice",
        /// WeChat paid it back although the books have its money elsewhere; it is in no sum.
        Unbooked = "unbooked",
        /// It goes to the merchant's own card: once there, somebody passes it on to the payer.
        MerchantCard = "merchant_card",
    }
}

impl RefundAttention {
    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Twice => "重复退款",
            Self::Unbooked => "账外退款",
            Self::MerchantCard => "待转付患者",
        }
    }
}

wire_enum! {
    /// What an order's refunds come to, derived from them.
    pub enum RefundState {
        /// 无退款
        None = "none",
        /// 退款中
        Pending = "pending",
        /// 部分退款
        Partial = "partial",
        /// 已退款
        Full = "full",
        /// 退款异常: somebody must act.
        Attention = "attention",
    }
}

impl RefundState {
    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::None => "无退款",
            Self::Pending => "退款中",
            Self::Partial => "部分退款",
            Self::Full => "已退款",
            Self::Attention => "退款异常",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_has_exactly_one_tab() {
        for state in OrderState::ALL {
            let tabs = OrderTab::ALL.iter().filter(|tab| tab.states().contains(state)).count();
            assert_eq!(tabs, 1, "{state}");
        }
    }
}
