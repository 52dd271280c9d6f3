//! A step and a fault, walked by somebody.

use banyi_shared::Fen;
use banyi_shared::dto::Order;
use banyi_shared::order::{OrderState, RefundState};
use serde_json::{Value, json};

use super::fault::Fault;
use super::step::Step;
use super::world::World;
use crate::support::{Answer, Patient, TestApp};

/// What everybody pays.
pub const PRICE: Fen = Fen(19_800);
/// Whoever is told to try again does, so often.
const MOST_TRIES: usize = 10;

/// Somebody with a phone, and whom the orders are for.
pub struct Person<'t> {
    pub name: String,
    pub phone: Patient<'t>,
    pub patient_id: String,
}

impl<'t> Person<'t> {
    pub async fn new(t: &'t TestApp, name: &str) -> Self {
        let phone = t.patient(name).await;
        let patient_id = phone.add_patient("王秀兰").await;
        Self { name: name.to_owned(), phone, patient_id }
    }
}

/// How it must end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Paid,
    Cancelled,
    Expired,
    /// Paid and given back in full, by so many refunds.
    GivenBack(i64),
}

/// A cell of the matrix.
pub struct Cell<'w> {
    pub w: &'w World,
    pub who: &'w Person<'w>,
    pub step: Step,
    pub fault: Fault,
    pub order: Order,
}

impl<'w> Cell<'w> {
    /// Brings it before the step, with nothing going wrong.
    pub async fn begin(w: &'w World, step: Step, fault: Fault, who: &'w Person<'w>, form: &Value) -> Self {
        let mut form = form.clone();
        form["patientId"] = json!(who.patient_id);
        let order = who.phone.place(&form).await;
        let cell = Self { w, who, step, fault, order };
        cell.prepare().await;
        cell
    }

    async fn prepare(&self) {
        match self.step {
            Step::PrepayJsapi | Step::PrepayNative => self.prepare_prepay().await,
            Step::RefundSend | Step::RefundQuery | Step::RefundNotify => self.prepare_refund().await,
            Step::RefundAgain => self.prepare_failed("closed").await,
            Step::RefundToCard => self.prepare_failed("abnormal").await,
            Step::Ship => self.prepare_paid().await,
            _ => drop(self.cashier().await),
        }
    }

    /// The faults that make it what it is, for its order only.
    pub fn rules(&self) -> Vec<Value> {
        let mut rules = self.step.rules(self.fault);
        for rule in &mut rules {
            rule["subject"] = json!(self.order.no);
        }
        rules
    }

    /// Whether it must be quick: something else is to come before, or after, what it does.
    pub fn is_a_race(&self) -> bool {
        self.fault == Fault::OutOfOrder
            || (self.fault == Fault::NotifyFirst && self.step == Step::RefundQuery)
    }

    /// Does what people do.
    pub async fn act(&self) {
        match self.step {
            Step::PrepayJsapi | Step::PrepayNative => self.begins_to_pay().await,
            Step::Switch => self.switches().await,
            Step::Query => self.asks().await,
            Step::QueryByJob => self.is_asked().await,
            Step::PayNotify => self.is_told().await,
            // Time does it.
            Step::Expire | Step::Ship => {}
            Step::TradeBill | Step::FundFlowBill | Step::BillDownload => {}
            Step::ExpirePaid => self.pays().await,
            Step::Close | Step::CloseUnsure | Step::ClosePaid => self.closes().await,
            Step::Replace => self.is_replaced().await,
            Step::RefundSend | Step::RefundQuery | Step::RefundNotify => self.gets_back().await,
            Step::RefundAgain => self.is_reissued(json!({"way": "again"})).await,
            Step::RefundToCard => {
                let card = json!({"way": "user_card", "bankType": "ICBC_DEBIT",
                    "bankAccount": "6222000011112222333", "realName": "欧阳秋月"});
                self.is_reissued(card).await;
            }
        }
    }

    fn end(&self) -> End {
        let is_paid_meanwhile = !self.fault.is_of_the_call();
        match self.step {
            Step::RefundSend | Step::RefundQuery | Step::RefundNotify => {
                End::GivenBack(if self.fault == Fault::OutOfOrder { 2 } else { 1 })
            }
            Step::RefundAgain => End::GivenBack(2),
            Step::RefundToCard => End::GivenBack(1),
            _ if self.fault == Fault::OutOfOrder => End::GivenBack(1),
            Step::PrepayJsapi | Step::PrepayNative | Step::Switch | Step::Query | Step::QueryByJob => {
                End::Paid
            }
            Step::PayNotify | Step::ExpirePaid | Step::ClosePaid | Step::Ship => End::Paid,
            Step::Expire => End::Expired,
            Step::TradeBill | Step::FundFlowBill | Step::BillDownload => panic!("a bill is nobody's"),
            Step::Close | Step::Replace if is_paid_meanwhile => End::Paid,
            Step::Close | Step::Replace | Step::CloseUnsure => End::Cancelled,
        }
    }

    /// Everybody has what was wanted, once.
    pub async fn check(&self) {
        let no = &self.order.no;
        let seen = self.who.phone.order(no).await;
        let refunds = self.count("refund").await;
        let (state, paid, back, count) = match self.end() {
            End::Paid => (OrderState::Paid, PRICE, RefundState::None, 0),
            End::Cancelled => (OrderState::Cancelled, Fen(0), RefundState::None, 0),
            End::Expired => (OrderState::Expired, Fen(0), RefundState::None, 0),
            End::GivenBack(count) => (OrderState::Cancelled, PRICE, RefundState::Full, count),
        };
        let is = (seen.state, seen.paid_fen, seen.refund_state, refunds);
        assert_eq!(is, (state, paid, back, count), "{:?} {:?}: {seen:#?}", self.step, self.fault);
        // Another way is another attempt, if the first was not paid.
        let attempts = if self.step == Step::Switch && self.fault.is_of_the_call() { 2 } else { 1 };
        assert_eq!(self.count("payment_attempt").await, attempts, "{:?} {:?}", self.step, self.fault);
        if self.step == Step::Ship {
            let order = self.w.t.wechat.get(&format!("order?outTradeNo={}", no.trade_no(1))).await;
            assert_eq!(
                (&order["frozen"], &order["shipping"]["reports"]),
                (&json!(false), &json!(1)),
                "{order}"
            );
        }
    }

    async fn count(&self, table: &str) -> i64 {
        self.w.t.number(&format!("SELECT count(*) FROM {table} WHERE order_no = '{}'", self.order.no)).await
    }

    /// Asks until WeChat is there again; `None` when the order is paid.
    pub async fn until_heard(&self, ask: impl AsyncFn() -> Answer) -> Option<Answer> {
        for _ in 0..MOST_TRIES {
            let answer = ask().await;
            match (answer.status.as_u16(), answer.json()["code"].as_str()) {
                (200 | 201, _) => return Some(answer),
                (503, Some("WECHAT_UNAVAILABLE")) | (409, Some("PAYMENT_UNDER_WAY")) => {}
                (409, Some("ORDER_ALREADY_PAID")) => return None,
                _ => panic!("{:?} {:?}: {} {}", self.step, self.fault, answer.status, answer.text),
            }
        }
        panic!("{:?} {:?}: WeChat stays away", self.step, self.fault);
    }
}
