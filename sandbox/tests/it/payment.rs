//! An order is placed, paid, told and refunded.

use crate::support::{Receiver, Stand, keys};
use serde_json::json;

const NO: &str = "261120102530000001P01";

#[tokio::test]
async fn a_payment_is_told_and_its_refund_too() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    let prepay = stand.order(&merchant, &receiver, NO).await;
    assert!(prepay["prepay_id"].as_str().unwrap().starts_with("wx"));
    let unpaid = merchant.query(NO).await;
    assert_eq!(unpaid.unverified, None);
    assert_eq!(
        unpaid.json(),
        json!({
            "amount": {"payer_currency": "CNY", "total": 19800}, "appid": keys().appid, "mchid": keys().mchid,
            "out_trade_no": NO, "promotion_detail": [], "scene_info": {"device_id": ""},
            "trade_state": "NOTPAY", "trade_state_desc": "订单未支付",
        })
    );

    let paid = stand.post("pay", json!({"prepayId": prepay["prepay_id"], "person": "zhang"})).await;
    let told = receiver.hears().await;
    assert_eq!(told.unverified, None);
    assert_eq!(told.headers["user-agent"], "Mozilla/4.0");
    assert_eq!(told.json()["event_type"], "TRANSACTION.SUCCESS");
    assert!(told.body.is_ascii(), "the summary is escaped");
    let payment = told.plaintext().unwrap();
    assert_eq!(payment["trade_state"], "SUCCESS");
    assert_eq!(payment["transaction_id"], paid["transactionId"]);
    assert_eq!(payment["payer"]["openid"], "oBanyi0Zhang0Xiuying0Demo001");
    assert_eq!(
        payment["amount"],
        json!({"total": 19800, "payer_total": 19800, "currency": "CNY", "payer_currency": "CNY"})
    );
    assert!(payment.get("attach").is_none() && payment.get("promotion_detail").is_none());
    let by_id =
        format!("/v3/pay/transactions/id/{}?mchid={}", paid["transactionId"].as_str().unwrap(), keys().mchid);
    assert_eq!(merchant.get(&by_id).await.json()["trade_state"], "SUCCESS");

    let accepted =
        merchant.post("/v3/refund/domestic/refunds", &merchant.refund(NO, "R1", 9900, &receiver.url())).await;
    assert_eq!((accepted.status, accepted.unverified), (200, None));
    assert_eq!(accepted.json()["status"], "PROCESSING");
    assert_eq!(accepted.json()["success_time"], json!(null));
    let told = receiver.hears().await;
    assert_eq!((told.unverified, told.json()["event_type"].as_str()), (None, Some("REFUND.SUCCESS")));
    let refund = told.plaintext().unwrap();
    assert_eq!(refund["refund_status"], "SUCCESS");
    assert_eq!(
        refund["amount"],
        json!({"total": 19800, "refund": 9900, "payer_total": 19800, "payer_refund": 9900})
    );
    assert!(refund.get("appid").is_none());
    assert_eq!(merchant.get("/v3/refund/domestic/refunds/R1").await.json()["status"], "SUCCESS");
    assert_eq!(merchant.query(NO).await.json()["trade_state"], "REFUND");
    assert_eq!(
        stand.state().await["totals"][NO],
        json!({"paidFen": 19800, "refundedFen": 9900, "refundingFen": 0})
    );
}

#[tokio::test]
async fn a_coupon_lessens_what_the_payer_gives_and_not_the_total() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    stand.order(&merchant, &receiver, NO).await;
    stand.post("pay", json!({"outTradeNo": NO, "payerTotal": 19000})).await;
    let payment = receiver.hears().await.plaintext().unwrap();
    assert_eq!(
        (&payment["amount"]["total"], &payment["amount"]["payer_total"]),
        (&json!(19800), &json!(19000))
    );
    assert_eq!(payment["promotion_detail"][0]["amount"], 800);
}

#[tokio::test]
async fn closing_and_paying_exclude_each_other() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    stand.order(&merchant, &receiver, NO).await;
    let closed = merchant.close(NO).await;
    assert_eq!((closed.status, closed.body.as_str(), closed.unverified), (204, "", None));
    assert_eq!(merchant.close(NO).await.status, 204);
    assert_eq!(merchant.query(NO).await.json()["trade_state"], "CLOSED");
    assert_eq!(stand.control("POST", "pay", json!({"outTradeNo": NO})).await.0, 409);

    stand.paid(&merchant, &receiver, "261120102530000002P01").await;
    assert_eq!(merchant.close("261120102530000002P01").await.refusal(), (400, "ORDERPAID".to_owned()));
    stand.mode(json!({"closePaidStatus": 403, "closePaidCode": "NO_AUTH"})).await;
    assert_eq!(merchant.close("261120102530000002P01").await.refusal(), (403, "NO_AUTH".to_owned()));
    assert_eq!(merchant.close("261120102530000003P01").await.status, 404);
}

#[tokio::test]
async fn time_ends_prepay_ids_and_orders() {
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let merchant = stand.merchant();
    let first = stand.order(&merchant, &receiver, NO).await;
    stand.minutes_ahead(121);
    assert_eq!(
        stand.control("POST", "pay", json!({"prepayId": first["prepay_id"]})).await.1["message"],
        "预支付交易会话已过期"
    );
    let again = stand.order(&merchant, &receiver, NO).await;
    assert_ne!(first, again);
    stand.minutes_ahead(8 * 24 * 60);
    assert_eq!(stand.control("POST", "pay", json!({"outTradeNo": NO})).await.0, 409);
    assert_eq!(merchant.query(NO).await.json()["trade_state"], "CLOSED");
    stand.mode(json!({"expiredOrder": "notpay"})).await;
    assert_eq!(merchant.query(NO).await.json()["trade_state"], "NOTPAY");
}

#[tokio::test]
async fn the_cashier_trusts_only_the_merchants_signature() {
    use banyi_sandbox::wechat::sign::pay_message;
    let (stand, receiver) = (Stand::start().await, Receiver::start().await);
    let prepay = stand.order(&stand.merchant(), &receiver, NO).await;
    let package = format!("prepay_id={}", prepay["prepay_id"].as_str().unwrap());
    let sign =
        crate::support::merchant_key().sign(&pay_message(&keys().appid, "1795168800", "NONCE", &package));
    let call = |sign: &str| json!({"timeStamp": "1795168800", "nonceStr": "NONCE", "package": package, "signType": "RSA", "paySign": sign});
    assert_eq!(stand.control("POST", "cashier/open", call("AAAA")).await.0, 400);
    let shown = stand.post("cashier/open", call(&sign)).await;
    assert_eq!((&shown["amountFen"], &shown["description"]), (&json!(19800), &json!("陪诊服务")));
    stand.post("cashier/cancel", json!({"package": package})).await;
    let (status, refused) =
        stand.control("POST", "cashier/confirm", json!({"package": package, "person": "wang"})).await;
    assert_eq!((status, refused["message"].as_str()), (409, Some("当前微信号与下单时不一致")));
    stand.post("cashier/confirm", json!({"package": package, "person": "zhang"})).await;
    assert_eq!(receiver.hears().await.plaintext().unwrap()["out_trade_no"], NO);
    assert_eq!(stand.control("POST", "cashier/open", call(&sign)).await.0, 409);
}
