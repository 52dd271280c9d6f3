//! The schedule by which a notification is sent until it is taken.

use super::mutation::Mutation;
use super::overtaken::overtaken;
use super::send::{Parcel, deliver};
use crate::books::{Delivery, Notification, Progress};
use crate::faults::{Journey, Kind, Side, Target, suffer};
use crate::pay::forgery_of;
use crate::sandbox::Sandbox;
use std::time::Duration;

/// Seconds to wait after each attempt that failed (APIv3, payment notification): 15 retries.
pub const RETRY_SECONDS: [u64; 15] =
    [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600];

/// Sends a notification until it is acknowledged or the schedule ends. An attempt whose answer is
/// lost counts as failed, though the server has heard it.
pub async fn follow_schedule(sandbox: &Sandbox, id: &str) {
    while let Some(notification) = pending(sandbox, id) {
        let delivery = attempt(sandbox, &notification).await;
        let never = delivery.mutation.as_deref() == Some(Kind::Never.name());
        let attempt = notification.attempts as usize;
        let wait = RETRY_SECONDS.get(attempt).copied();
        let scale = sandbox.change(|state| {
            if let Some(notification) = state.books.notifications.get_mut(id) {
                notification.attempts += 1;
                notification.progress = match (delivery.is_acknowledged(), wait) {
                    (true, _) => Progress::Done,
                    (false, _) if never => Progress::GivenUp,
                    (false, Some(_)) => notification.progress,
                    (false, None) => Progress::GivenUp,
                };
                notification.deliveries.push(delivery);
            }
            state.mode.notify_scale
        });
        if pending(sandbox, id).is_some() {
            tokio::time::sleep(Duration::from_secs(wait.unwrap_or_default()).mul_f64(scale)).await;
        }
    }
}

/// The parcel of a notification as it was first sealed.
pub fn parcel(notification: &Notification) -> Parcel {
    Parcel {
        id: notification.id.clone(),
        event: notification.event,
        event_type: notification.event_type.clone(),
        url: notification.url.clone(),
        plaintext: notification.plaintext.clone(),
        body: notification.body.clone(),
    }
}

fn pending(sandbox: &Sandbox, id: &str) -> Option<Notification> {
    sandbox.with(|state| {
        state.books.notifications.get(id).filter(|one| one.progress == Progress::Pending).cloned()
    })
}

async fn attempt(sandbox: &Sandbox, notification: &Notification) -> Delivery {
    let target = Target::notification(&notification.out_trade_no, notification.out_refund_no.as_deref());
    let draw = |side| sandbox.with(|state| state.faults.draw(&target, side, &mut state.chance));
    let silence = sandbox.with(|state| state.mode.silence());
    let fault = draw(Side::Request);
    let name = fault.as_ref().map(Kind::name);
    if fault == Some(Kind::AfterNext) {
        overtaken(sandbox, notification, silence).await;
    }
    if fault == Some(Kind::Never) || suffer(fault.as_ref(), silence).await != Journey::On {
        return lost(sandbox, "没有送达", name);
    }
    let parcel = &parcel(notification);
    let mutation = fault.as_ref().and_then(forgery_of).map(Mutation::Signature);
    let delivery = if fault == Some(Kind::Duplicate) {
        let (first, _second) =
            tokio::join!(deliver(sandbox, parcel, None, name), deliver(sandbox, parcel, None, name));
        first
    } else {
        deliver(sandbox, parcel, mutation.as_ref(), name).await
    };
    match draw(Side::Answer) {
        Some(fault) => lost(sandbox, &format!("应答丢失，对方说 {:?}", delivery.status), Some(fault.name())),
        None => delivery,
    }
}

fn lost(sandbox: &Sandbox, why: &str, fault: Option<&str>) -> Delivery {
    Delivery {
        at: sandbox.clock().wall_ms(),
        status: None,
        body: why.to_owned(),
        mutation: fault.map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::RETRY_SECONDS;

    #[test]
    fn the_schedule_spans_24_hours_and_4_minutes() {
        assert_eq!(RETRY_SECONDS.iter().sum::<u64>(), 24 * 3600 + 4 * 60);
    }
}
