//! Which verb carries out which job.

use std::str::FromStr;

use super::Ctx;
use crate::queue::{JobError, JobKind, Outcome};
use crate::{
    applications, bills, exports, files, hospital_gateway, orders, payments, refunds, registrations, waitlist,
};

/// Runs one job.
pub async fn run_job(app: &Ctx, kind: JobKind, subject: &str) -> Result<Outcome, JobError> {
    match kind {
        JobKind::OrderExpire => orders::expire(app, &parse(subject)?).await,
        JobKind::OrderClose => orders::finish_closing(app, &parse(subject)?).await,
        JobKind::OrderComplete => orders::complete(app, &parse(subject)?).await,
        JobKind::PaymentQuery => payments::follow(app, &parse(subject)?).await,
        JobKind::PaymentSweep => payments::sweep(app, subject).await,
        JobKind::OrderShip => payments::ship(app, &parse(subject)?).await,
        JobKind::RefundFollow => refunds::follow(app, &parse(subject)?).await,
        JobKind::NoticeSend => orders::tell(app, subject).await,
        JobKind::FileLeave => files::leave(app, &parse(subject)?).await,
        JobKind::ExportWrite => exports::write(app, &parse(subject)?).await,
        JobKind::BillReconcile => bills::reconcile(app, parse(subject)?).await,
        JobKind::RegistrationConfirm => registrations::confirm(app, &parse(subject)?).await,
        JobKind::RegistrationRemind => registrations::remind(app, subject).await,
        JobKind::RegistrationEnd => registrations::end(app, &parse(subject)?).await,
        JobKind::SessionStop => registrations::clear_session(app, subject).await,
        JobKind::HospitalSync => hospital_gateway::sync(app, &parse(subject)?).await,
        JobKind::WaitlistLapse => waitlist::lapse(app, &parse(subject)?).await,
        JobKind::WaitlistEnd => waitlist::end(app, &parse(subject)?).await,
        JobKind::WaitlistReopen => waitlist::reopen(app, &parse(subject)?).await,
        JobKind::WaitlistTell => waitlist::tell(app, subject).await,
        JobKind::ApplicationTell => applications::tell(app, subject).await,
    }
}

fn parse<T: FromStr>(subject: &str) -> Result<T, JobError> {
    subject.parse().map_err(|_| JobError::Fail(format!("{subject} is not the number of anything")))
}
