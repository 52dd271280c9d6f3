//! Money, times and numbers as they are written.

use serde_json::{Value, json};

use super::args::Args;
use crate::{CivilDate, Fen, Instant, OrderNo, OutRefundNo, OutTradeNo, Period};

/// `format_fen {fen}`
pub fn format_fen(args: &Args<'_>) -> Result<Value, String> {
    Ok(args.get::<Fen>("fen")?.yuan().into())
}

/// `instant {text}`: the same instant in every form.
pub fn instant(args: &Args<'_>) -> Result<Value, String> {
    let at: Instant = args.get::<String>("text")?.parse().map_err(|problem| format!("{problem}"))?;
    Ok(json!({ "ms": at.ms(), "text": at, "wechat": at.to_wechat(), "date": at.date() }))
}

/// `civil_date {text, plusDays?}`: the day, its weekday, and when its periods begin and end, ms UTC.
pub fn civil_date(args: &Args<'_>) -> Result<Value, String> {
    let day: CivilDate = args.get::<String>("text")?.parse().map_err(|problem| format!("{problem}"))?;
    let day = day.plus_days(args.find("plusDays")?.unwrap_or(0));
    let periods: serde_json::Map<String, Value> = Period::ALL
        .iter()
        .map(|period| (period.to_string(), json!([period.starts_on(day).ms(), period.ends_on(day).ms()])))
        .collect();
    Ok(json!({ "date": day, "weekday": day.weekday_label(), "periods": periods }))
}

/// `order_no {at, random, seq}`: the order's number, and those of its payment and refund `seq`.
pub fn order_no(args: &Args<'_>) -> Result<Value, String> {
    let (no, seq) = (OrderNo::new(args.get("at")?, args.get("random")?), args.get("seq")?);
    Ok(json!({ "orderNo": no, "tradeNo": no.trade_no(seq), "refundNo": no.refund_no(seq) }))
}

/// `merchant_no {text}`: what kind of number it is, and of which order; an error when it is none.
pub fn merchant_no(args: &Args<'_>) -> Result<Value, String> {
    let text: String = args.get("text")?;
    if let Ok(no) = text.parse::<OrderNo>() {
        return Ok(json!({ "kind": "order", "orderNo": no }));
    }
    if let Ok(no) = text.parse::<OutTradeNo>() {
        return Ok(json!({ "kind": "payment", "orderNo": no.order_no() }));
    }
    let no: OutRefundNo = text.parse().map_err(|problem| format!("{problem}"))?;
    Ok(json!({ "kind": "refund", "orderNo": no.order_no() }))
}
