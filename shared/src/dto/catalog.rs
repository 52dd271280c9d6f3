use crate::CivilDate;
use crate::rules::SkuUnit;
use crate::{Fen, FileId, HospitalId, Instant, Period, ServiceId, SkuId};

wire_enum! {
    /// Whether something is on offer.
    pub enum OnOff {
        /// 上线
        Online = "online",
        /// 下线: the data stays, booking stops.
        Offline = "offline",
    }
}

dto! {
    /// A hospital.
    pub struct Hospital {
        /// Our id.
        pub id: HospitalId,
        /// Its number in its source.
        pub code: String,
        /// 名称
        pub name: String,
        /// 三级甲等 and the like; may be empty.
        pub level: String,
        /// Province and city, for instance 陕西省西安市; may be empty.
        pub region: String,
        /// May be empty.
        pub address: String,
        /// May be empty.
        pub intro: String,
        /// Whether an escort can be booked.
        pub offers_escort: bool,
        /// Whether a number can be booked.
        pub offers_registration: bool,
        /// Whether it can be booked at all.
        pub state: OnOff,
    } optional {
        /// GCJ-02, as wx.openLocation wants it.
        pub longitude: f64,
        /// GCJ-02.
        pub latitude: f64,
        /// For patients to call.
        pub phone: String,
        /// Its picture, as staff send it back with a change.
        pub picture_file_id: FileId,
        /// Where its picture is, 2:1 or so.
        pub picture_url: String,
        /// 乘车路线
        pub route: String,
    }
}

page!(
    /// Hospitals.
    HospitalPage of Hospital
);

dto! {
    /// One way to buy a service.
    pub struct Sku {
        /// Our id.
        pub id: SkuId,
        /// By the time, half a day or a full day.
        pub unit: SkuUnit,
        /// The price in fen.
        pub price_fen: Fen,
    }
}

dto! {
    /// An escort service.
    pub struct EscortService {
        /// Our id.
        pub id: ServiceId,
        /// 名称
        pub name: String,
        /// A line or two on what it is.
        pub summary: String,
        /// Ways to buy it, at least one.
        pub skus: Vec<Sku>,
    }
}

dto! {
    /// The services on offer.
    pub struct ServiceList {
        /// In the order that staff set.
        pub items: Vec<EscortService>,
    }
}

dto! {
    /// 服务条款 that a patient agrees to with an order.
    pub struct Terms {
        /// Send it back as `termsVersion`.
        pub version: i64,
        /// 标题
        pub title: String,
        /// Paragraphs, separated by line feeds.
        pub body: String,
        /// Seconds to read before agreeing.
        pub min_read_seconds: i64,
        /// Since when it holds.
        pub published_at: Instant,
    }
}

dto! {
    /// What is left of one half day at a hospital where staff set a capacity.
    pub struct EscortAvailability {
        /// The day.
        pub date: CivilDate,
        /// Morning or afternoon.
        pub period: Period,
        /// Places left, never below 0.
        pub remaining: i64,
    }
}

dto! {
    /// The half days with a limit; all others are free.
    pub struct EscortAvailabilityList {
        /// By date and period.
        pub items: Vec<EscortAvailability>,
    }
}
