//! What a stopped sandbox left undone is taken up by the next.

use crate::support::{Receiver, keys};
use banyi_sandbox::{Sandbox, Setup, listen};
use serde_json::{Value, json};

const NO: &str = "261120102530000001P01";

#[tokio::test]
async fn a_pending_notification_goes_on_after_a_restart() {
    let (folder, receiver) = (tempfile::tempdir().unwrap(), Receiver::start().await);
    let file = folder.path().join("books.json");
    let plaintext = json!({"out_trade_no": NO}).to_string();
    let sealed =
        |nonce: &str| banyi_sandbox::wechat::aead::encrypt(&keys().apiv3_key, nonce, "", &plaintext).unwrap();
    let body =
        json!({"resource": {"nonce": "abcdefghijkl", "ciphertext": sealed("abcdefghijkl")}}).to_string();
    let left = json!({"notifications": {"N1": {
        "id": "N1", "event": "payment", "eventType": "TRANSACTION.SUCCESS", "outTradeNo": NO, "outRefundNo": null,
        "url": receiver.url(), "plaintext": plaintext, "body": body, "createdMs": 0,
        "progress": "pending", "attempts": 2, "deliveries": [],
    }}});
    std::fs::write(&file, left.to_string()).unwrap();

    let setup = Setup { books: Some(file.clone()), ..Setup::default() };
    let listening = listen(Sandbox::new(setup, keys()).unwrap(), "127.0.0.1:0").await.unwrap();
    let task = tokio::spawn(listening.run(std::future::pending()));
    let told = receiver.hears().await;
    assert_eq!((told.unverified, told.body), (None, body));
    assert_eq!(
        serde_json::from_slice::<Value>(&std::fs::read(&file).unwrap()).unwrap()["notifications"]["N1"]["id"],
        "N1"
    );
    task.abort();
}
