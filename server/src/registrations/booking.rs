//! A registration as its hospital is told of it.

use banyi_shared::order::OrderState;
use banyi_shared::{CivilDate, Fen, HospitalId, OrderNo, Period};

use super::booking_store;
pub use super::booking_store::unheard;
use crate::app::App;
use crate::db::Db;
use crate::error::Result;
use crate::orders::{self, Snapshot};

/// What the hospital has to hear of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HospitalState {
    /// Nothing.
    None,
    /// That it was booked; perhaps it was told, and its answer did not come.
    Wanted,
    /// Nothing more: it accepted.
    Booked,
    /// Nothing more: it refused.
    Refused,
    /// Nothing more: it knows that the booking is cancelled.
    Cancelled,
}

/// A registration with what a hospital is told; the patient's data is still sealed.
#[derive(Debug, Clone)]
pub struct Booking {
    /// Our number, the key on both sides.
    pub no: OrderNo,
    /// Where the order stands.
    pub state: OrderState,
    /// What the hospital knows.
    pub hospital_state: HospitalState,
    /// Which hospital.
    pub hospital: HospitalId,
    /// The hospital's number of the session.
    pub schedule_code: String,
    /// The hospital's number of the department.
    pub department_code: String,
    /// The day.
    pub date: CivilDate,
    /// Morning or afternoon.
    pub period: Period,
    /// 挂号费 as it was paid.
    pub fee: Fen,
    /// The hospital's own number of the booking.
    pub record_id: Option<String>,
    /// Sealed.
    pub(super) patient_enc: String,
}

impl Booking {
    /// Opens the patient's data, which is for the hospital alone.
    pub fn patient(&self, app: &App) -> Result<Snapshot> {
        orders::open_snapshot(app, &self.no, &self.patient_enc)
    }
}

/// The registration of an order; none for other orders.
pub async fn booking_of(db: &Db, no: &OrderNo) -> Result<Option<Booking>> {
    booking_store::find(db, no).await
}

/// The hospital knows that the booking is cancelled, or never had it and will refuse it.
pub async fn unbooked(app: &App, no: &OrderNo) -> Result<()> {
    let mut tx = app.db.begin("registration.unbooked").await?;
    booking_store::set_cancelled(&mut tx, no, app.now()).await?;
    tx.commit().await
}
