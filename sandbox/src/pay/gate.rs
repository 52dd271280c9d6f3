//! The way through which every request comes and every answer goes: fault, signature, handler,
//! signature, fault.

use super::call::Call;
use super::desk::{Desk, Handled, Reply};
use super::meanwhile;
use super::routes::{self, NoRoute, Operation};
use crate::faults::{GATEWAY_PAGE, Journey, Kind, Side, Target, suffer};
use crate::journal::Entry;
use crate::mode::SigningMode;
use crate::sandbox::Sandbox;
use crate::state::State;
use crate::wechat::authorization::{Authorization, SignedRequest};
use crate::wechat::refusal::Refusal;
use crate::wechat::stamp::{Forgery, Signer, stamp};
use poem::Response;
use poem::http::StatusCode;

/// Answers a request; None when the connection is to be cut instead.
pub async fn answer(sandbox: &Sandbox, call: &Call) -> Option<Response> {
    let operation = match routes::find(call) {
        Ok(operation) => operation,
        Err(error) => return Some(no_route(sandbox, call, error)),
    };
    let checked = check(sandbox, call);
    let subject = operation.subject(call);
    let target = Target::call(operation.name(), &subject);
    let draw = |side| sandbox.with(|state| state.faults.draw(&target, side, &mut state.chance));
    let silence = sandbox.with(|state| state.mode.silence());
    let mut entry = entry(sandbox, call, &operation, checked.is_ok());

    let fault = draw(Side::Request);
    entry.fault = fault.as_ref().map(|kind| format!("request:{}", kind.name()));
    meanwhile::happens(sandbox, fault.as_ref(), &subject).await;
    let paid = matches!(fault, Some(Kind::Pays { .. }));
    let handled = match suffer(fault.as_ref(), silence).await {
        Journey::On => Answer::Handled(checked.clone().and_then(|()| handle(sandbox, &operation, call))),
        Journey::Cut => Answer::Cut,
        Journey::Gateway => Answer::Gateway,
        Journey::Error(kind) => Answer::Handled(Err(error_of(&kind))),
    };

    let free = checked.is_ok() && (paid || entry.fault.is_none());
    let fault = if free { draw(Side::Answer) } else { None };
    let struck = fault.as_ref().map(|kind| format!("answer:{}", kind.name()));
    entry.fault = [entry.fault, struck].into_iter().flatten().reduce(|one, other| format!("{one} {other}"));
    meanwhile::happens(sandbox, fault.as_ref(), &subject).await;
    let handled = match suffer(fault.as_ref(), silence).await {
        Journey::On => handled.spoilt(fault.as_ref()),
        Journey::Cut => Answer::Cut,
        Journey::Gateway => Answer::Gateway,
        Journey::Error(kind) => Answer::Handled(Err(error_of(&kind))),
    };

    let response = match handled {
        Answer::Cut => None,
        Answer::Gateway => Some(
            Response::builder().status(StatusCode::BAD_GATEWAY).content_type("text/html").body(GATEWAY_PAGE),
        ),
        // Whoever has not proved who they are gets no signature.
        Answer::Handled(handled) if checked.is_err() => Some(unsigned(handled)),
        Answer::Handled(handled) => {
            Some(signed(sandbox, call, handled, fault.as_ref().and_then(forgery_of).as_ref()))
        }
    };
    entry.status = response.as_ref().map(|response| response.status().as_u16());
    sandbox.with(|state| state.journal.write(entry));
    response
}

enum Answer {
    Handled(Handled),
    Gateway,
    Cut,
}

impl Answer {
    fn spoilt(self, fault: Option<&Kind>) -> Self {
        match (self, fault) {
            (Self::Handled(Ok(reply)), Some(kind)) => Self::Handled(Ok(reply.spoilt(kind))),
            (other, _) => other,
        }
    }
}

fn check(sandbox: &Sandbox, call: &Call) -> Result<(), Refusal> {
    let authorization = Authorization::parse(call.header("authorization"))?;
    let request = SignedRequest {
        method: &call.method,
        path: &call.path,
        body: &call.text(),
        now_seconds: sandbox.clock().wall_seconds(),
    };
    authorization.check(&sandbox.keys().merchant(), &request)
}

fn handle(sandbox: &Sandbox, operation: &Operation, call: &Call) -> Handled {
    check_headers(call)?;
    let (wall_ms, now_ms) = (sandbox.clock().wall_ms(), sandbox.clock().business_ms());
    let handle = |state: &mut State| {
        operation.handle(&mut Desk { state, keys: sandbox.keys(), wall_ms, now_ms }, call)
    };
    if operation.changes_books() { sandbox.change(handle) } else { sandbox.with(handle) }
}

