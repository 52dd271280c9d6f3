//! Where requests go, and what comes back.

use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};

use crate::{Addresses, Failure};

/// A server and a sandbox of this machine.
#[derive(Clone)]
pub struct Target {
    client: Client,
    server: String,
    sandbox: String,
}

impl Target {
    /// Without a proxy. Refuses any other machine.
    pub fn new(at: Addresses) -> Result<Self, Failure> {
        for address in [&at.server, &at.sandbox] {
            let own = ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"];
            if !own.iter().any(|own| address.starts_with(own)) {
                return Err(format!("{address} is not on this machine").into());
            }
        }
        Ok(Self { client: Client::builder().no_proxy().build()?, server: at.server, sandbox: at.sandbox })
    }

    /// A request to the server's API.
    pub fn api(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}/api/v1{path}", self.server))
    }

    /// A request to the server beside its API.
    pub fn plain(&self, path: &str) -> RequestBuilder {
        self.client.get(format!("{}{path}", self.server))
    }

    /// A request to the sandbox.
    pub fn stand_in(&self, path: &str) -> RequestBuilder {
        self.client.post(format!("{}/sandbox/api/{path}", self.sandbox)).json(&json!({}))
    }
}

/// The body of a success; anything else is a failure.
pub async fn answer(request: RequestBuilder) -> Result<Value, Failure> {
    let response = request.send().await?;
    let status = response.status();
    let body = response.text().await?;
    if !status.is_success() {
        return Err(format!("{status}: {body}").into());
    }
    Ok(serde_json::from_str(&body)?)
}

/// A text in an answer.
pub fn text(value: &Value) -> Result<String, Failure> {
    Ok(value.as_str().ok_or("a text is missing from an answer")?.to_owned())
}
