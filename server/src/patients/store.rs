//! The table `patient`.

mod desk;

use banyi_shared::dto::Relation;
use banyi_shared::{Instant, PatientId, UserId};
use sqlx::FromRow;

pub(super) use desk::{Filter, ListedRow, SORTS, listed, page};

use super::sealed::Indexed;
use crate::db::{Db, Tx};
use crate::error::Result;

#[derive(FromRow)]
pub(super) struct PatientRow {
    pub id: String,
    pub name_enc: String,
    pub id_card_enc: String,
    pub phone_enc: String,
    pub relation: String,
    pub contact_enc: Option<String>,
    pub history_enc: Option<String>,
    pub created_at: i64,
}

/// A row to insert.
pub(super) struct NewRow<'a> {
    pub id: &'a str,
    pub name: Indexed,
    pub id_card: Indexed,
    pub phone: Indexed,
    pub relation: Relation,
    pub contact_enc: Option<String>,
    pub history_enc: Option<String>,
}

/// What changes; `None` stays.
pub(super) struct ChangedRow {
    pub name: Option<Indexed>,
    pub id_card: Option<Indexed>,
    pub phone: Option<Indexed>,
    pub relation: Option<Relation>,
    pub contact_enc: Option<String>,
    pub clears_history: bool,
    pub history_enc: Option<String>,
}

pub(super) async fn of_user(db: &Db, user: &UserId) -> Result<Vec<PatientRow>> {
    Ok(sqlx::query_as(
        "SELECT id, name_enc, id_card_enc, phone_enc, relation, contact_enc, history_enc, created_at
         FROM patient WHERE user_id = $1 AND deleted_at IS NULL ORDER BY created_at DESC, id DESC",
    )
    .bind(user.as_str())
    .fetch_all(db.reader())
    .await?)
}

pub(super) async fn find(db: &Db, user: &UserId, id: &PatientId) -> Result<Option<PatientRow>> {
    Ok(sqlx::query_as(
        "SELECT id, name_enc, id_card_enc, phone_enc, relation, contact_enc, history_enc, created_at
         FROM patient WHERE id = $1 AND user_id = $2 AND deleted_at IS NULL",
    )
    .bind(id.as_str())
    .bind(user.as_str())
    .fetch_optional(db.reader())
    .await?)
}

/// The sealed name, of one who was removed too.
pub(super) async fn name_of(db: &Db, id: &PatientId) -> Result<Option<String>> {
    Ok(sqlx::query_scalar("SELECT name_enc FROM patient WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(db.reader())
        .await?)
}

pub(super) async fn count(tx: &mut Tx, user: &UserId) -> Result<i64> {
    Ok(sqlx::query_scalar(
        "SELECT CAST(COUNT(*) AS BIGINT) FROM patient WHERE user_id = $1 AND deleted_at IS NULL",
    )
    .bind(user.as_str())
    .fetch_one(tx.conn())
    .await?)
}

/// Whether another patient of the user has the ID number, under the current key or the one before.
pub(super) async fn has_card(
    tx: &mut Tx,
    user: &UserId,
    indexes: &[String; 2],
    except: &str,
) -> Result<bool> {
    let found: i64 = sqlx::query_scalar(
        "SELECT CAST(COUNT(*) AS BIGINT) FROM patient
         WHERE user_id = $1 AND id_card_idx IN ($2, $3) AND id <> $4 AND deleted_at IS NULL",
    )
    .bind(user.as_str())
    .bind(&indexes[0])
    .bind(&indexes[1])
    .bind(except)
    .fetch_one(tx.conn())
    .await?;
    Ok(found > 0)
}

/// Whether another patient of the user is 本人.
pub(super) async fn has_self(tx: &mut Tx, user: &UserId, except: &str) -> Result<bool> {
    let found: i64 = sqlx::query_scalar(
        "SELECT CAST(COUNT(*) AS BIGINT) FROM patient
         WHERE user_id = $1 AND relation = 'self' AND id <> $2 AND deleted_at IS NULL",
    )
    .bind(user.as_str())
    .bind(except)
    .fetch_one(tx.conn())
    .await?;
    Ok(found > 0)
}

/// False when the person is there already.
pub(super) async fn insert(tx: &mut Tx, user: &UserId, row: &NewRow<'_>, now: Instant) -> Result<bool> {
    let inserted = sqlx::query(
        "INSERT INTO patient (id, user_id, name_enc, name_idx, id_card_enc, id_card_idx, phone_enc, phone_idx,
             relation, contact_enc, history_enc, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12) ON CONFLICT DO NOTHING",
    )
    .bind(row.id)
    .bind(user.as_str())
    .bind(&row.name.sealed)
    .bind(&row.name.index)
    .bind(&row.id_card.sealed)
    .bind(&row.id_card.index)
    .bind(&row.phone.sealed)
    .bind(&row.phone.index)
    .bind(row.relation.as_str())
    .bind(row.contact_enc.as_deref())
    .bind(row.history_enc.as_deref())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(inserted.rows_affected() == 1)
}

