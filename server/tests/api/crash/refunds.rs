//! Refunds that people decide.

use banyi_shared::OrderNo;
use serde_json::{Value, json};

use super::desk::{asks, find};
use super::journeys::{has_orders, pays};
use super::lane::Lane;
use crate::support::{Patient, Staff};

const PASSWORD: &str = "a-second-long-password";

/// A second person, who may have been hired by a server that died before it said so.
async fn colleague<'t>(lane: &'t Lane, admin: &Staff<'_>, who: &str) -> Staff<'t> {
    let name = format!("boss-{who}");
    let role = json!({"name": name, "permissions": ["orders.read", "refunds.approve"], "allHospitals": true,
        "hospitalIds": []});
    asks(admin, "/roles", role).await;
    let role = find(admin, "/roles", "name", &name).await["id"].clone();
    asks(admin, "/staff", json!({"account": name, "name": "小陈", "password": PASSWORD, "roleId": role}))
        .await;
    Staff::sign_in(&lane.t, &name, PASSWORD).await
}

/// Until an order's refund stands so.
async fn until_refund(lane: &Lane, no: &OrderNo, seq: i64, status: &str) {
    let refund = no.refund_no(seq);
    let other =
        format!("SELECT 1 - count(*) FROM refund WHERE out_refund_no = '{refund}' AND status = '{status}'");
    lane.until(&other).await;
}

async fn reissue(lane: &Lane, admin: &Staff<'_>, no: &OrderNo, form: Value) {
    let path = format!("/refunds/{}/reissue", no.refund_no(1));
    admin.post_with_key(&path, &lane.t.app.rng.token(), form).await;
}

/// One is approved, waits for money and goes; one is declined.
pub async fn approved(lane: &Lane, person: &Patient<'_>, who: &str) {
    let order = pays(lane, person).await;
    let admin = lane.t.admin().await;
    let boss = colleague(lane, &admin, who).await;
    admin.put("/finance/settings", json!({"approvalAboveFen": 0})).await.ok::<Value>();
    let mut asked = Vec::new();
    for fen in [1_000, 2_000] {
        asked.push(admin.refund(&order.no, fen).await.ok::<Value>()["no"].clone());
    }
    admin.put("/finance/settings", json!({"approvalAboveFen": 50_000})).await.ok::<Value>();
    lane.t
        .wechat
        .faults(json!([{"match": "refund", "side": "request", "kind": "error", "times": 1, "status": 403,
            "code": "NOT_ENOUGH", "message": "基本账户余额不足"}]))
        .await;
    for (no, decision) in
        asked.iter().zip([json!({"approve": true}), json!({"approve": false, "note": "金额不符"})])
    {
        let path = format!("/refunds/{}/decision", no.as_str().unwrap());
        boss.post(&path, decision).await.ok::<Value>();
    }
    lane.until(&format!("SELECT 1000 - refunded_fen FROM orders WHERE no = '{}'", order.no)).await;
    lane.t.wechat.faults(json!([])).await;
    let sums = format!("SELECT returning_fen FROM orders WHERE no = '{}'", order.no);
    assert_eq!(lane.t.number(&sums).await, 1_000);
    has_orders(person, 1).await;
}

/// One that failed goes again.
pub async fn reissued(lane: &Lane, person: &Patient<'_>) {
    let order = pays(lane, person).await;
    let admin = lane.t.admin().await;
    lane.t.wechat.mode(json!({"refundSettling": "manual"})).await;
    person.cancel(&order.no).await;
    until_refund(lane, &order.no, 1, "processing").await;
    let end = |seq: i64| format!("refunds/{}/settle", order.no.refund_no(seq));
    lane.t.wechat.post(&end(1), json!({"status": "CLOSED"})).await;
    until_refund(lane, &order.no, 1, "closed").await;
    reissue(lane, &admin, &order.no, json!({"way": "again", "reason": "再次退款"})).await;
    until_refund(lane, &order.no, 2, "processing").await;
    lane.t.wechat.post(&end(2), json!({"status": "SUCCESS"})).await;
    lane.until(&format!("SELECT 19800 - refunded_fen FROM orders WHERE no = '{}'", order.no)).await;
    lane.t.wechat.mode(json!({"refundSettling": "auto"})).await;
    let refunds = format!("SELECT count(*) FROM refund WHERE order_no = '{}'", order.no);
    assert_eq!(lane.t.number(&refunds).await, 2);
    has_orders(person, 1).await;
}

/// One whose card is void goes to another; at first WeChat does not take it.
pub async fn to_card(lane: &Lane, person: &Patient<'_>) {
    let order = pays(lane, person).await;
    let admin = lane.t.admin().await;
    lane.t.wechat.mode(json!({"refundSettling": "manual"})).await;
    person.cancel(&order.no).await;
    until_refund(lane, &order.no, 1, "processing").await;
    let end = format!("refunds/{}/settle", order.no.refund_no(1));
    lane.t.wechat.post(&end, json!({"status": "ABNORMAL"})).await;
    until_refund(lane, &order.no, 1, "abnormal").await;
    let card = json!({"way": "user_card", "reason": "原卡注销", "bankType": "ICBC_DEBIT",
        "bankAccount": "6222000011112222333", "realName": "王秀兰"});
    lane.t
        .wechat
        .faults(
            json!([{"match": "abnormal_refund", "side": "request", "kind": "error", "times": 1, "status": 400,
            "code": "PARAM_ERROR", "message": "银行卡号有误"}]),
        )
        .await;
    reissue(lane, &admin, &order.no, card.clone()).await;
    lane.t.wechat.faults(json!([])).await;
    reissue(lane, &admin, &order.no, card).await;
    until_refund(lane, &order.no, 1, "processing").await;
    lane.t.wechat.post(&end, json!({"status": "SUCCESS"})).await;
    lane.until(&format!("SELECT 19800 - refunded_fen FROM orders WHERE no = '{}'", order.no)).await;
    lane.t.wechat.mode(json!({"refundSettling": "auto"})).await;
    has_orders(person, 1).await;
}

/// WeChat refuses two: one is paid by hand, one is settled otherwise.
pub async fn by_hand(lane: &Lane, person: &Patient<'_>) {
    let order = pays(lane, person).await;
    let admin = lane.t.admin().await;
    lane.t
        .wechat
        .faults(json!([{"match": "refund", "side": "request", "kind": "error", "status": 400, "code": "PARAM_ERROR",
            "message": "参数错误"}]))
        .await;
    for seq in [1, 2] {
        admin.refund(&order.no, 1_000).await.ok::<Value>();
        until_refund(lane, &order.no, seq, "refused").await;
    }
    lane.t.wechat.faults(json!([])).await;
    let form = json!({"way": "by_hand", "reason": "线下转账", "reference": "B20261120001"});
    reissue(lane, &admin, &order.no, form).await;
    until_refund(lane, &order.no, 1, "success").await;
    let path = format!("/refunds/{}/reissue", order.no.refund_no(2));
    let form = json!({"way": "settled", "reason": "患者不再要求"});
    admin.post_with_key(&path, &lane.t.app.rng.token(), form).await.ok::<Value>();
    let left = format!(
        "SELECT count(*) FROM orders WHERE no = '{}' AND (refunded_fen <> 1000 OR refund_state <> 'partial')",
        order.no
    );
    assert_eq!(lane.t.number(&left).await, 0);
    has_orders(person, 1).await;
}
