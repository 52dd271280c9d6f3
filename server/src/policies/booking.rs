//! 预约规则 of hospitals: versions for each hospital, else the platform's.

use banyi_shared::dto::admin::{BookingRulesInput, BookingRulesList, BookingRulesVersion};
use banyi_shared::order::OrderKind;
use banyi_shared::{ErrorCode, HospitalId, Instant, PolicyId};

use super::RulesVersion;
use super::store::{self, PolicyRow, Subject};
use crate::app::App;
use crate::audit;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::hospitals::{self, need_hospital, need_platform};
use crate::http::Check;
use crate::staff::CurrentStaff;

const KIND: OrderKind = OrderKind::Registration;

fn never_seeded() -> Error {
    Error::internal("the platform has no booking rules: the catalogue was not seeded")
}

/// The rules that a number booked now at the hospital falls under.
pub async fn rules_in_force(app: &App, hospital: &HospitalId) -> Result<RulesVersion> {
    let row = store::first_of(app.db.reader(), KIND, Some(hospital), None).await?;
    row.ok_or_else(never_seeded)?.try_into()
}

/// The same, as the transaction sees them.
pub async fn rules_in_force_in(tx: &mut Tx, hospital: &HospitalId) -> Result<RulesVersion> {
    let row = store::first_of(tx.conn(), KIND, Some(hospital), None).await?;
    row.ok_or_else(never_seeded)?.try_into()
}

/// The version that an order was placed under; versions are never deleted.
pub async fn find_rules(app: &App, id: &PolicyId) -> Result<RulesVersion> {
    store::find(&app.db, id).await?.ok_or_else(Error::not_found)?.try_into()
}

/// The same within a transaction.
pub async fn find_rules_in(tx: &mut Tx, id: &PolicyId) -> Result<RulesVersion> {
    store::find_in(tx, id).await?.ok_or_else(Error::not_found)?.try_into()
}

/// The versions for a hospital, or the platform's where it has none of its own; the first is in force.
pub async fn list_rules(app: &App, hospital: Option<HospitalId>) -> Result<BookingRulesList> {
    let mut rows = Vec::new();
    if let Some(hospital) = hospital {
        rows = store::of_subject(&app.db, KIND, &Subject::Hospital(hospital)).await?;
    }
    if rows.is_empty() {
        rows = store::of_subject(&app.db, KIND, &Subject::Platform).await?;
    }
    Ok(BookingRulesList {
        items: rows.into_iter().map(BookingRulesVersion::try_from).collect::<Result<_>>()?,
    })
}

/// Publishes the next version, which holds at once; orders keep theirs. CONFLICT when a colleague publishes at the
/// same time.
pub async fn publish_rules(
    app: &App,
    staff: &CurrentStaff,
    input: BookingRulesInput,
) -> Result<BookingRulesVersion> {
    let mut check = Check::new();
    for (field, sentence) in input.body.problems() {
        check.problem(&format!("body.{field}"), sentence);
    }
    let subject = match &input.hospital_id {
        Some(hospital) => {
            need_hospital(staff, hospital)?;
            check.need(hospitals::find(app, hospital).await?.is_some(), "hospitalId", "没有这家医院");
            Subject::Hospital(hospital.clone())
        }
        None => {
            need_platform(staff)?;
            Subject::Platform
        }
    };
    check.finish()?;
    let created_at = app.now();
    let body = serde_json::to_string(&input.body)?;
    let id: PolicyId = app.rng.new_id(created_at);
    let mut tx = app.db.begin("policies.publish_rules").await?;
    let version = store::insert(&mut tx, &id, KIND, &subject, &body, created_at)
        .await?
        .ok_or_else(|| Error::new(ErrorCode::Conflict))?;
    let detail = format!("发布预约规则 {subject} 第 {version} 版");
    audit::record(app, &mut tx, staff, "booking_rules.publish", "policy", id.as_str(), &detail).await?;
    tx.commit().await?;
    Ok(BookingRulesVersion { id, version, body: input.body, created_at, hospital_id: input.hospital_id })
}

impl TryFrom<PolicyRow> for BookingRulesVersion {
    type Error = Error;

    fn try_from(row: PolicyRow) -> Result<Self> {
        let hospital_id = match row.subject.parse()? {
            Subject::Hospital(id) => Some(id),
            Subject::Platform | Subject::Service(_) => None,
        };
        Ok(Self {
            id: row.id.parse()?,
            version: row.version,
            body: serde_json::from_str(&row.body)?,
            created_at: Instant::from_ms(row.created_at),
            hospital_id,
        })
    }
}
