//! Tells WeChat what an order sold, where the mini-program is enrolled in order shipping: else its money stays frozen.

use banyi_shared::dto::admin::PayChannel;
use banyi_shared::time::{DAY, HOUR, MINUTE};
use banyi_shared::{Instant, OutTradeNo};

use super::store;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::orders::{self, OrderRow};
use crate::queue::{self, JobError, JobKind, Outcome};
use crate::wechat::{Shipping, ShippingError, TradeState};

/// What WeChat shows the payer; neutral.
const ITEM: &str = "预约服务";
/// So long WeChat takes to know a payment there, in ms.
const KNOWN_AFTER: i64 = MINUTE;
/// What WeChat does not know after so long, it never will.
const GIVEN_UP_AFTER: i64 = DAY;

/// Queues it, in the transaction that accepts the payment.
pub async fn enqueue(app: &App, tx: &mut Tx, no: &OutTradeNo) -> Result<()> {
    queue::enqueue(app, tx, JobKind::OrderShip, no.as_str(), app.now() + KNOWN_AFTER).await
}

/// Reports a payment that is kept, at least in part. A job; again changes nothing.
pub async fn ship(app: &App, no: &OutTradeNo) -> Result<Outcome, JobError> {
    let Some(wechat) = &app.wechat else { return Ok(Outcome::Done) };
    let Some(row) = orders::read(&app.db, &no.order_no()).await? else { return Ok(Outcome::Done) };
    let Some(attempt) = store::find(&app.db, no).await? else { return Ok(Outcome::Done) };
    if row.shipped_at.is_some() || row.refunded == row.paid {
        return Ok(Outcome::Done);
    }
    let since = row.paid_at.unwrap_or_else(|| Instant::from_ms(attempt.created_at));
    if goes_back(&row) {
        // Some of it may yet be kept: a refund can fail.
        return Ok(later(app, since).map_or(Outcome::Done, Outcome::Again));
    }
    if !wechat.is_trade_managed().await.map_err(|error| JobError::Retry(error.to_string()))? {
        return Ok(Outcome::Done);
    }
    // Who paid is WeChat's to say: a code may have been scanned by anybody.
    let trade = wechat.query(no).await.map_err(|error| JobError::Retry(error.to_string()))?;
    let (Some(transaction_id), Some(openid)) = (&trade.transaction_id, &trade.payer_openid) else {
        return Err(JobError::Fail("WeChat does not say who paid".to_owned()));
    };
    // The same bytes each time: reported again it is no other report.
    let shipping = Shipping { transaction_id, item: ITEM, at: since, openid };
    match wechat.upload_shipping(&shipping).await {
        Ok(()) | Err(ShippingError::AlreadyShipped) => {}
        Err(ShippingError::NotYetKnown) => {
            return match later(app, since) {
                Some(at) => Ok(Outcome::Again(at)),
                // Not every scanned payment is one of the mini-program's.
                None if attempt.channel()? == PayChannel::WechatNative => Ok(Outcome::Done),
                None => Err(JobError::Fail("WeChat does not know the payment after a day".to_owned())),
            };
        }
        // It went back, by a way that we have yet to hear of.
        Err(ShippingError::NotShippable) if trade.state == TradeState::Refund => return Ok(Outcome::Done),
        Err(error @ (ShippingError::NotShippable | ShippingError::Refused { .. })) => {
            return Err(JobError::Fail(error.to_string()));
        }
        Err(error @ ShippingError::Unavailable(_)) => return Err(JobError::Retry(error.to_string())),
    }
    let mut tx = app.db.begin("order.ship").await?;
    orders::lock(&mut tx, &row.no, app.now()).await?;
    orders::note_shipped(app, &mut tx, &row.no).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// Whether all of it is to go back.
fn goes_back(row: &OrderRow) -> bool {
    row.returning >= row.paid
}

/// The longer it takes, the less often it is asked for; none when it is given up.
fn later(app: &App, since: Instant) -> Option<Instant> {
    let waited = app.now() - since;
    (waited < GIVEN_UP_AFTER).then(|| app.now() + waited.clamp(MINUTE, HOUR))
}
