//! The mini-program's server, which calls with an access token.

use super::{Stand, keys};
use serde_json::{Value, json};

impl Stand {
    /// Calls the mini-program's API with a good access token.
    pub async fn mini(&self, path: &str, body: &Value) -> reqwest::Response {
        let keys = keys();
        let credential =
            json!({"grant_type": "client_credential", "appid": keys.appid, "secret": keys.secret});
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        let url = format!("{}/cgi-bin/stable_token", self.base);
        let answer = http.post(url).json(&credential).send().await.unwrap();
        let token: Value = answer.json().await.unwrap();
        let url = format!("{}{path}?access_token={}", self.base, token["access_token"].as_str().unwrap());
        http.post(url).json(body).send().await.unwrap()
    }
}
