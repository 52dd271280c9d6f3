//! The trade bill of a day: payments by the day they were made, refunds by the day they were
//! applied for.

use super::csv::{self, Row};
use super::money::{RATE, fee, fee_yuan, yuan};
use crate::beijing;
use crate::books::{Books, Order, Payment, Refund, RefundStatus, TradeType};
use crate::keys::Keys;

const FIRST_12: &str = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类";
const TOTALS: &str =
    "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";

/// bill_type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Payments and refunds, 27 columns.
    All,
    /// Payments, 20 columns.
    Success,
    /// Refunds, 29 columns.
    Refund,
}

impl Kind {
    /// As the query names it.
    pub fn of(name: &str) -> Option<Self> {
        match name {
            "ALL" => Some(Self::All),
            "SUCCESS" => Some(Self::Success),
            "REFUND" => Some(Self::Refund),
            _ => None,
        }
    }

    fn header(self) -> String {
        match self {
            Self::All => format!(
                "{FIRST_12},应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注"
            ),
            Self::Success => format!(
                "{FIRST_12},应结订单金额,代金券金额,商品名称,商户数据包,手续费,费率,订单金额,费率备注"
            ),
            Self::Refund => format!(
                "{FIRST_12},应结订单金额,代金券金额,退款申请时间,退款成功时间,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注"
            ),
        }
    }
}

/// The bill; None when nothing happened that day.
pub fn text(keys: &Keys, books: &Books, day: i64, kind: Kind) -> Option<String> {
    let paid =
        books.orders.values().filter_map(|order| order.payment.as_ref().map(|payment| (order, payment)));
    let paid: Vec<_> =
        paid.filter(|(_, payment)| kind != Kind::Refund && beijing::day(payment.at_ms) == day).collect();
    let refunds = books
        .refunds
        .values()
        .filter(|refund| kind != Kind::Success && beijing::day(refund.created_ms) == day);
    let refunds: Vec<_> = refunds
        .filter_map(|refund| books.orders.get(&refund.out_trade_no).map(|order| (order, refund)))
        .collect();
    let mut rows: Vec<(i64, Row)> = Vec::new();
    rows.extend(paid.iter().map(|(order, payment)| (payment.at_ms, payment_row(keys, kind, order, payment))));
    rows.extend(
        refunds.iter().map(|(order, refund)| (refund.created_ms, refund_row(keys, kind, order, refund))),
    );
    if rows.is_empty() {
        return None;
    }
    rows.sort();
    let total: i64 = paid.iter().map(|(order, _)| order.total_fen).sum();
    let refunded: i64 = refunds.iter().map(|(_, refund)| refund.refund_fen).sum();
    let totals = [
        rows.len().to_string(),
        yuan(total),
        yuan(refunded),
        yuan(0),
        fee_yuan(fee(total - refunded)),
        yuan(total),
        yuan(refunded),
    ];
    let rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
    Some(csv::write(&kind.header(), &rows, TOTALS, &totals))
}

fn first_12(keys: &Keys, at_ms: i64, order: &Order, state: &str) -> Row {
    let payment = order.payment.as_ref();
    let trade_type = if order.trade_type == TradeType::Jsapi { "JSAPI" } else { "NATIVE" };
    [
        beijing::bill_time(at_ms).as_str(),
        &keys.appid,
        &keys.mchid,
        "0",
        "",
        payment.map_or("", |payment| &payment.transaction_id),
        &order.out_trade_no,
        payment.map_or("", |payment| &payment.openid),
        trade_type,
        state,
        payment.map_or("", |payment| &payment.bank_type),
        "CNY",
    ]
    .map(str::to_owned)
    .to_vec()
}

fn payment_row(keys: &Keys, kind: Kind, order: &Order, payment: &Payment) -> Row {
    let mut row = first_12(keys, payment.at_ms, order, "SUCCESS");
    row.extend([yuan(order.total_fen), yuan(order.total_fen - payment.payer_total_fen)]);
    if kind == Kind::All {
        row.extend(["0", "0", "0.00", "0.00", "", ""].map(str::to_owned));
    }
    row.extend([
        order.description.clone(),
        order.attach.clone().unwrap_or_default(),
        fee_yuan(fee(order.total_fen)),
        RATE.to_owned(),
        yuan(order.total_fen),
    ]);
    if kind == Kind::All {
        row.push(yuan(0));
    }
    row.push(String::new());
    row
}

