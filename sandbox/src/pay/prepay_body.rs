//! The body of a prepay request and the rule of each field (APIv3, JSAPI order and Native order).

use super::desk::Desk;
use super::fields::Fields;
use crate::beijing;
use crate::books::TradeType;
use crate::wechat::refusal::Refusal;
use serde_json::Value;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const MINUTE_MS: i64 = 60 * 1000;
const DEFAULT_LIFE_DAYS: i64 = 7;
const NATIVE_MAX_DAYS: i64 = 7;

const KNOWN: [&str; 14] = [
    "appid",
    "mchid",
    "description",
    "out_trade_no",
    "time_expire",
    "attach",
    "notify_url",
    "goods_tag",
    "support_fapiao",
    "amount",
    "payer",
    "detail",
    "scene_info",
    "settle_info",
];

/// What a good body asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrepayBody {
    /// The merchant's number.
    pub out_trade_no: String,
    /// 商品描述.
    pub description: String,
    /// In fen.
    pub total_fen: i64,
    /// The payer, for JSAPI.
    pub openid: Option<String>,
    /// 商户数据包.
    pub attach: Option<String>,
    /// Where the payment is told.
    pub notify_url: String,
    /// Business time, ms UTC.
    pub expires_ms: i64,
}

/// Reads a body.
///
/// # Errors
/// 400 PARAM_ERROR with the field at fault, or 400 APPID_MCHID_NOT_MATCH.
pub fn read(desk: &Desk<'_>, trade_type: TradeType, body: &Value) -> Result<PrepayBody, Refusal> {
    let fields = Fields::of(body)?;
    if desk.state.mode.unknown_fields_refused {
        fields.only(&[KNOWN.as_slice(), &["limit_pay"]].concat())?;
    }
    desk.check_mchid(fields.required_text("mchid", 32)?)?;
    if fields.required_text("appid", 32)? != desk.keys.appid {
        return Err(Refusal::new(400, "APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配，请检查后再试"));
    }
    optional(&fields)?;
    Ok(PrepayBody {
        out_trade_no: out_trade_no(&fields)?.to_owned(),
        description: description(desk, &fields)?.to_owned(),
        total_fen: total(&fields)?,
        openid: openid(desk, trade_type, &fields)?,
        attach: attach(&fields)?,
        notify_url: notify_url(desk, &fields)?.to_owned(),
        expires_ms: expires_ms(desk, trade_type, &fields)?,
    })
}

fn out_trade_no<'a>(fields: &Fields<'a>) -> Result<&'a str, Refusal> {
    let no = fields.required_text("out_trade_no", 32)?;
    fields.charset("out_trade_no", no, "_-|*")?;
    if no.len() < 6 {
        return Err(fields.wrong("out_trade_no", &format!("字符数 {}，小于最小值 6", no.len())));
    }
    Ok(no)
}

fn description<'a>(desk: &Desk<'_>, fields: &Fields<'a>) -> Result<&'a str, Refusal> {
    let description = fields.required_text("description", 127)?;
    if desk.state.mode.description_in_bytes {
        fields.bytes_within("description", description, 127)?;
    }
    Ok(description)
}

fn total(fields: &Fields<'_>) -> Result<i64, Refusal> {
    let amount = fields.required_object("amount")?;
    if amount.text("currency", 16)?.is_some_and(|currency| currency != "CNY") {
        return Err(amount.wrong("currency", "不支持的币种"));
    }
    amount.fen("total")
}

fn openid(desk: &Desk<'_>, trade_type: TradeType, fields: &Fields<'_>) -> Result<Option<String>, Refusal> {
    if trade_type == TradeType::Native {
        return match fields.object("payer")? {
            Some(_) => Err(fields.wrong("payer", "Native下单不支持该字段")),
            None => Ok(None),
        };
    }
    let payer = fields.required_object("payer")?;
    let openid = payer.required_text("openid", 128)?;
    if desk.state.person_of(openid).is_none() {
        return Err(Refusal::new(400, "PARAM_ERROR", "无效的openid"));
    }
    Ok(Some(openid.to_owned()))
}

fn attach(fields: &Fields<'_>) -> Result<Option<String>, Refusal> {
    let attach = fields.text("attach", 128)?.filter(|attach| !attach.is_empty());
    attach.map(|attach| fields.bytes_within("attach", attach, 128).map(|()| attach.to_owned())).transpose()
}

fn notify_url<'a>(desk: &Desk<'_>, fields: &Fields<'a>) -> Result<&'a str, Refusal> {
    let url = fields.notify_url("notify_url", 255, desk.state.mode.https_only)?;
    url.ok_or_else(|| fields.wrong("notify_url", "必填项缺失"))
}

fn expires_ms(desk: &Desk<'_>, trade_type: TradeType, fields: &Fields<'_>) -> Result<i64, Refusal> {
    let Some(text) = fields.text("time_expire", 64)? else {
        return Ok(desk.now_ms + DEFAULT_LIFE_DAYS * DAY_MS);
    };
    let at = beijing::parse_rfc3339(text).ok_or_else(|| fields.wrong("time_expire", "不符合rfc3339格式"))?;
    let days =
        if trade_type == TradeType::Native { NATIVE_MAX_DAYS } else { desk.state.mode.time_expire_max_days };
    if at > desk.now_ms + days * DAY_MS {
        return Err(fields.wrong("time_expire", &format!("超过最长支付期限 {days} 天")));
    }
    Ok(at.max(desk.now_ms + MINUTE_MS))
}

fn optional(fields: &Fields<'_>) -> Result<(), Refusal> {
    fields.text("goods_tag", 32)?;
    fields.flag("support_fapiao")?;
    fields.list("limit_pay")?;
    if let Some(detail) = fields.object("detail")? {
        detail.integer("cost_price")?;
        detail.text("invoice_id", 32)?;
        detail.list("goods_detail")?;
    }
    if let Some(scene) = fields.object("scene_info")? {
        scene.required_text("payer_client_ip", 45)?;
        scene.text("device_id", 32)?;
        scene.object("store_info")?.map(|store| store.required_text("id", 32).map(str::len)).transpose()?;
    }
    if let Some(settle) = fields.object("settle_info")? {
        settle.flag("profit_sharing")?;
    }
    Ok(())
}
