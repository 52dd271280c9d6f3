use crate::dto::{EscortDetails, OrderPatient, Refund, TimelineEntry};
use crate::order::{OrderKind, OrderState, RefundState};
use crate::rules::{Fault, RefundPreview};
use crate::{CivilDate, Fen, Instant, OrderNo, OutTradeNo, UserId};

dto! {
    /// A row of the staff's list.
    pub struct AdminOrderRow {
        /// 订单号
        pub no: OrderNo,
        /// What it sells.
        pub kind: OrderKind,
        /// Where the service stands.
        pub state: OrderState,
        /// What its refunds come to.
        pub refund_state: RefundState,
        /// The price in fen.
        pub amount_fen: Fen,
        /// What was paid in fen.
        pub paid_fen: Fen,
        /// What has come back in fen.
        pub refunded_fen: Fen,
        /// When it was placed.
        pub created_at: Instant,
        /// For whom, masked.
        pub patient: OrderPatient,
        /// What was bought.
        pub details: EscortDetails,
        /// Whether staff wrote a remark.
        pub has_remark: bool,
    } optional {
        /// When it was paid.
        pub paid_at: Instant,
    }
}

page!(
    /// Orders: paid first, then pending, then done, then dead; later first within each.
    AdminOrderPage of AdminOrderRow
);

dto! {
    /// One try to pay.
    pub struct PaymentAttempt {
        /// Our number at WeChat.
        pub no: OutTradeNo,
        /// In fen.
        pub amount_fen: Fen,
        /// started, live, paid or closed.
        pub state: String,
        /// When it was begun.
        pub created_at: Instant,
        /// When WeChat stops accepting it.
        pub expires_at: Instant,
    } optional {
        /// WeChat's number.
        pub transaction_id: String,
        /// When it was paid.
        pub paid_at: Instant,
    }
}

dto! {
    /// An order, as staff see it; personal data masked.
    pub struct AdminOrder {
        /// The row.
        pub order: AdminOrderRow,
        /// Who placed it.
        pub user_id: UserId,
        /// 张*
        pub emergency_name_masked: String,
        /// 138****8000
        pub emergency_phone_masked: String,
        /// Whether the patient wrote a note.
        pub has_note: bool,
        /// Whether a medical history was given.
        pub has_medical_history: bool,
        /// What happened, oldest first, internal entries too.
        pub timeline: Vec<TimelineEntry>,
        /// Tries to pay, oldest first.
        pub attempts: Vec<PaymentAttempt>,
        /// Refunds, oldest first.
        pub refunds: Vec<Refund>,
        /// What still can be given back, in fen.
        pub refundable_fen: Fen,
        /// States to which this member of staff may move it.
        pub allowed_moves: Vec<OrderState>,
        /// Whether this member of staff may cancel it.
        pub may_cancel: bool,
        /// Whether this member of staff may give money back.
        pub may_refund: bool,
    } optional {
        /// 运营备注
        pub remark: String,
        /// When the hold ends.
        pub expires_at: Instant,
        /// What a patient's cancellation would give back now.
        pub refund_preview: RefundPreview,
    }
}

dto! {
    /// 备注; empty clears it.
    pub struct RemarkInput {
        /// At most 1,000 characters.
        pub text: String,
    }
}

dto! {
    /// A move by staff.
    pub struct StateChange {
        /// confirmed, in_service, completed or no_show.
        pub to: OrderState,
    } optional {
        /// At most 200 characters.
        pub note: String,
    }
}

dto! {
    /// Money back, decided by staff.
    pub struct RefundInput {
        /// 1 fen to what is left of the payment.
        pub amount_fen: Fen,
        /// 2 to 80 characters.
        pub reason: String,
    }
}

dto! {
    /// Cancelled by staff.
    pub struct StaffCancel {
        /// Whose fault: decides what goes back.
        pub fault: Fault,
        /// 2 to 80 characters.
        pub reason: String,
    }
}

dto! {
    /// Why personal data is read in clear.
    pub struct RevealRequest {
        /// 4 to 200 characters; kept in the audit log.
        pub purpose: String,
    }
}

dto! {
    /// Personal data of an order, in clear. Never cached, always audited.
    pub struct RevealedOrder {
        /// 姓名
        pub name: String,
        /// 身份证号
        pub id_card: String,
        /// 手机号
        pub phone: String,
        /// 出生日期
        pub birthday: CivilDate,
        /// 紧急联系人
        pub emergency_name: String,
        /// 紧急联系人电话
        pub emergency_phone: String,
    } optional {
        /// 服务需求
        pub note: String,
        /// 病史
        pub medical_history: String,
    }
}
