//! The table `registration` beside its order, for the gateway to hospitals.

use banyi_shared::{Fen, HospitalId, Instant, OrderNo};
use sqlx::FromRow;

use super::booking::{Booking, HospitalState};
use crate::db::{Db, Tx};
use crate::error::{Error, Result};

#[derive(FromRow)]
struct Stored {
    state: String,
    hospital_state: String,
    hospital_id: String,
    schedule_code: String,
    department_code: String,
    day: String,
    period: String,
    amount_fen: i64,
    record_id: Option<String>,
    patient_enc: String,
}

/// A registration by its order.
pub async fn find(db: &Db, no: &OrderNo) -> Result<Option<Booking>> {
    let row: Option<Stored> = sqlx::query_as(
        "SELECT o.state, r.hospital_state, s.hospital_id, s.code AS schedule_code, d.code AS department_code, \
         s.day, s.period, o.amount_fen, r.record_id, o.patient_enc \
         FROM registration r JOIN orders o ON o.no = r.order_no JOIN schedule s ON s.id = r.schedule_id \
         JOIN department d ON d.id = s.department_id WHERE r.order_no = $1",
    )
    .bind(no.as_str())
    .fetch_optional(db.reader())
    .await?;
    row.map(|row| row.read(no)).transpose()
}

impl Stored {
    fn read(self, no: &OrderNo) -> Result<Booking> {
        Ok(Booking {
            no: no.clone(),
            state: self.state.parse()?,
            hospital_state: state(&self.hospital_state)?,
            hospital: self.hospital_id.parse()?,
            schedule_code: self.schedule_code,
            department_code: self.department_code,
            date: self.day.parse()?,
            period: self.period.parse()?,
            fee: Fen(self.amount_fen),
            record_id: self.record_id,
            patient_enc: self.patient_enc,
        })
    }
}

fn state(word: &str) -> Result<HospitalState> {
    Ok(match word {
        "none" => HospitalState::None,
        "wanted" => HospitalState::Wanted,
        "booked" => HospitalState::Booked,
        "refused" => HospitalState::Refused,
        "cancelled" => HospitalState::Cancelled,
        other => return Err(Error::internal(format_args!("registration.hospital_state {other}"))),
    })
}

/// Notes that the hospital knows of a cancellation, where it was still to hear of it.
pub async fn set_cancelled(tx: &mut Tx, no: &OrderNo, now: Instant) -> Result<bool> {
    let set = sqlx::query(
        "UPDATE registration SET hospital_state = 'cancelled', updated_at = $2 \
         WHERE order_no = $1 AND hospital_state IN ('wanted', 'booked')",
    )
    .bind(no.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(set.rows_affected() == 1)
}

/// How many bookings and cancellations a hospital has not heard of yet.
pub async fn unheard(db: &Db, hospital: &HospitalId) -> Result<i64> {
    let (count,): (i64,) = sqlx::query_as(
        "SELECT CAST(COUNT(*) AS BIGINT) FROM registration r JOIN orders o ON o.no = r.order_no \
         WHERE o.hospital_id = $1 AND (r.hospital_state = 'wanted' \
         OR (r.hospital_state = 'booked' AND o.state IN ('cancelled', 'expired')))",
    )
    .bind(hospital.as_str())
    .fetch_one(db.reader())
    .await?;
    Ok(count)
}
