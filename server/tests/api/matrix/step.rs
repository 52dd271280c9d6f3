//! The rows of the matrix: what is done at WeChat, and which faults it can suffer.

use serde_json::{Value, json};

use super::fault::Fault;

/// A step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The mini-program begins to pay.
    PrepayJsapi,
    /// Somebody begins to pay by a code to scan.
    PrepayNative,
    /// Another way to pay is wanted: the first is closed.
    Switch,
    /// The phone asks whether it was paid.
    Query,
    /// The server asks by itself.
    QueryByJob,
    /// WeChat tells of the payment.
    PayNotify,
    /// The hold of an unpaid order ends: it is closed.
    Expire,
    /// The hold ends of an order that was paid and not told of: WeChat is asked.
    ExpirePaid,
    /// The patient cancels an unpaid order: it is closed.
    Close,
    /// The patient cancels, and WeChat is asked, as it did not close.
    CloseUnsure,
    /// The patient cancels an order that was paid and not told of: WeChat is asked.
    ClosePaid,
    /// Another order takes the place of an unpaid one: that is closed.
    Replace,
    /// Money goes back.
    RefundSend,
    /// WeChat is asked whether it went.
    RefundQuery,
    /// WeChat tells that it went.
    RefundNotify,
    /// One that failed for good goes again under a new number.
    RefundAgain,
    /// One that the bank could not take goes to another card under its own number.
    RefundToCard,
    /// WeChat hears of what was sold.
    Ship,
    /// WeChat's bill of a day's payments and refunds is asked for.
    TradeBill,
    /// WeChat's bill of a day's movements is asked for.
    FundFlowBill,
    /// The bills themselves are fetched.
    BillDownload,
}

/// What WeChat tells of in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// A payment, which happens in the middle of the step where the fault needs one.
    Payment,
    /// A payment of before, of which nobody ever tells.
    Silence,
    /// A refund.
    Refund,
    /// Nothing.
    Nothing,
}

/// How often a call is struck: what is tried again may go wrong again.
const TWICE: u32 = 2;

impl Step {
    /// Every row.
    pub const ALL: &[Self] = &[
        Self::PrepayJsapi,
        Self::PrepayNative,
        Self::Switch,
        Self::Query,
        Self::QueryByJob,
        Self::PayNotify,
        Self::Expire,
        Self::ExpirePaid,
        Self::Close,
        Self::CloseUnsure,
        Self::ClosePaid,
        Self::Replace,
        Self::RefundSend,
        Self::RefundQuery,
        Self::RefundNotify,
        Self::RefundAgain,
        Self::RefundToCard,
        Self::Ship,
        Self::TradeBill,
        Self::FundFlowBill,
        Self::BillDownload,
    ];

