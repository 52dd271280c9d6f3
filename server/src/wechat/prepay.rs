//! Prepay, by the mini-program (JSAPI) or by a code to scan (Native), and the parameters of wx.requestPayment.

use banyi_shared::dto::PayParams;
use banyi_shared::{Fen, Instant, OutTradeNo};
use serde::{Deserialize, Serialize};
use wechat_pay_rust_sdk::pay::WechatPayTrait;

use super::outgoing::Outgoing;
use super::{PayError, WeChat};

/// No code of WeChat's is longer; a longer one would not fit into a picture that a phone can read.
const MAX_CODE: usize = 256;

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
    /// Who pays: the openid for our appid. None for a code, which anybody may scan.
    pub openid: Option<&'a str>,
}

/// "JSAPI下单" and "Native下单": the order of the fields is the order on the wire.
#[derive(Serialize)]
struct Body<'a> {
    appid: &'a str,
    mchid: &'a str,
    description: &'a str,
    out_trade_no: &'a str,
    time_expire: String,
    notify_url: String,
    amount: Amount,
    #[serde(skip_serializing_if = "Option::is_none")]
    payer: Option<Payer<'a>>,
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

#[derive(Deserialize)]
struct CodeAnswer {
    code_url: String,
}

impl WeChat {
    /// The exact bytes of the request, for either way. Keep them: WeChat takes the same number again only
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
            payer: prepay.openid.map(|openid| Payer { openid }),
        })
    }

    /// Sends a request without a payer; returns the `code_url`, good for two hours, to be shown as a QR code. Sent
    /// again, the code before it is void.
    pub async fn native(&self, body: &str) -> Result<String, PayError> {
        let verified = self.call("native", Outgoing::post("/v3/pay/transactions/native", body)).await?;
        let answer: CodeAnswer = verified.json()?;
        if answer.code_url.is_empty() || answer.code_url.len() > MAX_CODE {
            return Err(PayError::Unknown("no code_url that could be shown".to_owned()));
        }
        Ok(answer.code_url)
    }

    /// Sends a request with a payer; returns the `prepay_id`, good for two hours.
    pub async fn prepay(&self, body: &str) -> Result<String, PayError> {
        let verified = self.call("prepay", Outgoing::post("/v3/pay/transactions/jsapi", body)).await?;
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
