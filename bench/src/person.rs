//! One person with a phone.

use std::sync::Arc;

use chrono::{DateTime, Days, FixedOffset};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use crate::Failure;
use crate::target::{Target, answer, text};

/// What every order names.
pub struct Catalogue {
    sku: Value,
    hospital: Value,
    terms: Value,
    date: String,
}

impl Catalogue {
    /// The first service's half day, the first hospital, the terms in force, and a day next week.
    pub async fn read(target: &Target) -> Result<Self, Failure> {
        let services = answer(target.api(Method::GET, "/escort/services")).await?;
        let skus =
            services["items"].as_array().into_iter().flatten().flat_map(|service| service["skus"].as_array());
        let sku =
            skus.flatten().find(|sku| sku["unit"] == "half_day").ok_or("no service is sold by half a day")?;
        let hospitals = answer(target.api(Method::GET, "/hospitals")).await?;
        let terms = answer(target.api(Method::GET, "/terms/current")).await?;
        Ok(Self {
            sku: sku["id"].clone(),
            hospital: hospitals["items"][0]["id"].clone(),
            terms: terms["version"].clone(),
            date: next_week(target).await?,
        })
    }
}

async fn next_week(target: &Target) -> Result<String, Failure> {
    let response = target.plain("/healthz").send().await?;
    let now = response.headers().get("x-server-time").ok_or("no X-Server-Time")?.to_str()?.parse()?;
    let beijing = FixedOffset::east_opt(8 * 3600).ok_or("no such offset")?;
    let today =
        DateTime::from_timestamp_millis(now).ok_or("no such time")?.with_timezone(&beijing).date_naive();
    Ok((today + Days::new(7)).to_string())
}

/// Somebody who books.
pub struct Person {
    target: Target,
    number: usize,
    /// A login code at first, then the access token.
    token: String,
    patient: Value,
}

impl Person {
    /// Joins the sandbox and takes a login code from the phone.
    pub async fn join(target: Target, number: usize) -> Result<Self, Failure> {
        let id = format!("bench-{number}");
        let name = format!("压测{number}");
        answer(target.stand_in("people").json(&json!({"id": id, "name": name}))).await?;
        let code = answer(target.stand_in(&format!("people/{id}/login-code"))).await?;
        Ok(Self { target, number, token: text(&code["code"])?, patient: Value::Null })
    }

    /// POST /auth/wechat, which asks the sandbox for the openid.
    pub async fn sign_in(mut self) -> Result<Self, Failure> {
        let signed_in =
            answer(self.target.api(Method::POST, "/auth/wechat").json(&json!({"code": self.token}))).await?;
        self.token = text(&signed_in["accessToken"])?;
        Ok(self)
    }

    /// POST /patients.
    pub async fn add_patient(mut self) -> Result<Self, Failure> {
        let patient = json!({
            "name": "王小明",
            "idCard": id_card(self.number),
            "phone": "13800138000",
            "relation": "self",
        });
        self.patient = answer(self.asks(Method::POST, "/patients").json(&patient)).await?["id"].clone();
        Ok(self)
    }

    /// POST /orders.
    pub async fn place(self, catalogue: Arc<Catalogue>) -> Result<Self, Failure> {
        let order = json!({
            "kind": "escort",
            "skuId": catalogue.sku,
            "patientId": self.patient,
            "hospitalId": catalogue.hospital,
            "serviceDate": catalogue.date,
            "period": "morning",
            "emergencyContact": {"name": "王大明", "phone": "13800138001"},
            "accompanied": true,
            "termsVersion": catalogue.terms,
        });
        let key = format!("bench-order-{:08}", self.number);
        answer(self.asks(Method::POST, "/orders").header("Idempotency-Key", key).json(&order)).await?;
        Ok(self)
    }

    /// POST /registrations, to be sent.
    pub fn register(&self, session: &Value, fee: &Value) -> RequestBuilder {
        let wish = json!({"scheduleId": session, "patientId": self.patient, "expectedFeeFen": fee});
        let key = format!("bench-number-{:08}", self.number);
        self.asks(Method::POST, "/registrations").header("Idempotency-Key", key).json(&wish)
    }

    /// GET /orders.
    pub async fn list(self) -> Result<Self, Failure> {
        let orders = answer(self.asks(Method::GET, "/orders")).await?;
        if orders["items"].as_array().is_none_or(Vec::is_empty) {
            return Err("an order is missing from its list".into());
        }
        Ok(self)
    }

    fn asks(&self, method: Method, path: &str) -> RequestBuilder {
        self.target.api(method, path).bearer_auth(&self.token)
    }
}

/// A well-formed card number, another one for each of 300,000 people: GB 11643, born from 1980 on, the check digit by
/// weights modulo 11.
fn id_card(number: usize) -> String {
    let (nth, day) = (number % 1000, number / 1000);
    let (year, month, day) = (1980 + day / 300 % 20, 1 + day / 25 % 12, 1 + day % 25);
    let first = format!("110101{year}{month:02}{day:02}{nth:03}");
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = first.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let check = char::from(b"10X98765432"[(sum % 11) as usize]);
    format!("{first}{check}")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn card_numbers_end_in_their_check_digit() {
        assert_eq!(id_card(7), "11010119800101007X");
    }

    #[test]
    fn nobody_has_the_card_of_another() {
        let cards: BTreeSet<_> = (0..300_000).map(id_card).collect();
        assert_eq!(cards.len(), 300_000);
        assert!(cards.iter().all(|card| card.len() == 18));
    }
}
