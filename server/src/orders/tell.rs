//! What the patient is told, by event. Carried out by a job; sent once however often the job runs.

use banyi_shared::OrderNo;
use banyi_shared::order::{OrderEvent, OrderKind};

use super::store;
use crate::app::App;
use crate::notices::{self, NewNotice};
use crate::queue::{JobError, Outcome};

/// Title and body, or nothing when the event is the patient's own doing or staff's affair.
/// `{service}` and `{when}` are filled in. No personal data: it may be shown on a locked screen.
pub const fn wording(event: OrderEvent) -> Option<(&'static str, &'static str)> {
    match event {
        OrderEvent::Paid => Some(("支付成功", "您的{service}（{when}）已支付，客服会尽快与您联系确认。")),
        OrderEvent::PaidLate => {
            Some(("支付成功", "您的付款在订单过期后到账，名额仍在，{service}（{when}）已恢复。"))
        }
        OrderEvent::PaymentReturned => {
            Some(("付款退回", "您为{service}（{when}）多付或过期后支付的款项将原路退回。"))
        }
        OrderEvent::Cancelled => Some(("订单已取消", "您的{service}（{when}）已取消。")),
        OrderEvent::Expired => Some(("订单已过期", "您的{service}（{when}）超时未支付，名额已释放。")),
        OrderEvent::Confirmed => {
            Some(("已安排陪诊", "您的{service}（{when}）已确认，请按时到达并携带身份证件。"))
        }
        OrderEvent::Started => Some(("服务开始", "您的{service}（{when}）已开始。")),
        OrderEvent::Completed => Some(("服务完成", "您的{service}（{when}）已完成，祝您早日康复。")),
        OrderEvent::NoShow => Some(("未到场", "您的{service}（{when}）记为未到场，如有疑问请联系客服。")),
        OrderEvent::RefundRequested => {
            Some(("退款已申请", "您的{service}（{when}）退款已提交，将原路退回。"))
        }
        OrderEvent::Refunded => Some(("退款到账", "您的{service}（{when}）退款已退回原支付方式。")),
        OrderEvent::RefundFailed => {
            Some(("退款处理中", "您的{service}（{when}）退款遇到问题，客服正在处理。"))
        }
        OrderEvent::RefundedByHand => {
            Some(("退款到账", "您的{service}（{when}）退款已由工作人员线下退回，如未收到请联系客服。"))
        }
        OrderEvent::Fetched => Some(("已取号", "您的{service}（{when}）已取号，请留意叫号。")),
        OrderEvent::SessionStopped => {
            Some(("停诊通知", "很抱歉，您的{service}（{when}）停诊，已付款项将全额退回。"))
        }
        OrderEvent::Moved => Some(("改约通知", "您的预约已改为{service}（{when}），请查看新的取号信息。")),
        OrderEvent::HospitalRefused => {
            Some(("预约未成功", "医院未能接受您的{service}（{when}），已付款项将全额退回。"))
        }
        OrderEvent::RefundAsked
        | OrderEvent::FromWaitlist
        | OrderEvent::RefundDeclined
        | OrderEvent::RefundReissued
        | OrderEvent::RefundTwice
        | OrderEvent::RefundSettled
        | OrderEvent::Placed
        | OrderEvent::PayStarted
        | OrderEvent::Closing
        | OrderEvent::Replaced
        | OrderEvent::Remarked => None,
    }
}

/// The words for a registration, where they are its own.
const fn registration_wording(event: OrderEvent) -> Option<(&'static str, &'static str)> {
    match event {
        OrderEvent::Paid => Some(("支付成功", "您的预约挂号 {service}（{when}）已支付，正在等待医院确认。")),
        OrderEvent::Confirmed => {
            Some(("预约成功", "您的预约挂号 {service}（{when}）已成功，请在订单中查看号序和取号地点。"))
        }
        OrderEvent::Completed => Some(("就诊完成", "您的预约挂号 {service}（{when}）已结束，祝您早日康复。")),
        OrderEvent::NoShow => Some(("未取号", "您预约的 {service}（{when}）未取号，已记为爽约。")),
        _ => None,
    }
}

/// Sends the message that a job asks for. Subject: `<order number>/<event>` or `<order number>/<event>/<which>`.
pub async fn tell(app: &App, subject: &str) -> Result<Outcome, JobError> {
    let wrong = || JobError::Fail("subject is no order and event".to_owned());
    let mut parts = subject.split('/');
    let no: OrderNo = parts.next().and_then(|text| text.parse().ok()).ok_or_else(wrong)?;
    let event: OrderEvent = parts.next().and_then(|text| text.parse().ok()).ok_or_else(wrong)?;
    let row = store::read(&app.db, &no).await?.ok_or_else(wrong)?;
    let own = if row.kind == OrderKind::Registration { registration_wording(event) } else { None };
    let Some((title, body)) = own.or(wording(event)) else { return Ok(Outcome::Done) };
    let when = format!("{} {}", row.service_date, row.period.label());
    let notice = NewNotice {
        user_id: row.user_id.clone(),
        cause: subject.to_owned(),
        order_no: Some(no),
        waitlist_id: None,
        title: title.to_owned(),
        body: body.replace("{service}", &row.service_name).replace("{when}", &when),
    };
    let mut tx = app.db.begin("notice.send").await?;
    notices::send(app, &mut tx, notice).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}
