//! The older protocol: forms, signed by scheme A of section 2.6 of the source systems' inventory.

use banyi_shared::{IdCard, Period, Sex};
use reqwest::RequestBuilder;
use reqwest::header::CONTENT_TYPE;
use serde::Deserialize;

use super::answer::{Cancelled, Loose, Said, line, reason};
use super::destination::Destination;
use super::exchange::{About, exchange};
use super::transport::Reply;
use crate::app::App;
use crate::error::{Error, Result};
use crate::partners::Connection;
use crate::partners::sign_legacy::{self, Form};
use crate::registrations::{Accepted, Booking};

#[derive(Deserialize)]
struct Envelope {
    code: i64,
    message: Option<String>,
    data: Option<Submitted>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Submitted {
    result_code: Option<String>,
    result_msg: Option<String>,
    hos_record_id: Option<Loose>,
    number: Option<Loose>,
    fetch_time: Option<String>,
    fetch_address: Option<String>,
}

/// Books, and says that it is paid. A hospital that took the booking and not the payment is told again, both: our
/// number in `orderNo` tells it that the booking is the same.
pub(super) async fn book(
    app: &App,
    to: &Connection,
    destination: &Destination,
    booking: &Booking,
) -> Result<Result<Said, &'static str>> {
    let form = submission(app, booking)?;
    let (path, request) = request(app, to, destination, "/order/submitOrder", form);
    let about = About { hospital: &booking.hospital, no: &booking.no };
    let said = exchange("hospital.legacy_submit", app, about, &path, request, |reply| {
        let said = submitted(reply);
        let note = match &said {
            Said::Accepted(_) => "已接受预约".to_owned(),
            Said::Refused(_) => "医院拒绝预约".to_owned(),
            Said::Nothing(why) => why.clone(),
        };
        (said, note)
    })
    .await?;
    let accepted = match said {
        Ok(Said::Accepted(accepted)) => accepted,
        other => return Ok(other),
    };
    let record = accepted.record_id.clone().unwrap_or_default();
    let form =
        Form::from([("hosRecordId".to_owned(), record), ("orderNo".to_owned(), booking.no.to_string())]);
    let (path, request) = self::request(app, to, destination, "/order/updatePayStatus", form);
    let paid = exchange("hospital.legacy_paid", app, about, &path, request, |reply| {
        let is_taken = is_success(reply);
        (is_taken, if is_taken { "已记付款".to_owned() } else { format!("医院应答 {}", reply.status) })
    })
    .await?;
    Ok(match paid {
        Ok(true) => Ok(Said::Accepted(accepted)),
        Ok(false) => Ok(Said::Nothing("医院没有记下付款".to_owned())),
        Err(why) => Err(why),
    })
}

fn submission(app: &App, booking: &Booking) -> Result<Form> {
    let patient = booking.patient(app)?;
    let id_card: IdCard = patient.id_card.parse().map_err(Error::internal)?;
    let sex = if id_card.sex() == Sex::Male { "1" } else { "0" };
    let time = if booking.period == Period::Afternoon { "1" } else { "0" };
    let (amount, birthday, date) =
        (sign_legacy::amount(booking.fee), id_card.birthday().to_string(), booking.date.to_string());
    let pairs = [
        ("orderNo", booking.no.as_str()),
        ("depcode", booking.department_code.as_str()),
        // The two branches of the older system name it differently.
        ("hosScheduleId", booking.schedule_code.as_str()),
        ("scheduleId", booking.schedule_code.as_str()),
        ("reserveDate", date.as_str()),
        ("reserveTime", time),
        ("amount", amount.as_str()),
        ("name", patient.name.as_str()),
        ("certificatesType", "10"),
        ("certificatesNo", patient.id_card.as_str()),
        ("sex", sex),
        ("birthdate", birthday.as_str()),
        ("phone", patient.phone.as_str()),
        ("isMarry", "0"),
        ("provinceCode", ""),
        ("cityCode", ""),
        ("districtCode", ""),
        ("address", ""),
        ("contactsName", ""),
        ("contactsCertificatesType", ""),
        ("contactsCertificatesNo", ""),
        ("contactsPhone", ""),
    ];
    Ok(pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
}

fn submitted(reply: &Reply) -> Said {
    if reply.status != 200 {
        return Said::Nothing(format!("医院应答 {}", reply.status));
    }
    let Ok(envelope) = serde_json::from_slice::<Envelope>(&reply.body) else {
        return Said::Nothing("应答内容无法读懂".to_owned());
    };
    match (envelope.code, envelope.data) {
        (200, Some(data)) if data.result_code.as_deref().is_none_or(|code| code == "0000") => {
            match data.number.and_then(|number| number.line(32)) {
                Some(number) => Said::Accepted(Accepted {
                    number,
                    fetch_time: data.fetch_time.and_then(|text| line(&text, 100)),
                    fetch_place: data.fetch_address.and_then(|text| line(&text, 100)),
                    record_id: data.hos_record_id.and_then(|id| id.line(64)),
                }),
                None => Said::Nothing("应答里没有号序".to_owned()),
            }
        }
        (200, Some(data)) => Said::Refused(reason(data.result_msg)),
        (200, None) => Said::Nothing("应答内容无法读懂".to_owned()),
        // 失败 and 数据异常 are the hospital's answer; a wrong signature or a locked hospital is for people to mend.
        (201 | 204, _) => Said::Refused(reason(envelope.message)),
        (code, _) => Said::Nothing(format!("医院应答 code {code}")),
    }
}

/// Cancels what the hospital accepted. Without its number of the booking, ours tells it which.
pub(super) async fn cancel(
    app: &App,
    to: &Connection,
    destination: &Destination,
    booking: &Booking,
) -> Result<Result<Cancelled, &'static str>> {
    let record = booking.record_id.clone().unwrap_or_default();
    let form =
        Form::from([("hosRecordId".to_owned(), record), ("orderNo".to_owned(), booking.no.to_string())]);
    let (path, request) = request(app, to, destination, "/order/updateCancelStatus", form);
    let about = About { hospital: &booking.hospital, no: &booking.no };
    exchange("hospital.legacy_cancel", app, about, &path, request, |reply| {
        if is_success(reply) {
            (Cancelled::Known, "已取消".to_owned())
        } else {
            let why = format!("医院应答 {}", reply.status);
            (Cancelled::Nothing(why.clone()), why)
        }
    })
    .await
}

fn is_success(reply: &Reply) -> bool {
    #[derive(Deserialize)]
    struct Code {
        code: i64,
    }
    reply.status == 200 && serde_json::from_slice::<Code>(&reply.body).is_ok_and(|told| told.code == 200)
}

/// A signed request, and its path for the log.
fn request(
    app: &App,
    to: &Connection,
    destination: &Destination,
    path: &str,
    mut form: Form,
) -> (String, RequestBuilder) {
    let url = destination.join(path);
    let path = url.path().to_owned();
    form.insert("hoscode".to_owned(), to.code.clone());
    form.insert("timestamp".to_owned(), app.clock.wall().ms().to_string());
    let signature = sign_legacy::sign(&form, to.secret.expose());
    form.insert("sign".to_owned(), signature);
    let request = app
        .hospitals
        .post(url, sign_legacy::write(&form))
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded; charset=utf-8");
    (path, request)
}
