//! A hospital's call is believed, carried out and noted; or refused and noted.

use banyi_shared::{ErrorCode, HospitalId, Instant, OrderNo};

use super::admit::{Refusal, admit};
use super::call::{Call, Said};
use super::store::{NewCall, note_call};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::limiter::Counted;

/// What was done, and what the log says of it. The note names no patient.
pub struct Done<O> {
    /// For the hospital.
    pub answer: O,
    /// For the log.
    pub note: String,
    /// About which order.
    pub order_no: Option<OrderNo>,
}

impl<O> Done<O> {
    /// Done, about no order.
    pub fn new(answer: O, note: impl Into<String>) -> Self {
        Self { answer, note: note.into(), order_no: None }
    }

    /// About an order.
    pub fn about(mut self, no: &OrderNo) -> Self {
        self.order_no = Some(no.clone());
        self
    }
}

/// How a call came, for the log.
#[derive(Debug)]
pub(super) struct Came {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) address: Option<String>,
    pub(super) started: Instant,
}

/// A hospital that was let in, and waits for its answer.
#[derive(Debug)]
#[must_use = "the call is noted when it is answered"]
pub struct Caller {
    /// Who.
    pub hospital: HospitalId,
    came: Came,
}

/// Checks who calls and reads what they say. What is refused or cannot be read is noted here.
pub async fn hear<I: Said>(app: &App, call: Call<I>) -> Result<(Caller, I)> {
    let raw = call.raw;
    let came = Came {
        method: raw.method.clone(),
        path: raw.path.split('?').next().unwrap_or_default().to_owned(),
        address: raw.address.map(|address| address.to_string()),
        started: raw.started,
    };
    let (hospital, body) = match admit(app, raw).await? {
        Ok(admitted) => admitted,
        Err(refusal) => return Err(refuse(app, &came, refusal).await),
    };
    let caller = Caller { hospital, came };
    let read = match app.limiter.count(Counted::Partners, caller.hospital.as_str()).await {
        Ok(()) => I::read(&body),
        Err(too_many) => Err(too_many),
    };
    match read {
        Ok(said) => Ok((caller, said)),
        Err(error) => caller.answer(app, Err(error)).await,
    }
}

impl Caller {
    pub(super) const fn new(hospital: HospitalId, came: Came) -> Self {
        Self { hospital, came }
    }

    /// Notes what became of the call, and answers.
    pub async fn answer<O>(self, app: &App, done: Result<Done<O>>) -> Result<O> {
        let Self { hospital, came } = self;
        match done {
            Ok(done) => {
                note(app, &came, Some(&hospital), 200, &done.note, done.order_no.as_ref()).await;
                Ok(done.answer)
            }
            Err(error) => {
                let fields: Vec<&str> = error.fields.keys().map(String::as_str).collect();
                let place =
                    if fields.is_empty() { String::new() } else { format!("（{}）", fields.join("，")) };
                let words = format!("{} {}{place}", error.code, error.message);
                note(app, &came, Some(&hospital), error.status().as_u16(), &words, None).await;
                Err(error)
            }
        }
    }
}

/// Notes a refusal and says no more than its code. Who is refused too often is no longer noted either.
pub(super) async fn refuse(app: &App, came: &Came, refusal: Refusal) -> Error {
    let address = came.address.clone().unwrap_or_else(|| "local".to_owned());
    if let Err(too_many) = app.limiter.count(Counted::Anonymous, &format!("hospital {address}")).await {
        return too_many;
    }
    let error = Error::new(refusal.code);
    tracing::warn!(why = %refusal.why, hospital = ?refusal.hospital, %address, path = %came.path, "hospital refused");
    let words = format!("拒绝：{}", refusal.why);
    note(app, came, refusal.hospital.as_ref(), error.status().as_u16(), &words, None).await;
    error
}

async fn note(
    app: &App,
    came: &Came,
    hospital: Option<&HospitalId>,
    status: u16,
    words: &str,
    order_no: Option<&OrderNo>,
) {
    let outcome = match status {
        200 => "taken",
        401 | 403 => "refused",
        _ => "failed",
    };
    metrics::counter!("banyi_hospital_heard_total", "outcome" => outcome).increment(1);
    let words: String = words.chars().take(200).collect();
    let call = NewCall {
        hospital,
        direction: "in",
        method: &came.method,
        path: &came.path,
        status,
        duration_ms: app.clock.wall() - came.started,
        note: &words,
        order_no,
        address: came.address.as_deref(),
    };
    // What was done is done: a log that cannot be written does not undo it.
    if let Err(cause) = note_call(app, &call).await {
        tracing::error!(%cause, "a hospital's call was not noted");
    }
}

/// The code of refusals that tell nothing.
pub(super) const ALIKE: ErrorCode = ErrorCode::SignatureRefused;