fn refund_row(keys: &Keys, kind: Kind, order: &Order, refund: &Refund) -> Row {
    let mut row = first_12(keys, refund.created_ms, order, "REFUND");
    row.extend([yuan(0), yuan(0)]);
    if kind == Kind::Refund {
        row.extend([
            beijing::bill_time(refund.created_ms),
            refund.success_ms.map(beijing::bill_time).unwrap_or_default(),
        ]);
    }
    let status = match refund.status {
        RefundStatus::Success => "SUCCESS",
        RefundStatus::Processing => "PROCESSING",
        RefundStatus::Closed => "FAIL",
        RefundStatus::Abnormal => "CHANGE",
    };
    row.extend([
        refund.refund_id.clone(),
        refund.out_refund_no.clone(),
        yuan(refund.refund_fen),
        yuan(0),
        "ORIGINAL".to_owned(),
        status.to_owned(),
        order.description.clone(),
        order.attach.clone().unwrap_or_default(),
        fee_yuan(-fee(refund.refund_fen)),
        RATE.to_owned(),
        yuan(0),
        yuan(refund.refund_fen),
        String::new(),
    ]);
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::RefundStatus;
    use crate::wechat::sign::SigningKey;
    use serde_json::{Value, json};
    use sha1::{Digest, Sha1};

    const NO: &str = "261120102530000001P01";

    fn vectors() -> Value {
        serde_json::from_str(include_str!("../../../tests/vectors/wechat-vectors.json")).unwrap()
    }

    fn keys(vectors: &Value) -> Keys {
        let text = |name: &str| vectors["keys"][name].as_str().unwrap().to_owned();
        let key = SigningKey::from_pem(&text("platformPrivateKey")).unwrap();
        Keys {
            appid: text("appid"),
            secret: String::new(),
            mchid: text("mchid"),
            merchant_serial: text("merchantSerial"),
            merchant: key.public(),
            apiv3_key: text("apiv3Key"),
            platform_certificate: text("platformCertificate"),
            platform_serial: text("platformSerial"),
            platform: key.clone(),
            pubkey_id: text("platformPublicKeyId"),
            pubkey: key,
        }
    }

    fn books() -> Books {
        let at = |text: &str| beijing::parse_rfc3339(text).unwrap();
        let paid_ms = at("2026-11-20T10:26:01+08:00");
        let payment = Payment {
            transaction_id: "4200001234202611200000000001".into(),
            at_ms: paid_ms,
            openid: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o".into(),
            payer_total_fen: 19_800,
            bank_type: "OTHERS".into(),
        };
        let order = Order {
            out_trade_no: NO.into(),
            trade_type: TradeType::Jsapi,
            request: json!({}),
            description: "陪诊服务".into(),
            total_fen: 19_800,
            openid: None,
            attach: None,
            notify_url: String::new(),
            expires_ms: paid_ms,
            created_ms: paid_ms,
            prepays: Vec::new(),
            closed: false,
            payment: Some(payment),
        };
        let refunded_ms = at("2026-11-20T12:00:00+08:00");
        let refund = Refund {
            out_refund_no: "261120102530000001R01".into(),
            refund_id: "50000000382026112000000000001".into(),
            out_trade_no: NO.into(),
            transaction_id: "4200001234202611200000000001".into(),
            request: json!({}),
            refund_fen: 9_900,
            payer_refund_fen: 9_900,
            notify_url: None,
            funds_account: "AVAILABLE".into(),
            channel: "ORIGINAL".into(),
            user_received_account: "支付用户零钱".into(),
            status: RefundStatus::Success,
            created_ms: refunded_ms,
            success_ms: Some(refunded_ms),
        };
        let mut books = Books::default();
        books.orders.insert(NO.into(), order);
        books.refunds.insert(refund.out_refund_no.clone(), refund);
        books
    }

    #[test]
    fn the_bill_of_a_payment_and_a_refund_is_the_known_one() {
        let vectors = vectors();
        let day = beijing::parse_day("2026-11-20").unwrap();
        let text = text(&keys(&vectors), &books(), day, Kind::All).unwrap();
        assert_eq!(text, vectors["tradeBill"]["csv"].as_str().unwrap());
        assert_eq!(
            hex::encode(Sha1::digest(text.as_bytes())),
            vectors["tradeBill"]["sha1"].as_str().unwrap()
        );
        assert_eq!(super::text(&keys(&vectors), &books(), day + 1, Kind::All), None);
    }
}
