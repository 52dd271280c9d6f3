//! What a fault may strike.

/// Every name that a rule may match, beside `*`.
pub const OPERATIONS: [&str; 24] = [
    "jscode2session",
    "stable_token",
    "phone_number",
    "subscribe_send",
    "code_image",
    "is_trade_managed",
    "upload_shipping",
    "jsapi",
    "native",
    "query",
    "close",
    "refund",
    "refund_query",
    "abnormal_refund",
    "certificates",
    "trade_bill",
    "fund_flow_bill",
    "bill_download",
    "notify",
    "notify_payment",
    "notify_refund",
    "hospital_booking",
    "hospital_cancel",
    "hospital_legacy",
];

/// A call or a notification, as rules see it.
#[derive(Debug, Clone)]
pub struct Target<'a> {
    names: [&'a str; 2],
    subjects: [&'a str; 2],
}

impl<'a> Target<'a> {
    /// A call of an operation about a number, or about none ("").
    pub fn call(operation: &'a str, subject: &'a str) -> Self {
        Self { names: [operation; 2], subjects: [subject; 2] }
    }

    /// A notification about an order, or about one of its refunds.
    pub fn notification(out_trade_no: &'a str, out_refund_no: Option<&'a str>) -> Self {
        let name = if out_refund_no.is_some() { "notify_refund" } else { "notify_payment" };
        Self { names: ["notify", name], subjects: [out_trade_no, out_refund_no.unwrap_or(out_trade_no)] }
    }

    /// Whether it goes by this name.
    pub fn is(&self, name: &str) -> bool {
        name == "*" || self.names.contains(&name)
    }

    /// Whether it is about a number that begins so.
    pub fn is_about(&self, prefix: &str) -> bool {
        self.subjects.iter().any(|subject| subject.starts_with(prefix))
    }
}
