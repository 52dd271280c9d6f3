//! What people do, so that every point is passed. Each walk has a person of its own; whatever the server does
//! meanwhile, at the end everything has happened, and once.

use banyi_shared::Fen;
use banyi_shared::OrderNo;
use banyi_shared::dto::Order;
use banyi_shared::order::{OrderState, RefundState};
use banyi_shared::time::{DAY, MINUTE};
use reqwest::Method;
use serde_json::{Value, json};

use super::lane::Lane;
use crate::support::{Patient, Staff, png};

/// A journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Journey {
    Account,
    CarriedOut,
    GivenBack,
    Asked,
    Scanned,
    Expired,
    Replaced,
    ClosedElsewhere,
    CancelledByStaff,
    Catalogue,
    Accounts,
    Pictures,
    Content,
    Applies,
    Leaves,
    Approved,
    Reissued,
    ToCard,
    ByHand,
    TakesAway,
    Books,
    Reconciled,
    Schedules,
    Board,
    Pushed,
    Numbered,
    Moved,
    InLine,
    Answered,
    AnsweredOlder,
}

impl Journey {
    pub const ALL: &[Self] = &[
        Self::Account,
        Self::CarriedOut,
        Self::GivenBack,
        Self::Asked,
        Self::Scanned,
        Self::Expired,
        Self::Replaced,
        Self::ClosedElsewhere,
        Self::CancelledByStaff,
        Self::Catalogue,
        Self::Accounts,
        Self::Pictures,
        Self::Content,
        Self::Applies,
        Self::Leaves,
        Self::Approved,
        Self::Reissued,
        Self::ToCard,
        Self::ByHand,
        Self::TakesAway,
        Self::Books,
        Self::Schedules,
        Self::Board,
        Self::Pushed,
        Self::Numbered,
        Self::Moved,
        Self::InLine,
        Self::Answered,
        Self::AnsweredOlder,
        // Gone first, where no day is behind with its bills.
        Self::Reconciled,
    ];

    pub async fn walk(self, lane: &Lane, who: &str) {
        let person = lane.t.patient(who).await;
        match self {
            Self::Account => account(lane, &person).await,
            Self::CarriedOut => carried_out(lane, &person).await,
            Self::GivenBack => given_back(lane, &person).await,
            Self::Asked => asked(lane, &person).await,
            Self::Scanned => scanned(lane, &person, who).await,
            Self::Expired => expired(lane, &person).await,
            Self::Replaced => replaced(lane, &person).await,
            Self::ClosedElsewhere => closed_elsewhere(lane, &person).await,
            Self::CancelledByStaff => cancelled_by_staff(lane, &person).await,
            Self::Catalogue => super::desk::catalogue(lane, &person, who).await,
            Self::Accounts => super::desk::accounts(lane, &person, who).await,
            Self::Pictures => pictures(lane, &person).await,
            Self::Content => super::desk::content(lane, who).await,
            Self::Applies => applies(lane, &person).await,
            Self::Leaves => leaves(lane, &person, who).await,
            Self::Approved => super::refunds::approved(lane, &person, who).await,
            Self::Reissued => super::refunds::reissued(lane, &person).await,
            Self::ToCard => super::refunds::to_card(lane, &person).await,
            Self::ByHand => super::refunds::by_hand(lane, &person).await,
            Self::TakesAway => super::desk::takes_away(lane, &person).await,
            Self::Books => books(lane, &person).await,
            Self::Reconciled => reconciled(lane, &person).await,
            Self::Schedules => super::schedules::built(lane, who).await,
            Self::Board => super::hospital::board(lane, who).await,
            Self::Pushed => super::hospital::pushed(lane, &person, who).await,
            Self::Numbered => super::registrations::numbered(lane, &person, who).await,
            Self::Moved => super::registrations::moved(lane, &person, who).await,
            Self::InLine => super::registrations::in_line(lane, &person, who).await,
            Self::Answered => super::registrations::answered(lane, &person, who, false).await,
            Self::AnsweredOlder => super::registrations::answered(lane, &person, who, true).await,
        }
    }
}

/// The person has so many orders, not one more.
pub async fn has_orders(person: &Patient<'_>, count: usize) {
    let list: Value = person.get("/orders").await.ok();
    assert_eq!(list["items"].as_array().unwrap().len(), count, "{list}");
}

