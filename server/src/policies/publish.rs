//! Staff publish a new version of a policy. Orders placed before keep theirs.

use banyi_shared::ErrorCode;
use banyi_shared::dto::admin::{Policy, PolicyInput};
use banyi_shared::order::OrderKind;

use super::store::{self, Subject};
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::escorts;
use crate::hospitals::{self, need_hospital, need_platform};
use crate::http::Check;
use crate::staff::CurrentStaff;

/// Publishes the next version for its subject. CONFLICT when a colleague publishes at the same time.
pub async fn publish(app: &App, staff: &CurrentStaff, input: PolicyInput) -> Result<Policy> {
    let mut check = Check::new();
    for (field, sentence) in input.body.problems() {
        check.problem(&format!("body.{field}"), sentence);
    }
    let subject = match (&input.hospital_id, &input.service_id) {
        (Some(hospital), None) => {
            need_hospital(staff, hospital)?;
            let known = hospitals::find(app, hospital).await?.is_some();
            check.need(known, "hospitalId", "没有这家医院");
            Subject::Hospital(hospital.clone())
        }
        (None, Some(service)) => {
            need_platform(staff)?;
            let all = escorts::list_all(app).await?.items;
            let known = all.iter().any(|known| known.id == *service);
            check.need(known, "serviceId", "没有这项服务");
            Subject::Service(service.clone())
        }
        (None, None) => {
            need_platform(staff)?;
            Subject::Platform
        }
        (Some(_), Some(_)) => {
            check.problem("serviceId", "医院和服务只能选择一个");
            Subject::Platform
        }
    };
    check.finish()?;
    let created_at = app.now();
    let body = serde_json::to_string(&input.body)?;
    let id = app.rng.new_id(created_at);
    let mut tx = app.db.begin("policies.publish").await?;
    let version = store::insert(&mut tx, &id, OrderKind::Escort, &subject, &body, created_at)
        .await?
        .ok_or_else(|| Error::new(ErrorCode::Conflict))?;
    let detail = format!("发布规则 {subject} 第 {version} 版");
    audit::record(app, &mut tx, staff, "policy.publish", "policy", id.as_str(), &detail).await?;
    tx.commit().await?;
    Ok(Policy {
        id,
        kind: OrderKind::Escort,
        version,
        body: input.body,
        created_at,
        hospital_id: input.hospital_id,
        service_id: input.service_id,
    })
}
