//! Which refunds need a second person.

use banyi_shared::Fen;
use banyi_shared::order::{RefundApproval, RefundStatus};

use super::request::{Cause, Wanted};
use super::store::RefundRow;
use crate::error::Result;

/// Whether a refund that staff decided waits for a second person: with what staff decided on the order before and nobody
/// approved it comes to more than `above`. What failed or was declined does not count.
pub fn is_needed(above: Fen, before: &[RefundRow], wanted: &Wanted<'_>) -> Result<bool> {
    let mut sum = wanted.amount;
    for refund in before.iter().filter(|refund| Cause::is_staffs(&refund.cause)) {
        let has_failed = matches!(refund.status()?, RefundStatus::Closed | RefundStatus::Refused);
        if !has_failed && refund.approval()? != RefundApproval::Approved {
            sum += Fen(refund.amount_fen);
        }
    }
    Ok(sum > above)
}
