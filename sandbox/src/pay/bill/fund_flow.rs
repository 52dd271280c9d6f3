//! The fund-flow bill of a day: every movement of the merchant's basic account.

use super::csv::{self, Row};
use super::plan::TotalsOf;
use crate::beijing;
use crate::books::{Books, RefundStatus};
use crate::money::{fee_fen, yuan};
use sha2::{Digest, Sha256};

const HEADER: &str = "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号";
const TOTALS: &str = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额";

/// Why money moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// 交易.
    Payment,
    /// 扣除交易手续费.
    Fee,
    /// 退款, less the fee that comes back with it.
    Refund,
    /// 充值.
    TopUp,
    /// 提现.
    Withdrawal,
}

impl Cause {
    fn name(self) -> &'static str {
        match self {
            Self::Payment => "交易",
            Self::Fee => "扣除交易手续费",
            Self::Refund => "退款",
            Self::TopUp => "充值",
            Self::Withdrawal => "提现",
        }
    }
}

/// A movement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// Business time, ms UTC.
    pub at_ms: i64,
    /// Why.
    pub cause: Cause,
    /// WeChat's number of what moved it.
    pub business_no: String,
    /// The merchant's number of it.
    pub voucher: String,
    /// In fen; negative when it leaves.
    pub fen: i64,
    /// Of a refund: the fee that came back, in fen.
    pub fee_returned_fen: i64,
}

impl Movement {
    /// What the account has more or less afterwards, in fen.
    pub fn net_fen(&self) -> i64 {
        self.fen + self.fee_returned_fen
    }

    /// The same movement has the same number in every bill.
    fn flow_no(&self) -> String {
        let digest = Sha256::digest(format!("{} {}", self.business_no, self.cause.name()));
        let number = digest.iter().take(6).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        format!("{}{number:015}", beijing::compact_date(self.at_ms))
    }

    fn remark(&self) -> String {
        match self.cause {
            Cause::Refund => {
                format!("退款总金额{}元;含手续费{}元", yuan(-self.fen), yuan(self.fee_returned_fen))
            }
            _ => String::new(),
        }
    }
}

/// Every movement until now, by time.
pub fn movements(books: &Books) -> Vec<Movement> {
    let mut movements = Vec::new();
    for order in books.orders.values() {
        let Some(payment) = &order.payment else {
            continue;
        };
        for (cause, fen) in [(Cause::Payment, order.total_fen), (Cause::Fee, -fee_fen(order.total_fen))] {
            movements.push(Movement {
                at_ms: payment.at_ms,
                cause,
                business_no: payment.transaction_id.clone(),
                voucher: order.out_trade_no.clone(),
                fen,
                fee_returned_fen: 0,
            });
        }
    }
    let returned = books.fees_returned();
    for refund in books.refunds.values().filter(|refund| refund.status == RefundStatus::Success) {
        movements.push(Movement {
            at_ms: refund.success_ms.unwrap_or(refund.created_ms),
            cause: Cause::Refund,
            business_no: refund.refund_id.clone(),
            voucher: refund.out_refund_no.clone(),
            fen: -refund.refund_fen,
            fee_returned_fen: returned.get(refund.out_refund_no.as_str()).copied().unwrap_or(0),
        });
    }
    movements.extend(books.funds.iter().map(|movement| Movement {
        at_ms: movement.at_ms,
        cause: if movement.fen >= 0 { Cause::TopUp } else { Cause::Withdrawal },
        business_no: movement.id.clone(),
        voucher: movement.id.clone(),
        fen: movement.fen,
        fee_returned_fen: 0,
    }));
    movements.sort_by_key(|movement| movement.at_ms);
    movements
}

/// What is to be written.
#[derive(Debug, Clone, Copy)]
pub struct Paper<'a> {
    /// The movements of the day.
    pub movements: &'a [Movement],
    /// The movements as they should be.
    pub books: &'a [Movement],
    /// What the account held when the day began, in fen.
    pub opening_fen: i64,
    /// Of which the totals are.
    pub totals: TotalsOf,
    /// The text begins with a byte order mark.
    pub bom: bool,
}

/// The bill; None when nothing moved that day.
pub fn text(paper: Paper<'_>) -> Option<String> {
    let mut balance = paper.opening_fen;
    let rows: Vec<Row> = paper
        .movements
        .iter()
        .map(|movement| {
            balance += movement.net_fen();
            row(movement, balance)
        })
        .collect();
    (!rows.is_empty()).then(|| csv::write(paper.bom, HEADER, &rows, TOTALS, &totals(paper)))
}

fn totals(paper: Paper<'_>) -> [String; 5] {
    let counted = if paper.totals == TotalsOf::Books { paper.books } else { paper.movements };
    let wrong = usize::from(paper.totals == TotalsOf::Wrong);
    let (income, expense): (Vec<_>, Vec<_>) =
        counted.iter().map(Movement::net_fen).partition(|fen| *fen >= 0);
    [
        (counted.len() + wrong).to_string(),
        (income.len() + wrong).to_string(),
        yuan(income.iter().sum::<i64>() + i64::from(wrong > 0)),
        expense.len().to_string(),
        yuan(-expense.iter().sum::<i64>()),
    ]
}

fn row(movement: &Movement, balance: i64) -> Row {
    let side = if movement.net_fen() >= 0 { "收入" } else { "支出" };
    let (fen, balance) = (yuan(movement.net_fen().abs()), yuan(balance));
    [
        beijing::bill_time(movement.at_ms).as_str(),
        &movement.business_no,
        &movement.flow_no(),
        movement.cause.name(),
        movement.cause.name(),
        side,
        &fen,
        &balance,
        "system",
        &movement.remark(),
        &movement.voucher,
    ]
    .map(str::to_owned)
    .to_vec()
}
