//! The partner hospital, as a person inside it would play it.

use super::answer::{bad, conflict};
use crate::hospital::{self, Pushing, Request, Spoil};
use crate::sandbox::Sandbox;
use poem::web::{Data, Json, Query};
use poem::{Result, handler};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;

const MOST_WAITED: Duration = Duration::from_secs(20);

/// How much of the books.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    /// `all` sessions, or those with bookings or without sale.
    #[serde(default)]
    sessions: String,
}

/// GET hospital
#[handler]
pub fn books(Data(sandbox): Data<&Sandbox>, Query(wanted): Query<Wanted>) -> Json<hospital::View> {
    Json(sandbox.hospital().with(|desk| hospital::view(desk, wanted.sessions == "all")))
}

/// PUT hospital/settings: the given fields change, the others stay.
#[handler]
pub fn set(Data(sandbox): Data<&Sandbox>, Json(fields): Json<Value>) -> Result<Json<Value>> {
    sandbox.hospital().set(&fields).map(Json).map_err(bad)
}

/// PUT hospital/mode: the given fields change, the others stay.
#[handler]
pub fn behave(Data(sandbox): Data<&Sandbox>, Json(fields): Json<Value>) -> Result<Json<Value>> {
    sandbox.hospital().behave(&fields).map(Json).map_err(bad)
}

/// POST hospital/push: answers when the platform has.
#[handler]
pub async fn push_rows(
    Data(sandbox): Data<&Sandbox>,
    Json(pushing): Json<Pushing>,
) -> Result<Json<hospital::Pushed>> {
    hospital::push(sandbox, pushing).await.map(Json).map_err(bad)
}

/// Whose number.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fetching {
    order_no: String,
    #[serde(default)]
    wait: bool,
}

/// POST hospital/fetch: 取号, and the platform is told.
#[handler]
pub async fn fetch_number(
    Data(sandbox): Data<&Sandbox>,
    Json(fetching): Json<Fetching>,
) -> Result<Json<Value>> {
    let now_ms = sandbox.clock().business_ms();
    let fetched = sandbox.in_hospital(|desk| hospital::fetch(desk, &fetching.order_no, now_ms));
    let (booking, event) = fetched.map_err(conflict)?;
    Ok(Json(json!({"booking": booking, "event": told(sandbox, event, fetching.wait).await})))
}

/// Which session.
#[derive(Debug, Deserialize)]
pub struct Stopping {
    code: String,
    reason: String,
    #[serde(default)]
    wait: bool,
}

/// POST hospital/stop: 停诊, and the platform is told.
#[handler]
pub async fn stop_session(
    Data(sandbox): Data<&Sandbox>,
    Json(stopping): Json<Stopping>,
) -> Result<Json<Value>> {
    if stopping.code.is_empty() {
        return Err(bad("需要 code"));
    }
    let wall_ms = sandbox.clock().wall_ms();
    let id = sandbox.in_hospital(|desk| hospital::stop(desk, &stopping.code, &stopping.reason, wall_ms));
    Ok(Json(json!({"event": told(sandbox, Some(id), stopping.wait).await})))
}

async fn told(sandbox: &Sandbox, event: Option<u64>, wait: bool) -> Option<hospital::Event> {
    let most = if wait { MOST_WAITED } else { Duration::ZERO };
    hospital::wait_for(sandbox, event?, most).await
}

/// Any call to the platform.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Calling {
    /// GET when absent.
    #[serde(default)]
    method: Option<String>,
    /// Below the platform's address for hospitals: `/hello`.
    #[serde(default)]
    path: String,
    /// JSON.
    #[serde(default)]
    body: Option<Value>,
    /// A name of the older protocol, e.g. `saveHospital`, in place of the three.
    #[serde(default)]
    legacy: Option<String>,
    /// Of the older protocol; `hoscode`, `timestamp` and `sign` are added.
    #[serde(default)]
    fields: BTreeMap<String, String>,
    /// How it is spoilt.
    #[serde(default)]
    spoil: Option<Spoil>,
}

/// POST hospital/call: signs anything, well or badly, and answers what the platform said.
#[handler]
pub async fn call(Data(sandbox): Data<&Sandbox>, Json(calling): Json<Calling>) -> Json<hospital::Answer> {
    if let Some(name) = &calling.legacy {
        return Json(hospital::send_as_form(sandbox, name, calling.fields, calling.spoil).await);
    }
    let body = calling.body.map(|body| body.to_string()).unwrap_or_default();
    let method = calling.method.as_deref().unwrap_or("GET");
    let request = Request { method, path: &calling.path, body: &body, spoil: calling.spoil };
    Json(hospital::send(sandbox, request).await)
}

/// POST hospital/reset: empty books, the usual mode; who it is stays.
#[handler]
pub fn reset(Data(sandbox): Data<&Sandbox>) -> Json<Value> {
    sandbox.hospital().reset(sandbox.setup().seed);
    Json(json!({"reset": true}))
}
