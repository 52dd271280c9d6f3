//! Keys: a new one becomes the current, the one before is taken for a while longer, and any can be revoked at once.

use banyi_shared::dto::admin::NewPartnerKey;
use banyi_shared::time::HOUR;
use banyi_shared::{HospitalId, PartnerKeyId};

use super::store::{self, KeyRow};
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::hospitals::need_hospital;
use crate::secret::Secret;
use crate::staff::CurrentStaff;
use crate::vault::Place;

/// Hours that the key before is taken when nobody says otherwise.
pub const GRACE_HOURS: i64 = 24;
/// Hours that it is taken at most.
const MOST_HOURS: i64 = 168;

fn place(id: &str) -> Place<'_> {
    Place { table: "partner_key", column: "secret_enc", row: id }
}

/// A key's secret.
pub fn open(app: &App, key: &KeyRow) -> Result<Secret<String>> {
    app.vault.open(place(&key.id), &key.secret_enc).map(Secret::new)
}

/// A new key, whose secret is told this once. NOT_FOUND without a connection.
pub async fn make(
    app: &App,
    staff: &CurrentStaff,
    hospital: &HospitalId,
    grace_hours: i64,
) -> Result<NewPartnerKey> {
    need_hospital(staff, hospital)?;
    if !(0..=MOST_HOURS).contains(&grace_hours) {
        return Err(Error::field("graceHours", format!("旧密钥最多保留 {MOST_HOURS} 小时")));
    }
    let now = app.now();
    let id: PartnerKeyId = app.rng.new_id(now);
    let secret = app.rng.token();
    let sealed = app.vault.seal(place(id.as_str()), &secret)?;
    let ends_at = now + grace_hours * HOUR;
    let mut tx = app.db.begin("partners.new_key").await?;
    // One after the other: two new keys at once leave one current, and one previous.
    if !store::lock(&mut tx, hospital).await? {
        return Err(Error::not_found());
    }
    let is_exchange = store::replace_current(&mut tx, hospital, ends_at, now).await?;
    store::insert_key(&mut tx, &id, hospital, &sealed, now).await?;
    let detail = format!("新建医院接口密钥 {id}，旧密钥保留 {grace_hours} 小时");
    audit::record(app, &mut tx, staff, "partner.key_new", "hospital", hospital.as_str(), &detail).await?;
    tx.commit().await?;
    Ok(NewPartnerKey { id, secret, created_at: now, previous_ends_at: is_exchange.then_some(ends_at) })
}

/// Ends a key at once; again, it changes nothing. NOT_FOUND when the hospital has no such key.
pub async fn revoke(app: &App, staff: &CurrentStaff, hospital: &HospitalId, id: &PartnerKeyId) -> Result<()> {
    need_hospital(staff, hospital)?;
    let mut tx = app.db.begin("partners.revoke_key").await?;
    store::lock(&mut tx, hospital).await?;
    match store::revoke_key(&mut tx, hospital, id, app.now()).await? {
        None => return Err(Error::not_found()),
        Some(false) => return Ok(()),
        Some(true) => {}
    }
    let detail = format!("作废医院接口密钥 {id}");
    audit::record(app, &mut tx, staff, "partner.key_revoke", "hospital", hospital.as_str(), &detail).await?;
    tx.commit().await
}
