//! The trade bill (bill_type ALL): each payment of the day, and each refund that was asked for on it.

use banyi_shared::{Fen, Instant};

use super::BillFault;
use super::csv::{Row, Table, add};

const COLUMNS: &[&str] = &[
    "交易时间",
    "公众账号ID",
    "商户号",
    "微信订单号",
    "商户订单号",
    "交易状态",
    "应结订单金额",
    "微信退款单号",
    "商户退款单号",
    "退款金额",
    "充值券退款金额",
    "退款状态",
    "手续费",
    "订单金额",
    "申请退款金额",
];

const COUNT: &str = "总交易单数";
const SETTLED: &str = "应结订单总金额";
const RETURNED: &str = "退款总金额";
const COUPONS: &str = "充值券退款总金额";
const FEES: &str = "手续费总金额";
const ORDERS: &str = "订单总金额";
const ASKED_BACK: &str = "申请退款总金额";
const TOTALS: &[&str] = &[COUNT, SETTLED, RETURNED, COUPONS, FEES, ORDERS, ASKED_BACK];

/// A trade bill whose totals are those of its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TradeBill {
    /// As in the bill, in order.
    pub rows: Vec<TradeRow>,
}

/// A payment, or a refund of one.
#[derive(Clone, PartialEq, Eq)]
pub struct TradeRow {
    /// When it was paid; of a refund, when it was asked for. Whole seconds.
    pub at: Instant,
    /// Whose mini-program.
    pub appid: String,
    /// Whose account.
    pub mchid: String,
    /// The merchant's number of the payment; also one that is not of our form.
    pub out_trade_no: String,
    /// WeChat's number of the payment.
    pub transaction_id: String,
    /// `SUCCESS`, `REFUND`, `REVOKED`; others may come.
    pub state: String,
    /// What the order costs, whatever coupons paid of it; 0 in a refund's row.
    pub total: Fen,
    /// What went back; none in a payment's row.
    pub refund: Option<BillRefund>,
    /// WeChat's fee, in 1/1000 fen; negative when it comes back.
    pub fee_milli_fen: i64,
}

impl TradeRow {
    /// Whether it is a payment's row.
    pub const fn is_payment(&self) -> bool {
        self.refund.is_none()
    }
}

impl std::fmt::Debug for TradeRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TradeRow")
            .field("out_trade_no", &self.out_trade_no)
            .field("state", &self.state)
            .field("total", &self.total)
            .field("refund", &self.refund)
            .finish_non_exhaustive()
    }
}

/// The refund of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillRefund {
    /// WeChat's number of it.
    pub refund_id: String,
    /// The merchant's number of it; also one that is not of our form.
    pub out_refund_no: String,
    /// What was asked to go back, coupons included.
    pub amount: Fen,
    /// `SUCCESS`, `PROCESSING`, `FAIL` or `CHANGE` when the bill was made; others may come.
    pub status: String,
}

impl TradeBill {
    /// Reads a bill, and checks its totals.
    pub fn parse(text: &str) -> Result<Self, BillFault> {
        let table = Table::parse(text, COLUMNS, TOTALS)?;
        let (mut rows, mut sums) = (Vec::new(), Sums::default());
        for row in table.rows() {
            let row = row?;
            sums.add(&row)?;
            rows.push(read(&row)?);
        }
        sums.check(&table.totals()?, rows.len())?;
        Ok(Self { rows })
    }
}

fn read(row: &Row<'_>) -> Result<TradeRow, BillFault> {
    // A payment's row says 0 or nothing here.
    let is_number = |text: &str| !text.is_empty() && text != "0";
    let (refund_id, out_refund_no) = (row.text("微信退款单号"), row.text("商户退款单号"));
    let refund = if is_number(&refund_id) || is_number(&out_refund_no) {
        Some(BillRefund {
            refund_id,
            out_refund_no,
            amount: Fen(row.fen("申请退款金额")?),
            status: row.text("退款状态"),
        })
    } else {
        None
    };
    Ok(TradeRow {
        at: row.at("交易时间")?,
        appid: row.text("公众账号ID"),
        mchid: row.text("商户号"),
        out_trade_no: row.filled("商户订单号")?,
        transaction_id: row.filled("微信订单号")?,
        state: row.filled("交易状态")?,
        total: Fen(row.fen("订单金额")?),
        refund,
        fee_milli_fen: row.milli_fen("手续费")?,
    })
}

/// What the rows come to: fen, and 1/1000 fen for the fees.
#[derive(Default)]
struct Sums {
    settled: i64,
    returned: i64,
    coupons: i64,
    fees: i64,
    orders: i64,
    asked_back: i64,
}

impl Sums {
    fn add(&mut self, row: &Row<'_>) -> Result<(), BillFault> {
        add(&mut self.settled, row.fen("应结订单金额")?, SETTLED)?;
        add(&mut self.returned, row.fen("退款金额")?, RETURNED)?;
        add(&mut self.coupons, row.fen("充值券退款金额")?, COUPONS)?;
        add(&mut self.fees, row.milli_fen("手续费")?, FEES)?;
        add(&mut self.orders, row.fen("订单金额")?, ORDERS)?;
        add(&mut self.asked_back, row.fen("申请退款金额")?, ASKED_BACK)
    }

    fn check(&self, totals: &Row<'_>, rows: usize) -> Result<(), BillFault> {
        totals.is_count(COUNT, rows)?;
        totals.is_fen(SETTLED, self.settled)?;
        totals.is_fen(RETURNED, self.returned)?;
        totals.is_fen(COUPONS, self.coupons)?;
        totals.is_milli_fen(FEES, self.fees)?;
        totals.is_fen(ORDERS, self.orders)?;
        totals.is_fen(ASKED_BACK, self.asked_back)
    }
}
