//! Something happens, and another thing.

use std::time::Duration;

use banyi_server::queue;
use banyi_server::wechat::Timeouts;
use banyi_shared::dto::{NativePay, Order, PayParams};
use banyi_shared::time::MINUTE;
use serde_json::{Value, json};

use super::act::{Act, CALLS, Told};
use super::people::{People, nth_newest};
use super::rest::rest;
use crate::support::{Answer, Database, Staff, TestApp};

/// How long the server waits for WeChat.
const PATIENCE: Duration = Duration::from_millis(700);
/// What an order costs, in fen.
const PRICE: i64 = 19_800;

/// A life: everything happens, then all comes to rest.
pub async fn live(database: Database, acts: &[Act]) {
    let timeouts = Timeouts { connect: PATIENCE, total: PATIENCE, file: PATIENCE };
    let t = TestApp::start_waiting(database, &[], timeouts).await;
    t.wechat.mode(json!({"notifyScale": 0.001, "silenceMs": 1_000})).await;
    let people = People::gather(&t).await;
    for act in acts {
        people.live(act).await;
    }
    rest(&people).await;
}

/// Whatever is refused is refused for a reason; nothing may break.
fn said(act: &Act, answer: &Answer) {
    let status = answer.status.as_u16();
    assert!(status < 500 || status == 503, "{act:?}: {status} {}", answer.text);
}

