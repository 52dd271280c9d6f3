use std::str::FromStr;

use banyi_shared::order::{OrderKind, OrderState, RefundState};
use banyi_shared::rules::SkuUnit;
use banyi_shared::{
    CivilDate, DepartmentId, Fen, HospitalId, Instant, OrderNo, PatientId, Period, PolicyId, SkuId, UserId,
};
use sqlx::any::AnyRow;
use sqlx::{FromRow, Row};

/// A row of `orders`; sealed columns stay sealed.
#[derive(Clone)]
pub struct OrderRow {
    /// 订单号
    pub no: OrderNo,
    /// Who placed it.
    pub user_id: UserId,
    /// What it sells.
    pub kind: OrderKind,
    /// Where the service stands.
    pub state: OrderState,
    /// Of a closing order: the state that it closes to.
    pub closing_to: Option<OrderState>,
    /// Of a closing order: since when.
    pub closing_since: Option<Instant>,
    /// The price.
    pub amount: Fen,
    /// What the accepted payment brought.
    pub paid: Fen,
    /// Decided to go back.
    pub returning: Fen,
    /// What has come back.
    pub refunded: Fen,
    /// What its refunds come to.
    pub refund_state: RefundState,
    /// For whom.
    pub patient_id: PatientId,
    /// Sealed JSON: the patient as they were.
    pub patient_enc: String,
    /// Sealed JSON: somebody to call.
    pub contact_enc: String,
    /// Sealed.
    pub history_enc: Option<String>,
    /// Sealed.
    pub note_enc: Option<String>,
    /// Sealed.
    pub remark_enc: Option<String>,
    /// What was bought.
    pub sku_id: SkuId,
    /// 服务
    pub service_name: String,
    /// How it was sold.
    pub unit: SkuUnit,
    /// Absent when the hospital was given in words.
    pub hospital_id: Option<HospitalId>,
    /// 医院
    pub hospital_name: String,
    /// 科室
    pub department: Option<String>,
    /// 科室 of a registration.
    pub department_id: Option<DepartmentId>,
    /// The day of service.
    pub service_date: CivilDate,
    /// The part of the day.
    pub period: Period,
    /// When the period begins.
    pub starts_at: Instant,
    /// When the period ends.
    pub ends_at: Instant,
    /// Whether somebody comes along.
    pub accompanied: bool,
    /// The version of the terms agreed to.
    pub terms_version: i64,
    /// The policy that it was placed under.
    pub policy_id: PolicyId,
    /// When it was placed.
    pub placed_at: Instant,
    /// When the hold ends.
    pub expires_at: Instant,
    /// The last moment at which a paid one may be cancelled by its patient; absent where a fee ladder decides.
    pub cancel_until: Option<Instant>,
    /// When it was paid.
    pub paid_at: Option<Instant>,
    /// When WeChat was told that the service was sold, where it wants to know.
    pub shipped_at: Option<Instant>,
}

fn parse<T>(row: &AnyRow, column: &str) -> Result<T, sqlx::Error>
where
    T: FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let text: String = row.try_get(column)?;
    text.parse()
        .map_err(|cause| sqlx::Error::ColumnDecode { index: column.to_owned(), source: Box::new(cause) })
}

fn parse_option<T>(row: &AnyRow, column: &str) -> Result<Option<T>, sqlx::Error>
where
    T: FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let text: Option<String> = row.try_get(column)?;
    text.map(|text| text.parse())
        .transpose()
        .map_err(|cause| sqlx::Error::ColumnDecode { index: column.to_owned(), source: Box::new(cause) })
}

fn instant(row: &AnyRow, column: &str) -> Result<Instant, sqlx::Error> {
    row.try_get(column).map(Instant::from_ms)
}

fn instant_option(row: &AnyRow, column: &str) -> Result<Option<Instant>, sqlx::Error> {
    let ms: Option<i64> = row.try_get(column)?;
    Ok(ms.map(Instant::from_ms))
}

impl FromRow<'_, AnyRow> for OrderRow {
    fn from_row(row: &AnyRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            no: parse(row, "no")?,
            user_id: parse(row, "user_id")?,
            kind: parse(row, "kind")?,
            state: parse(row, "state")?,
            closing_to: parse_option(row, "closing_to")?,
            closing_since: instant_option(row, "closing_since")?,
            amount: Fen(row.try_get("amount_fen")?),
            paid: Fen(row.try_get("paid_fen")?),
            returning: Fen(row.try_get("returning_fen")?),
            refunded: Fen(row.try_get("refunded_fen")?),
            refund_state: parse(row, "refund_state")?,
            patient_id: parse(row, "patient_id")?,
            patient_enc: row.try_get("patient_enc")?,
            contact_enc: row.try_get("contact_enc")?,
            history_enc: row.try_get("history_enc")?,
            note_enc: row.try_get("note_enc")?,
            remark_enc: row.try_get("remark_enc")?,
            sku_id: parse(row, "sku_id")?,
            service_name: row.try_get("service_name")?,
            unit: parse(row, "unit")?,
            hospital_id: parse_option(row, "hospital_id")?,
            hospital_name: row.try_get("hospital_name")?,
            department: row.try_get("department")?,
            department_id: parse_option(row, "department_id")?,
            service_date: parse(row, "service_date")?,
            period: parse(row, "period")?,
            starts_at: instant(row, "starts_at")?,
            ends_at: instant(row, "ends_at")?,
            accompanied: row.try_get::<i64, _>("accompanied")? == 1,
            terms_version: row.try_get("terms_version")?,
            policy_id: parse(row, "policy_id")?,
            placed_at: instant(row, "placed_at")?,
            expires_at: instant(row, "expires_at")?,
            cancel_until: instant_option(row, "cancel_until")?,
            paid_at: instant_option(row, "paid_at")?,
            shipped_at: instant_option(row, "shipped_at")?,
        })
    }
}
