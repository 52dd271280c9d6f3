//! The cashier that wx.requestPayment opens.

use super::answer::{bad, conflict};
use super::payments::{self, Paying};
use crate::pay::{Payable, find_payable};
use crate::sandbox::Sandbox;
use crate::wechat::sign::pay_message;
use crate::wechat::verify::is_signed;
use poem::web::{Data, Json};
use poem::{Result, handler};
use serde::Deserialize;
use serde_json::{Value, json};

/// The parameters of wx.requestPayment: texts, all of them.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Opening {
    time_stamp: String,
    nonce_str: String,
    package: String,
    sign_type: String,
    pay_sign: String,
}

/// POST cashier/open: checks what the mini-program was given and shows the bill.
#[handler]
pub fn open(Data(sandbox): Data<&Sandbox>, Json(opening): Json<Opening>) -> Result<Json<Value>> {
    let prepay_id =
        opening.package.strip_prefix("prepay_id=").ok_or_else(|| bad("package 应为 prepay_id=…"))?;
    let seconds = opening.time_stamp.len() == 10 && opening.time_stamp.bytes().all(|b| b.is_ascii_digit());
    if !seconds || opening.nonce_str.is_empty() || opening.nonce_str.len() > 32 || opening.sign_type != "RSA"
    {
        return Err(bad("调用支付JSAPI的参数不合法"));
    }
    let keys = sandbox.keys();
    let message = pay_message(&keys.appid, &opening.time_stamp, &opening.nonce_str, &opening.package);
    if !is_signed(&keys.merchant, &message, &opening.pay_sign) {
        return Err(bad("支付验证签名失败"));
    }
    let now_ms = sandbox.clock().business_ms();
    sandbox.with(|state| {
        let order = find_payable(state, now_ms, &Payable::Prepay(prepay_id.to_owned())).map_err(conflict)?;
        let payer = order.openid.as_ref().and_then(|openid| state.person_of(openid));
        Ok(Json(json!({
            "amountFen": order.total_fen,
            "description": order.description,
            "mchName": state.mode.merchant_name,
            "outTradeNo": order.out_trade_no,
            "prepayId": prepay_id,
            "person": payer.map(|person| &person.id),
        })))
    })
}

/// The bill that was shown.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Shown {
    package: Option<String>,
    prepay_id: Option<String>,
    person: Option<String>,
}

impl Shown {
    fn prepay_id(&self) -> Result<String> {
        let packed = self.package.as_deref().and_then(|package| package.strip_prefix("prepay_id="));
        self.prepay_id.as_deref().or(packed).map(str::to_owned).ok_or_else(|| bad("需要 package 或 prepayId"))
    }
}

/// POST cashier/confirm
#[handler]
pub async fn confirm(Data(sandbox): Data<&Sandbox>, Json(shown): Json<Shown>) -> Result<Json<Value>> {
    let paying = Paying { prepay_id: Some(shown.prepay_id()?), person: shown.person, ..Paying::default() };
    payments::confirm(sandbox, paying).await.map(Json)
}

/// POST cashier/cancel
#[handler]
pub fn cancel(Json(shown): Json<Shown>) -> Result<Json<Value>> {
    shown.prepay_id()?;
    Ok(Json(json!({"errMsg": "requestPayment:fail cancel"})))
}
