//! Money goes back.

use std::time::Duration;

use banyi_shared::order::{OrderState, RefundState};
use banyi_shared::time::MINUTE;
use serde_json::{Value, json};

use super::cell::Cell;
use super::fault::Fault;
use super::step::Step;

/// How long WeChat takes with a refund of which it is to tell, in ms.
const TAKES: u64 = 300;
/// How often is looked, and how often at most.
const LOOK: Duration = Duration::from_millis(20);
const MOST_LOOKS: usize = 1_000;

impl Cell<'_> {
    /// An order that is paid.
    pub async fn prepare_paid(&self) {
        if self.cashier().await {
            let trade = self.order.no.trade_no(1);
            self.w.t.wechat.post("pay", json!({"outTradeNo": trade, "wait": true})).await;
        }
        self.who.phone.query(&self.order.no).await;
        assert_eq!(self.who.phone.order(&self.order.no).await.state, OrderState::Paid);
    }

    /// The same; and WeChat takes its time where it is to tell.
    pub async fn prepare_refund(&self) {
        self.prepare_paid().await;
        let trade = self.order.no.trade_no(1);
        let is_slow = self.step == Step::RefundNotify
            || (self.step == Step::RefundQuery && self.fault == Fault::NotifyFirst);
        if is_slow {
            let plan = json!({"outcome": "success", "outTradeNo": trade, "afterMs": TAKES});
            self.w.t.wechat.post("refunds/plans", plan).await;
        }
    }

    /// An order whose refund WeChat took, and ended so.
    pub async fn prepare_failed(&self, end: &str) {
        self.prepare_paid().await;
        let plan = json!({"outcome": end, "outTradeNo": self.order.no.trade_no(1), "times": 1});
        self.w.t.wechat.post("refunds/plans", plan).await;
        self.who.phone.cancel(&self.order.no).await;
        let mut looks = tokio::time::interval(LOOK);
        let heard =
            format!("SELECT count(*) FROM refund WHERE order_no = '{}' AND status = '{end}'", self.order.no);
        for _ in 0..MOST_LOOKS {
            looks.tick().await;
            self.w.t.work().await;
            if self.w.t.number(&heard).await == 1 {
                return self.has_told(2).await;
            }
        }
        panic!("{:?} {:?}: WeChat did not end it so", self.step, self.fault);
    }

    /// Staff bring a failed refund on, and try again while they are told that it did not go.
    pub async fn is_reissued(&self, way: Value) {
        let admin = self.w.admin().await;
        let (no, key) = (self.order.no.refund_no(1), self.w.t.app.rng.token());
        let mut form = way;
        form["reason"] = json!("患者来电催问");
        for _ in 0..10 {
            let answer = admin.post_with_key(&format!("/refunds/{no}/reissue"), &key, form.clone()).await;
            match (answer.status.as_u16(), answer.json()["code"].as_str()) {
                (200, _) => return,
                (503, Some("WECHAT_UNAVAILABLE")) => {}
                (409, Some("CONFLICT")) => {
                    let seen: Value = admin.get(&format!("/refunds/{no}")).await.ok();
                    if seen["needsAPerson"] == false {
                        return;
                    }
                }
                _ => panic!("{:?} {:?}: {} {}", self.step, self.fault, answer.status, answer.text),
            }
        }
        panic!("{:?} {:?}: it does not go", self.step, self.fault);
    }

    /// Cancels; where one refund is to be told of after another, staff have given back a part before.
    pub async fn gets_back(&self) {
        let no = &self.order.no;
        if self.fault == Fault::OutOfOrder {
            let admin = self.w.admin().await;
            admin.refund(no, 5_000).await.ok::<Value>();
            self.w.t.work().await;
        }
        let seen = self.who.phone.cancel(no).await;
        assert_eq!(seen.refund_state, RefundState::Pending, "{:?} {:?}", self.step, self.fault);
        if self.step == Step::RefundQuery && self.fault == Fault::NotifyFirst {
            // Its answer was lost; it ends while it is asked for.
            self.w.t.work().await;
            self.w.t.advance(MINUTE / 10);
            self.w.t.work().await;
        }
        if self.step == Step::RefundNotify && !matches!(self.fault, Fault::OutOfOrder | Fault::Never) {
            self.w.t.work().await;
            // Nobody asks before WeChat has told.
            self.has_told(2).await;
            let seen = self.who.phone.order(no).await;
            assert_eq!(seen.refund_state, RefundState::Full, "{:?} {:?}", self.step, self.fault);
        }
    }

    /// Until WeChat has told so much of the order, whatever came between.
    pub async fn has_told(&self, times: usize) {
        let mut looks = tokio::time::interval(LOOK);
        let path = format!("order?outTradeNo={}", self.order.no.trade_no(1));
        for _ in 0..MOST_LOOKS {
            looks.tick().await;
            let order = self.w.t.wechat.get(&path).await;
            let told = order["notifications"].as_array().unwrap();
            if told.len() >= times && told.iter().all(|one| one["progress"] == "done") {
                return;
            }
        }
        panic!("{:?} {:?}: is not told", self.step, self.fault);
    }
}
