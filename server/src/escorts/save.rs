//! Staff add or change a service and its prices. A new price is for orders placed from now on.

use banyi_shared::dto::admin::{AdminService, ServiceInput};
use banyi_shared::{ServiceId, SkuId};

use super::{form, list_all, store};
use crate::app::App;
use crate::audit;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::hospitals::need_platform;
use crate::http::Check;
use crate::staff::CurrentStaff;

/// Adds a service.
pub async fn create(app: &App, staff: &CurrentStaff, input: ServiceInput) -> Result<AdminService> {
    need_platform(staff)?;
    let input = form::check(input)?;
    let id: ServiceId = app.rng.new_id(app.now());
    let mut tx = app.db.begin("escorts.create").await?;
    store::insert_service(&mut tx, &id, &input, app.now()).await?;
    save_skus(app, &mut tx, &id, &input).await?;
    let detail = format!("新增服务 {}", describe(&input));
    audit::record(app, &mut tx, staff, "service.create", "service", id.as_str(), &detail).await?;
    tx.commit().await?;
    saved(app, &id).await
}

/// Changes a service. SKUs that the form leaves out go offline; none is deleted, for orders name them.
pub async fn edit(
    app: &App,
    staff: &CurrentStaff,
    id: ServiceId,
    input: ServiceInput,
) -> Result<AdminService> {
    need_platform(staff)?;
    let input = form::check(input)?;
    let mut tx = app.db.begin("escorts.edit").await?;
    if !store::update_service(&mut tx, &id, &input, app.now()).await? {
        return Err(Error::not_found());
    }
    save_skus(app, &mut tx, &id, &input).await?;
    let detail = format!("修改服务 {}", describe(&input));
    audit::record(app, &mut tx, staff, "service.edit", "service", id.as_str(), &detail).await?;
    tx.commit().await?;
    saved(app, &id).await
}

/// Writes the SKUs. One with an id must be the service's own, and keeps its unit: orders were sold by it.
async fn save_skus(app: &App, tx: &mut Tx, id: &ServiceId, input: &ServiceInput) -> Result<()> {
    let now = app.now();
    let known = store::sku_units(tx, id).await?;
    let mut check = Check::new();
    for (at, sku) in input.skus.iter().enumerate() {
        let Some(claimed) = &sku.id else { continue };
        match known.iter().find(|(known, _)| known == claimed.as_str()) {
            None => check.problem(&format!("skus.{at}.id"), "该服务没有这个规格"),
            Some((_, unit)) => check.need(
                unit == sku.unit.as_str(),
                &format!("skus.{at}.unit"),
                "已有规格不能改变单位，请下线后新增",
            ),
        }
    }
    check.finish()?;
    store::take_skus_offline(tx, id, now).await?;
    for sku in &input.skus {
        let fresh: SkuId = app.rng.new_id(now);
        store::put_sku(tx, &fresh, id, sku, now).await?;
    }
    Ok(())
}

fn describe(input: &ServiceInput) -> String {
    let skus: Vec<String> = input
        .skus
        .iter()
        .map(|sku| format!("{} {} {}", sku.unit.label(), sku.price_fen.yuan(), sku.state))
        .collect();
    format!("{}（{}）：{}", input.name, input.state, skus.join("，"))
}

async fn saved(app: &App, id: &ServiceId) -> Result<AdminService> {
    let all = list_all(app).await?;
    let mut items = all.items.into_iter();
    items.find(|service| service.id == *id).ok_or_else(Error::not_found)
}
