//! Staff who build a session that opens tomorrow at 08:30.

use chrono::DateTime;
use reqwest::header::{COOKIE, SET_COOKIE};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use super::Session;
use crate::Failure;
use crate::target::{Target, answer, text};

/// A member of staff, known by a cookie.
pub struct Desk {
    target: Target,
    cookie: String,
}

impl Desk {
    /// POST /admin/session.
    pub async fn sign_in(target: &Target, password: &str) -> Result<Self, Failure> {
        let input = json!({"account": "admin", "password": password});
        let response = target.api(Method::POST, "/admin/session").json(&input).send().await?;
        let cookie =
            response.error_for_status_ref()?.headers().get(SET_COOKIE).ok_or("no cookie")?.to_str()?;
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        Ok(Self { target: target.clone(), cookie })
    }

    /// A session of the first hospital that offers registration, on the last date of the list, which opens soon.
    pub async fn session(&self, places: usize) -> Result<Session, Failure> {
        let hospitals = answer(self.target.api(Method::GET, "/hospitals?offers=registration")).await?;
        let hospital = text(&hospitals["items"][0]["id"])?;
        self.release_at_half_past_eight(&hospital).await?;
        let department = self.department(&hospital).await?;
        let (date, opens_at) = self.opening(&department).await?;
        let session = json!({
            "departmentId": department,
            "date": date,
            "period": "morning",
            "doctorName": "张明远",
            "title": "主任医师",
            "skill": "",
            "feeFen": 5_000,
            "total": places,
        });
        let made = answer(self.asks(Method::POST, "/schedules").json(&session)).await?;
        let session = &made["session"];
        if session["offer"] != "soon" || session["remaining"] != places {
            return Err(format!("the session is not about to open: {session}").into());
        }
        Ok(Session { id: session["id"].clone(), fee: session["feeFen"].clone(), opens_at })
    }

    async fn release_at_half_past_eight(&self, hospital: &str) -> Result<(), Failure> {
        let path = format!("/booking-rules?hospitalId={hospital}");
        let mut rules = answer(self.asks(Method::GET, &path)).await?["items"][0]["body"].clone();
        rules["cycleDays"] = 10.into();
        rules["release"] = "08:30".into();
        let rules = json!({"hospitalId": hospital, "body": rules});
        answer(self.asks(Method::POST, "/booking-rules").json(&rules)).await.map(|_| ())
    }

    async fn department(&self, hospital: &str) -> Result<Value, Failure> {
        let path = format!("/hospitals/{hospital}/departments");
        let mut wish = json!({"code": "bench", "name": "放号科", "intro": "", "sort": 1, "state": "online"});
        let group = answer(self.asks(Method::POST, &path).json(&wish)).await?;
        wish["parentId"] = group["id"].clone();
        Ok(answer(self.asks(Method::POST, &path).json(&wish)).await?["id"].clone())
    }

    /// The last date that patients see, and when it opens.
    async fn opening(&self, department: &Value) -> Result<(Value, i64), Failure> {
        let path = format!("/departments/{}/dates", text(department)?);
        let mut page = answer(self.target.api(Method::GET, &path)).await?;
        while let Some(cursor) = page["nextCursor"].as_str() {
            let next = self.target.api(Method::GET, &path).query(&[("cursor", cursor)]);
            page = answer(next).await?;
        }
        let last = page["items"].as_array().and_then(|items| items.last()).ok_or("no date is listed")?;
        let opens_at =
            DateTime::parse_from_rfc3339(&text(&last["opensAt"])?).map_err(|_| "opensAt is no time")?;
        Ok((last["date"].clone(), opens_at.timestamp_millis()))
    }

    fn asks(&self, method: Method, path: &str) -> RequestBuilder {
        self.target.api(method, &format!("/admin{path}")).header(COOKIE, &self.cookie)
    }
}
