use crate::{HospitalId, Instant, OrderNo, PartnerCallId, PartnerKeyId};

wire_enum! {
    /// Whether a partner hospital may call.
    pub enum PartnerState {
        /// 可用
        Active = "active",
        /// 锁定
        Locked = "locked",
    }
}

wire_enum! {
    /// Where a key stands.
    pub enum PartnerKeyState {
        /// 当前: signs what we send, and is taken.
        Current = "current",
        /// 轮换中: still taken until it ends.
        Previous = "previous",
        /// 已作废
        Revoked = "revoked",
    }
}

dto! {
    /// A key of a partner hospital, without its secret.
    pub struct PartnerKey {
        /// X-Banyi-Key.
        pub id: PartnerKeyId,
        /// Where it stands.
        pub state: PartnerKeyState,
        /// When it was made.
        pub created_at: Instant,
    } optional {
        /// When it ends.
        pub ends_at: Instant,
    }
}

dto! {
    /// A hospital's connection.
    pub struct Partner {
        /// Which hospital.
        pub hospital_id: HospitalId,
        /// 可用, 锁定
        pub state: PartnerState,
        /// Whether it speaks the older protocol with MD5.
        pub is_legacy: bool,
        /// Addresses that it may call from; none means any.
        pub addresses: Vec<String>,
        /// 联系人; may be empty.
        pub contact_name: String,
        /// Its keys, the newest first.
        pub keys: Vec<PartnerKey>,
        /// Bookings and cancellations that it has not heard of yet.
        pub unheard: i64,
    } optional {
        /// Where its system listens.
        pub api_url: String,
        /// 138****8000
        pub contact_phone_masked: String,
        /// When it last called us.
        pub heard_at: Instant,
    }
}

dto! {
    /// A new or changed connection.
    pub struct PartnerInput {
        /// 可用, 锁定
        pub state: PartnerState,
        /// Whether it speaks the older protocol.
        pub is_legacy: bool,
        /// a.b.c.d, a.b.c.d/n or the same of IPv6; at most 32.
        pub addresses: Vec<String>,
        /// At most 32 characters.
        pub contact_name: String,
    } optional {
        /// http or https, at most 200 characters; http only to loopback unless the pay base is loopback too.
        pub api_url: String,
        /// What is absent stays; empty clears it.
        pub contact_phone: String,
    }
}

dto! {
    /// A new key: shown once.
    pub struct NewPartnerKey {
        /// X-Banyi-Key.
        pub id: PartnerKeyId,
        /// The secret, 43 characters base64url. We keep it sealed and never show it again.
        pub secret: String,
        /// Until when the one before is still taken.
        pub created_at: Instant,
    } optional {
        /// When the one before ends.
        pub previous_ends_at: Instant,
    }
}

wire_enum! {
    /// Who called whom.
    pub enum CallDirection {
        /// The hospital called us.
        In = "in",
        /// We called the hospital.
        Out = "out",
    }
}

dto! {
    /// One call.
    pub struct PartnerCall {
        /// Our id.
        pub id: PartnerCallId,
        /// Who called.
        pub direction: CallDirection,
        /// When.
        pub at: Instant,
        /// GET, POST …
        pub method: String,
        /// Without the query.
        pub path: String,
        /// HTTP status; 0 when there was no answer.
        pub status: i64,
        /// In milliseconds.
        pub duration_ms: i64,
        /// Why it was refused or failed, or what was taken.
        pub note: String,
    } optional {
        /// About which order.
        pub order_no: OrderNo,
        /// From where.
        pub address: String,
    }
}

page!(
    /// Calls, the newest first.
    PartnerCallPage of PartnerCall
);
