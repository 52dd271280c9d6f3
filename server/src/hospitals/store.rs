//! The table `hospital`.

use banyi_shared::dto::admin::HospitalInput;
use banyi_shared::dto::{FilePurpose, Hospital, OnOff};
use banyi_shared::order::OrderKind;
use banyi_shared::{FileId, HospitalId, Instant};

use super::list::Filter;
use crate::app::App;
use crate::db::{Cursor, Db, Sql, Tx, like};
use crate::error::Result;
use crate::pictures;

/// What [`HospitalRow`] reads, in order.
const COLUMNS: &str = "id, code, name, level, region, address, intro, longitude, latitude, phone, \
     offers_escort, offers_registration, state, picture_file_id, route, sort";

/// A row.
#[derive(sqlx::FromRow)]
pub struct HospitalRow {
    id: String,
    code: String,
    name: String,
    level: String,
    region: String,
    address: String,
    intro: String,
    longitude: Option<f64>,
    latitude: Option<f64>,
    phone: Option<String>,
    offers_escort: i64,
    offers_registration: i64,
    state: String,
    picture_file_id: Option<String>,
    route: Option<String>,
    sort: i64,
}

impl HospitalRow {
    /// The key of the list, for a cursor.
    pub fn key(&self) -> Cursor {
        Cursor(vec![self.sort.to_string(), self.id.clone()])
    }

    /// The file of its picture.
    pub fn picture(&self) -> Option<&str> {
        self.picture_file_id.as_deref()
    }

    /// Whether it can be booked, `online` or `offline`.
    pub fn state(&self) -> &str {
        &self.state
    }

    /// Whether numbers are sold at it now.
    pub fn sells_numbers(&self) -> bool {
        self.offers_registration == 1 && self.state == OnOff::Online.as_str()
    }

    /// As everybody sees it.
    pub fn view(self, app: &App) -> Result<Hospital> {
        let picture: Option<FileId> = self.picture_file_id.map(|id| id.parse()).transpose()?;
        Ok(Hospital {
            id: self.id.parse()?,
            code: self.code,
            name: self.name,
            level: self.level,
            region: self.region,
            address: self.address,
            intro: self.intro,
            offers_escort: self.offers_escort == 1,
            offers_registration: self.offers_registration == 1,
            state: self.state.parse::<OnOff>()?,
            longitude: self.longitude,
            latitude: self.latitude,
            phone: self.phone,
            picture_url: pictures::url(app, picture.as_ref(), FilePurpose::Hospital),
            picture_file_id: picture,
            route: self.route,
        })
    }
}

/// One hospital, online or not.
pub async fn find(db: &Db, id: &HospitalId) -> Result<Option<HospitalRow>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(" FROM hospital");
    sql.bind(" WHERE id = ?", id.as_str().to_owned())?;
    Ok(sql.fetch_all(db.reader()).await?.pop())
}

/// Locks one until the end of the transaction and reads it.
pub(super) async fn lock(tx: &mut Tx, id: &HospitalId) -> Result<Option<HospitalRow>> {
    Ok(sqlx::query_as("UPDATE hospital SET updated_at = updated_at WHERE id = $1 RETURNING *")
        .bind(id.as_str())
        .fetch_optional(tx.conn())
        .await?)
}

/// Locks one until the end of the transaction; false when there is none. What is sold at it does not wait for that.
pub async fn hold(tx: &mut Tx, id: &HospitalId) -> Result<bool> {
    let held = sqlx::query("UPDATE hospital SET updated_at = updated_at WHERE id = $1")
        .bind(id.as_str())
        .execute(tx.conn())
        .await?;
    Ok(held.rows_affected() == 1)
}

