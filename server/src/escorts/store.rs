//! The tables `escort_service` and `escort_sku`.

use banyi_shared::dto::admin::{ServiceInput, SkuInput};
use banyi_shared::{Instant, ServiceId, SkuId};

use crate::db::{Db, Tx};
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

/// Adds a service.
pub async fn insert_service(tx: &mut Tx, id: &ServiceId, input: &ServiceInput, now: Instant) -> Result<()> {
    sqlx::query(
        "INSERT INTO escort_service (id, name, summary, sort, state, created_at, updated_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $6)",
    )
    .bind(id.as_str())
    .bind(input.name.as_str())
    .bind(input.summary.as_str())
    .bind(input.sort)
    .bind(input.state.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Changes a service; false when there is none. Colleagues who edit it meanwhile wait here.
pub async fn update_service(tx: &mut Tx, id: &ServiceId, input: &ServiceInput, now: Instant) -> Result<bool> {
    let changed = sqlx::query(
        "UPDATE escort_service SET name = $2, summary = $3, sort = $4, state = $5, updated_at = $6 WHERE id = $1",
    )
    .bind(id.as_str())
    .bind(input.name.as_str())
    .bind(input.summary.as_str())
    .bind(input.sort)
    .bind(input.state.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(changed.rows_affected() == 1)
}

/// Ids and units of a service's SKUs.
pub async fn sku_units(tx: &mut Tx, service: &ServiceId) -> Result<Vec<(String, String)>> {
    Ok(sqlx::query_as("SELECT id, unit FROM escort_sku WHERE service_id = $1")
        .bind(service.as_str())
        .fetch_all(tx.conn())
        .await?)
}

/// Takes all SKUs of a service offline.
pub async fn take_skus_offline(tx: &mut Tx, service: &ServiceId, now: Instant) -> Result<()> {
    sqlx::query(
        "UPDATE escort_sku SET state = 'offline', updated_at = $2 WHERE service_id = $1 AND state = 'online'",
    )
    .bind(service.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Adds the SKU of a unit, or changes the one that there is, which keeps its id.
pub async fn put_sku(
    tx: &mut Tx,
    fresh: &SkuId,
    service: &ServiceId,
    sku: &SkuInput,
    now: Instant,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO escort_sku (id, service_id, unit, price_fen, state, created_at, updated_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $6) ON CONFLICT (service_id, unit) DO UPDATE SET \
         price_fen = excluded.price_fen, state = excluded.state, updated_at = excluded.updated_at",
    )
    .bind(fresh.as_str())
    .bind(service.as_str())
    .bind(sku.unit.as_str())
    .bind(sku.price_fen.0)
    .bind(sku.state.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}
