//! Which operation a path is.

use super::call::Call;
use super::desk::{Desk, Handled};
use super::{abnormal, bill, certificates, close, prepay, query, refund};
use crate::books::TradeType;

/// An operation of APIv3, with what its path names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operation {
    /// POST /v3/pay/transactions/jsapi or native.
    Prepay(TradeType),
    /// GET /v3/pay/transactions/out-trade-no/{n}.
    Query(String),
    /// GET /v3/pay/transactions/id/{n}.
    QueryById(String),
    /// POST /v3/pay/transactions/out-trade-no/{n}/close.
    Close(String),
    /// POST /v3/refund/domestic/refunds.
    Refund,
    /// GET /v3/refund/domestic/refunds/{n}.
    RefundQuery(String),
    /// POST /v3/refund/domestic/refunds/{refund_id}/apply-abnormal-refund.
    AbnormalRefund(String),
    /// GET /v3/certificates.
    Certificates,
    /// GET /v3/bill/tradebill.
    TradeBill,
    /// GET /v3/bill/fundflowbill.
    FundFlowBill,
    /// GET /v3/billdownload/file.
    BillDownload,
}

/// Why a path is no operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRoute {
    /// 404.
    Path,
    /// 405.
    Method,
}

/// Finds the operation.
pub fn find(call: &Call) -> Result<Operation, NoRoute> {
    let segments: Vec<&str> = call.segments.iter().map(String::as_str).collect();
    let (method, operation) = match segments.as_slice() {
        ["v3", "pay", "transactions", "jsapi"] => ("POST", Operation::Prepay(TradeType::Jsapi)),
        ["v3", "pay", "transactions", "native"] => ("POST", Operation::Prepay(TradeType::Native)),
        ["v3", "pay", "transactions", "out-trade-no", no] => ("GET", Operation::Query((*no).to_owned())),
        ["v3", "pay", "transactions", "id", id] => ("GET", Operation::QueryById((*id).to_owned())),
        ["v3", "pay", "transactions", "out-trade-no", no, "close"] => {
            ("POST", Operation::Close((*no).to_owned()))
        }
        ["v3", "refund", "domestic", "refunds"] => ("POST", Operation::Refund),
        ["v3", "refund", "domestic", "refunds", no] => ("GET", Operation::RefundQuery((*no).to_owned())),
        ["v3", "refund", "domestic", "refunds", id, "apply-abnormal-refund"] => {
            ("POST", Operation::AbnormalRefund((*id).to_owned()))
        }
        ["v3", "certificates"] => ("GET", Operation::Certificates),
        ["v3", "bill", "tradebill"] => ("GET", Operation::TradeBill),
        ["v3", "bill", "fundflowbill"] => ("GET", Operation::FundFlowBill),
        ["v3", "billdownload", "file"] => ("GET", Operation::BillDownload),
        _ => return Err(NoRoute::Path),
    };
    if call.method == method { Ok(operation) } else { Err(NoRoute::Method) }
}

impl Operation {
    /// The name that faults and the journal use.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Prepay(TradeType::Jsapi) => "jsapi",
            Self::Prepay(TradeType::Native) => "native",
            Self::Query(_) | Self::QueryById(_) => "query",
            Self::Close(_) => "close",
            Self::Refund => "refund",
            Self::RefundQuery(_) => "refund_query",
            Self::AbnormalRefund(_) => "abnormal_refund",
            Self::Certificates => "certificates",
            Self::TradeBill => "trade_bill",
            Self::FundFlowBill => "fund_flow_bill",
            Self::BillDownload => "bill_download",
        }
    }

    /// Whether it may write anything that must survive a restart.
    pub fn changes_books(&self) -> bool {
        matches!(self, Self::Prepay(_) | Self::Close(_) | Self::Refund | Self::AbnormalRefund(_))
    }

    /// The number that the call is about, if it names one.
    pub fn subject(&self, call: &Call) -> String {
        let of_body = |field: &str| {
            call.json().ok().and_then(|body| body[field].as_str().map(str::to_owned)).unwrap_or_default()
        };
        match self {
            Self::Prepay(_) => of_body("out_trade_no"),
            Self::Refund | Self::AbnormalRefund(_) => of_body("out_refund_no"),
            Self::Query(no) | Self::QueryById(no) | Self::Close(no) | Self::RefundQuery(no) => no.clone(),
            _ => String::new(),
        }
    }

    /// Does it.
    pub fn handle(&self, desk: &mut Desk<'_>, call: &Call) -> Handled {
        match self {
            Self::Prepay(trade_type) => prepay::place(desk, *trade_type, &call.json()?),
            Self::Query(no) => query::by_out_trade_no(desk, no, &call.query),
            Self::QueryById(id) => query::by_transaction_id(desk, id, &call.query),
            Self::Close(no) => close::close(desk, no, &call.json()?),
            Self::Refund => refund::apply(desk, &call.json()?),
            Self::RefundQuery(no) => refund::query(desk, no),
            Self::AbnormalRefund(id) => abnormal::apply(desk, id, call),
            Self::Certificates => certificates::list(desk),
            Self::TradeBill => bill::trade(desk, call),
            Self::FundFlowBill => bill::fund_flow(desk, call),
            Self::BillDownload => bill::download(desk, &call.query),
        }
    }
}