pub async fn pays(lane: &Lane, person: &Patient<'_>) -> Order {
    let order = person.book().await;
    let params = person.pay_params(&order.no).await;
    lane.t.wechat.pays(&params.package).await;
    lane.until_order(&order.no, "paid").await;
    person.order(&order.no).await
}

/// A step that may have been made by a server that died before it said so.
async fn step(admin: &Staff<'_>, no: &OrderNo, to: &str) {
    admin.step(no, to).await;
    assert_eq!(admin.order(no).await.order.state.as_str(), to);
}

async fn account(lane: &Lane, person: &Patient<'_>) {
    let refresh = json!({"refreshToken": person.refresh_token()});
    person.post("/auth/refresh", refresh).await;
    person.signs_in_again().await;
    person.send(Method::PUT, "/me", None, Some(&json!({"nickname": "小张"}))).await.ok::<Value>();
    let body = json!({"name": "王秀兰", "idCard": "11010519491231002X", "phone": "13800138000", "relation": "parent"});
    person.post("/patients", body).await;
    let list: Value = person.get("/patients").await.ok();
    assert_eq!(list["items"].as_array().unwrap().len(), 1, "{list}");
    let path = format!("/patients/{}", list["items"][0]["id"].as_str().unwrap());
    person.send(Method::PUT, &path, None, Some(&json!({"phone": "13800138001"}))).await.ok::<Value>();
    person.send(Method::DELETE, &path, None, None).await;
    let list: Value = person.get("/patients").await.ok();
    assert_eq!(list["items"], json!([]));
    person.send(Method::DELETE, "/auth/session", None, None).await;
    let _ = lane;
}

/// An avatar, and another in its place; what nobody shows in the end is gone, row and bytes.
async fn pictures(lane: &Lane, person: &Patient<'_>) {
    for side in [8, 9] {
        let stored: Value = person.uploads(png(side, side)).await.ok();
        person.put("/me", json!({"avatarFileId": stored["id"]})).await.ok::<Value>();
    }
    let me: Value = person.get("/me").await.ok();
    let link = me["avatar"].as_str().unwrap().strip_prefix(&lane.t.base).unwrap();
    // A picture is no text: only whether it comes is asked.
    while lane.t.client.get(format!("{}{link}", lane.t.base)).send().await.is_err() {
        lane.t.get("/api/v1/terms/current").await;
    }
    lane.t.advance(DAY);
    lane.until("SELECT count(*) FROM file WHERE uses = 0 AND purpose <> 'export'").await;
    let me: Value = person.get("/me").await.ok();
    let (id, _) = me["avatar"].as_str().unwrap().rsplit_once('/').unwrap().1.split_once('?').unwrap();
    let kept = format!("SELECT count(*) FROM file WHERE id = '{id}' AND state = 'stored' AND uses = 1");
    assert_eq!(lane.t.number(&kept).await, 1);
}

async fn carried_out(lane: &Lane, person: &Patient<'_>) {
    let order = pays(lane, person).await;
    lane.t.advance(2 * MINUTE);
    lane.until(&format!("SELECT count(*) FROM orders WHERE no = '{}' AND shipped_at IS NULL", order.no))
        .await;
    let admin = lane.t.admin().await;
    step(&admin, &order.no, "confirmed").await;
    admin.put(&format!("/orders/{}/remark", order.no), json!({"text": "需要轮椅"})).await.ok::<Value>();
    let purpose = json!({"purpose": "电话确认到达时间"});
    admin.post(&format!("/orders/{}/reveal", order.no), purpose.clone()).await.ok::<Value>();
    admin.post(&format!("/patients/{}/reveal", order.patient.id), purpose).await.ok::<Value>();
    step(&admin, &order.no, "in_service").await;
    lane.t.advance(4 * DAY);
    lane.until_order(&order.no, "completed").await;
    let told = format!("SELECT 4 - count(*) FROM notice WHERE order_no = '{}'", order.no);
    lane.until(&told).await;
    let inbox: Value = person.get("/notices").await.ok();
    let notice = inbox["items"][0]["id"].as_str().unwrap();
    person.post(&format!("/notices/{notice}/read"), json!({})).await;
    person.post("/notices/read-all", json!({})).await;
    let unread: Value = person.get("/notices/unread").await.ok();
    assert_eq!(unread["unread"], 0);
    has_orders(person, 1).await;
}

