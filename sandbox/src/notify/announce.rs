//! What happened is written down, to be told.

use super::envelope::{Content, seal};
use crate::books::{Event, Notification, Progress};
use crate::keys::Keys;
use crate::pay::{notified_payment, notified_refund};
use crate::state::{Errand, State};

/// Tells that an order is paid; gives the notification's id. `quiet` writes it down and sends
/// nothing.
pub fn announce_payment(
    state: &mut State,
    keys: &Keys,
    wall_ms: i64,
    out_trade_no: &str,
    quiet: bool,
) -> Option<String> {
    let order = state.books.orders.get(out_trade_no)?;
    let payment = order.payment.as_ref()?;
    let plaintext = notified_payment(keys, &state.mode, order, payment).to_string();
    let draft = Draft {
        event: Event::Payment,
        event_type: "TRANSACTION.SUCCESS".to_owned(),
        out_trade_no: out_trade_no.to_owned(),
        out_refund_no: None,
        url: order.notify_url.clone(),
        at_ms: payment.at_ms,
        plaintext,
    };
    write_down(state, keys, wall_ms, draft, quiet)
}

/// Tells how a refund ended; None when its request named no address.
pub fn announce_refund(state: &mut State, keys: &Keys, wall_ms: i64, out_refund_no: &str) -> Option<String> {
    let refund = state.books.refunds.get(out_refund_no)?;
    let order = state.books.orders.get(&refund.out_trade_no)?;
    let draft = Draft {
        event: Event::Refund,
        event_type: format!("REFUND.{}", refund.status.name()),
        out_trade_no: refund.out_trade_no.clone(),
        out_refund_no: Some(out_refund_no.to_owned()),
        url: refund.notify_url.clone()?,
        at_ms: refund.success_ms.unwrap_or(refund.created_ms),
        plaintext: notified_refund(keys, order, refund).to_string(),
    };
    write_down(state, keys, wall_ms, draft, false)
}

struct Draft {
    event: Event,
    event_type: String,
    out_trade_no: String,
    out_refund_no: Option<String>,
    url: String,
    at_ms: i64,
    plaintext: String,
}

fn write_down(state: &mut State, keys: &Keys, wall_ms: i64, draft: Draft, quiet: bool) -> Option<String> {
    let id = state.chance.uuid();
    let content = Content {
        id: &id,
        event: draft.event,
        event_type: &draft.event_type,
        created_ms: draft.at_ms,
        plaintext: &draft.plaintext,
    };
    let body = seal(&mut state.chance, &state.mode, &keys.apiv3_key, content)?;
    let held = quiet || !state.mode.notify;
    if !held {
        state.errands.push(Errand::Notify(id.clone()));
    }
    let notification = Notification {
        id: id.clone(),
        event: draft.event,
        event_type: draft.event_type,
        out_trade_no: draft.out_trade_no,
        out_refund_no: draft.out_refund_no,
        url: draft.url,
        plaintext: draft.plaintext,
        body,
        created_ms: wall_ms,
        progress: if held { Progress::Held } else { Progress::Pending },
        attempts: 0,
        deliveries: Vec::new(),
    };
    state.books.notifications.insert(id.clone(), notification);
    Some(id)
}
