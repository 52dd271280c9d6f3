//! Paying: begun, asked about, told of.

use banyi_shared::order::OrderState;
use banyi_shared::time::MINUTE;
use serde_json::json;

use super::cell::Cell;
use super::fault::Fault;
use super::step::Step;
use crate::support::Answer;

impl Cell<'_> {
    /// Whether the cashier opens; if not, the order is paid.
    pub async fn cashier(&self) -> bool {
        self.until_heard(async || self.tries_to_pay().await).await.is_some()
    }

    async fn tries_to_pay(&self) -> Answer {
        match self.step {
            Step::PrepayNative => self.who.phone.try_code(&self.order.no).await,
            _ => self.who.phone.try_pay(&self.order.no).await,
        }
    }

    /// Pays in the cashier. It is told by WeChat's own schedule.
    pub async fn pays(&self) {
        self.pays_by(1).await;
    }

    async fn pays_by(&self, attempt: i64) {
        let paying = json!({"outTradeNo": self.order.no.trade_no(attempt), "person": self.who.name});
        self.w.t.wechat.post("pay", paying).await;
    }

    /// Pays in the cashier, and WeChat tells nobody.
    async fn pays_silently(&self) {
        let paying = json!({"outTradeNo": self.order.no.trade_no(1), "notify": false});
        self.w.t.wechat.post("pay", paying).await;
    }

    /// To be told of first, it must be known there before it is asked for again.
    pub async fn prepare_prepay(&self) {
        if self.fault == Fault::NotifyFirst {
            let lost = json!({"match": self.step.operation(), "side": "answer", "kind": "lost", "times": 1,
                "subject": self.order.no});
            self.w.t.wechat.post("faults", lost).await;
            self.tries_to_pay().await.fails(503, "WECHAT_UNAVAILABLE");
        }
    }

    pub async fn begins_to_pay(&self) {
        if self.cashier().await {
            self.pays().await;
        }
        if self.fault == Fault::OutOfOrder {
            self.asks_until_paid().await;
            self.gives_back().await;
        }
    }

    /// The cashier stands open, and a code is wanted instead.
    pub async fn switches(&self) {
        if self.until_heard(async || self.who.phone.try_code(&self.order.no).await).await.is_some() {
            self.pays_by(2).await;
        }
        if self.fault == Fault::OutOfOrder {
            self.gives_back().await;
        }
    }

    pub async fn asks(&self) {
        match self.fault {
            Fault::NotifyFirst => {}
            fault if fault.is_of_the_call() => self.pays_silently().await,
            _ => self.pays().await,
        }
        if self.fault == Fault::Duplicate {
            // What is asked and what is told come together.
            self.who.phone.query(&self.order.no).await;
            return;
        }
        self.asks_until_paid().await;
        if self.fault == Fault::OutOfOrder {
            self.gives_back().await;
        }
    }

    pub async fn is_asked(&self) {
        match self.fault {
            Fault::NotifyFirst => {}
            fault if fault.is_of_the_call() => self.pays_silently().await,
            _ => self.pays().await,
        }
        if self.fault == Fault::OutOfOrder {
            self.w.t.advance(MINUTE / 10);
            self.works_until(OrderState::Paid).await;
            self.gives_back().await;
        }
    }

    /// Nobody asks before WeChat has told, or has given up.
    pub async fn is_told(&self) {
        self.pays().await;
        match self.fault {
            Fault::OutOfOrder => {
                self.asks_until_paid().await;
                self.gives_back().await;
            }
            Fault::Never => {}
            _ => {
                self.has_told(1).await;
                let seen = self.who.phone.order(&self.order.no).await;
                assert_eq!(seen.state, OrderState::Paid, "{:?} {:?}", self.step, self.fault);
            }
        }
    }

    async fn asks_until_paid(&self) {
        let no = &self.order.no;
        for _ in 0..10 {
            let answer = self.who.phone.query(no).await;
            assert!(matches!(answer.status.as_u16(), 200 | 503), "{}", answer.text);
            if self.who.phone.order(no).await.state == OrderState::Paid {
                return;
            }
        }
        panic!("{:?} {:?}: does not hear that it was paid", self.step, self.fault);
    }

    /// Jobs are worked off until the order has come so far.
    pub async fn works_until(&self, state: OrderState) {
        for _ in 0..10 {
            self.w.t.work().await;
            if self.who.phone.order(&self.order.no).await.state == state {
                return;
            }
            self.w.t.advance(MINUTE);
        }
        panic!("{:?} {:?}: does not become {state}", self.step, self.fault);
    }

    /// The payment goes back, and that is told of before the payment.
    pub async fn gives_back(&self) {
        assert_ne!(self.step, Step::RefundSend);
        self.who.phone.cancel(&self.order.no).await;
        self.w.t.work().await;
    }
}
