//! Notifications by hand: again, twice at once, spoilt, or made up.

use super::answer::{bad, missing};
use crate::books::{Delivery, Progress};
use crate::notify::{self, Forged, Mutation, Parcel};
use crate::sandbox::Sandbox;
use crate::state::Errand;
use poem::web::{Data, Json, Path};
use poem::{Result, handler};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::task::JoinSet;

const MOST_TIMES: usize = 1000;

/// How to deliver.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Delivering {
    times: Option<usize>,
    mutate: Option<String>,
    concurrency: Option<usize>,
}

/// POST notifications/{id}/deliver → what the server answered each time.
#[handler]
pub async fn deliver(
    Data(sandbox): Data<&Sandbox>,
    Path(id): Path<String>,
    Json(how): Json<Delivering>,
) -> Result<Json<Vec<Delivery>>> {
    let notification = sandbox.with(|state| state.books.notifications.get(&id).cloned());
    let parcel = notify::parcel(&notification.ok_or_else(|| missing("没有这条通知"))?);
    let deliveries = send(sandbox, &parcel, &how).await?;
    record(sandbox, &id, &deliveries);
    Ok(Json(deliveries))
}

/// What is claimed, and how to deliver it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Forging {
    out_trade_no: String,
    url: Option<String>,
    total_fen: Option<i64>,
    out_refund_no: Option<String>,
    #[serde(flatten)]
    how: Delivering,
}

/// POST forge → what was claimed and what the server answered.
#[handler]
pub async fn forge(Data(sandbox): Data<&Sandbox>, Json(forging): Json<Forging>) -> Result<Json<Value>> {
    let claim = Forged {
        out_trade_no: forging.out_trade_no,
        url: forging.url,
        total_fen: forging.total_fen,
        out_refund_no: forging.out_refund_no,
    };
    let now_ms = sandbox.clock().business_ms();
    let parcel = sandbox.with(|state| notify::forge(state, sandbox.keys(), now_ms, &claim));
    let parcel = parcel.ok_or_else(|| bad("没有这笔订单，需要 url"))?;
    let deliveries = send(sandbox, &parcel, &forging.how).await?;
    Ok(Json(json!({"plaintext": parcel.plaintext, "deliveries": deliveries})))
}

/// Sends a held notification at once; what is not acknowledged goes on by the schedule.
pub async fn send_now(sandbox: &Sandbox, id: &str) -> Option<Delivery> {
    let notification = sandbox.with(|state| state.books.notifications.get(id).cloned())?;
    let delivery = notify::deliver(sandbox, &notify::parcel(&notification), None, None).await;
    record(sandbox, id, std::slice::from_ref(&delivery));
    sandbox.change(|state| {
        let held = state.books.notifications.get_mut(id).filter(|one| one.progress == Progress::Held);
        if let Some(notification) = held {
            notification.progress = Progress::Pending;
            state.errands.push(Errand::Notify(id.to_owned()));
        }
    });
    Some(delivery)
}

async fn send(sandbox: &Sandbox, parcel: &Parcel, how: &Delivering) -> Result<Vec<Delivery>> {
    let unknown = |name: &String| bad(format!("没有这种改动：{name}"));
    let mutation =
        how.mutate.as_ref().map(|name| Mutation::of(name).ok_or_else(|| unknown(name))).transpose()?;
    let times = how.times.unwrap_or(1).min(MOST_TIMES);
    let concurrency = how.concurrency.unwrap_or(1).max(1);
    let mut deliveries = Vec::with_capacity(times);
    let mut under_way = JoinSet::new();
    for _ in 0..times {
        if under_way.len() >= concurrency {
            deliveries.extend(under_way.join_next().await.and_then(Result::ok));
        }
        let (sandbox, parcel, mutation, name) =
            (sandbox.clone(), parcel.clone(), mutation.clone(), how.mutate.clone());
        under_way.spawn(async move {
            notify::deliver(&sandbox, &parcel, mutation.as_ref(), name.as_deref()).await
        });
    }
    deliveries.extend(under_way.join_all().await);
    Ok(deliveries)
}

fn record(sandbox: &Sandbox, id: &str, deliveries: &[Delivery]) {
    sandbox.change(|state| {
        let Some(notification) = state.books.notifications.get_mut(id) else {
            return;
        };
        if deliveries.iter().any(|delivery| delivery.mutation.is_none() && delivery.is_acknowledged()) {
            notification.progress = Progress::Done;
        }
        notification.deliveries.extend_from_slice(deliveries);
    });
}
