//! The way in and out, with its faults.

use super::error::MiniError;
use super::{code_image, login, message, phone_number, shipping, token};
use crate::faults::{GATEWAY_PAGE, Journey, Kind, Side, Target, suffer};
use crate::journal::Entry;
use crate::keys::Keys;
use crate::pay::Call;
use crate::sandbox::Sandbox;
use crate::state::State;
use poem::Response;
use poem::http::StatusCode;
use serde_json::Value;

/// What a handler has before it.
pub struct Desk<'a> {
    /// Everything that changes.
    pub state: &'a mut State,
    /// The identities.
    pub keys: &'a Keys,
    /// Wall time, ms UTC.
    pub wall_ms: i64,
    /// Business time, ms UTC.
    pub now_ms: i64,
    /// The request.
    pub call: &'a Call,
}

impl Desk<'_> {
    /// A parameter of the query that is not empty.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.call.query.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// The body as JSON.
    pub fn json(&self) -> Result<Value, MiniError> {
        serde_json::from_slice(&self.call.body).map_err(|_| MiniError::of(47_001))
    }
}

/// What a handler answers.
pub enum Reply {
    /// JSON under this Content-Type.
    Json(Value, &'static str),
    /// A picture under this Content-Type.
    Image(Vec<u8>, &'static str),
}

type Handler = fn(&mut Desk<'_>) -> Result<Reply, MiniError>;

const OPERATIONS: [(&str, &str, &str, Handler); 7] = [
    ("GET", "/sns/jscode2session", "jscode2session", login::exchange),
    ("POST", "/cgi-bin/stable_token", "stable_token", token::stable),
    ("POST", "/wxa/business/getuserphonenumber", "phone_number", phone_number::tell),
    ("POST", "/cgi-bin/message/subscribe/send", "subscribe_send", message::send),
    ("POST", "/wxa/getwxacodeunlimit", "code_image", code_image::draw),
    ("POST", "/wxa/sec/order/is_trade_managed", "is_trade_managed", shipping::is_managed),
    ("POST", "/wxa/sec/order/upload_shipping_info", "upload_shipping", shipping::upload),
];

/// Whether a path belongs to this API.
pub fn is_path(path: &str) -> bool {
    ["/sns/", "/cgi-bin/", "/wxa/"].iter().any(|prefix| path.starts_with(prefix))
}

/// Answers a request; None when the connection is to be cut instead.
pub async fn answer(sandbox: &Sandbox, call: &Call) -> Option<Response> {
    let path = call.path.split('?').next().unwrap_or_default();
    let Some((method, _, name, handler)) = OPERATIONS.iter().find(|(_, known, ..)| *known == path) else {
        return Some(Response::builder().status(StatusCode::NOT_FOUND).finish());
    };
    let subject = sandbox.with(|state| shipping::subject(&state.books, call));
    let target = Target::call(name, &subject);
    let draw = |side| sandbox.with(|state| state.faults.draw(&target, side, &mut state.chance));
    let silence = sandbox.with(|state| state.mode.silence());

    let request_fault = draw(Side::Request);
    let mut result = Journeyed::after(suffer(request_fault.as_ref(), silence).await, || {
        if call.method != *method {
            return Err(MiniError::of(43_002));
        }
        let (wall_ms, now_ms) = (sandbox.clock().wall_ms(), sandbox.clock().business_ms());
        sandbox.change(|state| handler(&mut Desk { state, keys: sandbox.keys(), wall_ms, now_ms, call }))
    });
    let verified = matches!(result, Journeyed::Said(Ok(_)));
    let answer_fault = if request_fault.is_none() { draw(Side::Answer) } else { None };
    match suffer(answer_fault.as_ref(), silence).await {
        Journey::On => {}
        other => result = Journeyed::after(other, || Err(MiniError::of(-1))),
    }

    let rid = sandbox.with(|state| state.chance.hex(12));
    let response = result.response(&rid);
    let fault = request_fault.map(|kind| format!("request:{}", kind.name()));
    let entry = Entry {
        seq: 0,
        at: sandbox.clock().wall_ms(),
        operation: (*name).to_owned(),
        method: call.method.clone(),
        path: path.to_owned(),
        subject: subject.clone(),
        verified,
        status: response.as_ref().map(|response| response.status().as_u16()),
        fault: fault.or_else(|| answer_fault.map(|kind| format!("answer:{}", kind.name()))),
    };
    sandbox.with(|state| state.journal.write(entry));
    response
}

enum Journeyed {
    Said(Result<Reply, MiniError>),
    Failed,
    Gateway,
    Cut,
}

impl Journeyed {
    fn after(journey: Journey, handle: impl FnOnce() -> Result<Reply, MiniError>) -> Self {
        match journey {
            Journey::On => Self::Said(handle()),
            Journey::Cut => Self::Cut,
            Journey::Gateway => Self::Gateway,
            Journey::Error(Kind::TooMany) => Self::Said(Err(MiniError::of(45_011))),
            Journey::Error(Kind::Error { errcode, message, .. }) => {
                let error = MiniError::of(errcode.unwrap_or(-1));
                Self::Said(Err(MiniError { errmsg: message.unwrap_or(error.errmsg), ..error }))
            }
            Journey::Error(_) => Self::Failed,
        }
    }

    fn response(self, rid: &str) -> Option<Response> {
        Some(match self {
            Self::Said(Ok(Reply::Json(value, content_type))) => {
                Response::builder().content_type(content_type).body(value.to_string())
            }
            Self::Said(Ok(Reply::Image(bytes, content_type))) => {
                Response::builder().content_type(content_type).body(bytes)
            }
            Self::Said(Err(error)) => {
                Response::builder().content_type("text/plain").body(error.body(rid).to_string())
            }
            Self::Failed => Response::builder().status(StatusCode::INTERNAL_SERVER_ERROR).finish(),
            Self::Gateway => Response::builder()
                .status(StatusCode::BAD_GATEWAY)
                .content_type("text/html")
                .body(GATEWAY_PAGE),
            Self::Cut => return None,
        })
    }
}
