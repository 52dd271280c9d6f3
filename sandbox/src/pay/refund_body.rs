//! The body of a refund request and the rule of each field (APIv3, domestic refunds).

use super::desk::Desk;
use super::fields::Fields;
use crate::wechat::refusal::Refusal;
use serde_json::Value;

const KNOWN: [&str; 8] = [
    "transaction_id",
    "out_trade_no",
    "out_refund_no",
    "reason",
    "notify_url",
    "funds_account",
    "amount",
    "goods_detail",
];

/// What a good body asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundBody {
    /// The merchant's number of the refund.
    pub out_refund_no: String,
    /// The order, by the merchant's number…
    pub out_trade_no: Option<String>,
    /// …or by WeChat's.
    pub transaction_id: Option<String>,
    /// Where its end is told.
    pub notify_url: Option<String>,
    /// AVAILABLE or UNSETTLED.
    pub funds_account: String,
    /// In fen.
    pub refund_fen: i64,
    /// What the order cost, in fen.
    pub total_fen: i64,
}

/// Reads a body; 400 PARAM_ERROR names the field at fault.
pub fn read(desk: &Desk<'_>, body: &Value) -> Result<RefundBody, Refusal> {
    let fields = Fields::of(body)?;
    if desk.state.mode.unknown_fields_refused {
        fields.only(&KNOWN)?;
    }
    let out_refund_no = fields.required_text("out_refund_no", 64)?;
    fields.charset("out_refund_no", out_refund_no, "_-|*@")?;
    if let Some(reason) = fields.text("reason", 80)? {
        fields.bytes_within("reason", reason, 80)?;
    }
    let out_trade_no = fields.text("out_trade_no", 32)?.map(str::to_owned);
    let transaction_id = fields.text("transaction_id", 32)?.map(str::to_owned);
    if out_trade_no.is_some() == transaction_id.is_some() {
        return Err(fields.wrong("out_trade_no", "与transaction_id二选一"));
    }
    fields.list("goods_detail")?;
    let amount = fields.required_object("amount")?;
    if amount.required_text("currency", 16)? != "CNY" {
        return Err(amount.wrong("currency", "不支持的币种"));
    }
    Ok(RefundBody {
        out_refund_no: out_refund_no.to_owned(),
        out_trade_no,
        transaction_id,
        notify_url: fields.notify_url("notify_url", 256, desk.state.mode.https_only)?.map(str::to_owned),
        funds_account: funds_account(&fields)?.to_owned(),
        refund_fen: amount.fen("refund")?,
        total_fen: amount.fen("total")?,
    })
}

fn funds_account<'a>(fields: &Fields<'a>) -> Result<&'a str, Refusal> {
    match fields.text("funds_account", 32)? {
        None => Ok("AVAILABLE"),
        Some(account @ ("AVAILABLE" | "UNSETTLED")) => Ok(account),
        Some(_) => Err(fields.wrong("funds_account", "不在枚举范围内")),
    }
}
