//! submitOrder, updatePayStatus, updateCancelStatus.

use super::super::book::{Asked, Cancelled, Patient, book, cancel};
use super::super::books::{Booking, Record};
use super::super::desk::Desk;
use super::super::gate::Said;
use super::envelope;
use super::sign::Fields;
use serde_json::{Value, json};

const WRONG: (i64, &str) = (201, "数据异常");

/// A booking. The protocol has no number of the platform's: one is taken where the platform sends
/// it, else the same person in the same session is the same booking.
pub fn submit(desk: &mut Desk, fields: &Fields, now_ms: i64) -> Said {
    let Some(asked) = asked(desk, fields) else {
        return envelope(202, "参数不正确", Value::Null);
    };
    let booking = match book(desk, &asked, now_ms) {
        Ok(booking) => booking,
        Err(refused) => return envelope(WRONG.0, refused.sentence, Value::Null),
    };
    let session = desk.books.sessions.get(&booking.schedule_code);
    let total = session.and_then(|session| session.plan.as_ref()).map_or(40, |plan| plan.total);
    let data = json!({
        "resultCode": "0000",
        "resultMsg": "预约成功",
        "hosRecordId": booking.record_id,
        "number": booking.number,
        "fetchTime": booking.fetch_time,
        "fetchAddress": booking.fetch_place,
        "reservedNumber": total,
        "availableNumber": (total - desk.books.taken(&booking.schedule_code)).max(0),
    });
    envelope(200, "成功", data)
}

/// The platform was paid.
pub fn paid(desk: &mut Desk, fields: &Fields, now_ms: i64) -> Said {
    let Some(booking) = named(desk, fields) else {
        return envelope(WRONG.0, WRONG.1, Value::Null);
    };
    if booking.paid_ms.is_none() {
        desk.books.keep(Record::Booking(Booking { paid_ms: Some(now_ms), ..booking }));
    }
    envelope(200, "成功", Value::Null)
}

/// The platform cancelled. What it cancels by its own number before it came is refused later; by
/// the hospital's number alone, nobody knows what is meant.
pub fn cancelled(desk: &mut Desk, fields: &Fields, now_ms: i64) -> Said {
    let known = named(desk, fields).map(|booking| booking.order_no);
    let Some(order_no) = known.or_else(|| fields.get("orderNo").cloned()) else {
        desk.counts.cancelled_unknown += 1;
        return envelope(WRONG.0, WRONG.1, Value::Null);
    };
    match cancel(desk, &order_no, "", now_ms) {
        Cancelled::Done | Cancelled::Unknown => envelope(200, "成功", Value::Null),
        Cancelled::Fetched => envelope(WRONG.0, "已取号，不能取消", Value::Null),
    }
}

fn named(desk: &Desk, fields: &Fields) -> Option<Booking> {
    let by_record = fields.get("hosRecordId").and_then(|id| desk.books.by_record(id));
    by_record.or_else(|| desk.books.bookings.get(fields.get("orderNo")?)).cloned()
}

fn asked(desk: &Desk, fields: &Fields) -> Option<Asked> {
    let field = |name: &str| fields.get(name).filter(|value| !value.is_empty()).cloned();
    let schedule_code = field("hosScheduleId").or_else(|| field("scheduleId"))?;
    let id_number = field("certificatesNo")?;
    let patient = Patient {
        name: field("name")?,
        id_type: field("certificatesType").unwrap_or_default(),
        id_number: id_number.clone(),
        phone: field("phone").unwrap_or_default(),
        sex: field("sex").unwrap_or_default(),
        birthday: field("birthdate").unwrap_or_default(),
    };
    let same = desk.books.bookings.values().find(|booking| {
        booking.is_live()
            && booking.schedule_code == schedule_code
            && booking.asked["patient"]["idNumber"] == id_number.as_str()
    });
    let order_no = field("orderNo").or_else(|| field("outTradeNo"));
    let order_no = order_no.or_else(|| same.map(|booking| booking.order_no.clone()));
    let period = match field("reserveTime")?.as_str() {
        "0" => "morning",
        "1" => "afternoon",
        _ => return None,
    };
    Some(Asked {
        order_no: order_no.unwrap_or_else(|| format!("L{:08}", desk.books.bookings.len() + 1)),
        schedule_code,
        department_code: field("depcode")?,
        date: field("reserveDate")?,
        period: period.to_owned(),
        fee_fen: fen(&field("amount")?)?,
        patient,
    })
}

/// `50`, `50.5` and `50.00` yuan in fen.
fn fen(yuan: &str) -> Option<i64> {
    let (whole, part) = yuan.split_once('.').unwrap_or((yuan, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(part)
}

#[cfg(test)]
mod tests {
    use super::fen;

    #[test]
    fn yuan_are_read_as_they_are_written() {
        assert_eq!((fen("50"), fen("50.5"), fen("0.05")), (Some(5000), Some(5050), Some(5)));
        assert_eq!((fen("-1"), fen("1.005"), fen("")), (None, None, None));
    }
}
