//! The services, for patients and for staff.

use banyi_shared::Fen;
use banyi_shared::dto::admin::{AdminService, AdminServiceList};
use banyi_shared::dto::{EscortService, OnOff, ServiceList, Sku};

use super::store;
use crate::app::App;
use crate::error::Result;

/// What is on offer: services that are online, with their SKUs that are online. One without any is left out.
pub async fn list(app: &App) -> Result<ServiceList> {
    let all = list_all(app).await?;
    let on_offer = |service: &AdminService| service.state == OnOff::Online && !service.skus.is_empty();
    Ok(ServiceList {
        items: all
            .items
            .into_iter()
            .filter(on_offer)
            .map(|service| EscortService {
                id: service.id,
                name: service.name,
                summary: service.summary,
                skus: service.skus,
            })
            .collect(),
    })
}

/// All services with all SKUs.
pub async fn list_all(app: &App) -> Result<AdminServiceList> {
    let mut items: Vec<AdminService> = Vec::new();
    for row in store::offers(&app.db).await? {
        if items.last().is_none_or(|last| last.id.as_str() != row.service_id) {
            items.push(AdminService {
                id: row.service_id.parse()?,
                name: row.name,
                summary: row.summary,
                sort: row.sort,
                state: row.service_state.parse()?,
                skus: Vec::new(),
                offline_skus: Vec::new(),
            });
        }
        let sku = Sku { id: row.sku_id.parse()?, unit: row.unit.parse()?, price_fen: Fen(row.price_fen) };
        if let Some(service) = items.last_mut() {
            match row.sku_state.parse()? {
                OnOff::Online => service.skus.push(sku),
                OnOff::Offline => service.offline_skus.push(sku),
            }
        }
    }
    Ok(AdminServiceList { items })
}
