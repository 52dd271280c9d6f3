//! Putting a message into an inbox.

use banyi_shared::{OrderNo, UserId, WaitlistId};

use super::store;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::users;

/// A message to send.
#[derive(Debug, Clone)]
pub struct NewNotice {
    /// To whom.
    pub user_id: UserId,
    /// What caused it, as `order.paid:E2026…`; the same cause is told to a user once.
    pub cause: String,
    /// The order that it is about.
    pub order_no: Option<OrderNo>,
    /// The place in line that it is about.
    pub waitlist_id: Option<WaitlistId>,
    /// 标题
    pub title: String,
    /// 正文, without personal data.
    pub body: String,
}

/// Sends in the transaction of the cause. Sending again what was sent does nothing, nor does sending to nobody:
/// of a deleted account only the row is left.
pub async fn send(app: &App, tx: &mut Tx, notice: NewNotice) -> Result<()> {
    if users::is_deleted(tx, &notice.user_id).await? {
        return Ok(());
    }
    let now = app.now();
    store::insert(tx, &app.rng.id(now), &notice, now).await
}
