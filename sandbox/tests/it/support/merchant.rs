//! The merchant's server: signs what it asks and verifies what it is told.

use super::{keys, merchant_key};
use banyi_sandbox::clock::Clock;
use banyi_sandbox::keys::Keys;
use banyi_sandbox::wechat::sign::{SigningKey, answer_message, request_message};
use banyi_sandbox::wechat::verify::is_signed;
use serde_json::{Value, json};
use std::collections::HashMap;

/// A merchant.
pub struct Merchant {
    base: String,
    key: SigningKey,
    keys: Keys,
    http: reqwest::Client,
    /// Sent as Wechatpay-Serial.
    pub wants_serial: Option<String>,
}

/// What WeChat answered.
pub struct Answer {
    pub status: u16,
    pub headers: HashMap<String, String>,
    pub body: String,
    /// None when the signature holds, else why not.
    pub unverified: Option<&'static str>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// Status and code of a refusal.
    pub fn refusal(&self) -> (u16, String) {
        (self.status, self.json()["code"].as_str().unwrap_or_default().to_owned())
    }
}

impl Merchant {
    pub fn new(base: &str) -> Self {
        let http = reqwest::Client::builder().no_proxy().user_agent("merchant").build().unwrap();
        Self { base: base.to_owned(), key: merchant_key(), keys: keys(), http, wants_serial: None }
    }

    /// The body of a JSAPI order of 19800 fen for 张秀英.
    pub fn jsapi(&self, no: &str, notify_url: &str) -> Value {
        json!({
            "appid": self.keys.appid, "mchid": self.keys.mchid, "description": "陪诊服务", "out_trade_no": no,
            "notify_url": notify_url, "amount": {"total": 19800, "currency": "CNY"},
            "payer": {"openid": "oBanyi0Zhang0Xiuying0Demo001"},
        })
    }

    /// The body of a refund.
    pub fn refund(&self, no: &str, refund_no: &str, fen: i64, notify_url: &str) -> Value {
        json!({
            "out_trade_no": no, "out_refund_no": refund_no, "notify_url": notify_url,
            "amount": {"refund": fen, "total": 19800, "currency": "CNY"},
        })
    }

    /// The Authorization header as it should be.
    pub fn authorization(
        &self,
        method: &str,
        path: &str,
        body: &str,
        timestamp: i64,
        serial: &str,
    ) -> String {
        let nonce = "593BEC0C930BF1AFEB40B4A08C8FB242";
        let signature = self.key.sign(&request_message(method, path, &timestamp.to_string(), nonce, body));
        format!(
            "WECHATPAY2-SHA256-RSA2048 mchid=\"{}\",nonce_str=\"{nonce}\",signature=\"{signature}\",timestamp=\"{timestamp}\",serial_no=\"{serial}\"",
            self.keys.mchid
        )
    }

    pub fn signed(&self, method: &str, path: &str, body: &str) -> String {
        self.authorization(method, path, body, Clock::default().wall_seconds(), &self.keys.merchant_serial)
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.try_send("GET", path, "").await.unwrap()
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.try_send("POST", path, &body.to_string()).await.unwrap()
    }

    /// Asks how an order stands.
    pub async fn query(&self, no: &str) -> Answer {
        self.get(&format!("/v3/pay/transactions/out-trade-no/{no}?mchid={}", self.keys.mchid)).await
    }

    /// Closes an order.
    pub async fn close(&self, no: &str) -> Answer {
        self.post(
            &format!("/v3/pay/transactions/out-trade-no/{no}/close"),
            &json!({"mchid": self.keys.mchid}),
        )
        .await
    }

    /// Sends a signed request; an error is a connection that ended without an answer.
    pub async fn try_send(&self, method: &str, path: &str, body: &str) -> reqwest::Result<Answer> {
        self.send(
            method,
            path,
            body,
            &[("authorization", &self.signed(method, path, body)), ("accept", "application/json")],
        )
        .await
    }

    /// Sends any request.
    pub async fn send(
        &self,
        method: &str,
        path: &str,
        body: &str,
        headers: &[(&str, &str)],
    ) -> reqwest::Result<Answer> {
        let mut request = self.http.request(method.parse().unwrap(), format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(serial) = &self.wants_serial {
            request = request.header("wechatpay-serial", serial);
        }
        if !body.is_empty() {
            request = request.header("content-type", "application/json").body(body.to_owned());
        }
        let response = request.send().await?;
        let status = response.status().as_u16();
        let headers: HashMap<_, _> = response
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
            .collect();
        let body = response.text().await?;
        let unverified = verify(&self.keys, &headers, &body, Clock::default().wall_seconds()).err();
        Ok(Answer { status, headers, body, unverified })
    }
}

/// Verifies an answer or a notification as a merchant must; header names are lower case.
pub fn verify(
    keys: &Keys,
    headers: &HashMap<String, String>,
    body: &str,
    now_seconds: i64,
) -> Result<(), &'static str> {
    let header = |name: &str| {
        headers.get(name).map(String::as_str).filter(|value| !value.is_empty()).ok_or("a header is missing")
    };
    let (timestamp, nonce) = (header("wechatpay-timestamp")?, header("wechatpay-nonce")?);
    let (signature, serial) = (header("wechatpay-signature")?, header("wechatpay-serial")?);
    let at: i64 = timestamp.parse().map_err(|_| "the timestamp is no number")?;
    if now_seconds.abs_diff(at) > 300 {
        return Err("out of the window");
    }
    let key = keys.platform_key(serial).ok_or("unknown serial")?;
    if !is_signed(&key.public(), &answer_message(timestamp, nonce, body), signature) {
        return Err("wrong signature");
    }
    Ok(())
}
