//! What happens to an order while a call about it is on its way.

use super::payer::{Payable, pay};
use crate::faults::Kind;
use crate::notify;
use crate::sandbox::Sandbox;

/// Lets it happen. `subject` is the number that the call is about.
pub async fn happens(sandbox: &Sandbox, kind: Option<&Kind>, subject: &str) {
    match kind {
        Some(Kind::Pays { told }) => {
            pays(sandbox, subject);
            if *told {
                all_told(sandbox, subject).await;
            }
        }
        Some(Kind::NotifyFirst) => all_told(sandbox, subject).await,
        _ => {}
    }
}

async fn all_told(sandbox: &Sandbox, subject: &str) {
    let order =
        sandbox.with(|state| state.books.order_about(subject).map(|order| order.out_trade_no.clone()));
    if let Some(out_trade_no) = order {
        notify::all_told(sandbox, &out_trade_no).await;
    }
}

/// The payer of an order pays; whoever cannot does not.
fn pays(sandbox: &Sandbox, out_trade_no: &str) {
    let times = (sandbox.clock().wall_ms(), sandbox.clock().business_ms());
    let payable = Payable::OutTradeNo(out_trade_no.to_owned());
    let paid =
        sandbox.change(|state| pay(state, sandbox.keys(), times, &payable, None, None, false).map(drop));
    if let Err(error) = paid {
        tracing::warn!(%error, out_trade_no, "nobody paid meanwhile");
    }
}
