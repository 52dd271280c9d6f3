use crate::order::{RefundApproval, RefundAttention, RefundStatus};
use crate::{Fen, Instant, OrderNo, OutRefundNo, OutTradeNo};

wire_enum! {
    /// Why money goes back.
    pub enum RefundCause {
        /// 患者取消
        PatientCancel = "patient_cancel",
        /// 运营取消
        StaffCancel = "staff_cancel",
        /// 医院取消: the session was stopped, or the hospital refused the booking.
        HospitalCancel = "hospital_cancel",
        /// 人工退款
        Staff = "staff",
        /// 迟到付款: it came when the order was over.
        LatePayment = "late_payment",
        /// 重复付款
        DuplicatePayment = "duplicate_payment",
    }
}

impl RefundCause {
    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::PatientCancel => "患者取消",
            Self::StaffCancel => "运营取消",
            Self::HospitalCancel => "医院取消",
            Self::Staff => "人工退款",
            Self::LatePayment => "迟到付款",
            Self::DuplicatePayment => "重复付款",
        }
    }
}

dto! {
    /// A refund, as staff see it.
    pub struct AdminRefund {
        /// 商户退款单号
        pub no: OutRefundNo,
        /// Its order.
        pub order_no: OrderNo,
        /// Of which payment.
        pub out_trade_no: OutTradeNo,
        /// In fen.
        pub amount_fen: Fen,
        /// Where it stands.
        pub status: RefundStatus,
        /// Whether a second person is needed, and what that person said.
        pub approval: RefundApproval,
        /// Why, by the rule.
        pub cause: RefundCause,
        /// Why, in words.
        pub reason: String,
        /// Whether it waits for somebody to act: closed, abnormal or refused, and neither issued anew nor settled; or
        /// there is something odd about it.
        pub needs_a_person: bool,
        /// Whether it was paid back outside WeChat.
        pub by_hand: bool,
        /// Whether this member of staff may approve or decline it now.
        pub may_decide: bool,
        /// What was bought.
        pub service_name: String,
        /// Where.
        pub hospital_name: String,
        /// 就诊人, masked.
        pub patient_masked: String,
        /// Paid for the order, in fen.
        pub paid_fen: Fen,
        /// When it was decided.
        pub created_at: Instant,
    } optional {
        /// 微信退款单号
        pub refund_id: String,
        /// When it first went to WeChat.
        pub sent_at: Instant,
        /// When it had arrived.
        pub succeeded_at: Instant,
        /// What WeChat said last.
        pub last_error: String,
        /// Who asked for it; absent when a rule did.
        pub asked_by: String,
        /// The second person.
        pub decided_by: String,
        /// When the second person decided.
        pub decided_at: Instant,
        /// What the second person wrote.
        pub decision_note: String,
        /// The failed refund that it repeats.
        pub reissue_of: OutRefundNo,
        /// The refund that repeats it.
        pub reissued_as: OutRefundNo,
        /// What is odd about it.
        pub attention: RefundAttention,
        /// When a person said that nothing more is to be done about it.
        pub settled_at: Instant,
    }
}

page!(
    /// Refunds, the newest first.
    AdminRefundPage of AdminRefund
);

dto! {
    /// What the second person says.
    pub struct RefundDecision {
        /// True: it goes out. False: it is refused, and its money is free again.
        pub approve: bool,
    } optional {
        /// At most 200 characters; needed to decline.
        pub note: String,
    }
}

wire_enum! {
    /// How a failed refund is brought to its end.
    pub enum ReissueWay {
        /// Again to where it was paid from: closed and refused ones, under a new number.
        Again = "again",
        /// To a card of the payer: abnormal ones, under the same number.
        UserCard = "user_card",
        /// To the merchant's own card, from which the payer is then paid: abnormal ones.
        MerchantCard = "merchant_card",
        /// Paid back outside WeChat, with a reference. Of one that arrived on the merchant's own card: passed on.
        ByHand = "by_hand",
        /// Nothing more goes back: it was settled otherwise, as the reason tells. Not for abnormal ones.
        Settled = "settled",
    }
}

dto! {
    /// How a failed refund is brought to its end.
    pub struct Reissue {
        /// By which way.
        pub way: ReissueWay,
        /// Why, 2 to 80 characters.
        pub reason: String,
    } optional {
        /// Of `user_card`: the bank, as WeChat spells it, for instance `ICBC_DEBIT`.
        pub bank_type: String,
        /// Of `user_card`: never kept.
        pub bank_account: String,
        /// Of `user_card`: never kept.
        pub real_name: String,
        /// Of `by_hand`: the bank's reference, 4 to 64 characters; no personal data.
        pub reference: String,
    }
}

dto! {
    /// What staff may set for money.
    pub struct FinanceSettings {
        /// Staff refunds of an order above it, together, need a second person. In fen; 0: all of them.
        pub approval_above_fen: Fen,
    }
}
