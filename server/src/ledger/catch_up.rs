//! Posts what moved without a posting: while a new version starts, an older one that knows no ledger may still settle.

use banyi_shared::{Fen, Instant, OutRefundNo, OutTradeNo};

use super::post::{Refunded, post_payment, post_refund};
use super::{balance, store};
use crate::app::App;
use crate::error::Result;
use crate::orders;
use crate::refunds::Cause;

/// Posts payments and refunds that arrived and are not posted; how many those were. Each under its order's lock.
pub async fn catch_up(app: &App) -> Result<usize> {
    let mut done = 0;
    loop {
        let (paid, refunded) =
            tokio::try_join!(store::paid(&app.db, "", true), store::refunded(&app.db, "", true),)?;
        if paid.is_empty() && refunded.is_empty() {
            return Ok(done);
        }
        done += paid.len() + refunded.len();
        for row in paid {
            one_payment(app, &row).await?;
        }
        for row in refunded {
            one_refund(app, &row).await?;
        }
    }
}

async fn one_payment(app: &App, row: &store::PaidRow) -> Result<()> {
    let no: OutTradeNo = row.out_trade_no.parse()?;
    tracing::warn!(%no, "a payment had no posting");
    let mut tx = app.db.begin("ledger.catch_up_payment").await?;
    orders::lock(&mut tx, &no.order_no(), app.now()).await?;
    let (amount, at) = (Fen(row.amount_fen), Instant::from_ms(row.paid_at));
    post_payment(app, &mut tx, &no, amount, row.is_duplicate == 1, at).await?;
    balance::balance_order(app, &mut tx, &no.order_no()).await?;
    tx.commit().await
}

async fn one_refund(app: &App, row: &store::RefundedRow) -> Result<()> {
    let no: OutRefundNo = row.out_refund_no.parse()?;
    tracing::warn!(%no, "a refund had no posting");
    let mut tx = app.db.begin("ledger.catch_up_refund").await?;
    orders::lock(&mut tx, &no.order_no(), app.now()).await?;
    let refunded = Refunded {
        no: &no,
        amount: Fen(row.amount_fen),
        is_duplicate: !Cause::counts(&row.cause),
        by_hand: row.by_hand == 1,
        at: Instant::from_ms(row.succeeded_at),
    };
    post_refund(app, &mut tx, refunded).await?;
    balance::balance_order(app, &mut tx, &no.order_no()).await?;
    tx.commit().await
}