async fn given_back(lane: &Lane, person: &Patient<'_>) {
    let order = pays(lane, person).await;
    // Refunds are told of by nobody: the server asks.
    lane.t.wechat.mode(json!({"notify": false})).await;
    let admin = lane.t.admin().await;
    admin.refund(&order.no, 1_000).await.ok::<Value>();
    person.cancel(&order.no).await;
    let back = format!("SELECT 19800 - refunded_fen FROM orders WHERE no = '{}'", order.no);
    lane.until(&back).await;
    lane.t.wechat.mode(json!({"notify": true})).await;
    let seen = person.order(&order.no).await;
    assert_eq!((seen.state, seen.refund_state), (OrderState::Cancelled, RefundState::Full));
    let refunds = format!("SELECT count(*) FROM refund WHERE order_no = '{}'", order.no);
    assert_eq!(lane.t.number(&refunds).await, 2);
    has_orders(person, 1).await;
}

async fn asked(lane: &Lane, person: &Patient<'_>) {
    let order = person.book().await;
    let params = person.pay_params(&order.no).await;
    lane.t.wechat.pays_silently(&params.package).await;
    let seen: Order = person.query(&order.no).await.ok();
    assert_eq!((seen.state, seen.paid_fen), (OrderState::Paid, Fen(19_800)));
    has_orders(person, 1).await;
}

/// Begun in the mini-program, and then paid by a code that somebody else scans.
async fn scanned(lane: &Lane, person: &Patient<'_>, who: &str) {
    let order = person.book().await;
    person.pay_params(&order.no).await;
    let code = person.code(&order.no).await;
    lane.t.wechat.scans(&code.code_url, who).await;
    lane.until_order(&order.no, "paid").await;
    let closed =
        format!("SELECT count(*) FROM payment_attempt WHERE order_no = '{}' AND state = 'closed'", order.no);
    assert_eq!(lane.t.number(&closed).await, 1);
    has_orders(person, 1).await;
}

async fn expired(lane: &Lane, person: &Patient<'_>) {
    let order = person.book().await;
    person.pay_params(&order.no).await;
    lane.t.advance(31 * MINUTE);
    lane.until_order(&order.no, "expired").await;
    has_orders(person, 1).await;
}

async fn replaced(lane: &Lane, person: &Patient<'_>) {
    let first = person.book().await;
    person.pay_params(&first.no).await;
    let mut form = person.form(first.patient.id.as_str()).await;
    form["onUnpaid"] = json!("replace");
    let second = person.place(&form).await;
    lane.until_order(&first.no, "cancelled").await;
    assert_eq!(person.order(&second.no).await.state, OrderState::PendingPayment);
    person.cancel(&second.no).await;
    has_orders(person, 2).await;
}

async fn closed_elsewhere(lane: &Lane, person: &Patient<'_>) {
    let order = person.book().await;
    lane.t.wechat.faults(json!([{"match": "jsapi", "side": "answer", "kind": "lost", "times": 1}])).await;
    person.try_pay(&order.no).await;
    lane.t.wechat.faults(json!([])).await;
    lane.t.app.wechat().unwrap().close(&order.no.trade_no(1)).await.unwrap();
    person.try_pay(&order.no).await;
    person.cancel(&order.no).await;
    lane.until_order(&order.no, "cancelled").await;
    has_orders(person, 1).await;
}

async fn cancelled_by_staff(lane: &Lane, person: &Patient<'_>) {
    let order = pays(lane, person).await;
    let admin = lane.t.admin().await;
    let body = json!({"fault": "hospital", "reason": "医院停诊"});
    let path = format!("/orders/{}/cancel", order.no);
    admin.post_with_key(&path, &lane.t.app.rng.token(), body).await.ok::<Value>();
    let back = format!("SELECT 19800 - refunded_fen FROM orders WHERE no = '{}'", order.no);
    lane.until(&back).await;
    let refunds = format!("SELECT count(*) FROM refund WHERE order_no = '{}'", order.no);
    assert_eq!(lane.t.number(&refunds).await, 1);
    has_orders(person, 1).await;
}

async fn applies(lane: &Lane, person: &Patient<'_>) {
    let form = json!({"name": "周文静", "phone": "13800138002"});
    person.send(Method::PUT, "/escort/application", None, Some(&form)).await;
    let mine: Value = person.get("/escort/application").await.ok();
    assert_eq!(mine["state"], "submitted");
    let id = mine["id"].as_str().unwrap();
    let admin = lane.t.admin().await;
    let path = format!("/escort/applications/{id}");
    let purpose = json!({"purpose": "电话联系申请人"});
    admin.post(&format!("{path}/reveal"), purpose).await.ok::<Value>();
    admin.post(&format!("{path}/review"), json!({"state": "approved"})).await;
    let mine: Value = person.get("/escort/application").await.ok();
    assert_eq!(mine["state"], "approved");
    lane.until(&format!("SELECT 1 - count(*) FROM notice WHERE cause LIKE 'application:{id}/%'")).await;
}

