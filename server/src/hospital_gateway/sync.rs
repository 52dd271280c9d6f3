//! Brings a hospital's books to where an order stands.

use banyi_shared::OrderNo;
use banyi_shared::order::OrderState;

use super::answer::{Cancelled, Said};
use super::destination::Destination;
use super::{allows_loopback, legacy, v1};
use crate::app::App;
use crate::partners::{self, Connection};
use crate::queue::{JobError, Outcome};
use crate::registrations::{self, Booking, HospitalState};

/// What the hospital has to hear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Book,
    Cancel,
    Rest,
}

const fn step(order: OrderState, hospital: HospitalState) -> Step {
    use HospitalState as Hospital;
    use OrderState as Order;
    match (order, hospital) {
        (Order::Paid | Order::Confirmed | Order::InService, Hospital::Wanted) => Step::Book,
        // Whether it heard of a booking that is wanted nobody knows: it is told, and remembers.
        (Order::Cancelled | Order::Expired, Hospital::Wanted | Hospital::Booked) => Step::Cancel,
        _ => Step::Rest,
    }
}

/// Tells a hospital what it has not heard of an order: a job, at least once and perhaps twice at a time. What the
/// hospital says is the order's in a transaction of its own; should the order be cancelled meanwhile, the hospital
/// hears of that too.
pub async fn sync(app: &App, no: &OrderNo) -> Result<Outcome, JobError> {
    let mut before = None;
    // Booked, and cancelled meanwhile: two steps at most; what changes again later has a job of its own.
    for _ in 0..3 {
        let Some(booking) = registrations::booking_of(&app.db, no).await? else {
            return Err(JobError::Fail("the order is no registration".to_owned()));
        };
        let step = step(booking.state, booking.hospital_state);
        if step == Step::Rest || before == Some(step) {
            return Ok(Outcome::Done);
        }
        take(app, &booking, step).await?;
        before = Some(step);
    }
    Ok(Outcome::Done)
}

async fn take(app: &App, booking: &Booking, step: Step) -> Result<(), JobError> {
    let to = match partners::connection(app, &booking.hospital).await? {
        Ok(connection) => connection,
        Err(why) => return Err(again(booking, why)),
    };
    let destination = Destination::check(&to.api_url, allows_loopback(&app.settings));
    let destination = destination.map_err(|why| again(booking, why))?;
    match step {
        Step::Book => book(app, &to, &destination, booking).await,
        Step::Cancel => cancel(app, &to, &destination, booking).await,
        Step::Rest => Ok(()),
    }
}

async fn book(app: &App, to: &Connection, at: &Destination, booking: &Booking) -> Result<(), JobError> {
    let said = if to.is_legacy {
        legacy::book(app, to, at, booking).await?
    } else {
        v1::book(app, to, at, booking).await?
    };
    match said {
        Ok(Said::Accepted(accepted)) => Ok(registrations::booked(app, &booking.no, &accepted).await?),
        Ok(Said::Refused(reason)) => Ok(registrations::refused(app, &booking.no, &reason).await?),
        Ok(Said::Nothing(why)) => Err(again(booking, &why)),
        Err(why) => Err(again(booking, why)),
    }
}

async fn cancel(app: &App, to: &Connection, at: &Destination, booking: &Booking) -> Result<(), JobError> {
    let said = if to.is_legacy {
        legacy::cancel(app, to, at, booking).await?
    } else {
        v1::cancel(app, to, at, booking).await?
    };
    match said {
        Ok(Cancelled::Known) => Ok(registrations::unbooked(app, &booking.no).await?),
        // Saying it again cannot help: staff see the job.
        Ok(Cancelled::Fetched) => Err(JobError::Fail("已取号，医院拒绝取消".to_owned())),
        Ok(Cancelled::Nothing(why)) => Err(again(booking, &why)),
        Err(why) => Err(again(booking, why)),
    }
}

/// Tried again with the queue's back-off: two seconds first, hours in the end; after about two days it is dead.
fn again(booking: &Booking, why: &str) -> JobError {
    metrics::counter!("banyi_hospital_unheard_total", "hospital" => booking.hospital.to_string())
        .increment(1);
    JobError::Retry(why.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hospital_hears_what_it_does_not_know() {
        use HospitalState as Hospital;
        assert_eq!(step(OrderState::Paid, Hospital::Wanted), Step::Book);
        assert_eq!(step(OrderState::PendingPayment, Hospital::Wanted), Step::Rest);
        assert_eq!(step(OrderState::Cancelled, Hospital::Wanted), Step::Cancel);
        assert_eq!(step(OrderState::Cancelled, Hospital::Booked), Step::Cancel);
        for known in [Hospital::None, Hospital::Refused, Hospital::Cancelled] {
            assert_eq!(step(OrderState::Cancelled, known), Step::Rest);
            assert_eq!(step(OrderState::Paid, known), Step::Rest);
        }
        assert_eq!(step(OrderState::Completed, Hospital::Booked), Step::Rest);
    }
}
