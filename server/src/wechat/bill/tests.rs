use banyi_shared::{Fen, Instant};
use proptest::prelude::*;

use super::*;

const HEADER: &str = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";
const TOTALS: &str =
    "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";
const FLOW_HEADER: &str = "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号";
const FLOW_TOTALS: &str = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额";

fn vector() -> serde_json::Value {
    let all: serde_json::Value =
        serde_json::from_str(include_str!("../../../tests/vectors/wechat-vectors.json")).unwrap();
    all["tradeBill"].clone()
}

#[test]
fn the_bill_of_the_vectors_is_read() {
    let vector = vector();
    let bill = TradeBill::parse(vector["csv"].as_str().unwrap()).unwrap();
    assert_eq!(bill.rows.len(), vector["rows"].as_u64().unwrap() as usize);
    let [paid, back] = &bill.rows[..] else { panic!("two rows") };
    assert_eq!(paid.at, "2026-11-20T10:26:01+08:00".parse::<Instant>().unwrap());
    assert_eq!((paid.out_trade_no.as_str(), paid.state.as_str()), ("261120102530000001P01", "SUCCESS"));
    assert_eq!((paid.total.0, paid.fee_milli_fen, paid.is_payment()), (19_800, 118_800, true));
    let refund = back.refund.as_ref().unwrap();
    assert_eq!(back.transaction_id, "4200001234202611200000000001");
    assert_eq!((refund.out_refund_no.as_str(), refund.amount), ("261120102530000001R01", Fen(9_900)));
    assert_eq!((refund.status.as_str(), back.fee_milli_fen), ("SUCCESS", -59_400));
}

#[test]
fn line_ends_and_the_mark_at_the_start_do_not_matter() {
    let text = vector()["csv"].as_str().unwrap().to_owned();
    let wanted = TradeBill::parse(&text).unwrap();
    for other in [
        text.replace("\r\n", "\n"),
        text.trim_start_matches('\u{feff}').to_owned(),
        text.trim_end().to_owned(),
        format!("{text}\r\n\r\n"),
    ] {
        assert_eq!(TradeBill::parse(&other).unwrap(), wanted);
    }
}

#[test]
fn what_does_not_add_up_is_told() {
    let text = vector()["csv"].as_str().unwrap().to_owned();
    let lines: Vec<&str> = text.lines().collect();
    let without = |at: usize| {
        let left = lines.iter().enumerate().filter(|(line, _)| *line != at).map(|(_, line)| *line);
        left.collect::<Vec<_>>().join("\r\n")
    };
    assert_eq!(TradeBill::parse(&without(1)), Err(BillFault::Total("总交易单数")));
    assert_eq!(TradeBill::parse(&without(3)), Err(BillFault::CutOff));
    assert_eq!(TradeBill::parse(&without(4)), Err(BillFault::CutOff));
    let changed = text.replace("`0.60%,`198.00,", "`0.60%,`198.01,");
    assert_eq!(TradeBill::parse(&changed), Err(BillFault::Total("订单总金额")));
    let changed = text.replace("`1.18800,", "`1.18801,");
    assert_eq!(TradeBill::parse(&changed), Err(BillFault::Total("手续费总金额")));
    let changed = text.replace("`99.00,`0.00,`ORIGINAL", "`99.01,`0.00,`ORIGINAL");
    assert_eq!(TradeBill::parse(&changed), Err(BillFault::Total("退款总金额")));
    let changed = text.replace("`0.60%,`198.00,", "`0.60%,`1e2,");
    assert_eq!(TradeBill::parse(&changed), Err(BillFault::Value { line: 2, column: "订单金额" }));
    let changed = text.replace("申请退款金额", "退款申请金额");
    assert_eq!(TradeBill::parse(&changed), Err(BillFault::NoColumn("申请退款金额")));
    assert_eq!(TradeBill::parse("<html>502</html>"), Err(BillFault::NoColumn("交易时间")));
    assert_eq!(TradeBill::parse(""), Err(BillFault::CutOff));
    assert_eq!(TradeBill::parse(&format!("{text}`more\r\n")), Err(BillFault::Line(6)));
}

#[test]
fn a_day_without_rows_is_a_bill_too() {
    let text = format!("{HEADER}\r\n{TOTALS}\r\n`0,`0.00,`0.00,`0.00,`0.00000,`0.00,`0.00\r\n");
    assert_eq!(TradeBill::parse(&text).unwrap().rows, []);
    let text = format!("{FLOW_HEADER}\n{FLOW_TOTALS}\n`0,`0,`0.00,`0,`0.00\n");
    assert_eq!(FundFlowBill::parse(&text).unwrap().flows, []);
}

#[test]
fn a_fund_flow_bill_is_read() {
    let rows = "`2026-11-20 10:26:01,`4200001,`20261120000001,`交易,`交易,`收入,`198.00,`198.00,`system,`,`261120102530000001P01\r\n\
                `2026-11-20 10:26:01,`4200001,`20261120000002,`扣除交易手续费,`扣除交易手续费,`支出,`1.19,`196.81,`system,`a\\ b,`261120102530000001P01\r\n\
                `2026-11-20 12:00:00,`5000001,`20261120000003,`退款,`退款,`支出,`98.41,`98.40,`system,`,`x*y\r\n";
    let text = format!("\u{feff}{FLOW_HEADER}\r\n{rows}{FLOW_TOTALS}\r\n`3,`1,`198.00,`2,`99.60\r\n");
    let bill = FundFlowBill::parse(&text).unwrap();
    assert_eq!(bill.flows.len(), 3);
    let fee = &bill.flows[1];
    assert_eq!((fee.flow_no.as_str(), fee.is_income, fee.amount.0), ("20261120000002", false, 119));
    assert_eq!((fee.business_no.as_str(), fee.balance.0), ("4200001", 19_681));
    assert_eq!(bill.flows[2].voucher_no, "x*y");
    let changed = text.replace("`2,`99.60", "`2,`99.61");
    assert_eq!(FundFlowBill::parse(&changed), Err(BillFault::Total("支出金额")));
    let changed = text.replace("`收入,", "`借,");
    assert_eq!(FundFlowBill::parse(&changed), Err(BillFault::Value { line: 2, column: "收支类型" }));
}

