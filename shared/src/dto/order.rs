use crate::order::{
    Action, Mover, OrderEvent, OrderKind, OrderState, RefundApproval, RefundState, RefundStatus,
};
use crate::rules::{EscortPolicy, RefundPreview, SkuUnit};
use crate::{CivilDate, Fen, HospitalId, Instant, OrderNo, OutRefundNo, PatientId, Period, Sex, SkuId};

use super::patient::Contact;
use super::registration::RegistrationDetails;

wire_enum! {
    /// What to do when an unpaid order of the same kind exists.
    pub enum OnUnpaid {
        /// Answer 409 with its number.
        Refuse = "refuse",
        /// Close it and place the new one.
        Replace = "replace",
    }
}

dto! {
    /// A new order. Only escort can be placed yet by this way.
    pub struct PlaceOrder {
        /// `escort`.
        pub kind: OrderKind,
        /// What is bought.
        pub sku_id: SkuId,
        /// For whom: a patient of the user.
        pub patient_id: PatientId,
        /// The day of service.
        pub service_date: CivilDate,
        /// The part of the day.
        pub period: Period,
        /// Somebody to call.
        pub emergency_contact: Contact,
        /// Whether somebody comes along with the patient.
        pub accompanied: bool,
        /// The version of the terms that was agreed to.
        pub terms_version: i64,
    } optional {
        /// Where; exactly one of this and `hospitalName`.
        pub hospital_id: HospitalId,
        /// Where, in words, 2 to 64 characters.
        pub hospital_name: String,
        /// 科室, at most 64 characters.
        pub department: String,
        /// 服务需求, at most 500 characters.
        pub note: String,
        /// At most 500 characters.
        pub medical_history: String,
        /// `refuse` when absent.
        pub on_unpaid: OnUnpaid,
        /// The price that was shown; when it is another now: 409 PRICE_CHANGED.
        pub expected_amount_fen: Fen,
    }
}

dto! {
    /// For whom an order was placed, as it was then, masked.
    pub struct OrderPatient {
        /// The patient's id; it may have been deleted since.
        pub id: PatientId,
        /// 张*芳
        pub name_masked: String,
        /// 1101**********002X
        pub id_card_masked: String,
        /// 138****8000
        pub phone_masked: String,
        /// 男, 女
        pub sex: Sex,
        /// Full years on the day of service.
        pub age: i64,
    }
}

dto! {
    /// What an order bought, as it was then. Of a registration `serviceName` names doctor and title, `skuId` is the session.
    pub struct EscortDetails {
        /// 服务
        pub service_name: String,
        /// The SKU's id.
        pub sku_id: SkuId,
        /// By the time, half a day or a full day.
        pub unit: SkuUnit,
        /// 医院, from the list or in the patient's words.
        pub hospital_name: String,
        /// The day of service.
        pub service_date: CivilDate,
        /// The part of the day.
        pub period: Period,
        /// When the period begins.
        pub starts_at: Instant,
        /// When the period ends.
        pub ends_at: Instant,
        /// Whether somebody comes along.
        pub accompanied: bool,
    } optional {
        /// Absent when the hospital was given in words.
        pub hospital_id: HospitalId,
        /// 科室
        pub department: String,
        /// 服务需求; only in the detail for its own patient.
        pub note: String,
        /// Of a registration, in the detail: doctor, number, where to fetch it.
        pub registration: RegistrationDetails,
    }
}

dto! {
    /// An entry of the timeline.
    pub struct TimelineEntry {
        /// When.
        pub at: Instant,
        /// What.
        pub event: OrderEvent,
        /// Who: patient, staff, system or payment.
        pub by: Mover,
    } optional {
        /// In words, for instance the reason.
        pub note: String,
    }
}

dto! {
    /// One refund.
    pub struct Refund {
        /// Our number at WeChat.
        pub no: OutRefundNo,
        /// In fen.
        pub amount_fen: Fen,
        /// Where it stands.
        pub status: RefundStatus,
        /// Why, for a person.
        pub reason: String,
        /// When it was decided.
        pub created_at: Instant,
        /// Whether a second person of ours looks at it.
        pub approval: RefundApproval,
    } optional {
        /// When it went to WeChat.
        pub sent_at: Instant,
        /// When WeChat had paid it back.
        pub succeeded_at: Instant,
        /// It failed; this is the number under which it was issued anew.
        pub reissued_as: OutRefundNo,
    }
}

dto! {
    /// What a scanned code pays.
    pub struct NativePay {
        /// What the code says; only good for a QR code.
        pub code_url: String,
        /// The code as an SVG document.
        pub svg: String,
        /// In fen.
        pub amount_fen: Fen,
        /// After it the code pays nothing any more.
        pub expires_at: Instant,
    }
}

wire_enum! {
    /// A movement of a patient's money.
    pub enum MoneyRecordKind {
        /// 支付
        Payment = "payment",
        /// 退款
        Refund = "refund",
    }
}

dto! {
    /// A movement of a patient's money.
    pub struct MoneyRecord {
        /// Which way.
        pub kind: MoneyRecordKind,
        /// Our number at WeChat, of the payment or the refund.
        pub no: String,
        /// Of which order.
        pub order_no: OrderNo,
        /// What was bought.
        pub service_name: String,
        /// In fen.
        pub amount_fen: Fen,
        /// When it was paid, or decided to go back.
        pub at: Instant,
    } optional {
        /// Of a refund: where it stands.
        pub status: RefundStatus,
        /// Of a refund: whether a second person of ours looks at it.
        pub approval: RefundApproval,
        /// Of a refund: when it had arrived.
        pub succeeded_at: Instant,
    }
}

page!(
    /// A patient's payments and refunds, the newest first.
    MoneyRecordPage of MoneyRecord
);

dto! {
    /// An order, as its patient sees it. In lists without timeline, refunds and preview.
    pub struct Order {
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
        /// For whom.
        pub patient: OrderPatient,
        /// What was bought.
        pub details: EscortDetails,
        /// Buttons to offer.
        pub allowed_actions: Vec<Action>,
        /// What happened, oldest first.
        pub timeline: Vec<TimelineEntry>,
        /// Its refunds, oldest first.
        pub refunds: Vec<Refund>,
    } optional {
        /// When the hold ends; unpaid orders only.
        pub expires_at: Instant,
        /// When it was paid.
        pub paid_at: Instant,
        /// What cancelling now would give back; only where cancelling is allowed and something was paid.
        pub refund_preview: RefundPreview,
        /// The rules that the preview of an escort order follows, as they were when it was placed.
        pub policy: EscortPolicy,
        /// The version of the terms that was agreed to.
        pub terms_version: i64,
    }
}

page!(
    /// Orders, the newest first.
    OrderPage of Order
);

dto! {
    /// The five parameters of wx.requestPayment, ready to be passed on.
    pub struct PayParams {
        /// Seconds, as text.
        pub time_stamp: String,
        /// At most 32 characters.
        pub nonce_str: String,
        /// `prepay_id=…`
        pub package: String,
        /// `RSA`
        pub sign_type: String,
        /// Base64.
        pub pay_sign: String,
    }
}

dto! {
    /// Why an order is cancelled.
    pub struct CancelRequest {
    } optional {
        /// At most 200 characters.
        pub reason: String,
        /// What was shown to come back, in fen, 0 for an unpaid order; when it is another sum now: 409 REFUND_CHANGED.
        pub expected_refund_fen: Fen,
    }
}
