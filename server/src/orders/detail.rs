//! One order, to the patient who placed it.

use banyi_shared::dto::Order;
use banyi_shared::order::OrderKind;
use banyi_shared::{OrderNo, UserId};

use super::{personal, store, view};
use crate::app::App;
use crate::error::{Error, Result};
use crate::{policies, refunds, registrations};

/// The order with timeline, refunds, and the preview with its rules. Another person's order is not found.
pub async fn detail(app: &App, user: &UserId, no: &OrderNo) -> Result<Order> {
    let row = store::of_user(&app.db, user, no).await?.ok_or_else(Error::not_found)?;
    let mut order = view::summary(app, &row)?;
    order.timeline = view::timeline(&store::events(&app.db, no).await?, false)?;
    order.refunds = refunds::of_order(&app.db, no).await?;
    order.refund_preview = view::preview(app, &row).await?;
    order.details.registration = registrations::details(app, &row).await?;
    if order.refund_preview.is_some() && row.kind == OrderKind::Escort {
        order.policy = Some(policies::find(app, &row.policy_id).await?.body);
    }
    order.details.note = personal::text(app, no, "note_enc", row.note_enc.as_deref())?;
    Ok(order)
}
