//! Queued work. A job is enqueued in the transaction that causes it and runs at least once, so that every
//! job is idempotent. Timed work is jobs too: they are due by business time, found by polling.

mod api;
mod backoff;
mod daily;
mod staff_aside;
mod staff_list;
mod staff_rerun;
mod store;
mod worker;

use banyi_shared::Instant;

pub use api::JobsApi;
pub use daily::daily;
pub use store::{JobRow, dead, last_subject, sweep};
pub use worker::Worker;

use crate::app::App;
use crate::db::Tx;
use crate::error::Result;

/// What a job does. The word stands in the table `job`.
macro_rules! job_kinds {
    ($($(#[$meta:meta])* $variant:ident = $word:literal),+ $(,)?) => {
        /// What a job does.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum JobKind { $($(#[$meta])* $variant),+ }

        impl JobKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in the table.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::str::FromStr for JobKind {
            type Err = ();

            fn from_str(text: &str) -> Result<Self, ()> {
                match text { $($word => Ok(Self::$variant),)+ _ => Err(()) }
            }
        }
    };
}

job_kinds! {
    /// The hold of an unpaid order has ended. Subject: order number.
    OrderExpire = "order.expire",
    /// Ask WeChat to close the payment of a closing order, and finish it. Subject: order number.
    OrderClose = "order.close",
    /// An order in service completes by itself. Subject: order number.
    OrderComplete = "order.complete",
    /// Ask WeChat whether an attempt was paid. Subject: out_trade_no.
    PaymentQuery = "payment.query",
    /// Look through the payment attempts of a day for what slipped through. Subject: date, and after which attempt.
    PaymentSweep = "payment.sweep",
    /// Tell WeChat of what an order sold, where it wants to know. Subject: out_trade_no.
    OrderShip = "order.ship",
    /// Send a refund to WeChat, and follow it to its end. Subject: out_refund_no.
    RefundFollow = "refund.follow",
    /// Tell a user what happened to an order. Subject: order number and event.
    NoticeSend = "notice.send",
    /// Remove a file that nothing uses. Subject: file id.
    FileLeave = "file.leave",
    /// Write a table for a spreadsheet. Subject: the export's id.
    ExportWrite = "export.write",
    /// Tell an applicant how it goes on. Subject: id of the application, state, and when it was sent.
    ApplicationTell = "application.tell",
    /// Fetch WeChat's bills of a day and compare. Subject: the day, YYYY-MM-DD.
    BillReconcile = "bill.reconcile",
    /// A paid registration gets its number: from us, or from its hospital. Subject: order number.
    RegistrationConfirm = "registration.confirm",
    /// Bring a partner hospital's books to where the order stands. Subject: order number.
    HospitalSync = "hospital.sync",
    /// Remind a patient of a visit. Subject: order number and `evening` or `morning`.
    RegistrationRemind = "registration.remind",
    /// A session is over: what was not fetched is a no-show, or everything is done. Subject: order number.
    RegistrationEnd = "registration.end",
    /// Give back or move the orders of a session that does not take place. Subject: the session's id.
    SessionStop = "session.stop",
    /// An offer of the line runs out. Subject: the waitlist id.
    WaitlistLapse = "waitlist.lapse",
    /// Nothing more of a session is sold: the line for it ends. Subject: the session's id.
    WaitlistEnd = "waitlist.end",
    /// A hospital or a department sells again: offer what became free of a session meanwhile. Subject: the session's id.
    WaitlistReopen = "waitlist.reopen",
    /// Tell somebody in line. Subject: the waitlist id and what.
    WaitlistTell = "waitlist.tell",
}

/// How a run of a job ended when nothing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing is left to do.
    Done,
    /// Not over yet, and not a failure: look again at this business time.
    Again(Instant),
}

/// How a run of a job ended when something went wrong.
#[derive(Debug, Clone)]
pub enum JobError {
    /// Try again with back-off. After many tries the job is dead and staff see it.
    Retry(String),
    /// Trying again cannot help: the job is dead at once.
    Fail(String),
}

impl From<crate::error::Error> for JobError {
    fn from(error: crate::error::Error) -> Self {
        Self::Retry(error.to_string())
    }
}

/// Enqueues a job once, however often it is asked for: its id is made of its kind and subject, of which only letters,
/// digits, `-` and `_` count. Forgotten 7 days after it was done.
pub async fn enqueue_once(
    app: &App,
    tx: &mut Tx,
    kind: JobKind,
    subject: &str,
    run_at: Instant,
) -> Result<()> {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '-' };
    let id: String = format!("{}-{subject}", kind.as_str()).chars().map(plain).collect();
    store::insert_once(tx, &id, kind.as_str(), subject, run_at, app.clock.now()).await?;
    tx.wake_worker();
    Ok(())
}

/// Enqueues a job that is due at `run_at`, in the transaction of its cause.
pub async fn enqueue(app: &App, tx: &mut Tx, kind: JobKind, subject: &str, run_at: Instant) -> Result<()> {
    let now = app.clock.now();
    store::insert(tx, &app.rng.id(now), kind.as_str(), subject, run_at, now).await?;
    tx.wake_worker();
    Ok(())
}
