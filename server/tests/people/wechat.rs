//! A WeChat that knows one code: `good`.

use banyi_server::config::{Settings, WechatSettings};
use banyi_server::secret::Secret;
use poem::listener::{Acceptor, Listener, TcpListener};
use poem::web::Query;
use poem::{Route, Server, get, handler};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Question {
    js_code: String,
}

#[handler]
fn exchange(question: Query<Question>) -> &'static str {
    if question.js_code == "good" {
        r#"{"openid":"o1","session_key":"secret","unionid":"u1"}"#
    } else {
        r#"{"errcode":40029,"errmsg":"invalid code"}"#
    }
}

/// Starts it, and sets it as the WeChat of `settings`.
pub async fn start(settings: &mut Settings) {
    let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await.unwrap();
    let address = acceptor.local_addr()[0].as_socket_addr().unwrap().to_owned();
    let route = Route::new().at("/sns/jscode2session", get(exchange));
    tokio::spawn(Server::new_with_acceptor(acceptor).run(route));
    let vectors: Value = serde_json::from_str(include_str!("../vectors/wechat-vectors.json")).unwrap();
    let key = |name: &str| vectors["keys"][name].as_str().unwrap().to_owned();
    settings.wechat_api_base = format!("http://{address}");
    settings.wechat = Some(WechatSettings {
        appid: key("appid"),
        secret: Secret::new("app-secret".to_owned()),
        mchid: key("mchid"),
        mch_serial: key("merchantSerial"),
        mch_key_pem: Secret::new(key("merchantPrivateKeyPkcs1")),
        apiv3_key: Secret::new(key("apiv3Key")),
        public_key: None,
    });
}
