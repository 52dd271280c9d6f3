//! The table `policy`.

use std::str::FromStr;

use banyi_shared::order::OrderKind;
use banyi_shared::{HospitalId, Instant, PolicyId, ServiceId, WireError};
use serde::de::DeserializeOwned;
use sqlx::{Any, Executor};

use super::Version;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};

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

impl<T: DeserializeOwned> TryFrom<PolicyRow> for Version<T> {
    type Error = Error;

    fn try_from(row: PolicyRow) -> Result<Self> {
        Ok(Self { id: row.id.parse()?, version: row.version, body: serde_json::from_str(&row.body)? })
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
pub async fn first_of<'e>(
    on: impl Executor<'e, Database = Any>,
    kind: OrderKind,
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
    .bind(kind.as_str())
    .bind(text(hospital.cloned().map(Subject::Hospital)).unwrap_or_default())
    .bind(text(service.cloned().map(Subject::Service)).unwrap_or_default())
    .fetch_optional(on)
    .await?)
}

/// One version.
pub async fn find(db: &Db, id: &PolicyId) -> Result<Option<PolicyRow>> {
    Ok(sqlx::query_as("SELECT id, subject, version, body, created_at FROM policy WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(db.reader())
        .await?)
}

/// The same, as the transaction sees it.
pub async fn find_in(tx: &mut Tx, id: &PolicyId) -> Result<Option<PolicyRow>> {
    Ok(sqlx::query_as("SELECT id, subject, version, body, created_at FROM policy WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(tx.conn())
        .await?)
}

impl FromStr for Subject {
    type Err = WireError;

    fn from_str(text: &str) -> Result<Self, WireError> {
        match text.split_once(':') {
            None if text == "platform" => Ok(Self::Platform),
            Some(("hospital", id)) => id.parse().map(Self::Hospital),
            Some(("service", id)) => id.parse().map(Self::Service),
            _ => Err(WireError("not a subject of a policy")),
        }
    }
}

/// Versions that a list shows at most.
const MAX_LISTED: i64 = 500;

/// Every version of a kind, the newest first.
pub async fn all(db: &Db, kind: OrderKind) -> Result<Vec<PolicyRow>> {
    Ok(sqlx::query_as(
        "SELECT id, subject, version, body, created_at FROM policy WHERE kind = $1 \
         ORDER BY created_at DESC, id DESC LIMIT $2",
    )
    .bind(kind.as_str())
    .bind(MAX_LISTED)
    .fetch_all(db.reader())
    .await?)
}

/// Adds the subject's next version and answers its number; nothing when somebody else added it at the same time.
pub async fn insert(
    tx: &mut Tx,
    id: &PolicyId,
    kind: OrderKind,
    subject: &Subject,
    body: &str,
    now: Instant,
) -> Result<Option<i64>> {
    let row: Option<(i64,)> = sqlx::query_as(
        "INSERT INTO policy (id, kind, subject, version, body, created_at) \
         SELECT $1, $2, $3, COALESCE(MAX(version), 0) + 1, $4, $5 FROM policy \
         WHERE kind = $2 AND subject = $3 \
         ON CONFLICT (kind, subject, version) DO NOTHING RETURNING version",
    )
    .bind(id.as_str())
    .bind(kind.as_str())
    .bind(subject.to_string())
    .bind(body)
    .bind(now.ms())
    .fetch_optional(tx.conn())
    .await?;
    Ok(row.map(|(version,)| version))
}

/// Every version of one subject, the newest first.
pub async fn of_subject(db: &Db, kind: OrderKind, subject: &Subject) -> Result<Vec<PolicyRow>> {
    Ok(sqlx::query_as(
        "SELECT id, subject, version, body, created_at FROM policy WHERE kind = $1 AND subject = $2 \
         ORDER BY version DESC LIMIT $3",
    )
    .bind(kind.as_str())
    .bind(subject.to_string())
    .bind(MAX_LISTED)
    .fetch_all(db.reader())
    .await?)
}
