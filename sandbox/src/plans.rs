//! What shall become of refunds that are yet to come.

use crate::books::RefundStatus;
use serde::{Deserialize, Serialize};

/// What becomes of a refund.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It succeeds by itself.
    Success,
    /// It stays PROCESSING until the control API ends it.
    Processing,
    /// The card is void.
    Abnormal,
    /// It fails for good.
    Closed,
    /// It is refused with 403 NOT_ENOUGH, until a top-up.
    NotEnough,
}

impl Outcome {
    /// How the refund ends by itself; None when it does not.
    pub fn end(self) -> Option<RefundStatus> {
        match self {
            Self::Success => Some(RefundStatus::Success),
            Self::Abnormal => Some(RefundStatus::Abnormal),
            Self::Closed => Some(RefundStatus::Closed),
            Self::Processing | Self::NotEnough => None,
        }
    }
}

/// What becomes of which refunds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Plan {
    /// What becomes of them.
    pub outcome: Outcome,
    /// Only of this refund.
    #[serde(default)]
    pub out_refund_no: Option<String>,
    /// Only of refunds of this order.
    #[serde(default)]
    pub out_trade_no: Option<String>,
    /// How often yet; None is always.
    #[serde(default)]
    pub times: Option<u32>,
    /// How long a refund is PROCESSING first; None: as long as the mode says.
    #[serde(default)]
    pub after_ms: Option<u64>,
}

impl Plan {
    fn fits(&self, out_trade_no: &str, out_refund_no: &str) -> bool {
        let named = |name: &Option<String>, number: &str| name.as_deref().is_none_or(|name| name == number);
        self.times != Some(0)
            && named(&self.out_trade_no, out_trade_no)
            && named(&self.out_refund_no, out_refund_no)
    }
}

/// The plans in force, the first that fits counts.
#[derive(Debug, Clone, Default)]
pub struct Plans(Vec<Plan>);

impl Plans {
    /// Puts these plans in place of all others.
    pub fn replace(&mut self, plans: Vec<Plan>) {
        self.0 = plans;
    }

    /// Adds a plan behind the others.
    pub fn add(&mut self, plan: Plan) {
        self.0.push(plan);
    }

    /// The plans with what is left of their times.
    pub fn all(&self) -> &[Plan] {
        &self.0
    }

    /// Forgets that the account is empty.
    pub fn topped_up(&mut self) {
        self.0.retain(|plan| plan.outcome != Outcome::NotEnough);
    }

    /// The plan for a new refund, if any; it is used up by one.
    pub fn draw(&mut self, out_trade_no: &str, out_refund_no: &str) -> Option<Plan> {
        self.take(|plan| plan.fits(out_trade_no, out_refund_no))
    }

    /// The plan for an abnormal refund that is sent again: it was accepted long ago, so that it
    /// cannot be refused.
    pub fn draw_again(&mut self, out_trade_no: &str, out_refund_no: &str) -> Option<Plan> {
        self.take(|plan| plan.outcome != Outcome::NotEnough && plan.fits(out_trade_no, out_refund_no))
    }

    fn take(&mut self, fits: impl Fn(&Plan) -> bool) -> Option<Plan> {
        let plan = self.0.iter_mut().find(|plan| fits(plan))?;
        plan.times = plan.times.map(|times| times.saturating_sub(1));
        Some(plan.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_first_plan_that_fits_is_used_up() {
        let mut plans = Plans::default();
        plans.replace(
            serde_json::from_value(json!([
                {"outcome": "closed", "outRefundNo": "R2"},
                {"outcome": "not_enough", "times": 2},
                {"outcome": "abnormal", "outTradeNo": "P1"},
            ]))
            .unwrap(),
        );
        let mut outcome = |order: &str, refund: &str| plans.draw(order, refund).map(|plan| plan.outcome);
        assert_eq!(outcome("P1", "R2"), Some(Outcome::Closed));
        assert_eq!(outcome("P2", "R1"), Some(Outcome::NotEnough));
        assert_eq!(plans.draw_again("P1", "R1").map(|plan| plan.outcome), Some(Outcome::Abnormal));
        plans.topped_up();
        assert_eq!(plans.draw("P2", "R1"), None);
        assert!(serde_json::from_value::<Plan>(json!({"outcome": "closed", "out_refund_no": "R1"})).is_err());
    }
}
