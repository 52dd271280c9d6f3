//! The trade bill of a day, as it is written.

use super::csv::{self, Row};
use super::line::{Entry, Line};
use super::plan::TotalsOf;
use crate::beijing;
use crate::keys::Keys;
use crate::money::{RATE, fee_yuan, yuan};

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

    fn lists(self, line: &Line) -> bool {
        match line.entry {
            Entry::Payment { .. } => self != Self::Refund,
            Entry::Refund { .. } => self != Self::Success,
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

/// What is to be written.
#[derive(Debug, Clone, Copy)]
pub struct Paper<'a> {
    /// The rows.
    pub lines: &'a [Line],
    /// The rows as they should be.
    pub books: &'a [Line],
    /// Of which the totals are.
    pub totals: TotalsOf,
    /// The text begins with a byte order mark.
    pub bom: bool,
}

/// The bill; None when it has no rows.
pub fn text(keys: &Keys, paper: Paper<'_>, kind: Kind) -> Option<String> {
    let mut rows: Vec<(i64, Row)> = paper
        .lines
        .iter()
        .filter(|line| kind.lists(line))
        .map(|line| (line.at_ms, row(keys, kind, line)))
        .collect();
    if rows.is_empty() {
        return None;
    }
    rows.sort();
    let rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
    Some(csv::write(paper.bom, &kind.header(), &rows, TOTALS, &totals(paper, kind)))
}

fn totals(paper: Paper<'_>, kind: Kind) -> [String; 7] {
    let lines = if paper.totals == TotalsOf::Books { paper.books } else { paper.lines };
    let lines: Vec<&Line> = lines.iter().filter(|line| kind.lists(line)).collect();
    let sum = |of: fn(&Line) -> i64| lines.iter().map(|line| of(line)).sum::<i64>();
    let wrong = usize::from(paper.totals == TotalsOf::Wrong);
    let paid = yuan(sum(Line::paid_fen) + i64::from(wrong > 0));
    let refunded = yuan(sum(Line::refunded_fen));
    [
        (lines.len() + wrong).to_string(),
        paid.clone(),
        refunded.clone(),
        yuan(0),
        fee_yuan(sum(|line| line.fee)),
        paid,
        refunded,
    ]
}

fn row(keys: &Keys, kind: Kind, line: &Line) -> Row {
    let state = if matches!(line.entry, Entry::Payment { .. }) { "SUCCESS" } else { "REFUND" };
    let mut row = [
        beijing::bill_time(line.at_ms).as_str(),
        &keys.appid,
        &keys.mchid,
        "0",
        "",
        &line.transaction_id,
        &line.out_trade_no,
        &line.openid,
        line.trade_type,
        state,
        &line.bank_type,
        "CNY",
    ]
    .map(str::to_owned)
    .to_vec();
    let goods = [line.description.clone(), line.attach.clone(), fee_yuan(line.fee), RATE.to_owned()];
    match &line.entry {
        Entry::Payment { fen, coupon_fen } => {
            row.extend([yuan(*fen), yuan(*coupon_fen)]);
            if kind == Kind::All {
                row.extend(["0", "0", "0.00", "0.00", "", ""].map(str::to_owned));
            }
            row.extend(goods);
            row.push(yuan(*fen));
            if kind == Kind::All {
                row.push(yuan(0));
            }
        }
        Entry::Refund { refund_id, out_refund_no, fen, status, success_ms } => {
            row.extend([yuan(0), yuan(0)]);
            if kind == Kind::Refund {
                let success = success_ms.map(beijing::bill_time).unwrap_or_default();
                row.extend([beijing::bill_time(line.at_ms), success]);
            }
            row.extend([refund_id.clone(), out_refund_no.clone(), yuan(*fen), yuan(0)]);
            row.extend(["ORIGINAL".to_owned(), status.clone()]);
            row.extend(goods);
            row.extend([yuan(0), yuan(*fen)]);
        }
    }
    row.push(String::new());
    row
}

#[cfg(test)]
mod tests {
    use super::super::line;
    use super::*;
    use crate::books::{Books, Order, Payment, Refund, RefundStatus, TradeType};
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
            ends: None,
            ends_after_ms: None,
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
        let write = |day, totals| {
            let lines = line::of_day(&books(), day);
            let paper = Paper { lines: &lines, books: &lines, totals, bom: true };
            text(&keys(&vectors), paper, Kind::All)
        };
        let text = write(day, TotalsOf::Rows).unwrap();
        assert_eq!(text, vectors["tradeBill"]["csv"].as_str().unwrap());
        assert_eq!(
            hex::encode(Sha1::digest(text.as_bytes())),
            vectors["tradeBill"]["sha1"].as_str().unwrap()
        );
        assert_eq!(write(day + 1, TotalsOf::Rows), None);
        assert!(
            write(day, TotalsOf::Wrong)
                .unwrap()
                .ends_with("`3,`198.01,`99.00,`0.00,`0.59400,`198.01,`99.00\r\n")
        );
    }
}
