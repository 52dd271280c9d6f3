//! The merchant's basic account.

use super::{Books, Refund, RefundStatus};
use crate::money::fee_fen;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Money that the merchant put in or took out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FundsMovement {
    /// WeChat's number.
    pub id: String,
    /// Business time, ms UTC.
    pub at_ms: i64,
    /// In fen; negative when it was taken out.
    pub fen: i64,
}

impl Books {
    /// What the basic account holds: payments after their fee and the merchant's own movements,
    /// less every refund that has not failed, in fen.
    pub fn available_fen(&self) -> i64 {
        let own: i64 = self.funds.iter().map(|movement| movement.fen).sum();
        let paid = self.orders.values().filter(|order| order.payment.is_some());
        let paid: i64 = paid.map(|order| order.total_fen - fee_fen(order.total_fen)).sum();
        let open = self.refunds.values().filter(|refund| refund.status != RefundStatus::Closed);
        let returned: i64 = self.fees_returned().values().sum();
        own + paid + returned - open.map(|refund| refund.refund_fen).sum::<i64>()
    }

    /// What of the fee came back with each refund that succeeded, by out_refund_no, in fen. The
    /// parts of an order sum up to the whole fee, however they are rounded.
    pub fn fees_returned(&self) -> BTreeMap<&str, i64> {
        let mut done: Vec<&Refund> =
            self.refunds.values().filter(|refund| refund.status == RefundStatus::Success).collect();
        done.sort_by_key(|refund| (refund.success_ms, &refund.out_refund_no));
        let mut refunded: BTreeMap<&str, i64> = BTreeMap::new();
        let mut fees = BTreeMap::new();
        for refund in done {
            let so_far = refunded.entry(refund.out_trade_no.as_str()).or_default();
            let fee = fee_fen(*so_far + refund.refund_fen) - fee_fen(*so_far);
            *so_far += refund.refund_fen;
            fees.insert(refund.out_refund_no.as_str(), fee);
        }
        fees
    }
}
