//! The way of wx.request: the phone's request reaches the server as WeChat's client would send it,
//! with WeChat's referer, without cookies, and without what a browser tells of itself.

use crate::control::same_origin;
use crate::sandbox::Sandbox;
use poem::http::{HeaderMap, HeaderName, StatusCode};
use poem::{Endpoint, EndpointExt, Request, Response, Route, endpoint::make};
use serde_json::json;
use std::time::Duration;

const LARGEST_BODY: usize = 10 * 1024 * 1024;
const TIMEOUT: Duration = Duration::from_secs(60);
const USER_AGENT: &str =
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 MicroMessenger/8.0.50 MiniProgramEnv/android";

/// Everything under /proxy.
pub fn proxy() -> impl Endpoint {
    Route::new().at("/*path", make(carry)).around(same_origin)
}

async fn carry(mut request: Request) -> poem::Result<Response> {
    let sandbox = request
        .data::<Sandbox>()
        .cloned()
        .ok_or_else(|| poem::Error::from_status(StatusCode::INTERNAL_SERVER_ERROR))?;
    let far_end = request.remote_addr().clone();
    let body = request.take_body().into_bytes_limit(LARGEST_BODY).await?;
    let Some(server) = sandbox.setup().server.as_deref() else {
        return Ok(failed("没有指定服务器"));
    };
    let path = request.original_uri().path_and_query().map_or("", |path| path.as_str());
    let url = format!("{}{}", server.trim_end_matches('/'), path.strip_prefix("/proxy").unwrap_or(path));
    let referer = format!("https://servicewechat.com/{}/0/page-frame.html", sandbox.keys().appid);
    let carried = sandbox
        .http()
        .request(request.method().clone(), url)
        .timeout(TIMEOUT)
        .headers(outgoing(request.headers()))
        .header("referer", referer)
        .header("user-agent", USER_AGENT)
        .body(body)
        .send()
        .await;
    match carried {
        Ok(answer) => incoming(answer).await,
        Err(error) => {
            // Only what never reached the server may end without an answer: a browser repeats it.
            if error.is_connect() {
                sandbox.scissors().cut(&far_end);
            }
            Ok(failed(&error.to_string()))
        }
    }
}

async fn incoming(answer: reqwest::Response) -> poem::Result<Response> {
    let mut builder = Response::builder().status(answer.status());
    for (name, value) in answer.headers().iter().filter(|(name, _)| comes_back(name)) {
        builder = builder.header(name, value);
    }
    match answer.bytes().await {
        Ok(bytes) => Ok(builder.body(bytes)),
        Err(error) => Ok(failed(&error.to_string())),
    }
}

/// What wx.request carries: the caller's own headers, and nothing of the browser around it.
fn outgoing(headers: &HeaderMap) -> HeaderMap {
    let own = |name: &HeaderName| {
        let name = name.as_str();
        let known =
            ["accept", "authorization", "content-type", "idempotency-key", "if-none-match", "if-match"];
        known.contains(&name) || name.starts_with("x-")
    };
    headers.iter().filter(|(name, _)| own(name)).map(|(name, value)| (name.clone(), value.clone())).collect()
}

fn comes_back(name: &HeaderName) -> bool {
    let hidden =
        ["set-cookie", "connection", "transfer-encoding", "content-length", "content-encoding", "keep-alive"];
    !hidden.contains(&name.as_str())
}

/// What `request:fail` looks like to the phone: a gateway's answer that says so.
fn failed(why: &str) -> Response {
    let body = json!({"errMsg": format!("request:fail {why}")}).to_string();
    Response::builder()
        .status(StatusCode::BAD_GATEWAY)
        .header("X-Request-Fail", "1")
        .content_type("application/json")
        .body(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_leaves_no_trace() {
        let mut headers = HeaderMap::new();
        for name in
            ["cookie", "origin", "sec-fetch-site", "referer", "user-agent", "authorization", "x-client"]
        {
            headers.insert(name, "v".parse().unwrap());
        }
        let mut carried: Vec<_> = outgoing(&headers).keys().map(|name| name.to_string()).collect();
        carried.sort();
        assert_eq!(carried, ["authorization", "x-client"]);
        assert!(!comes_back(&HeaderName::from_static("set-cookie")));
    }
}