    /// What is struck, by the sandbox's names.
    pub const fn operation(self) -> &'static str {
        match self {
            Self::PrepayJsapi => "jsapi",
            Self::PrepayNative => "native",
            Self::Query | Self::QueryByJob | Self::ExpirePaid | Self::CloseUnsure | Self::ClosePaid => {
                "query"
            }
            Self::PayNotify => "notify_payment",
            Self::Switch | Self::Expire | Self::Close | Self::Replace => "close",
            Self::RefundSend | Self::RefundAgain => "refund",
            Self::RefundQuery => "refund_query",
            Self::RefundNotify => "notify_refund",
            Self::RefundToCard => "abnormal_refund",
            Self::Ship => "upload_shipping",
            Self::TradeBill => "trade_bill",
            Self::FundFlowBill => "fund_flow_bill",
            Self::BillDownload => "bill_download",
        }
    }

    /// What WeChat tells of.
    pub const fn told(self) -> Told {
        match self {
            Self::PrepayJsapi | Self::PrepayNative | Self::Switch => Told::Payment,
            Self::Query | Self::QueryByJob | Self::PayNotify => Told::Payment,
            Self::Close | Self::Replace => Told::Payment,
            Self::ExpirePaid | Self::ClosePaid => Told::Silence,
            Self::RefundSend | Self::RefundQuery | Self::RefundNotify => Told::Refund,
            Self::RefundAgain | Self::RefundToCard => Told::Refund,
            // Nobody can pay any more, or nobody does, or all is paid.
            Self::Expire | Self::CloseUnsure | Self::Ship => Told::Nothing,
            Self::TradeBill | Self::FundFlowBill | Self::BillDownload => Told::Nothing,
        }
    }

    /// Whether the cell exists.
    pub fn suffers(self, fault: Fault) -> bool {
        let (is_told, operation) = (self.operation().starts_with("notify"), self.operation());
        match fault {
            // Only a bill has a hash, and only a file is cut.
            Fault::Answer("wrong_hash") => operation.ends_with("_bill"),
            Fault::Answer("truncated") => operation == "bill_download",
            // Of our answer WeChat only knows whether it came.
            Fault::Answer("lost") => true,
            // The mini-program's API and files are not signed.
            Fault::Answer("unsigned" | "bad_signature") => !is_told && self.is_signed(),
            Fault::Answer(_) => !is_told,
            // A request of ours is always signed; WeChat's notification need not be WeChat's.
            Fault::Request("unsigned" | "bad_signature") => is_told,
            Fault::Request("lost" | "timeout") => true,
            Fault::Request(_) => !is_told,
            // A notification is not told of by another.
            Fault::NotifyFirst => matches!(self.told(), Told::Payment | Told::Refund) && !is_told,
            Fault::Never => self.told() != Told::Nothing,
            // When staff act, everything that happened before has been told.
            Fault::OutOfOrder if matches!(self, Self::RefundAgain | Self::RefundToCard) => false,
            Fault::Duplicate | Fault::OutOfOrder => matches!(self.told(), Told::Payment | Told::Refund),
        }
    }

    /// Whether it is of a day, rather than of somebody's order.
    pub const fn is_of_a_day(self) -> bool {
        matches!(self, Self::TradeBill | Self::FundFlowBill | Self::BillDownload)
    }

    fn is_signed(self) -> bool {
        !matches!(self.operation(), "upload_shipping" | "bill_download")
    }

    /// The rules that make the cell, for the sandbox.
    pub fn rules(self, fault: Fault) -> Vec<Value> {
        let rule = |operation: &str, side: &str, kind: &str, times: u32| json!({"match": operation, "side": side, "kind": kind, "times": times});
        let operation = self.operation();
        let mut rules = self.leads_there(fault);
        let told = if self.told() == Told::Refund { "notify_refund" } else { "notify_payment" };
        rules.extend(match fault {
            // It comes again after each: once is enough.
            Fault::Answer(kind) if operation == told => vec![rule(operation, "answer", kind, 1)],
            Fault::Request(kind) if operation == told => vec![rule(operation, "request", kind, 1)],
            Fault::Answer(kind) => vec![rule(operation, "answer", kind, TWICE)],
            Fault::Request(kind) => vec![rule(operation, "request", kind, TWICE)],
            Fault::NotifyFirst => vec![rule(operation, "answer", "notify_first", 1)],
            Fault::Never if self.told() == Told::Silence => vec![],
            Fault::Never => vec![rule(told, "request", "never", TWICE)],
            Fault::Duplicate => vec![rule(told, "request", "duplicate", TWICE)],
            Fault::OutOfOrder => vec![rule(told, "request", "after_next", 1)],
        });
        rules
    }

    /// What must happen so that the step is come to.
    fn leads_there(self, fault: Fault) -> Vec<Value> {
        let rule = |operation: &str, side: &str, kind: &str, times: u32| json!({"match": operation, "side": side, "kind": kind, "times": times});
        let mut rules = Vec::new();
        let pays = match self {
            // Whoever tells first must have something to tell.
            Self::PrepayJsapi | Self::PrepayNative | Self::Query | Self::QueryByJob => {
                fault == Fault::NotifyFirst
            }
            Self::Switch | Self::Close | Self::Replace => !fault.is_of_the_call(),
            _ => false,
        };
        if pays {
            rules.push(rule(self.operation(), "request", "pays", 1));
        }
        if self.told() == Told::Silence {
            rules.push(rule("notify_payment", "request", "never", 1));
        }
        if self == Self::CloseUnsure {
            rules.push(rule("close", "request", "500", TWICE));
        }
        if self == Self::RefundQuery {
            rules.push(rule("refund", "answer", "lost", 1));
            if fault.is_of_the_call() {
                rules.push(rule("notify_refund", "request", "never", 1));
            }
        }
        rules
    }
}