/// A row as it might be, with what is to be read of it.
#[derive(Debug, Clone)]
struct Made {
    no: String,
    fen: i64,
    fee: i64,
    is_refund: bool,
    goods: String,
}

fn made() -> impl Strategy<Value = Made> {
    ("[0-9A-Za-z_*|-]{6,32}", 1..10_000_000_i64, 0..1_000_000_i64, any::<bool>(), "[,\n 陪诊`a]{0,6}")
        .prop_map(|(no, fen, fee, is_refund, goods)| Made { no, fen, fee, is_refund, goods })
}

fn yuan(fen: i64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

fn fee_yuan(fee: i64) -> String {
    format!("{}{}.{:05}", if fee < 0 { "-" } else { "" }, fee.abs() / 100_000, fee.abs() % 100_000)
}

impl Made {
    fn value(&self, column: &str) -> String {
        let goods = self.goods.replace(',', "\\ ").replace('\n', "\\n").replace('`', "");
        let (paid, back) = if self.is_refund { (0, self.fen) } else { (self.fen, 0) };
        match column {
            "交易时间" => "2026-11-20 23:59:59".to_owned(),
            "微信订单号" => format!("42{}", self.fen),
            "商户订单号" => self.no.clone(),
            "交易状态" => (if self.is_refund { "REFUND" } else { "SUCCESS" }).to_owned(),
            "应结订单金额" | "订单金额" => yuan(paid),
            "退款金额" | "申请退款金额" => yuan(back),
            "代金券金额" | "充值券退款金额" => "0.00".to_owned(),
            "微信退款单号" | "商户退款单号" if self.is_refund => format!("r{}", self.no),
            "微信退款单号" | "商户退款单号" => "0".to_owned(),
            "手续费" => fee_yuan(self.signed_fee()),
            "商品名称" => goods,
            _ => String::new(),
        }
    }

    fn signed_fee(&self) -> i64 {
        if self.is_refund { -self.fee } else { self.fee }
    }
}

fn write(rows: &[Made], columns: &[&str], end: &str) -> String {
    let mut text = format!("\u{feff}{}{end}", columns.join(","));
    for row in rows {
        let values: Vec<String> = columns.iter().map(|column| format!("`{}", row.value(column))).collect();
        text.push_str(&format!("{}{end}", values.join(",")));
    }
    let sum =
        |is_refund: bool| yuan(rows.iter().filter(|row| row.is_refund == is_refund).map(|row| row.fen).sum());
    let fees = fee_yuan(rows.iter().map(Made::signed_fee).sum());
    let (paid, back) = (sum(false), sum(true));
    text.push_str(&format!(
        "{TOTALS}{end}`{},`{paid},`{back},`0.00,`{fees},`{paid},`{back}{end}",
        rows.len()
    ));
    text
}

proptest! {
    #[test]
    fn what_is_written_is_read_whatever_the_order_of_columns(
        rows in prop::collection::vec(made(), 0..20),
        columns in Just(HEADER.split(',').collect::<Vec<_>>()).prop_shuffle(),
        crlf in any::<bool>(),
    ) {
        let text = write(&rows, &columns, if crlf { "\r\n" } else { "\n" });
        let bill = TradeBill::parse(&text).unwrap();
        prop_assert_eq!(bill.rows.len(), rows.len());
        for (read, made) in bill.rows.iter().zip(&rows) {
            prop_assert_eq!(&read.out_trade_no, &made.no);
            prop_assert_eq!(read.fee_milli_fen, made.signed_fee());
            prop_assert_eq!(read.is_payment(), !made.is_refund);
            let amount = read.refund.as_ref().map_or(read.total, |refund| refund.amount);
            prop_assert_eq!(amount, Fen(made.fen));
        }
    }

    #[test]
    fn a_row_that_is_lost_or_doubled_is_noticed(
        rows in prop::collection::vec(made(), 1..10),
        at in any::<prop::sample::Index>(),
        doubled in any::<bool>(),
    ) {
        let columns: Vec<&str> = HEADER.split(',').collect();
        let text = write(&rows, &columns, "\n");
        let mut lines: Vec<&str> = text.lines().collect();
        let row = 1 + at.index(rows.len());
        if doubled { lines.insert(row, lines[row]); } else { lines.remove(row); }
        prop_assert!(matches!(TradeBill::parse(&lines.join("\n")), Err(BillFault::Total(_))));
    }

    #[test]
    fn no_text_makes_it_panic(text in "[`,.\n\r0-9a-z交易总\\\\-]{0,200}") {
        let _ = TradeBill::parse(&text);
        let _ = TradeBill::parse(&format!("{HEADER}\n{text}\n{TOTALS}\n{text}"));
        let _ = FundFlowBill::parse(&format!("{FLOW_HEADER}\n{text}\n{FLOW_TOTALS}\n{text}"));
    }
}
