//! The tables `escort_service` and `escort_sku`.

use banyi_shared::SkuId;

use crate::db::Db;
use crate::error::Result;

/// A SKU beside its service.
#[derive(sqlx::FromRow)]
pub struct OfferRow {
    /// The service.
    pub service_id: String,
    /// Its name.
    pub name: String,
    /// A line or two.
    pub summary: String,
    /// Smaller comes first.
    pub sort: i64,
    /// `online` or `offline`.
    pub service_state: String,
    /// The SKU.
    pub sku_id: String,
    /// Its unit.
    pub unit: String,
    /// Its price in fen.
    pub price_fen: i64,
    /// `online` or `offline`.
    pub sku_state: String,
}

/// One SKU with its service.
pub async fn find_sku(db: &Db, id: &SkuId) -> Result<Option<OfferRow>> {
    Ok(sqlx::query_as(
        "SELECT s.id AS service_id, s.name, s.summary, s.sort, s.state AS service_state, \
         k.id AS sku_id, k.unit, k.price_fen, k.state AS sku_state \
         FROM escort_sku k JOIN escort_service s ON s.id = k.service_id WHERE k.id = $1",
    )
    .bind(id.as_str())
    .fetch_optional(db.reader())
    .await?)
}

/// Every SKU with its service, online or not: by the services' order, then once, half day, full day.
pub async fn offers(db: &Db) -> Result<Vec<OfferRow>> {
    Ok(sqlx::query_as(
        "SELECT s.id AS service_id, s.name, s.summary, s.sort, s.state AS service_state, \
         k.id AS sku_id, k.unit, k.price_fen, k.state AS sku_state \
         FROM escort_sku k JOIN escort_service s ON s.id = k.service_id \
         ORDER BY s.sort, s.id, CASE k.unit WHEN 'once' THEN 0 WHEN 'half_day' THEN 1 ELSE 2 END",
    )
    .fetch_all(db.reader())
    .await?)
}