/// Changes what is given, column by column, so that two changes at once keep both. False when there is no such patient.
pub(super) async fn update(
    tx: &mut Tx,
    user: &UserId,
    id: &PatientId,
    row: &ChangedRow,
    now: Instant,
) -> Result<bool> {
    let sealed = |value: &Option<Indexed>| value.as_ref().map(|it| it.sealed.clone());
    let index = |value: &Option<Indexed>| value.as_ref().map(|it| it.index.clone());
    let updated = sqlx::query(
        "UPDATE patient SET
             name_enc = COALESCE($3, name_enc), name_idx = COALESCE($4, name_idx),
             id_card_enc = COALESCE($5, id_card_enc), id_card_idx = COALESCE($6, id_card_idx),
             phone_enc = COALESCE($7, phone_enc), phone_idx = COALESCE($8, phone_idx),
             relation = COALESCE($9, relation),
             contact_enc = COALESCE($10, contact_enc),
             history_enc = CASE WHEN $11 = 1 THEN NULL ELSE COALESCE($12, history_enc) END,
             updated_at = $13
         WHERE id = $1 AND user_id = $2 AND deleted_at IS NULL",
    )
    .bind(id.as_str())
    .bind(user.as_str())
    .bind(sealed(&row.name))
    .bind(index(&row.name))
    .bind(sealed(&row.id_card))
    .bind(index(&row.id_card))
    .bind(sealed(&row.phone))
    .bind(index(&row.phone))
    .bind(row.relation.map(Relation::as_str))
    .bind(row.contact_enc.as_deref())
    .bind(i64::from(row.clears_history))
    .bind(row.history_enc.as_deref())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(updated.rows_affected() == 1)
}

/// False when there is no such patient.
pub(super) async fn remove(tx: &mut Tx, user: &UserId, id: &PatientId, now: Instant) -> Result<bool> {
    let removed = sqlx::query(
        "UPDATE patient SET deleted_at = $3, updated_at = $3
         WHERE id = $1 AND user_id = $2 AND deleted_at IS NULL",
    )
    .bind(id.as_str())
    .bind(user.as_str())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(removed.rows_affected() == 1)
}

/// Ids of all patients of a user, also of those that were deleted.
pub(super) async fn all_ids(tx: &mut Tx, user: &UserId) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar("SELECT id FROM patient WHERE user_id = $1 ORDER BY id")
        .bind(user.as_str())
        .fetch_all(tx.conn())
        .await?)
}

/// Puts `name, id_card, phone` in the place of a person's own and clears the rest; deleted, if it was not yet.
pub(super) async fn forget(tx: &mut Tx, id: &str, by: [&Indexed; 3], now: Instant) -> Result<()> {
    sqlx::query(
        "UPDATE patient SET name_enc = $2, name_idx = $3, id_card_enc = $4, id_card_idx = $5, phone_enc = $6,
             phone_idx = $7, contact_enc = NULL, history_enc = NULL, updated_at = $8,
             deleted_at = COALESCE(deleted_at, $8)
         WHERE id = $1",
    )
    .bind(id)
    .bind(&by[0].sealed)
    .bind(&by[0].index)
    .bind(&by[1].sealed)
    .bind(&by[1].index)
    .bind(&by[2].sealed)
    .bind(&by[2].index)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(())
}