impl People<'_> {
    async fn live(&self, act: &Act) {
        let (t, wechat) = (self.t, &self.t.wechat);
        match act {
            Act::Books { who, replaces } => self.books(act, *who, *replaces).await,
            Act::Opens { order, as_code } => self.opens(act, *order, *as_code).await,
            Act::Pays { handle, told } => self.pays(*handle, *told).await,
            Act::Asks { order } => {
                let Some((patient, no)) = self.order(*order) else { return };
                said(act, &patient.query(&no).await);
            }
            Act::Cancels { order } => {
                let Some((patient, no)) = self.order(*order) else { return };
                said(act, &patient.post(&format!("/orders/{no}/cancel"), json!({})).await);
            }
            Act::Steps { order, to } => {
                let Some((_, no)) = self.order(*order) else { return };
                said(act, &self.admin(async |admin| admin.step(&no, to).await).await);
            }
            Act::StaffCancels { order, fault } => {
                let body = json!({"fault": fault, "reason": "医院停诊"});
                self.decides(act, *order, "cancel", body).await;
            }
            Act::Refunds { order, permille } => {
                let body = json!({"amountFen": PRICE * permille / 1_000, "reason": "服务打折"});
                self.decides(act, *order, "refunds", body).await;
            }
            Act::Approves { refund, is_second, approve } => {
                let Some(no) = self.refund(*refund).await else { return };
                let body = json!({"approve": approve, "note": "与患者核对过"});
                let path = format!("/refunds/{no}/decision");
                let ask = async |staff: Staff<'_>| staff.post(&path, body.clone()).await;
                said(act, &if *is_second { self.second(ask).await } else { self.admin(ask).await });
            }
            Act::Reissues { refund, way } => self.reissues(act, *refund, way).await,
            Act::Passes { minutes } => t.advance(minutes * MINUTE),
            Act::Works => {
                queue::daily(&t.app).await.unwrap();
                t.work().await;
            }
            Act::Strikes { operation, side, kind, times } => {
                let rule = json!({"match": operation, "side": side, "kind": kind, "times": times});
                wechat.post("faults", rule).await;
            }
            Act::Haunts { percent, kind } => {
                let rules = CALLS.map(|operation| {
                    json!({"match": operation, "side": "answer", "kind": kind,
                        "probability": f64::from(*percent) / 100.0})
                });
                wechat.post("faults", Value::Array(rules.to_vec())).await;
            }
            Act::Calms => wechat.faults(json!([])).await,
            Act::Plans { outcome, times } => {
                wechat.post("refunds/plans", json!({"outcome": outcome, "times": times})).await;
            }
            Act::Settles { refund, to } => {
                let Some(no) = self.refund(*refund).await else { return };
                self.happens_there(&format!("refunds/{no}/settle"), json!({"status": to})).await;
            }
            Act::TopsUp => {
                wechat.post("funds/top-up", json!({})).await;
            }
        }
    }

    async fn books(&self, act: &Act, who: usize, replaces: bool) {
        let (patient, id) = &self.patients[who];
        let mut form = patient.form(id).await;
        if replaces {
            form["onUnpaid"] = json!("replace");
        }
        let answer = patient.try_place(&form, &self.t.app.rng.token()).await;
        said(act, &answer);
        if answer.status == 201 {
            self.has_booked(who, answer.ok::<Order>().no);
        }
    }

    async fn opens(&self, act: &Act, order: usize, as_code: bool) {
        let Some((patient, no)) = self.order(order) else { return };
        let answer = if as_code { patient.try_code(&no).await } else { patient.try_pay(&no).await };
        said(act, &answer);
        if answer.status != 200 {
            return;
        }
        let handle = if as_code {
            // Anybody may scan it.
            json!({"codeUrl": answer.ok::<NativePay>().code_url, "person": "p0"})
        } else {
            let params: PayParams = answer.ok();
            json!({"prepayId": params.package.strip_prefix("prepay_id=").unwrap()})
        };
        self.handles.lock().unwrap().push(handle);
    }

    /// Pays with what once was a handle, if WeChat takes it still.
    async fn pays(&self, handle: usize, told: Told) {
        let Some(mut paying) = self.handle(handle) else { return };
        match told {
            Told::AtOnce => paying["wait"] = json!(true),
            Told::BySchedule => {}
            Told::Never => paying["notify"] = json!(false),
        }
        self.happens_there("pay", paying).await;
    }

    /// Staff decide about an order.
    async fn decides(&self, act: &Act, order: usize, what: &str, body: Value) {
        let Some((_, no)) = self.order(order) else { return };
        let (path, key) = (format!("/orders/{no}/{what}"), self.t.app.rng.token());
        let answer = self.admin(async |admin| admin.post_with_key(&path, &key, body.clone()).await).await;
        said(act, &answer);
    }

    /// One of the newest refunds.
    async fn refund(&self, nth: usize) -> Option<String> {
        let known = "SELECT out_refund_no FROM refund ORDER BY created_at, out_refund_no";
        nth_newest(&self.t.texts(known).await, nth).cloned()
    }

    /// Staff bring a failed refund to its end. They pay none by hand that the bank may yet pay.
    async fn reissues(&self, act: &Act, refund: usize, way: &str) {
        let Some(no) = self.refund(refund).await else { return };
        let status = format!("SELECT status FROM refund WHERE out_refund_no = '{no}'");
        if way == "by_hand" && self.t.texts(&status).await == ["abnormal"] {
            return;
        }
        let mut body = json!({"way": way, "reason": "患者来电催问"});
        match way {
            "user_card" => {
                body["bankType"] = json!("ICBC_DEBIT");
                body["bankAccount"] = json!("6222000011112222333");
                body["realName"] = json!("欧阳秋月");
            }
            "by_hand" => body["reference"] = json!("B20261120001"),
            _ => {}
        }
        let (path, key) = (format!("/refunds/{no}/reissue"), self.t.app.rng.token());
        said(act, &self.admin(async |admin| admin.post_with_key(&path, &key, body.clone()).await).await);
    }

    /// Something happens at WeChat, if it can.
    async fn happens_there(&self, path: &str, body: Value) {
        let url = format!("{}/sandbox/api/{path}", self.t.wechat.base);
        let answer = Answer::of(self.t.client.post(url).json(&body)).await;
        let is_taken = answer.status.is_success() || matches!(answer.status.as_u16(), 404 | 409);
        assert!(is_taken, "{path} {body}: {} {}", answer.status, answer.text);
    }
}
