//! Asks WeChat whether an attempt was paid: when the mini-program asks, and by itself at the advised times, since a
//! notification may never come.

use banyi_shared::order::OrderState;
use banyi_shared::rules::QUERY_AFTER_SECONDS;
use banyi_shared::{ErrorCode, Instant, OrderNo, OutTradeNo, UserId};

use super::{settle, store};
use crate::app::App;
use crate::error::{Error, Result};
use crate::orders;
use crate::queue::{JobError, Outcome};
use crate::wechat::Trade;

/// Asks for the user's own order, and settles it when it was paid.
pub async fn ask(app: &App, user: &UserId, no: &OrderNo) -> Result<()> {
    let row = orders::of_user(&app.db, user, no).await?.ok_or_else(Error::not_found)?;
    if !row.state.is_unpaid() {
        return Ok(());
    }
    let Some(attempt) = store::live(&app.db, no).await? else { return Ok(()) };
    match app.wechat()?.query(&attempt.no()?).await {
        Ok(trade) if trade.is_paid() => settle::settle(app, &trade).await,
        Ok(_) => Ok(()),
        // WeChat never heard of it: it was not paid.
        Err(error) if error.is_not_found() => Ok(()),
        Err(error) => {
            tracing::warn!(%error, order = %no, "query");
            Err(Error::new(ErrorCode::WechatUnavailable))
        }
    }
}

/// Asks WeChat for an attempt.
pub async fn ask_wechat(app: &App, no: &OutTradeNo) -> Result<Trade> {
    app.wechat()?.query(no).await.map_err(|error| {
        tracing::warn!(%error, %no, "query");
        Error::new(ErrorCode::WechatUnavailable)
    })
}

/// Asks at the advised times until the attempt is over. A job; its subject is `out_trade_no`.
pub async fn follow(app: &App, no: &OutTradeNo) -> Result<Outcome, JobError> {
    let Some(attempt) = store::find(&app.db, no).await? else { return Ok(Outcome::Done) };
    let Some(row) = orders::read(&app.db, &no.order_no()).await? else { return Ok(Outcome::Done) };
    // A closing order is asked about by the job that closes it. One that is paid by another attempt is asked about on:
    // as long as this one can be paid, it may be, and must then go back.
    if !attempt.is_live() || row.state == OrderState::Closing {
        return Ok(Outcome::Done);
    }
    match app.wechat()?.query(no).await {
        Ok(trade) if trade.is_paid() => {
            settle::settle(app, &trade).await?;
            return Ok(Outcome::Done);
        }
        Ok(_) => {}
        Err(error) if error.is_not_found() => {}
        Err(error) => return Err(JobError::Retry(error.to_string())),
    }
    Ok(next(Instant::from_ms(attempt.created_at), app.now()).map_or(Outcome::Done, Outcome::Again))
}

/// The next advised time after `now`; none when all have passed: then the end of the hold asks.
fn next(since: Instant, now: Instant) -> Option<Instant> {
    QUERY_AFTER_SECONDS.iter().map(|seconds| since + seconds * 1000).find(|at| *at > now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asks_at_the_advised_times_and_then_leaves_it_to_the_hold() {
        let since = Instant::from_ms(0);
        let after = |seconds: i64| next(since, since + seconds * 1000).map(|at| at.ms() / 1000);
        assert_eq!(after(0), Some(5));
        assert_eq!(after(5), Some(30));
        assert_eq!(after(200), Some(300));
        assert_eq!(after(1800), None);
    }
}
