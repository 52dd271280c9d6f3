use crate::{Fen, Instant, OrderNo, OutTradeNo};

wire_enum! {
    /// How far a payment attempt has come.
    pub enum AttemptState {
        /// WeChat may or may not know it.
        Started = "started",
        /// The patient can pay.
        Live = "live",
        /// The money arrived.
        Paid = "paid",
        /// Can no longer be paid.
        Closed = "closed",
    }
}

impl AttemptState {
    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Started => "发起中",
            Self::Live => "待支付",
            Self::Paid => "已支付",
            Self::Closed => "已关闭",
        }
    }
}

wire_enum! {
    /// By which way an attempt is paid.
    pub enum PayChannel {
        /// In the mini-program.
        WechatJsapi = "wechat_jsapi",
        /// By a scanned code.
        WechatNative = "wechat_native",
    }
}

impl PayChannel {
    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::WechatJsapi => "小程序支付",
            Self::WechatNative => "扫码支付",
        }
    }
}

dto! {
    /// A payment attempt, as staff see it.
    pub struct AdminPayment {
        /// 商户单号
        pub out_trade_no: OutTradeNo,
        /// Its order.
        pub order_no: OrderNo,
        /// By which way.
        pub channel: PayChannel,
        /// How far it has come.
        pub state: AttemptState,
        /// Asked for, in fen.
        pub amount_fen: Fen,
        /// Decided to go back of it, in fen.
        pub returning_fen: Fen,
        /// What was bought.
        pub service_name: String,
        /// Where.
        pub hospital_name: String,
        /// 就诊人, masked.
        pub patient_masked: String,
        /// When it was started.
        pub created_at: Instant,
    } optional {
        /// 微信支付单号
        pub transaction_id: String,
        /// When the money arrived.
        pub paid_at: Instant,
    }
}

page!(
    /// Payments, the newest first.
    AdminPaymentPage of AdminPayment
);
