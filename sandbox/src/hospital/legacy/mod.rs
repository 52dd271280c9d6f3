//! The older protocol: forms, scheme A, and an envelope of code, message and data.

mod order;
mod push;
mod sign;

pub use push::{department_form, schedule_form};
pub use sign::{Fields, sign};

use super::counts::count;
use super::desk::Desk;
use super::gate::{Said, Times};
use crate::pay::Call;
use serde_json::{Value, json};

const WINDOW_MS: u64 = 300_000;

/// The fields of a form body, decoded as a servlet does.
pub fn fields(body: &[u8]) -> Fields {
    let text = String::from_utf8_lossy(body);
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (Call::decoded_form(name), Call::decoded_form(value)))
        .collect()
}

/// What a call is about: the platform's number, or else the hospital's.
pub fn subject(call: &Call) -> String {
    let fields = fields(&call.body);
    let named = ["orderNo", "outTradeNo", "hosRecordId"].iter().find_map(|name| fields.get(*name));
    named.cloned().unwrap_or_default()
}

/// Lets a call in and does it; the second is whether its sign held.
pub fn take(desk: &mut Desk, name: &str, call: &Call, times: Times) -> (Said, bool) {
    let fields = fields(&call.body);
    if let Err(why) = check(desk, &fields, times.wall_ms) {
        count(&mut desk.counts.not_let_in, why);
        return (envelope(300, "签名错误", Value::Null), false);
    }
    let said = match name {
        "submitOrder" => order::submit(desk, &fields, times.now_ms),
        "updatePayStatus" => order::paid(desk, &fields, times.now_ms),
        "updateCancelStatus" => order::cancelled(desk, &fields, times.now_ms),
        _ => envelope(204, "服务异常", Value::Null),
    };
    (said, true)
}

fn check(desk: &Desk, fields: &Fields, wall_ms: i64) -> Result<(), &'static str> {
    let field = |name: &str| fields.get(name).map(String::as_str).ok_or("missing");
    let settings = &desk.books.settings;
    if field("hoscode")? != settings.hospital {
        return Err("hospital");
    }
    let timestamp: i64 = field("timestamp")?.parse().map_err(|_| "timestamp")?;
    if wall_ms.abs_diff(timestamp) > WINDOW_MS {
        return Err("timestamp");
    }
    let given = field("sign")?;
    let secrets = std::iter::once(&settings.secret).chain(settings.previous.iter().map(|one| &one.secret));
    let mut known = secrets.filter(|secret| !secret.is_empty());
    if known.any(|secret| sign(fields, secret) == given) { Ok(()) } else { Err("signature") }
}

fn envelope(code: i64, message: &str, data: Value) -> Said {
    (200, json!({"code": code, "message": message, "data": data}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_arrives_whole() {
        let fields = fields("intro=a+%2B+b+%26+100%25%0A%E5%81%9C%E8%AF%8A&empty=&=&route=2%3D3".as_bytes());
        assert_eq!(fields["intro"], "a + b & 100%\n停诊");
        assert_eq!((fields["empty"].as_str(), fields["route"].as_str()), ("", "2=3"));
    }
}
