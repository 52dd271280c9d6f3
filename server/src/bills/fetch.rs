//! Fetches and reads the bills of a day.

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use banyi_shared::CivilDate;
use banyi_shared::time::MINUTE;

use crate::app::App;
use crate::queue::{JobError, Outcome};
use crate::wechat::BillError;
use crate::wechat::bill::{Flow, FundFlowBill, TradeBill, TradeRow};

/// How long WeChat wants to be left alone while it makes a bill (WeChat Pay APIv3, bills).
const CREATING: i64 = 30 * MINUTE;

/// The bills of a day; a day on which nothing happened has none, and they are empty.
#[derive(Debug, Default)]
pub struct Fetched {
    /// Payments of the day, and refunds asked for on it.
    pub trades: Vec<TradeRow>,
    /// Movements of the account.
    pub flows: Vec<Flow>,
    /// Of the trade bill's text, hex.
    pub trade_sha1: Option<String>,
    /// Of the fund-flow bill's text, hex.
    pub flow_sha1: Option<String>,
}

/// Why there are no bills now.
#[derive(Debug)]
pub enum NoBill {
    /// WeChat is making them.
    NotYet,
    /// They cannot be had, or read. In words.
    Failed(String),
}

impl NoBill {
    /// How a job goes on.
    pub fn outcome(self, app: &App) -> Result<Outcome, JobError> {
        match self {
            Self::NotYet => Ok(Outcome::Again(app.now() + CREATING)),
            Self::Failed(why) => Err(JobError::Retry(why)),
        }
    }
}

/// Fetches both bills of a day.
pub async fn fetch(app: &App, date: CivilDate) -> Result<Fetched, NoBill> {
    let wechat = app.wechat().map_err(|error| NoBill::Failed(error.to_string()))?;
    let trade = wechat.trade_bill(date).await.map_err(no_bill)?;
    let flow = wechat.fund_flow_bill(date).await.map_err(no_bill)?;
    read(trade, flow).await
}

/// Reads them away from the threads that serve: they may be long.
async fn read(trade: Option<String>, flow: Option<String>) -> Result<Fetched, NoBill> {
    let reading = tokio::task::spawn_blocking(move || {
        let mut fetched = Fetched::default();
        if let Some(text) = trade {
            fetched.trade_sha1 = Some(sha1(&text));
            fetched.trades = TradeBill::parse(&text).map_err(|fault| failed("交易账单", &fault))?.rows;
        }
        if let Some(text) = flow {
            fetched.flow_sha1 = Some(sha1(&text));
            fetched.flows = FundFlowBill::parse(&text).map_err(|fault| failed("资金账单", &fault))?.flows;
        }
        Ok(fetched)
    });
    reading.await.unwrap_or_else(|_| Err(NoBill::Failed("the server is stopping".to_owned())))
}

fn no_bill(error: BillError) -> NoBill {
    match error {
        BillError::NotYet => NoBill::NotYet,
        other => NoBill::Failed(other.to_string()),
    }
}

fn failed(which: &str, fault: &dyn std::fmt::Display) -> NoBill {
    NoBill::Failed(format!("{which}: {fault}"))
}

fn sha1(text: &str) -> String {
    hex::encode(digest(&SHA1_FOR_LEGACY_USE_ONLY, text.as_bytes()))
}
