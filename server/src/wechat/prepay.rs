//! Prepay (JSAPI order) and the parameters of wx.requestPayment.

use banyi_shared::dto::PayParams;
use banyi_shared::{Fen, Instant, OutTradeNo};
use serde::{Deserialize, Serialize};
use wechat_pay_rust_sdk::pay::WechatPayTrait;

use super::{PayError, WeChat};

/// What is paid, by whom, until when.
#[derive(Debug, Clone)]
pub struct Prepay<'a> {
    /// What the payer reads in WeChat; neutral, nothing medical. Cut to 127 bytes.
    pub description: &'a str,
    /// The number of this payment attempt.
    pub out_trade_no: &'a OutTradeNo,
    /// After it WeChat takes no payment (whole seconds).
    pub time_expire: Instant,
    /// In fen, at least 1.
    pub amount: Fen,
    /// Who pays: the openid for our appid.
    pub openid: &'a str,
}

/// "JSAPI下单": the order of the fields is the order on the wire.
#[derive(Serialize)]
struct Body<'a> {
    appid: &'a str,
    mchid: &'a str,
    description: &'a str,
    out_trade_no: &'a str,
    time_expire: String,
    notify_url: String,
    amount: Amount,
    payer: Payer<'a>,
}

#[derive(Serialize)]
struct Amount {
    total: Fen,
    currency: &'static str,
}

#[derive(Serialize)]
struct Payer<'a> {
    openid: &'a str,
}

#[derive(Deserialize)]
struct Answer {
    prepay_id: String,
}

impl WeChat {
    /// The exact bytes of the prepay request. Keep them: WeChat takes the same number again only
    /// with the same parameters.
    pub fn prepay_body(&self, prepay: &Prepay<'_>) -> String {
        let merchant = &self.0.merchant;
        super::json(&Body {
            appid: &merchant.appid,
            mchid: &merchant.mchid,
            description: super::cut(prepay.description, 127),
            out_trade_no: prepay.out_trade_no.as_str(),
            time_expire: prepay.time_expire.to_wechat(),
            notify_url: merchant.notify_url(),
            amount: Amount { total: prepay.amount, currency: "CNY" },
            payer: Payer { openid: prepay.openid },
        })
    }

    /// Sends a prepay request; returns the `prepay_id`, good for two hours.
    pub async fn prepay(&self, body: &str) -> Result<String, PayError> {
        let verified = self.call("prepay", "POST", "/v3/pay/transactions/jsapi", body).await?;
        let answer: Answer = verified.json()?;
        if answer.prepay_id.is_empty() {
            return Err(PayError::Unknown("empty prepay_id".to_owned()));
        }
        Ok(answer.prepay_id)
    }

    /// The five parameters of wx.requestPayment, signed now.
    pub async fn pay_params(&self, prepay_id: &str) -> Result<PayParams, PayError> {
        let id = prepay_id.to_owned();
        let signed = self
            .0
            .merchant
            .off_thread(move |merchant| merchant.mut_sign_data("prepay_id=", id.as_str()))
            .await
            .filter(|data| !data.pay_sign.is_empty())
            .ok_or_else(|| PayError::NotSent("the key would not sign".to_owned()))?;
        Ok(PayParams {
            time_stamp: signed.timestamp,
            nonce_str: signed.nonce_str,
            package: signed.package,
            sign_type: signed.sign_type,
            pay_sign: signed.pay_sign,
        })
    }
}