/// At most `limit` hospitals behind `cursor` (sort, id), by sort and id.
pub async fn list(db: &Db, filter: &Filter, cursor: Option<&Cursor>, limit: i64) -> Result<Vec<HospitalRow>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(" FROM hospital WHERE 1 = 1");
    if filter.is_online_only {
        sql.push(" AND state = 'online'");
    }
    if let Some(level) = &filter.level {
        sql.bind(" AND level = ?", level.clone())?;
    }
    if let Some(region) = &filter.region {
        sql.bind(r" AND lower(region) LIKE lower(?) ESCAPE '\'", like::begins_with(region))?;
    }
    for word in like::words(filter.q.as_deref().unwrap_or_default()) {
        sql.bind(r" AND lower(name) LIKE lower(?) ESCAPE '\'", like::contains(word))?;
    }
    match filter.offers {
        Some(OrderKind::Escort) => _ = sql.push(" AND offers_escort = 1"),
        Some(OrderKind::Registration) => _ = sql.push(" AND offers_registration = 1"),
        Some(_) => _ = sql.push(" AND 1 = 0"),
        None => {}
    }
    if let Some(ids) = &filter.only {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        sql.is_in("id", &ids)?;
    }
    if let Some(cursor) = cursor {
        sql.bind(" AND (sort, id) > (?", cursor.number(0)?)?.bind(", ?)", cursor.text(1)?)?;
    }
    sql.bind(" ORDER BY sort, id LIMIT ?", limit)?;
    sql.fetch_all(db.reader()).await
}

/// Adds a hospital at `sort`, or behind all others; false when another has its code.
pub async fn insert(
    tx: &mut Tx,
    id: &HospitalId,
    input: &HospitalInput,
    sort: Option<i64>,
    now: Instant,
) -> Result<bool> {
    let added = sqlx::query(
        "INSERT INTO hospital (id, code, name, level, region, address, intro, longitude, latitude, phone, \
         offers_escort, offers_registration, state, picture_file_id, route, sort, created_at, updated_at) \
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, \
         COALESCE($16, MAX(sort) + 1, 1), $17, $17 FROM hospital WHERE 1 = 1 ON CONFLICT (code) DO NOTHING",
    )
    .bind(id.as_str())
    .bind(input.code.as_str())
    .bind(input.name.as_str())
    .bind(input.level.as_str())
    .bind(input.region.as_str())
    .bind(input.address.as_str())
    .bind(input.intro.as_str())
    .bind(input.longitude)
    .bind(input.latitude)
    .bind(input.phone.as_deref())
    .bind(i64::from(input.offers_escort))
    .bind(i64::from(input.offers_registration))
    .bind(input.state.as_str())
    .bind(input.picture_file_id.as_ref().map(|file| file.as_str()))
    .bind(input.route.as_deref())
    .bind(sort)
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(added.rows_affected() == 1)
}

/// Changes a hospital; false when another has its code.
pub async fn update(tx: &mut Tx, id: &HospitalId, input: &HospitalInput, now: Instant) -> Result<bool> {
    let changed = sqlx::query(
        "UPDATE hospital SET code = $2, name = $3, level = $4, region = $5, address = $6, intro = $7, \
         longitude = $8, latitude = $9, phone = $10, offers_escort = $11, offers_registration = $12, \
         state = $13, picture_file_id = $14, route = $15, updated_at = $16 WHERE id = $1 \
         AND NOT EXISTS (SELECT 1 FROM hospital other WHERE other.code = $2 AND other.id <> $1)",
    )
    .bind(id.as_str())
    .bind(input.code.as_str())
    .bind(input.name.as_str())
    .bind(input.level.as_str())
    .bind(input.region.as_str())
    .bind(input.address.as_str())
    .bind(input.intro.as_str())
    .bind(input.longitude)
    .bind(input.latitude)
    .bind(input.phone.as_deref())
    .bind(i64::from(input.offers_escort))
    .bind(i64::from(input.offers_registration))
    .bind(input.state.as_str())
    .bind(input.picture_file_id.as_ref().map(|file| file.as_str()))
    .bind(input.route.as_deref())
    .bind(now.ms())
    .execute(tx.conn())
    .await?;
    Ok(changed.rows_affected() == 1)
}

/// The hospital with a code.
pub async fn find_code(db: &Db, code: &str) -> Result<Option<HospitalId>> {
    let row: Option<(String,)> = sqlx::query_as("SELECT id FROM hospital WHERE code = $1")
        .bind(code)
        .fetch_optional(db.reader())
        .await?;
    Ok(row.map(|(id,)| id.parse()).transpose()?)
}
