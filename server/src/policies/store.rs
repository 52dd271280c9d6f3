//! The table `policy`.

use banyi_shared::{HospitalId, PolicyId, ServiceId};

use super::PolicyVersion;
use crate::db::Db;
use crate::error::{Error, Result};

/// The only kind so far; `policy.kind` is an order's kind.
pub const KIND: &str = "escort";

/// A row.
#[derive(sqlx::FromRow)]
pub struct PolicyRow {
    /// The version's id.
    pub id: String,
    /// For whom; see [`Subject`].
    pub subject: String,
    /// 1, 2, 3 …
    pub version: i64,
    /// JSON.
    pub body: String,
    /// Milliseconds UTC.
    pub created_at: i64,
}

impl TryFrom<PolicyRow> for PolicyVersion {
    type Error = Error;

    fn try_from(row: PolicyRow) -> Result<Self> {
        Ok(Self {
            id: row.id.parse()?,
            version: row.version,
            body: serde_json::from_str(&row.body)?,
        })
    }
}

/// For whom a policy is: `platform`, `hospital:<id>` or `service:<id>` in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Everyone who has no other.
    Platform,
    /// One hospital.
    Hospital(HospitalId),
    /// One service.
    Service(ServiceId),
}

impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Platform => f.write_str("platform"),
            Self::Hospital(id) => write!(f, "hospital:{id}"),
            Self::Service(id) => write!(f, "service:{id}"),
        }
    }
}

/// The newest version of the first of the subjects that has one.
pub async fn first_of(
    db: &Db,
    hospital: Option<&HospitalId>,
    service: Option<&ServiceId>,
) -> Result<Option<PolicyRow>> {
    // An absent subject is the empty text, which no row has.
    let text = |subject: Option<Subject>| subject.map(|subject| subject.to_string());
    Ok(sqlx::query_as(
        "SELECT id, subject, version, body, created_at FROM policy \
         WHERE kind = $1 AND subject IN ($2, $3, 'platform') \
         ORDER BY CASE subject WHEN $2 THEN 0 WHEN $3 THEN 1 ELSE 2 END, version DESC LIMIT 1",
    )
    .bind(KIND)
    .bind(text(hospital.cloned().map(Subject::Hospital)).unwrap_or_default())
    .bind(text(service.cloned().map(Subject::Service)).unwrap_or_default())
    .fetch_optional(db.reader())
    .await?)
}

/// One version.
pub async fn find(db: &Db, id: &PolicyId) -> Result<Option<PolicyRow>> {
    Ok(
        sqlx::query_as("SELECT id, subject, version, body, created_at FROM policy WHERE id = $1")
            .bind(id.as_str())
            .fetch_optional(db.reader())
            .await?,
    )
}
