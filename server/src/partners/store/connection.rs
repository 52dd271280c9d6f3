use banyi_shared::{HospitalId, Instant};
use sqlx::FromRow;

use crate::db::{Db, Tx};
use crate::error::Result;

/// A connection beside its hospital's code.
#[derive(Debug, Clone, FromRow)]
pub struct PartnerRow {
    /// Which hospital.
    pub hospital_id: String,
    /// The hospital's code.
    pub code: String,
    /// Where its system listens.
    pub api_url: Option<String>,
    /// `active` or `locked`.
    pub state: String,
    /// 0 or 1.
    pub is_legacy: i64,
    /// Comma-separated.
    pub addresses: String,
    /// May be empty.
    pub contact_name: String,
    /// Sealed.
    pub contact_phone_enc: Option<String>,
}

const READ: &str = "SELECT p.hospital_id, h.code, p.api_url, p.state, p.is_legacy, p.addresses, p.contact_name, \
     p.contact_phone_enc FROM partner p JOIN hospital h ON h.id = p.hospital_id";

/// A hospital's connection.
pub async fn find(db: &Db, hospital: &HospitalId) -> Result<Option<PartnerRow>> {
    let sql = format!("{READ} WHERE p.hospital_id = $1");
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(hospital.as_str()).fetch_optional(db.reader()).await?)
}

/// The connection of the hospital with a code.
pub async fn by_code(db: &Db, code: &str) -> Result<Option<PartnerRow>> {
    let sql = format!("{READ} WHERE h.code = $1");
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(code).fetch_optional(db.reader()).await?)
}

/// Whether a hospital has an active connection with an address.
pub async fn hears(tx: &mut Tx, hospital: &HospitalId) -> Result<bool> {
    let found: Option<(i64,)> = sqlx::query_as(
        "SELECT 1 FROM partner WHERE hospital_id = $1 AND state = 'active' AND api_url IS NOT NULL",
    )
    .bind(hospital.as_str())
    .fetch_optional(tx.conn())
    .await?;
    Ok(found.is_some())
}

/// Locks a connection until the end of the transaction; false when there is none.
pub async fn lock(tx: &mut Tx, hospital: &HospitalId) -> Result<bool> {
    let found = sqlx::query("UPDATE partner SET updated_at = updated_at WHERE hospital_id = $1")
        .bind(hospital.as_str())
        .execute(tx.conn())
        .await?;
    Ok(found.rows_affected() == 1)
}

/// A connection to write.
pub struct NewPartner<'a> {
    /// Where its system listens.
    pub api_url: Option<&'a str>,
    /// `active` or `locked`.
    pub state: &'a str,
    /// Whether it speaks the older protocol.
    pub is_legacy: bool,
    /// Comma-separated.
    pub addresses: &'a str,
    /// May be empty.
    pub contact_name: &'a str,
    /// None leaves what is there; an inner None clears it.
    pub contact_phone_enc: Option<Option<&'a str>>,
}

/// Makes or changes a hospital's connection.
pub async fn put(tx: &mut Tx, hospital: &HospitalId, row: &NewPartner<'_>, now: Instant) -> Result<()> {
    sqlx::query(
        "INSERT INTO partner (hospital_id, api_url, state, is_legacy, addresses, contact_name, contact_phone_enc, \
         created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $9, $9) \
         ON CONFLICT (hospital_id) DO UPDATE SET api_url = excluded.api_url, state = excluded.state, \
         is_legacy = excluded.is_legacy, addresses = excluded.addresses, contact_name = excluded.contact_name, \
         contact_phone_enc = CASE WHEN $8 = 1 THEN excluded.contact_phone_enc ELSE partner.contact_phone_enc END, \
         updated_at = excluded.updated_at",
    )
    .bind(hospital.as_str())
    .bind(row.api_url)
    .bind(row.state)
    .bind(i64::from(row.is_legacy))
    .bind(row.addresses)
    .bind(row.contact_name)
    .bind(row.contact_phone_enc.flatten())
    .bind(i64::from(row.contact_phone_enc.is_some()))
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}
