//! A member of staff at a browser.

use banyi_shared::dto::admin::AdminOrder;
use banyi_shared::{OrderNo, Permission};
use serde_json::{Value, json};

use super::{Answer, Events, Form, TestApp};

/// The password of whoever is hired.
pub const PASSWORD: &str = "a-long-test-password";

/// A signed-in member of staff.
pub struct Staff<'t> {
    pub t: &'t TestApp,
    pub cookie: String,
}

impl<'t> Staff<'t> {
    pub async fn sign_in(t: &'t TestApp, account: &str, password: &str) -> Self {
        let url = format!("{}/api/v1/admin/session", t.base);
        let body = json!({"account": account, "password": password});
        let answer = t.ask(t.client.post(url).json(&body)).await;
        let _: Value = answer.ok();
        let cookie = answer.headers["set-cookie"].to_str().unwrap();
        Self { t, cookie: cookie.split(';').next().unwrap().to_owned() }
    }

    fn url(&self, path: &str) -> String {
        format!("{}/api/v1/admin{path}", self.t.base)
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.t.ask(self.t.client.get(self.url(path)).header("Cookie", &self.cookie)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.t.ask(self.t.client.post(self.url(path)).header("Cookie", &self.cookie).json(&body)).await
    }

    pub async fn post_with_key(&self, path: &str, key: &str, body: Value) -> Answer {
        let request = self.t.client.post(self.url(path)).header("Cookie", &self.cookie);
        self.t.ask(request.header("Idempotency-Key", key).json(&body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.t.ask(self.t.client.put(self.url(path)).header("Cookie", &self.cookie).json(&body)).await
    }

    /// Sends a picture.
    pub async fn uploads(&self, path: &str, purpose: &str, file: Vec<u8>) -> Answer {
        let request = self.t.client.post(self.url(path)).header("Cookie", &self.cookie);
        self.t.ask(Form::new(purpose, file).on(request)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.t.ask(self.t.client.delete(self.url(path)).header("Cookie", &self.cookie)).await
    }

    /// A role, an account of it, and its session. No hospitals means all.
    pub async fn hire(&self, name: &str, may: &[Permission], hospitals: &[String]) -> Staff<'t> {
        let role = json!({"name": format!("role-{name}"), "permissions": may,
            "allHospitals": hospitals.is_empty(), "hospitalIds": hospitals});
        let role: Value = self.post("/roles", role).await.ok();
        let account =
            json!({"account": name, "name": "测试员工", "password": PASSWORD, "roleId": role["id"]});
        self.post("/staff", account).await.ok::<Value>();
        Staff::sign_in(self.t, name, PASSWORD).await
    }

    /// Listens to live hints, at the server that the test started or at another.
    pub async fn listens(&self, base: &str) -> Events {
        Events::open(self.t, base, &self.cookie).await
    }

    pub async fn signs_out(&self) -> Answer {
        self.t.ask(self.t.client.delete(self.url("/session")).header("Cookie", &self.cookie)).await
    }

    pub async fn order(&self, no: &OrderNo) -> AdminOrder {
        self.get(&format!("/orders/{no}")).await.ok()
    }

    pub async fn step(&self, no: &OrderNo, to: &str) -> Answer {
        self.post(&format!("/orders/{no}/state"), json!({ "to": to })).await
    }

    pub async fn refund(&self, no: &OrderNo, fen: i64) -> Answer {
        let body = json!({"amountFen": fen, "reason": "服务打折"});
        self.post_with_key(&format!("/orders/{no}/refunds"), &self.t.app.rng.token(), body).await
    }
}
