//! What an order's timeline tells.

wire_enum! {
    /// One entry of the timeline.
    pub enum OrderEvent {
        /// 下单
        Placed = "placed",
        /// 发起支付
        PayStarted = "pay_started",
        /// 支付成功
        Paid = "paid",
        /// 关闭中
        Closing = "closing",
        /// 取消
        Cancelled = "cancelled",
        /// 超时未付
        Expired = "expired",
        /// 被新订单取代
        Replaced = "replaced",
        /// 已确认
        Confirmed = "confirmed",
        /// 开始服务
        Started = "started",
        /// 服务完成
        Completed = "completed",
        /// 未到场
        NoShow = "no_show",
        /// 备注: staff only.
        Remarked = "remarked",
        /// 申请退款
        RefundRequested = "refund_requested",
        /// 退款到账
        Refunded = "refunded",
        /// 退款异常
        RefundFailed = "refund_failed",
        /// 过期后到账: the place was taken again.
        PaidLate = "paid_late",
        /// 重复或过期付款自动退回
        PaymentReturned = "payment_returned",
        /// 申请退款，待复核: staff only.
        RefundAsked = "refund_asked",
        /// 退款复核未通过: staff only.
        RefundDeclined = "refund_declined",
        /// 失败的退款重新发起
        RefundReissued = "refund_reissued",
        /// 线下退款: paid back outside WeChat.
        RefundedByHand = "refunded_by_hand",
        /// 退款重复，待核对: staff only.
        RefundTwice = "refund_twice",
        /// 退款异常已处理: staff only.
        RefundSettled = "refund_settled",
        /// 取号
        Fetched = "fetched",
        /// 停诊: the session does not take place.
        SessionStopped = "session_stopped",
        /// 改约: moved to another session.
        Moved = "moved",
        /// 医院未接受预约
        HospitalRefused = "hospital_refused",
        /// 候补成功: placed from the line's offer.
        FromWaitlist = "from_waitlist",
    }
}

impl OrderEvent {
    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Placed => "提交订单",
            Self::PayStarted => "发起支付",
            Self::Paid => "支付成功",
            Self::Closing => "正在关闭",
            Self::Cancelled => "订单取消",
            Self::Expired => "超时未支付",
            Self::Replaced => "被新订单取代",
            Self::Confirmed => "已确认接单",
            Self::Started => "开始服务",
            Self::Completed => "服务完成",
            Self::NoShow => "未到场",
            Self::Remarked => "运营备注",
            Self::RefundRequested => "申请退款",
            Self::Refunded => "退款到账",
            Self::RefundFailed => "退款异常",
            Self::PaidLate => "过期后到账，已恢复",
            Self::PaymentReturned => "多付款项自动退回",
            Self::RefundAsked => "申请退款，待复核",
            Self::RefundDeclined => "退款复核未通过",
            Self::RefundReissued => "重新发起退款",
            Self::RefundedByHand => "线下退款",
            Self::RefundTwice => "退款重复，待核对",
            Self::RefundSettled => "退款异常已处理",
            Self::Fetched => "已取号",
            Self::SessionStopped => "停诊",
            Self::Moved => "改约",
            Self::HospitalRefused => "医院未接受预约",
            Self::FromWaitlist => "候补成功",
        }
    }

    /// Whether only staff see it.
    pub const fn is_internal(self) -> bool {
        matches!(
            self,
            Self::Remarked
                | Self::RefundAsked
                | Self::RefundDeclined
                | Self::RefundTwice
                | Self::RefundSettled
        )
    }
}
