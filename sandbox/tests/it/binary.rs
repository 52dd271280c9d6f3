//! The program as it is shipped.

use serde_json::{Value, json};
use std::path::Path;
use std::process::Stdio;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

struct Running {
    child: Child,
    base: String,
}

async fn start(folder: &Path) -> Running {
    let mut command = Command::new(env!("CARGO_BIN_EXE_banyi-sandbox"));
    command
        .args(["--listen", "127.0.0.1:0", "--keys"])
        .arg(folder.join("keys"))
        .arg("--books")
        .arg(folder.join("books.json"));
    let mut child = command.stdout(Stdio::piped()).kill_on_drop(true).spawn().unwrap();
    let line = BufReader::new(child.stdout.take().unwrap()).lines().next_line().await.unwrap().unwrap();
    Running { child, base: line.strip_prefix("listening ").unwrap().to_owned() }
}

#[tokio::test]
async fn it_says_where_it_listens_and_keeps_its_keys_and_books() {
    let folder = tempfile::tempdir().unwrap();
    let made = Command::new(env!("CARGO_BIN_EXE_banyi-sandbox"))
        .args(["keys", "--dir"])
        .arg(folder.path().join("keys"))
        .status();
    assert!(made.await.unwrap().success());
    let order = json!({"orders": {"261120000001": {
        "outTradeNo": "261120000001", "tradeType": "JSAPI", "request": {}, "description": "陪诊", "totalFen": 100,
        "openid": "oBanyi0Zhang0Xiuying0Demo001", "attach": null, "notifyUrl": "http://127.0.0.1:9/x",
        "expiresMs": i64::MAX, "createdMs": 0, "prepays": [], "closed": false, "payment": null,
    }}});
    std::fs::write(folder.path().join("books.json"), order.to_string()).unwrap();

    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let mut running = start(folder.path()).await;
    let paid = http
        .post(format!("{}/sandbox/api/pay", running.base))
        .json(&json!({"outTradeNo": "261120000001", "notify": false}));
    assert_eq!(paid.send().await.unwrap().status(), 200);
    let join = http
        .post(format!("{}/sandbox/api/people", running.base))
        .json(&json!({"id": "guest", "name": "来客"}));
    assert_eq!(join.send().await.unwrap().status(), 200);
    running.child.kill().await.unwrap();

    let again = start(folder.path()).await;
    let state: Value =
        http.get(format!("{}/sandbox/api/state", again.base)).send().await.unwrap().json().await.unwrap();
    assert_eq!(state["orders"][0]["tradeState"], "SUCCESS");
    assert_eq!(state["people"][5]["name"], "来客");
    let appid = std::fs::read_to_string(folder.path().join("keys/appid.txt")).unwrap();
    assert_eq!(state["identity"]["appid"], appid.as_str());
}
