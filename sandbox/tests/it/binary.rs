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
    start_with(folder, &[]).await
}

async fn start_with(folder: &Path, environment: &[(&str, &str)]) -> Running {
    let mut command = Command::new(env!("CARGO_BIN_EXE_banyi-sandbox"));
    command
        .args(["--listen", "127.0.0.1:0", "--keys"])
        .arg(folder.join("keys"))
        .arg("--books")
        .arg(folder.join("books.json"))
        .envs(environment.iter().copied());
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

#[tokio::test]
async fn a_hospital_that_was_killed_has_forgotten_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hospital.books");
    let environment = [
        ("BANYI_SANDBOX_HOSPITAL", "1004,k1,s1,http://127.0.0.1:9"),
        ("BANYI_SANDBOX_HOSPITAL_BOOKS", file.to_str().unwrap()),
    ];
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let control = async |base: &str, path: &str, body: Value| -> Value {
        let url = format!("{base}/sandbox/api/{path}");
        http.post(url).json(&body).send().await.unwrap().json().await.unwrap()
    };
    let books = async |base: &str| -> Value {
        http.get(format!("{base}/sandbox/api/hospital")).send().await.unwrap().json().await.unwrap()
    };
    let mut running = start_with(folder.path(), &environment).await;
    let stopped = control(&running.base, "hospital/stop", json!({"code": "S1", "reason": "医生出差"})).await;
    assert_eq!(stopped["event"]["state"], "pending", "nobody listens there");
    running.child.kill().await.unwrap();

    let again = start_with(folder.path(), &environment[1..]).await;
    let books = books(&again.base).await;
    assert_eq!(
        (&books["settings"]["hospital"], &books["settings"]["isSecretSet"]),
        (&json!("1004"), &json!(true))
    );
    assert_eq!(
        (&books["sessions"][0]["state"], &books["totals"]["pendingEvents"]),
        (&json!("stopped"), &json!(1))
    );
}
