//! What an order buys.

use banyi_shared::dto::OnOff;
use banyi_shared::rules::SkuUnit;
use banyi_shared::{Fen, ServiceId, SkuId};

use super::store;
use crate::app::App;
use crate::error::Result;

/// A SKU as it is sold now.
#[derive(Debug, Clone, PartialEq)]
pub struct SoldSku {
    /// The SKU.
    pub sku_id: SkuId,
    /// Its service.
    pub service_id: ServiceId,
    /// The service's name.
    pub service_name: String,
    /// By the time, half a day or a full day.
    pub unit: SkuUnit,
    /// The price now, in fen.
    pub price: Fen,
    /// Whether the SKU and its service are on offer.
    pub is_online: bool,
}

/// The SKU, on offer or not.
pub async fn find_sku(app: &App, id: &SkuId) -> Result<Option<SoldSku>> {
    let Some(row) = store::find_sku(&app.db, id).await? else {
        return Ok(None);
    };
    let online = OnOff::Online.as_str();
    Ok(Some(SoldSku {
        sku_id: row.sku_id.parse()?,
        service_id: row.service_id.parse()?,
        service_name: row.name,
        unit: row.unit.parse()?,
        price: Fen(row.price_fen),
        is_online: row.service_state == online && row.sku_state == online,
    }))
}
