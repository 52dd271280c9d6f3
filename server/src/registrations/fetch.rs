//! 取号: the hospital says that the patient fetched the number.

use banyi_shared::order::{Mover, OrderEvent, OrderState};
use banyi_shared::{ErrorCode, Instant, OrderNo};

use super::store;
use crate::app::App;
use crate::error::{Error, Result};
use crate::orders::{self, Change};

/// Puts a confirmed order into service. True when it changed something; false when we knew it. MOVE_NOT_ALLOWED for one
/// that is over, or that the hospital has not confirmed to us: it says so again later.
pub async fn fetched(app: &App, no: &OrderNo, at: Instant) -> Result<bool> {
    let mut tx = app.db.begin("registration.fetched").await?;
    let row = orders::lock(&mut tx, no, app.now()).await?.ok_or_else(Error::not_found)?;
    match row.state {
        OrderState::InService | OrderState::Completed => Ok(false),
        OrderState::Confirmed => {
            let change = Change::by(OrderEvent::Fetched, Mover::System);
            orders::apply(app, &mut tx, &row, OrderState::InService, &change).await?;
            store::set_fetched(&mut tx, no, at, app.now()).await?;
            tx.commit().await?;
            Ok(true)
        }
        state => Err(Error::new(ErrorCode::MoveNotAllowed).detail("state", state)),
    }
}
