//! The fund-flow bill of a day: every movement of the merchant's basic account.

use super::csv::{self, Row};
use super::money::{fee_fen, yuan};
use crate::beijing;
use crate::books::{Books, RefundStatus};

const HEADER: &str = "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号";
const TOTALS: &str = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额";

struct Movement<'a> {
    at_ms: i64,
    business_no: &'a str,
    name: &'static str,
    voucher: &'a str,
    /// In fen; negative when it leaves.
    fen: i64,
}

/// The bill; None when nothing moved that day.
pub fn text(books: &Books, day: i64) -> Option<String> {
    let mut movements = movements(books);
    movements.sort_by_key(|movement| movement.at_ms);
    let mut balance = 0;
    let mut rows: Vec<Row> = Vec::new();
    let (mut income, mut expense) = ((0, 0), (0, 0));
    for (at, movement) in movements.iter().enumerate() {
        balance += movement.fen;
        if beijing::day(movement.at_ms) != day {
            continue;
        }
        let side = if movement.fen >= 0 { &mut income } else { &mut expense };
        *side = (side.0 + 1, side.1 + movement.fen.abs());
        rows.push(row(movement, balance, at));
    }
    let totals = [
        rows.len().to_string(),
        income.0.to_string(),
        yuan(income.1),
        expense.0.to_string(),
        yuan(expense.1),
    ];
    (!rows.is_empty()).then(|| csv::write(HEADER, &rows, TOTALS, &totals))
}

fn movements(books: &Books) -> Vec<Movement<'_>> {
    let mut movements = Vec::new();
    for order in books.orders.values() {
        let Some(payment) = &order.payment else {
            continue;
        };
        let (business_no, voucher) = (payment.transaction_id.as_str(), order.out_trade_no.as_str());
        movements.push(Movement {
            at_ms: payment.at_ms,
            business_no,
            name: "交易",
            voucher,
            fen: order.total_fen,
        });
        movements.push(Movement {
            at_ms: payment.at_ms,
            business_no,
            name: "扣除交易手续费",
            voucher,
            fen: -fee_fen(order.total_fen),
        });
    }
    for refund in books.refunds.values().filter(|refund| refund.status == RefundStatus::Success) {
        let at_ms = refund.success_ms.unwrap_or(refund.created_ms);
        let (business_no, voucher) = (refund.refund_id.as_str(), refund.out_refund_no.as_str());
        movements.push(Movement {
            at_ms,
            business_no,
            name: "退款",
            voucher,
            fen: fee_fen(refund.refund_fen) - refund.refund_fen,
        });
    }
    movements
}

fn row(movement: &Movement<'_>, balance: i64, at: usize) -> Row {
    let flow_no = format!("{}{:010}", beijing::compact_date(movement.at_ms), at + 1);
    let side = if movement.fen >= 0 { "收入" } else { "支出" };
    let (fen, balance) = (yuan(movement.fen.abs()), yuan(balance));
    [
        beijing::bill_time(movement.at_ms).as_str(),
        movement.business_no,
        &flow_no,
        movement.name,
        movement.name,
        side,
        &fen,
        &balance,
        "system",
        "",
        movement.voucher,
    ]
    .map(str::to_owned)
    .to_vec()
}
