//! The body of a shipping report and the rule of each field (发货信息录入接口).

use super::error::MiniError;
use crate::keys::Keys;
use chrono::DateTime;
use serde_json::Value;

const EXPRESS: i64 = 1;
const UNIFIED: i64 = 1;
const SPLIT: i64 = 2;
const MOST_PARCELS: usize = 10;
const LONGEST_ITEM: usize = 120;

/// How a report names its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrderKey {
    /// order_number_type 1, with the merchant's own mchid.
    OutTradeNo(String),
    /// order_number_type 2.
    TransactionId(String),
}

/// What a good body says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The order.
    pub key: OrderKey,
    /// 1 express, 2 same city, 3 virtual, 4 picked up.
    pub logistics_type: i64,
    /// The item_desc of each parcel.
    pub items: Vec<String>,
    /// RFC 3339, a fraction is allowed.
    pub upload_time: String,
    /// The payer.
    pub openid: String,
}

/// Reads a body; the error is that of the first rule it breaks.
pub fn read(keys: &Keys, body: &Value) -> Result<Report, MiniError> {
    let key = order_key(keys, &body["order_key"])?;
    let logistics_type = body["logistics_type"].as_i64().filter(|kind| (1..=4).contains(kind));
    let logistics_type = logistics_type.ok_or_else(|| MiniError::of(10_060_005))?;
    delivery(body, logistics_type)?;
    let parcels = body["shipping_list"].as_array().map(Vec::as_slice).unwrap_or_default();
    let items: Result<Vec<_>, _> = parcels.iter().map(|parcel| item(parcel, logistics_type)).collect();
    let upload_time = text(&body["upload_time"]).filter(|at| DateTime::parse_from_rfc3339(at).is_ok());
    Ok(Report {
        key,
        logistics_type,
        items: items?,
        upload_time: upload_time.ok_or_else(|| MiniError::of(268_485_216))?,
        openid: text(&body["payer"]["openid"]).ok_or_else(|| MiniError::of(10_060_031))?,
    })
}

fn order_key(keys: &Keys, key: &Value) -> Result<OrderKey, MiniError> {
    let wrong = || MiniError::of(10_060_014);
    match key["order_number_type"].as_i64() {
        Some(1) if key["mchid"].as_str() == Some(keys.mchid.as_str()) => {
            text(&key["out_trade_no"]).map(OrderKey::OutTradeNo).ok_or_else(wrong)
        }
        Some(1) => Err(MiniError::of(10_060_001)),
        Some(2) => text(&key["transaction_id"]).map(OrderKey::TransactionId).ok_or_else(wrong),
        _ => Err(wrong()),
    }
}

fn delivery(body: &Value, logistics_type: i64) -> Result<(), MiniError> {
    let parcels = body["shipping_list"].as_array().map_or(0, Vec::len);
    match body["delivery_mode"].as_i64() {
        Some(UNIFIED) if parcels != 1 => Err(MiniError::of(268_485_228)),
        Some(UNIFIED) => Ok(()),
        Some(SPLIT) if logistics_type != EXPRESS => Err(MiniError::of(10_060_006)),
        Some(SPLIT) if !body["is_all_delivered"].is_boolean() => Err(MiniError::of(10_060_007)),
        Some(SPLIT) if parcels == 0 || parcels > MOST_PARCELS => Err(MiniError::of(10_060_014)),
        Some(SPLIT) => Ok(()),
        _ => Err(MiniError::of(268_485_224)),
    }
}

fn item(parcel: &Value, logistics_type: i64) -> Result<String, MiniError> {
    let item = text(&parcel["item_desc"]).ok_or_else(|| MiniError::of(10_060_008))?;
    if item.chars().count() > LONGEST_ITEM {
        return Err(MiniError::of(10_060_009));
    }
    let tracked = text(&parcel["tracking_no"]).is_some() && text(&parcel["express_company"]).is_some();
    if logistics_type == EXPRESS && !tracked {
        return Err(MiniError::of(10_060_014));
    }
    Ok(item)
}

fn text(value: &Value) -> Option<String> {
    value.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}
