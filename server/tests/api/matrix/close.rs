//! Closing: because time is over, because of a change of mind, because of another order.

use banyi_shared::order::OrderState;
use serde_json::{Value, json};

use super::cell::Cell;
use super::fault::Fault;
use super::step::{Step, Told};

impl Cell<'_> {
    /// Cancels what is not paid, as far as anybody here knows.
    pub async fn closes(&self) {
        if self.step.told() == Told::Silence {
            self.pays().await;
        }
        let seen = self.who.phone.cancel(&self.order.no).await;
        assert_eq!(seen.state, OrderState::Closing, "{:?} {:?}", self.step, self.fault);
        self.goes_back_if_overtaken().await;
    }

    /// Another order takes its place, and is given up too.
    pub async fn is_replaced(&self) {
        let phone = &self.who.phone;
        let mut form = phone.form(&self.who.patient_id).await;
        form["onUnpaid"] = json!("replace");
        let second = phone.place(&form).await;
        phone.post(&format!("/orders/{}/cancel", second.no), json!({})).await.ok::<Value>();
        self.goes_back_if_overtaken().await;
    }

    async fn goes_back_if_overtaken(&self) {
        if self.fault == Fault::OutOfOrder {
            assert_ne!(self.step, Step::ClosePaid);
            self.works_until(OrderState::Paid).await;
            self.gives_back().await;
        }
    }
}
