//! Version 1: JSON, signed with HMAC.

use banyi_shared::{IdCard, Sex};
use reqwest::RequestBuilder;
use reqwest::header::CONTENT_TYPE;
use serde::Deserialize;
use serde_json::json;

use super::answer::{Cancelled, Loose, Said, reason};
use super::destination::Destination;
use super::exchange::{About, exchange};
use super::transport::Reply;
use crate::app::App;
use crate::error::{Error, Result};
use crate::partners::{Connection, sign};
use crate::registrations::{Accepted, Booking};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Booked {
    record_id: Option<Loose>,
    number: Loose,
    fetch_time: Option<String>,
    fetch_place: Option<String>,
}

#[derive(Deserialize, Default)]
struct Problem {
    code: Option<String>,
    message: Option<String>,
}

/// Books. The order's number is the key: said again, the hospital answers the same.
pub(super) async fn book(
    app: &App,
    to: &Connection,
    destination: &Destination,
    booking: &Booking,
) -> Result<Result<Said, &'static str>> {
    let patient = booking.patient(app)?;
    let id_card: IdCard = patient.id_card.parse().map_err(Error::internal)?;
    let body = json!({
        "orderNo": booking.no,
        "scheduleCode": booking.schedule_code,
        "departmentCode": booking.department_code,
        "date": booking.date,
        "period": booking.period,
        "feeFen": booking.fee,
        "patient": {
            "name": patient.name,
            "idType": "01",
            "idNumber": patient.id_card,
            "phone": patient.phone,
            "sex": if id_card.sex() == Sex::Male { "male" } else { "female" },
            "birthday": id_card.birthday(),
        },
    });
    let (path, request) = request(app, to, destination, "/bookings", body.to_string());
    let about = About { hospital: &booking.hospital, no: &booking.no };
    exchange("hospital.book", app, about, &path, request, |reply| {
        let said = booked(reply);
        let note = match &said {
            Said::Accepted(_) => "已接受预约".to_owned(),
            Said::Refused(_) => "医院拒绝预约".to_owned(),
            Said::Nothing(why) => why.clone(),
        };
        (said, note)
    })
    .await
}

fn booked(reply: &Reply) -> Said {
    match reply.status {
        200 | 201 => match serde_json::from_slice::<Booked>(&reply.body) {
            Ok(told) => match told.number.line(32) {
                Some(number) => Said::Accepted(Accepted {
                    number,
                    fetch_time: told.fetch_time.and_then(|text| super::answer::line(&text, 100)),
                    fetch_place: told.fetch_place.and_then(|text| super::answer::line(&text, 100)),
                    record_id: told.record_id.and_then(|id| id.line(64)),
                }),
                None => Said::Nothing("应答里没有号序".to_owned()),
            },
            Err(_) => Said::Nothing("应答内容无法读懂".to_owned()),
        },
        409 => {
            let problem: Problem = serde_json::from_slice(&reply.body).unwrap_or_default();
            if problem.code.as_deref() == Some("REFUSED") {
                Said::Refused(reason(problem.message))
            } else {
                Said::Nothing("409 而没有 code REFUSED".to_owned())
            }
        }
        status => Said::Nothing(format!("医院应答 {status}")),
    }
}

/// Cancels. A hospital that has no such booking remembers that it never takes it.
pub(super) async fn cancel(
    app: &App,
    to: &Connection,
    destination: &Destination,
    booking: &Booking,
) -> Result<Result<Cancelled, &'static str>> {
    let body = json!({ "reason": "订单已取消" }).to_string();
    let (path, request) = request(app, to, destination, &format!("/bookings/{}/cancel", booking.no), body);
    let about = About { hospital: &booking.hospital, no: &booking.no };
    exchange("hospital.cancel", app, about, &path, request, |reply| {
        let problem: Problem = serde_json::from_slice(&reply.body).unwrap_or_default();
        match (reply.status, problem.code.as_deref()) {
            (200 | 204, _) => (Cancelled::Known, "已取消".to_owned()),
            (404, _) => (Cancelled::Known, "医院没有这个预约，已记下取消".to_owned()),
            (409, Some("FETCHED")) => (Cancelled::Fetched, "已取号，医院拒绝取消".to_owned()),
            (status, _) => {
                let why = format!("医院应答 {status}");
                (Cancelled::Nothing(why.clone()), why)
            }
        }
    })
    .await
}

/// A signed request, and its path for the log.
fn request(
    app: &App,
    to: &Connection,
    destination: &Destination,
    path: &str,
    body: String,
) -> (String, RequestBuilder) {
    let url = destination.join(path);
    let path = url.path().to_owned();
    let timestamp = app.clock.wall().ms().div_euclid(1_000).to_string();
    let nonce = app.rng.nonce();
    let signed = sign::Signed {
        method: "POST",
        path: &path,
        timestamp: &timestamp,
        nonce: &nonce,
        body: body.as_bytes(),
    };
    let signature = signed.sign(to.secret.expose());
    let request = app
        .hospitals
        .post(url, body)
        .header(CONTENT_TYPE, "application/json; charset=utf-8")
        .header(sign::HOSPITAL, &to.code)
        .header(sign::KEY, to.key.as_str())
        .header(sign::TIMESTAMP, timestamp)
        .header(sign::NONCE, nonce)
        .header(sign::SIGNATURE, signature);
    (path, request)
}
