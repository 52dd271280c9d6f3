use banyi_shared::PatientId;
use banyi_shared::dto::Relation;
use sqlx::FromRow;

use super::PatientRow;
use crate::db::{After, Column, Db, Sort, Sql, Value};
use crate::error::Result;

/// A patient with what staff see.
#[derive(FromRow)]
pub struct ListedRow {
    pub id: String,
    pub user_id: String,
    pub name_enc: String,
    pub id_card_enc: String,
    pub phone_enc: String,
    pub relation: String,
    pub contact_enc: Option<String>,
    pub history_enc: Option<String>,
    pub created_at: i64,
    pub deleted_at: Option<i64>,
    pub order_count: i64,
}

impl ListedRow {
    /// The patient's own row.
    pub fn row(&self) -> PatientRow {
        PatientRow {
            id: self.id.clone(),
            name_enc: self.name_enc.clone(),
            id_card_enc: self.id_card_enc.clone(),
            phone_enc: self.phone_enc.clone(),
            relation: self.relation.clone(),
            contact_enc: self.contact_enc.clone(),
            history_enc: self.history_enc.clone(),
            created_at: self.created_at,
        }
    }
}

/// What staff may sort patients by; the first is the list's own order.
pub static SORTS: &[Column<ListedRow>] =
    &[Column { word: "createdAt", name: "p.created_at", value: |row| Value::Number(row.created_at) }];

/// What staff look for.
pub struct Filter {
    /// As of [`Sql::within`]: with an order at one of them.
    pub hospitals: Option<Vec<String>>,
    /// Their id or their user's; or with any of `indexes`.
    pub id: Option<String>,
    /// Indexes of phone, ID number or name.
    pub indexes: Vec<String>,
    /// What they are to the user.
    pub relation: Option<Relation>,
}

/// Patients whom a scope covers, with their orders within it: a count of another domain's table, so that a page costs
/// one query. Of those whose account was deleted nothing is left to see, which the users' table knows.
fn covered(hospitals: Option<&[String]>) -> Result<Sql> {
    let mut sql = Sql::new(
        "SELECT p.id, p.user_id, p.name_enc, p.id_card_enc, p.phone_enc, p.relation, p.contact_enc, p.history_enc,
             p.created_at, p.deleted_at,
             (SELECT CAST(COUNT(*) AS BIGINT) FROM orders o WHERE o.patient_id = p.id",
    );
    sql.within("o.hospital_id", hospitals)?.push(
        ") AS order_count FROM patient p
         WHERE EXISTS (SELECT 1 FROM app_user u WHERE u.id = p.user_id AND u.deleted_at IS NULL)",
    );
    if hospitals.is_some() {
        sql.push(" AND EXISTS (SELECT 1 FROM orders o WHERE o.patient_id = p.id");
        sql.within("o.hospital_id", hospitals)?.push(")");
    }
    Ok(sql)
}

/// A page of patients.
pub async fn page(
    db: &Db,
    filter: &Filter,
    sort: &Sort<ListedRow>,
    after: Option<After>,
    limit: i64,
) -> Result<Vec<ListedRow>> {
    let mut sql = covered(filter.hospitals.as_deref())?;
    if let Some(id) = &filter.id {
        sql.bind(" AND (p.id = ? OR p.user_id = ?", id.clone())?;
        for index in &filter.indexes {
            sql.bind(" OR p.phone_idx = ? OR p.id_card_idx = ? OR p.name_idx = ?", index.clone())?;
        }
        sql.push(")");
    }
    if let Some(relation) = filter.relation {
        sql.bind(" AND p.relation = ?", relation.to_string())?;
    }
    sort.page(&mut sql, "p.id", after, limit)?;
    sql.fetch_all(db.reader()).await
}

/// One patient, if the scope covers them.
pub async fn listed(db: &Db, id: &PatientId, hospitals: Option<&[String]>) -> Result<Option<ListedRow>> {
    let mut sql = covered(hospitals)?;
    sql.bind(" AND p.id = ?", id.to_string())?;
    Ok(sql.fetch_all(db.reader()).await?.pop())
}