async fn leaves(lane: &Lane, person: &Patient<'_>, who: &str) {
    let body = json!({"name": "王秀兰", "idCard": "11010519491231002X", "phone": "13800138000", "relation": "parent"});
    person.post("/patients", body).await;
    let me: Value = person.get("/me").await.ok();
    let id = me["id"].as_str().unwrap();
    let answer = person.send(Method::DELETE, "/me", None, None).await;
    // Again after a death the token counts no more: then it has been done.
    assert!(matches!(answer.status.as_u16(), 204 | 401), "{who}: {}", answer.text);
    let gone = format!("SELECT count(*) FROM app_user WHERE id = '{id}' AND deleted_at IS NULL");
    assert_eq!(lane.t.number(&gone).await, 0);
    let left = format!("SELECT count(*) FROM patient WHERE user_id = '{id}' AND deleted_at IS NULL");
    assert_eq!(lane.t.number(&left).await, 0);
}

/// A correction; and what an older version settled without a posting is posted in the morning.
async fn books(lane: &Lane, person: &Patient<'_>) {
    let order = pays(lane, person).await;
    let admin = lane.t.admin().await;
    admin.refund(&order.no, 1_000).await.ok::<Value>();
    lane.until(&format!("SELECT 1000 - refunded_fen FROM orders WHERE no = '{}'", order.no)).await;
    let body = json!({"debit": "suspense", "credit": "wechat_fee", "amountFen": 1, "reason": "测试更正",
        "orderNo": order.no});
    admin.post_with_key("/ledger/corrections", &lane.t.app.rng.token(), body).await.ok::<Value>();
    let corrected = format!(
        "SELECT count(*) FROM ledger_posting WHERE kind = 'correction' AND order_no = '{}'",
        order.no
    );
    assert_eq!(lane.t.number(&corrected).await, 1);
    let lost = [format!("payment:{}", order.no.trade_no(1)), format!("refund:{}", order.no.refund_no(1))];
    for id in &lost {
        lane.t.execute(&format!("DELETE FROM ledger_entry WHERE posting_id = '{id}'")).await;
        lane.t.execute(&format!("DELETE FROM ledger_posting WHERE id = '{id}'")).await;
    }
    lane.t.advance(DAY);
    let [paid, refunded] = lost;
    lane.until(&format!("SELECT 2 - count(*) FROM ledger_posting WHERE id IN ('{paid}', '{refunded}')"))
        .await;
    has_orders(person, 1).await;
}

/// Bills: a day that was missed, one that WeChat's trouble delays, a difference that is settled, and the day once more.
async fn reconciled(lane: &Lane, person: &Patient<'_>) {
    let order = pays(lane, person).await;
    let (day, trade) = (lane.t.day(0), order.no.trade_no(1));
    let lie = json!({"differences": [{"kind": "omit_payment", "outTradeNo": trade}]});
    lane.t.wechat.put(&format!("bills/{day}"), lie).await;
    let fault = json!([{"match": "trade_bill", "side": "request", "kind": "500", "times": 3}]);
    lane.t.wechat.faults(fault).await;
    lane.t.advance(2 * DAY);
    let open = format!("SELECT 1 - count(*) FROM bill_difference WHERE subject = '{trade}'");
    lane.until(&open).await;
    let admin = lane.t.admin().await;
    let found = format!("SELECT id FROM bill_difference WHERE subject = '{trade}'");
    let id = lane.t.texts(&found).await.remove(0);
    let body = json!({"way": "accept", "note": "已与微信核对"});
    admin.post(&format!("/bills/differences/{id}/settlement"), body).await.ok::<Value>();
    admin.post("/bills", json!({"billDate": day})).await.ok::<Value>();
    let running = format!("SELECT count(*) FROM bill_run WHERE bill_date = '{day}' AND state <> 'done'");
    lane.until(&running).await;
    let settled =
        format!("SELECT count(*) FROM bill_difference WHERE subject = '{trade}' AND state <> 'settled'");
    assert_eq!(lane.t.number(&settled).await, 0);
    lane.t.wechat.faults(json!([])).await;
}
