//! A patient with a phone.

use std::sync::Mutex;

use banyi_shared::OrderNo;
use banyi_shared::dto::{EscortService, NativePay, Order, PayParams, ServiceList, Terms, TokenPair};
use reqwest::Method;
use serde_json::{Value, json};

use super::{Answer, Form, TestApp};

/// A signed-in user of the mini-program. When time has passed, the phone signs in again by itself.
pub struct Patient<'t> {
    pub t: &'t TestApp,
    person: String,
    tokens: Mutex<TokenPair>,
}

impl<'t> Patient<'t> {
    pub async fn sign_in(t: &'t TestApp, person: &str) -> Self {
        t.wechat.add_person(person).await;
        let tokens = Mutex::new(Self::tokens(t, person).await);
        Self { t, person: person.to_owned(), tokens }
    }

    async fn tokens(t: &TestApp, person: &str) -> TokenPair {
        let url = format!("{}/api/v1/auth/wechat", t.base);
        let code = t.wechat.login_code(person).await;
        let answer = t.ask(t.client.post(&url).json(&json!({ "code": code }))).await;
        if answer.status.is_success() || t.revive.is_none() {
            return answer.ok();
        }
        // The code was used up by a process that died: the phone gets another.
        let code = t.wechat.login_code(person).await;
        t.ask(t.client.post(&url).json(&json!({ "code": code }))).await.ok()
    }

    /// The access token.
    pub fn token(&self) -> String {
        self.tokens.lock().unwrap().access_token.clone()
    }

    /// The token that brings new ones.
    pub fn refresh_token(&self) -> String {
        self.tokens.lock().unwrap().refresh_token.clone()
    }

    /// With a fresh code.
    pub async fn signs_in_again(&self) {
        let tokens = Self::tokens(self.t, &self.person).await;
        *self.tokens.lock().unwrap() = tokens;
    }

    /// Sends a request; once more after signing in anew when the token has ended.
    pub async fn send(&self, method: Method, path: &str, key: Option<&str>, body: Option<&Value>) -> Answer {
        let once = || {
            let mut request = self.t.client.request(method.clone(), self.url(path)).bearer_auth(self.token());
            if let Some(key) = key {
                request = request.header("Idempotency-Key", key);
            }
            if let Some(body) = body {
                request = request.json(body);
            }
            self.t.ask(request)
        };
        let answer = once().await;
        if answer.status != 401 || answer.json()["code"] != "TOKEN_EXPIRED" {
            return answer;
        }
        self.signs_in_again().await;
        once().await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None, None).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, None, Some(&body)).await
    }

    /// Sends an avatar.
    pub async fn uploads(&self, file: Vec<u8>) -> Answer {
        self.sends_form(Form::new("avatar", file)).await
    }

    /// Sends a form to where users upload.
    pub async fn sends_form(&self, form: Form) -> Answer {
        let request = self.t.client.post(self.url("/files")).bearer_auth(self.token());
        self.t.ask(form.on(request)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.send(Method::PUT, path, None, Some(&body)).await
    }

    fn url(&self, path: &str) -> String {
        format!("{}/api/v1{path}", self.t.base)
    }

    /// Adds somebody of 76 years; each name gets an ID number of its own.
    pub async fn add_patient(&self, name: &str) -> String {
        self.add_patient_with(name, "11010519491231002X").await
    }

    pub async fn add_patient_with(&self, name: &str, id_card: &str) -> String {
        let body = json!({"name": name, "idCard": id_card, "phone": "13800138000", "relation": "parent"});
        let answer = self.post("/patients", body).await;
        answer.ok::<Value>()["id"].as_str().unwrap().to_owned()
    }

    /// What an order for half a day at 198 yuan says, the day after tomorrow in the morning.
    pub async fn form(&self, patient_id: &str) -> Value {
        let services: ServiceList = self.t.get("/api/v1/escort/services").await.ok();
        let service = services.items.iter().find(|service| has_198(service)).unwrap();
        let sku = service.skus.iter().find(|sku| sku.price_fen.0 == 19_800).unwrap();
        let hospitals: Value = self.t.get("/api/v1/hospitals").await.ok();
        let terms: Terms = self.t.get("/api/v1/terms/current").await.ok();
        json!({
            "kind": "escort",
            "skuId": sku.id,
            "patientId": patient_id,
            "hospitalId": hospitals["items"][0]["id"],
            "serviceDate": self.t.day(2),
            "period": "morning",
            "emergencyContact": {"name": "李四", "phone": "13900139000"},
            "accompanied": true,
            "termsVersion": terms.version,
        })
    }

    pub async fn try_place(&self, form: &Value, key: &str) -> Answer {
        self.send(Method::POST, "/orders", Some(key), Some(form)).await
    }

    pub async fn place(&self, form: &Value) -> Order {
        self.try_place(form, &self.t.app.rng.token()).await.ok()
    }

    /// Adds a patient and places an order for half a day.
    pub async fn book(&self) -> Order {
        let list: Value = self.get("/patients").await.ok();
        let id = match list["items"][0]["id"].as_str() {
            Some(id) => id.to_owned(),
            None => self.add_patient("王秀兰").await,
        };
        self.place(&self.form(&id).await).await
    }

    pub async fn order(&self, no: &OrderNo) -> Order {
        self.get(&format!("/orders/{no}")).await.ok()
    }

    pub async fn try_pay(&self, no: &OrderNo) -> Answer {
        self.post(&format!("/orders/{no}/pay"), json!({})).await
    }

    pub async fn pay_params(&self, no: &OrderNo) -> PayParams {
        self.try_pay(no).await.ok()
    }

    pub async fn try_code(&self, no: &OrderNo) -> Answer {
        self.post(&format!("/orders/{no}/pay/native"), json!({})).await
    }

    /// A code for somebody to scan.
    pub async fn code(&self, no: &OrderNo) -> NativePay {
        self.try_code(no).await.ok()
    }

    /// Begins to pay and pays in the cashier; WeChat's notification has been answered.
    pub async fn pays(&self, no: &OrderNo) -> Order {
        let params = self.pay_params(no).await;
        self.t.wechat.pays(&params.package).await;
        self.order(no).await
    }

    pub async fn query(&self, no: &OrderNo) -> Answer {
        self.post(&format!("/orders/{no}/payment/query"), json!({})).await
    }

    pub async fn cancel(&self, no: &OrderNo) -> Order {
        self.post(&format!("/orders/{no}/cancel"), json!({"reason": "临时有事"})).await.ok()
    }
}

fn has_198(service: &EscortService) -> bool {
    service.skus.iter().any(|sku| sku.price_fen.0 == 19_800)
}
