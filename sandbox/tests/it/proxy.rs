//! The phone's way to the server.

use crate::support::{Receiver, Stand, keys};
use banyi_sandbox::Setup;
use serde_json::json;

#[tokio::test]
async fn a_request_arrives_as_wechat_would_send_it() {
    let server = Receiver::start().await;
    let base = server.url().trim_end_matches("/notify").to_owned();
    let stand = Stand::with(Setup { server: Some(base), ..Setup::default() }).await;
    let request = reqwest::Client::new().put(format!("{}/proxy/api/v1/patients/1?x=%7C", stand.base));
    let request = request
        .header("cookie", "a=b")
        .header("sec-fetch-site", "same-origin")
        .header("authorization", "Bearer t");
    let response = request.header("origin", &stand.base).body("raw ✓").send().await.unwrap();
    assert_eq!(response.status(), 204);
    let arrived = server.hears().await;
    assert_eq!(arrived.body, "raw ✓");
    assert_eq!(
        arrived.headers["referer"],
        format!("https://servicewechat.com/{}/0/page-frame.html", keys().appid)
    );
    assert_eq!(arrived.headers["authorization"], "Bearer t");
    assert!(!["cookie", "origin", "sec-fetch-site"].iter().any(|name| arrived.headers.contains_key(*name)));
}

#[tokio::test]
async fn without_a_server_there_is_no_answer() {
    let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let setup = Setup { server: Some(format!("http://{closed}")), ..Setup::default() };
    let stand = Stand::with(setup).await;
    assert!(reqwest::get(format!("{}/proxy/api/v1/hospitals", stand.base)).await.is_err());
}

#[tokio::test]
async fn an_upload_arrives_as_it_was_sent() {
    let server = Receiver::start().await;
    let base = server.url().trim_end_matches("/notify").to_owned();
    let stand = Stand::with(Setup { server: Some(base.clone()), ..Setup::default() }).await;
    let kind = "multipart/form-data; boundary=x";
    let body =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"tmp_1.jpg\"\r\n\r\n✓\r\n--x--\r\n";
    let upload = reqwest::Client::new().post(format!("{}/proxy/api/v1/files", stand.base));
    assert_eq!(upload.header("content-type", kind).body(body).send().await.unwrap().status(), 204);
    let arrived = server.hears().await;
    assert_eq!((arrived.headers["content-type"].as_str(), arrived.body.as_str()), (kind, body));

    let way = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let admin = way.get(format!("{}/sandbox/admin", stand.base)).send().await.unwrap();
    assert_eq!(admin.headers()["location"], format!("{base}/admin/"));
}

#[tokio::test]
async fn pages_of_other_origins_are_kept_out() {
    let stand = Stand::start().await;
    for path in ["/sandbox/api/reset", "/proxy/x"] {
        let request = reqwest::Client::new()
            .post(format!("{}{path}", stand.base))
            .header("origin", "https://evil.example");
        assert_eq!(request.send().await.unwrap().status(), 403, "{path}");
    }
}

#[tokio::test]
async fn the_pages_are_there() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("index.html"), "<p>手机</p>").unwrap();
    let stand = Stand::with(Setup { phone: Some(folder.path().to_owned()), ..Setup::default() }).await;
    let get = async |path: &str| reqwest::get(format!("{}{path}", stand.base)).await.unwrap();
    assert_eq!(get("/").await.text().await.unwrap(), "<p>手机</p>");
    assert_eq!(get("/missing.js").await.status(), 404);
    assert_eq!(get("/..%2f..%2fetc/passwd").await.status(), 404);
    assert!(get("/sandbox").await.text().await.unwrap().contains("沙箱控制台"));
    assert_eq!(get("/sandbox/qr?text=weixin").await.headers()["content-type"], "image/svg+xml");
    assert_eq!(stand.post("reset", json!({})).await["reset"], true);
}
