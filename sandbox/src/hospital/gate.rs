//! The way through which every call to the hospital comes, and every answer goes.

use super::book::{Asked, Cancelled, book, cancel};
use super::check::check;
use super::counts::count;
use super::desk::Desk;
use super::legacy;
use super::mode::draw;
use crate::faults::{GATEWAY_PAGE, Journey, Kind, Side, Target, suffer};
use crate::journal::Entry;
use crate::pay::Call;
use crate::sandbox::Sandbox;
use poem::Response;
use poem::http::StatusCode;
use serde_json::{Value, json};
use std::time::Duration;

/// A status and a JSON body.
pub type Said = (u16, Value);

/// The two times of a call.
#[derive(Debug, Clone, Copy)]
pub struct Times {
    /// Wall time, ms UTC: of signatures.
    pub wall_ms: i64,
    /// Business time, ms UTC: of what is written down.
    pub now_ms: i64,
}

/// What is asked.
enum Operation {
    Book,
    Cancel(String),
    Legacy(String),
}

impl Operation {
    fn of(call: &Call) -> Option<Self> {
        let segments: Vec<&str> = call.segments.iter().map(String::as_str).collect();
        match (call.method.as_str(), segments.as_slice()) {
            ("POST", ["hospital", "bookings"]) => Some(Self::Book),
            ("POST", ["hospital", "bookings", no, "cancel"]) => Some(Self::Cancel((*no).to_owned())),
            ("POST", ["hospital", "order", name]) => Some(Self::Legacy((*name).to_owned())),
            _ => None,
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Book => "hospital_booking",
            Self::Cancel(_) => "hospital_cancel",
            Self::Legacy(_) => "hospital_legacy",
        }
    }

    fn subject(&self, call: &Call) -> String {
        match self {
            Self::Book => {
                let body: Value = serde_json::from_slice(&call.body).unwrap_or_default();
                body["orderNo"].as_str().unwrap_or_default().to_owned()
            }
            Self::Cancel(no) => no.clone(),
            Self::Legacy(_) => legacy::subject(call),
        }
    }
}

/// Answers a call; None when its connection is to be cut instead.
pub async fn answer(sandbox: &Sandbox, call: &Call) -> Option<Response> {
    let Some(operation) = Operation::of(call) else {
        return Some(said((404, json!({"code": "NOT_FOUND", "message": "没有这个接口"}))));
    };
    let subject = operation.subject(call);
    let target = Target::call(operation.name(), &subject);
    let fault = |side| sandbox.with(|state| state.faults.draw(&target, side, &mut state.chance));
    let silence = sandbox.with(|state| state.mode.silence());

    let before = fault(Side::Request);
    let on_the_way = suffer(before.as_ref(), silence).await;
    let (mut answer, verified) = journeyed(on_the_way, || handle(sandbox, &operation, call));
    let after = if before.is_none() { fault(Side::Answer) } else { None };
    match suffer(after.as_ref(), silence).await {
        Journey::On => {}
        other => answer = journeyed(other, || (None, verified)).0,
    }
    let delay = sandbox.hospital().with(|desk| desk.mode.delay_ms);
    if delay > 0 {
        tokio::time::sleep(Duration::from_millis(delay)).await;
    }
    let fault = before.map(|kind| format!("request:{}", kind.name()));
    let entry = Entry {
        seq: 0,
        at: sandbox.clock().wall_ms(),
        operation: operation.name().to_owned(),
        method: call.method.clone(),
        path: call.path.clone(),
        subject: subject.clone(),
        verified,
        status: answer.as_ref().map(|response| response.status().as_u16()),
        fault: fault.or_else(|| after.map(|kind| format!("answer:{}", kind.name()))),
    };
    sandbox.with(|state| state.journal.write(entry));
    answer
}

fn journeyed(
    journey: Journey,
    handle: impl FnOnce() -> (Option<Response>, bool),
) -> (Option<Response>, bool) {
    let page = |status| Response::builder().status(status).content_type("text/html").body(GATEWAY_PAGE);
    match journey {
        Journey::On => handle(),
        Journey::Cut => (None, false),
        Journey::Gateway => (Some(page(StatusCode::BAD_GATEWAY)), false),
        Journey::Error(Kind::TooMany) => (Some(said((429, broken("太多请求")))), false),
        Journey::Error(Kind::Error { status, message, .. }) => {
            let message = message.unwrap_or_else(|| "系统错误".to_owned());
            (Some(said((status.unwrap_or(500), broken(&message)))), false)
        }
        Journey::Error(_) => (Some(said((500, broken("系统错误")))), false),
    }
}

fn broken(message: &str) -> Value {
    json!({"code": "SYSTEM_ERROR", "message": message})
}

/// Does what is asked, unless the mode forbids it; and whether the signature held.
fn handle(sandbox: &Sandbox, operation: &Operation, call: &Call) -> (Option<Response>, bool) {
    let times = Times { wall_ms: sandbox.clock().wall_ms(), now_ms: sandbox.clock().business_ms() };
    sandbox.hospital().change(|desk| {
        if !desk.mode.up {
            desk.counts.unheard += 1;
            return (None, false);
        }
        if draw(&mut desk.mode.error) {
            desk.counts.failed += 1;
            return (Some(said((500, broken("系统错误")))), false);
        }
        let (result, verified) = match operation {
            Operation::Legacy(name) => legacy::take(desk, name, call, times),
            _ => take(desk, operation, call, times),
        };
        if verified && draw(&mut desk.mode.lose) {
            desk.counts.lost += 1;
            return (None, verified);
        }
        (Some(said(result)), verified)
    })
}

fn take(desk: &mut Desk, operation: &Operation, call: &Call, times: Times) -> (Said, bool) {
    if let Err(why) = check(desk, call, times.wall_ms / 1000) {
        count(&mut desk.counts.not_let_in, why);
        return ((401, json!({"code": "SIGNATURE_REFUSED", "message": "签名未通过"})), false);
    }
    let said = match operation {
        Operation::Cancel(order_no) => {
            let body: Value = serde_json::from_slice(&call.body).unwrap_or_default();
            match cancel(desk, order_no, body["reason"].as_str().unwrap_or_default(), times.now_ms) {
                Cancelled::Done => (200, json!({})),
                Cancelled::Unknown => (404, json!({"code": "NOT_FOUND", "message": "没有这个预约"})),
                Cancelled::Fetched => (409, json!({"code": "FETCHED", "message": "已取号，不能取消"})),
            }
        }
        _ => booked(desk, call, times.now_ms),
    };
    (said, true)
}

fn booked(desk: &mut Desk, call: &Call, now_ms: i64) -> Said {
    let asked: Asked = match serde_json::from_slice(&call.body) {
        Ok(asked) => asked,
        Err(error) => return (422, json!({"code": "VALIDATION_FAILED", "message": error.to_string()})),
    };
    match book(desk, &asked, now_ms) {
        Ok(booking) => (
            200,
            json!({
                "recordId": booking.record_id,
                "number": booking.number.to_string(),
                "fetchTime": booking.fetch_time,
                "fetchPlace": booking.fetch_place,
            }),
        ),
        Err(refused) => (409, json!({"code": "REFUSED", "message": refused.sentence})),
    }
}

fn said((status, body): Said) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    Response::builder().status(status).content_type("application/json").body(body.to_string())
}
