//! One call to a hospital, noted in its log whatever became of it.

use std::time::Instant as Stopwatch;

use banyi_shared::{HospitalId, OrderNo};
use reqwest::RequestBuilder;

use super::transport::{Gateway, Reply};
use crate::app::App;
use crate::crash;
use crate::error::Result;
use crate::partners::{self, NewCall};

/// What a call is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct About<'a> {
    /// Which hospital.
    pub(super) hospital: &'a HospitalId,
    /// Which order.
    pub(super) no: &'a OrderNo,
}

/// Calls. `judge` says in words what the answer means; it must quote nothing of it that could name a patient. The outer
/// error is ours, the inner one says why no answer came.
pub(super) async fn exchange<T>(
    name: &'static str,
    app: &App,
    about: About<'_>,
    path: &str,
    request: RequestBuilder,
    judge: impl FnOnce(&Reply) -> (T, String),
) -> Result<Result<T, &'static str>> {
    crash::point(name, "before_call");
    let started = Stopwatch::now();
    let sent = Gateway::send(request).await;
    crash::point(name, "after_call");
    let duration_ms = i64::try_from(started.elapsed().as_millis()).unwrap_or(i64::MAX);
    let (status, outcome, note, result) = match sent {
        Ok(reply) => {
            let (meaning, note) = judge(&reply);
            (reply.status, "answered", note, Ok(meaning))
        }
        Err(why) => (0, "lost", why.to_owned(), Err(why)),
    };
    metrics::counter!("banyi_hospital_calls_total", "call" => name, "outcome" => outcome).increment(1);
    tracing::info!(call = name, hospital = %about.hospital, order = %about.no, status, ms = duration_ms, "hospital called");
    let call = NewCall {
        hospital: Some(about.hospital),
        direction: "out",
        method: "POST",
        path,
        status,
        duration_ms,
        note: &note,
        order_no: Some(about.no),
        address: None,
    };
    partners::note_call(app, &call).await?;
    Ok(result)
}
