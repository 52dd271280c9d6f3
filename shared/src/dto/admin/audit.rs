use crate::{AuditId, Instant};

dto! {
    /// What a member of staff did or revealed.
    pub struct AuditEntry {
        /// Our id.
        pub id: AuditId,
        /// When.
        pub at: Instant,
        /// The account.
        pub account: String,
        /// What, for instance `order.refund`.
        pub action: String,
        /// What kind of thing it was done to.
        pub object_kind: String,
        /// Which one.
        pub object_id: String,
        /// In words; masked.
        pub detail: String,
        /// The request's id.
        pub request_id: String,
    }
}

page!(
    /// The audit log, newest first.
    AuditPage of AuditEntry
);
