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

    /// Cancels; where one refund is to be told of after another, staff have given back a part before.
    pub async fn gets_back(&self) {
        let no = &self.order.no;
        if self.fault == Fault::OutOfOrder {
            let admin = self.w.t.admin().await;
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
        let mut looks = tokio::time::interval(Duration::from_millis(20));
        let path = format!("order?outTradeNo={}", self.order.no.trade_no(1));
        for _ in 0..1_000 {
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
