//! A hospital's own system.

use std::collections::BTreeMap;

use banyi_server::partners::{sign, sign_legacy};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Staff, TestApp};

/// A hospital with a connection and a key.
pub struct Hospital<'t> {
    pub t: &'t TestApp,
    pub id: String,
    pub code: String,
    pub key: String,
    pub secret: String,
}

/// What travels with a call, each part of which a test may spoil.
#[derive(Clone)]
pub struct Letter {
    pub method: Method,
    pub path: String,
    pub body: String,
    pub headers: BTreeMap<&'static str, String>,
}

impl<'t> Hospital<'t> {
    /// Connects hospital number `at` of the list, with more of a connection's settings.
    pub async fn connect(t: &'t TestApp, admin: &Staff<'_>, at: usize, more: Value) -> Self {
        let hospitals: Value = t.get("/api/v1/hospitals").await.ok();
        let one = &hospitals["items"][at];
        Self::connect_to(t, admin, &text(&one["id"]), &text(&one["code"]), more).await
    }

    /// Connects a hospital.
    pub async fn connect_to(t: &'t TestApp, admin: &Staff<'_>, id: &str, code: &str, more: Value) -> Self {
        let mut input =
            json!({"state": "active", "isLegacy": false, "addresses": [], "contactName": "信息科"});
        for (name, value) in more.as_object().unwrap() {
            input[name] = value.clone();
        }
        admin.put(&format!("/hospitals/{id}/partner"), input).await.ok::<Value>();
        let made: Value = admin.post(&format!("/hospitals/{id}/partner/keys"), json!({})).await.ok();
        Self {
            t,
            id: id.to_owned(),
            code: code.to_owned(),
            key: text(&made["id"]),
            secret: text(&made["secret"]),
        }
    }

    /// The same hospital with another key.
    pub fn with_key(&self, made: &Value) -> Self {
        let (id, code) = (self.id.clone(), self.code.clone());
        Self { t: self.t, id, code, key: text(&made["id"]), secret: text(&made["secret"]) }
    }

    /// A signed letter, as of so many seconds from now.
    pub fn letter(&self, method: Method, path: &str, body: &Value, seconds: i64) -> Letter {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let path = format!("/api/v1/hospital{path}");
        let timestamp = (self.t.app.clock.wall().ms() / 1_000 + seconds).to_string();
        let nonce = self.t.app.rng.nonce();
        let signed = sign::Signed {
            method: method.as_str(),
            path: &path,
            timestamp: &timestamp,
            nonce: &nonce,
            body: body.as_bytes(),
        };
        let headers = BTreeMap::from([
            (sign::SIGNATURE, signed.sign(&self.secret)),
            (sign::HOSPITAL, self.code.clone()),
            (sign::KEY, self.key.clone()),
            (sign::TIMESTAMP, timestamp),
            (sign::NONCE, nonce),
        ]);
        Letter { method, path, body, headers }
    }

    pub async fn send(&self, letter: Letter) -> Answer {
        let url = format!("{}{}", self.t.base, letter.path);
        let mut request = self.t.client.request(letter.method, url).body(letter.body);
        for (name, value) in letter.headers {
            request = request.header(name, value);
        }
        Answer::of(request).await
    }

    /// Says hello.
    pub async fn hello(&self) -> Answer {
        self.send(self.letter(Method::GET, "/hello", &Value::Null, 0)).await
    }

    pub async fn put(&self, path: &str, body: &Value) -> Answer {
        self.send(self.letter(Method::PUT, path, body, 0)).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(self.letter(Method::POST, path, body, 0)).await
    }

    /// Pushes rows: what became of them.
    pub async fn pushes(&self, what: &str, rows: Vec<Value>) -> Value {
        self.put(&format!("/{what}"), &json!({ "items": rows })).await.ok()
    }

    /// Pushes one department.
    pub async fn has_department(&self, code: &str) {
        let report = self.pushes("departments", vec![department(code, 1)]).await;
        assert_eq!(report["taken"], 1, "{report}");
    }

    /// A form of the older protocol, signed so many milliseconds from now.
    pub fn form(&self, pairs: &[(&str, &str)], ms: i64) -> sign_legacy::Form {
        let mut form: sign_legacy::Form =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        form.insert("hoscode".to_owned(), self.code.clone());
        form.insert("timestamp".to_owned(), (self.t.app.clock.wall().ms() + ms).to_string());
        form.insert("sign".to_owned(), sign_legacy::sign(&form, &self.secret));
        form
    }

    /// Sends a form body as it is.
    pub async fn posts_form(&self, path: &str, body: String) -> Value {
        let url = format!("{}/api/v1/hospital/legacy{path}", self.t.base);
        let request = self.t.client.post(url).header("Content-Type", "application/x-www-form-urlencoded");
        let answer = Answer::of(request.body(body)).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json()
    }

    /// Signs and sends a form.
    pub async fn legacy(&self, path: &str, pairs: &[(&str, &str)]) -> Value {
        self.posts_form(path, sign_legacy::write(&self.form(pairs, 0))).await
    }

    /// The log as staff read it, the newest first.
    pub async fn log(&self, admin: &Staff<'_>) -> Vec<Value> {
        let page: Value = admin.get(&format!("/hospitals/{}/partner/calls", self.id)).await.ok();
        page["items"].as_array().unwrap().clone()
    }
}

#[track_caller]
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

pub fn department(code: &str, version: i64) -> Value {
    json!({"code": code, "name": format!("科室{code}"), "groupCode": "G1", "groupName": "内科", "state": "online",
        "version": version, "intro": "简介"})
}

pub fn doctor(code: &str, department: &str, version: i64) -> Value {
    json!({"code": code, "departmentCode": department, "name": "林知远", "title": "主任医师", "state": "online",
        "version": version})
}

/// A session ten days ahead, with 20 places.
pub fn session(t: &TestApp, code: &str, department: &str, version: i64) -> Value {
    json!({"code": code, "departmentCode": department, "date": t.day(10), "period": "morning",
        "doctorName": "林知远", "title": "主任医师", "feeFen": 10_000, "total": 20, "state": "open", "version": version})
}
