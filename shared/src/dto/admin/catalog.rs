use crate::dto::{OnOff, Sku, Terms};
use crate::order::OrderKind;
use crate::rules::{EscortPolicy, SkuUnit};
use crate::{CapacityId, CivilDate, Fen, FileId, HospitalId, Instant, Period, PolicyId, ServiceId, SkuId};

dto! {
    /// A new or changed hospital.
    pub struct HospitalInput {
        /// 1 to 32 characters, unique.
        pub code: String,
        /// 2 to 64 characters.
        pub name: String,
        /// May be empty.
        pub level: String,
        /// May be empty.
        pub region: String,
        /// May be empty.
        pub address: String,
        /// May be empty; at most 5,000 characters.
        pub intro: String,
        /// Whether an escort can be booked.
        pub offers_escort: bool,
        /// Whether a number can be booked.
        pub offers_registration: bool,
        /// Whether it can be booked at all.
        pub state: OnOff,
    } optional {
        /// GCJ-02, −180 to 180.
        pub longitude: f64,
        /// GCJ-02, −90 to 90.
        pub latitude: f64,
        /// At most 20 characters.
        pub phone: String,
        /// An uploaded picture (purpose `hospital`).
        pub picture_file_id: FileId,
        /// 乘车路线, at most 500 characters.
        pub route: String,
    }
}

dto! {
    /// A way to buy a service, new when it has no id.
    pub struct SkuInput {
        /// By the time, half a day or a full day; at most one of each.
        pub unit: SkuUnit,
        /// 0 to 10,000,000 fen.
        pub price_fen: Fen,
        /// Whether it is on offer.
        pub state: OnOff,
    } optional {
        /// The SKU to change.
        pub id: SkuId,
    }
}

dto! {
    /// A new or changed service.
    pub struct ServiceInput {
        /// 2 to 64 characters.
        pub name: String,
        /// At most 500 characters.
        pub summary: String,
        /// Smaller comes first.
        pub sort: i64,
        /// Whether it is on offer.
        pub state: OnOff,
        /// At least one.
        pub skus: Vec<SkuInput>,
    }
}

dto! {
    /// A service, as staff see it.
    pub struct AdminService {
        /// Our id.
        pub id: ServiceId,
        /// 名称
        pub name: String,
        /// A line or two.
        pub summary: String,
        /// Smaller comes first.
        pub sort: i64,
        /// Whether it is on offer.
        pub state: OnOff,
        /// Ways to buy it on offer.
        pub skus: Vec<Sku>,
        /// Ways to buy it not on offer.
        pub offline_skus: Vec<Sku>,
    }
}

dto! {
    /// All services.
    pub struct AdminServiceList {
        /// In their order.
        pub items: Vec<AdminService>,
    }
}

dto! {
    /// New terms: a new version that holds at once.
    pub struct TermsInput {
        /// 2 to 64 characters.
        pub title: String,
        /// 10 to 20,000 characters.
        pub body: String,
        /// 0 to 60.
        pub min_read_seconds: i64,
    }
}

dto! {
    /// Every version of the terms.
    pub struct TermsList {
        /// The newest first.
        pub items: Vec<Terms>,
    }
}

dto! {
    /// One version of a policy.
    pub struct Policy {
        /// Our id.
        pub id: PolicyId,
        /// For which orders.
        pub kind: OrderKind,
        /// 1, 2, 3 … for each subject.
        pub version: i64,
        /// The rules.
        pub body: EscortPolicy,
        /// Since when it holds.
        pub created_at: Instant,
    } optional {
        /// The hospital that it is for; absent for the platform's own.
        pub hospital_id: HospitalId,
        /// The service that it is for; absent for all.
        pub service_id: ServiceId,
    }
}

dto! {
    /// Every version of every policy.
    pub struct PolicyList {
        /// The newest first.
        pub items: Vec<Policy>,
    }
}

dto! {
    /// A new version of a policy; orders placed before keep theirs.
    pub struct PolicyInput {
        /// The rules.
        pub body: EscortPolicy,
    } optional {
        /// The hospital that it is for; not together with `serviceId`.
        pub hospital_id: HospitalId,
        /// The service that it is for.
        pub service_id: ServiceId,
    }
}

dto! {
    /// Escort capacity of one half day at one hospital.
    pub struct Capacity {
        /// Our id.
        pub id: CapacityId,
        /// Where.
        pub hospital_id: HospitalId,
        /// The day.
        pub date: CivilDate,
        /// Morning or afternoon.
        pub period: Period,
        /// Places in all.
        pub total: i64,
        /// Places sold or held.
        pub taken: i64,
    }
}

dto! {
    /// Capacities.
    pub struct CapacityList {
        /// By date, hospital and period.
        pub items: Vec<Capacity>,
    }
}

dto! {
    /// Sets the capacity of one half day. Below what is taken, selling stops and nobody is cancelled.
    pub struct CapacityInput {
        /// Where.
        pub hospital_id: HospitalId,
        /// The day.
        pub date: CivilDate,
        /// Morning or afternoon.
        pub period: Period,
        /// 0 to 10,000.
        pub total: i64,
    }
}