fn check_headers(call: &Call) -> Result<(), Refusal> {
    let accept = call.header("accept").unwrap_or_default();
    if !accept.contains("application/json") && !accept.contains("*/*") {
        return Err(Refusal::invalid_request("Http头缺少Accept或User-Agent"));
    }
    if call.header("user-agent").unwrap_or_default().is_empty() {
        return Err(Refusal::invalid_request("Http头缺少Accept或User-Agent"));
    }
    let content_type = call.header("content-type").unwrap_or_default();
    if call.method == "POST" && !content_type.starts_with("application/json") {
        return Err(Refusal::invalid_request("Content-Type应为application/json"));
    }
    Ok(())
}

fn signed(sandbox: &Sandbox, call: &Call, handled: Handled, forgery: Option<&Forgery>) -> Response {
    let (status, body) = match handled {
        Ok(Reply::File { .. }) => return unsigned(handled),
        Ok(Reply::Json(value)) => (200, value.to_string()),
        Ok(Reply::NoContent) => (204, String::new()),
        Err(refusal) => (refusal.status, refusal.body()),
    };
    let (mode, nonce, request_id) =
        sandbox.with(|state| (state.mode.signing, state.chance.nonce(), state.chance.hex(16)));
    let asked_for_pubkey = call.header("wechatpay-serial") == Some(sandbox.keys().pubkey_id.as_str());
    let signer =
        if asked_for_pubkey || mode == SigningMode::Pubkey { Signer::Pubkey } else { Signer::Certificate };
    let stamped = stamp(sandbox.keys(), signer, sandbox.clock().wall_seconds(), &nonce, &body, forgery);
    let mut builder =
        Response::builder().status(status_of(status)).header("Request-ID", request_id.to_uppercase());
    for (name, value) in &stamped.headers {
        builder = builder.header(name.as_str(), value.as_str());
    }
    if status == 204 {
        return builder.finish();
    }
    builder.content_type("application/json; charset=utf-8").body(stamped.body)
}

fn unsigned(handled: Handled) -> Response {
    match handled {
        Ok(Reply::File { bytes, content_type }) => Response::builder().content_type(content_type).body(bytes),
        Ok(Reply::Json(value)) => {
            Response::builder().content_type("application/json; charset=utf-8").body(value.to_string())
        }
        Ok(Reply::NoContent) => Response::builder().status(StatusCode::NO_CONTENT).finish(),
        Err(refusal) => Response::builder()
            .status(status_of(refusal.status))
            .content_type("application/json; charset=utf-8")
            .body(refusal.body()),
    }
}

fn no_route(sandbox: &Sandbox, call: &Call, error: NoRoute) -> Response {
    let status = match error {
        NoRoute::Path => StatusCode::NOT_FOUND,
        NoRoute::Method => StatusCode::METHOD_NOT_ALLOWED,
    };
    let entry = Entry {
        seq: 0,
        at: sandbox.clock().wall_ms(),
        operation: String::new(),
        method: call.method.clone(),
        path: call.path.clone(),
        subject: String::new(),
        verified: false,
        status: Some(status.as_u16()),
        fault: None,
    };
    sandbox.with(|state| state.journal.write(entry));
    Response::builder().status(status).finish()
}

fn entry(sandbox: &Sandbox, call: &Call, operation: &Operation, verified: bool) -> Entry {
    Entry {
        seq: 0,
        at: sandbox.clock().wall_ms(),
        operation: operation.name().to_owned(),
        method: call.method.clone(),
        path: call.path.clone(),
        subject: operation.subject(call),
        verified,
        status: None,
        fault: None,
    }
}

fn error_of(kind: &Kind) -> Refusal {
    match kind {
        Kind::TooMany => Refusal::too_many(),
        Kind::Error { status, code, message, .. } => Refusal::new(
            status.unwrap_or(400),
            code.as_deref().unwrap_or("INVALID_REQUEST"),
            message.as_deref().unwrap_or("请求被拒绝"),
        ),
        _ => Refusal::system_error(),
    }
}

/// What a fault does to a signature, if anything.
pub fn forgery_of(kind: &Kind) -> Option<Forgery> {
    Some(match kind {
        Kind::Unsigned => Forgery::Unsigned,
        Kind::BadSignature => Forgery::WrongSignature,
        Kind::Tampered => Forgery::Tampered,
        Kind::Stale => Forgery::Stale,
        Kind::Signtest => Forgery::Signtest,
        Kind::UnknownSerial => Forgery::UnknownSerial,
        _ => return None,
    })
}

fn status_of(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
