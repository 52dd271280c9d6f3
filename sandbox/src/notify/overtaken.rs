//! Waiting for other notifications, so that what is told comes in another order than it happened.

use crate::books::{Notification, Progress};
use crate::sandbox::Sandbox;
use crate::state::State;
use std::time::Duration;

const LOOK: Duration = Duration::from_millis(5);
const MOST_PATIENCE: Duration = Duration::from_secs(10);

/// Waits until another notification of the same order was delivered, no longer than `patience`.
pub async fn overtaken(sandbox: &Sandbox, notification: &Notification, patience: Duration) {
    let deliveries = |state: &State| {
        let others = state
            .books
            .notifications
            .values()
            .filter(|one| one.out_trade_no == notification.out_trade_no && one.id != notification.id);
        others.map(|one| one.deliveries.len()).sum::<usize>()
    };
    let before = sandbox.with(|state| deliveries(state));
    until(patience, || sandbox.with(|state| deliveries(state) > before)).await;
}

/// Waits until every notification of an order was delivered once, those of refunds that are about
/// to end by themselves among them.
pub async fn all_told(sandbox: &Sandbox, out_trade_no: &str) {
    let told = |state: &mut State| {
        let books = &state.books;
        let mut notifications = books.notifications.values().filter(|one| one.out_trade_no == out_trade_no);
        let waiting = notifications.any(|one| one.progress == Progress::Pending && one.attempts == 0);
        !waiting && books.refunds_of(out_trade_no).all(|refund| refund.ends.is_none())
    };
    until(MOST_PATIENCE, || sandbox.with(told)).await;
}

async fn until(patience: Duration, mut come: impl FnMut() -> bool) {
    let wait = async {
        while !come() {
            tokio::time::sleep(LOOK).await;
        }
    };
    if tokio::time::timeout(patience, wait).await.is_err() {
        tracing::warn!("what was waited for did not come; it goes on without");
    }
}
