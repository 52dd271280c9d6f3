//! The fund-flow bill (account_type BASIC): every movement of the merchant's account.

use banyi_shared::{Fen, Instant};

use super::BillFault;
use super::csv::{Row, Table, add};

const COLUMNS: &[&str] = &[
    "记账时间",
    "微信支付业务单号",
    "资金流水单号",
    "业务名称",
    "业务类型",
    "收支类型",
    "收支金额(元)",
    "账户结余(元)",
    "业务凭证号",
];

const COUNT: &str = "资金流水总笔数";
const IN_COUNT: &str = "收入笔数";
const IN_SUM: &str = "收入金额";
const OUT_COUNT: &str = "支出笔数";
const OUT_SUM: &str = "支出金额";
const TOTALS: &[&str] = &[COUNT, IN_COUNT, IN_SUM, OUT_COUNT, OUT_SUM];

/// A fund-flow bill whose totals are those of its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FundFlowBill {
    /// As in the bill, in order.
    pub flows: Vec<Flow>,
}

/// A movement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// When it was booked. Whole seconds.
    pub at: Instant,
    /// WeChat's number of what it is about: a `transaction_id`, a `refund_id`.
    pub business_no: String,
    /// The movement's own number.
    pub flow_no: String,
    /// What it is, in WeChat's words: 交易, 退款, 扣除交易手续费 and others.
    pub name: String,
    /// Its kind, in WeChat's words.
    pub kind: String,
    /// Whether it came in.
    pub is_income: bool,
    /// How much, without a sign.
    pub amount: Fen,
    /// What the account holds after it.
    pub balance: Fen,
    /// The merchant's number of what it is about; may be empty, and need not be of our form.
    pub voucher_no: String,
}

impl FundFlowBill {
    /// Reads a bill, and checks its totals.
    pub fn parse(text: &str) -> Result<Self, BillFault> {
        let table = Table::parse(text, COLUMNS, TOTALS)?;
        let flows = table.rows().map(|row| read(&row?)).collect::<Result<Vec<_>, _>>()?;
        let (mut income, mut expense) = ((0, 0), (0, 0));
        for flow in &flows {
            let (side, of) = if flow.is_income { (&mut income, IN_SUM) } else { (&mut expense, OUT_SUM) };
            side.0 += 1;
            add(&mut side.1, flow.amount.0, of)?;
        }
        let totals = table.totals()?;
        totals.is_count(COUNT, flows.len())?;
        totals.is_count(IN_COUNT, income.0)?;
        totals.is_fen(IN_SUM, income.1)?;
        totals.is_count(OUT_COUNT, expense.0)?;
        totals.is_fen(OUT_SUM, expense.1)?;
        Ok(Self { flows })
    }
}

fn read(row: &Row<'_>) -> Result<Flow, BillFault> {
    Ok(Flow {
        at: row.at("记账时间")?,
        business_no: row.text("微信支付业务单号"),
        flow_no: row.filled("资金流水单号")?,
        name: row.text("业务名称"),
        kind: row.text("业务类型"),
        is_income: row.is_one_of("收支类型", "收入", "支出")?,
        amount: Fen(row.fen("收支金额(元)")?),
        balance: Fen(row.fen("账户结余(元)")?),
        voucher_no: row.text("业务凭证号"),
    })
}
