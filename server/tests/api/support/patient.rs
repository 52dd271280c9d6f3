//! A patient with a phone.

use banyi_shared::dto::{EscortService, Order, PayParams, ServiceList, Terms, TokenPair};
use banyi_shared::OrderNo;
use serde_json::{Value, json};

use super::{Answer, TestApp};

/// A signed-in user of the mini-program.
pub struct Patient<'t> {
    pub t: &'t TestApp,
    pub token: String,
    pub refresh: String,
}

impl<'t> Patient<'t> {
    pub async fn sign_in(t: &'t TestApp, person: &str) -> Self {
        t.wechat.add_person(person).await;
        let code = t.wechat.login_code(person).await;
        let url = format!("{}/api/v1/auth/wechat", t.base);
        let answer = Answer::of(t.client.post(url).json(&json!({ "code": code }))).await;
        let pair: TokenPair = answer.ok();
        Self { t, token: pair.access_token, refresh: pair.refresh_token }
    }

    pub async fn get(&self, path: &str) -> Answer {
        Answer::of(self.t.client.get(self.url(path)).bearer_auth(&self.token)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        Answer::of(self.t.client.post(self.url(path)).bearer_auth(&self.token).json(&body)).await
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
        let request = self.t.client.post(self.url("/orders")).bearer_auth(&self.token);
        Answer::of(request.header("Idempotency-Key", key).json(form)).await
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
