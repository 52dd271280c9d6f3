//! Lies, told.

use super::fund_flow::{Cause, Movement};
use super::line::{Entry, Line};
use super::plan::Lie;
use crate::money::{fee, fee_fen};

/// The fee of one fen, in 1/100000 yuan.
const FEN: i64 = 1000;

/// Tells one in the trade bill.
pub fn in_trade(lie: &Lie, lines: &mut Vec<Line>) {
    match lie {
        Lie::OmitPayment { out_trade_no } => lines.retain(|line| !is_payment(line, out_trade_no)),
        Lie::OmitRefund { out_refund_no } => lines.retain(|line| refund_no(line) != Some(out_refund_no)),
        Lie::ExtraPayment { .. } | Lie::ExtraRefund { .. } => lines.extend(made_up_line(lie)),
        Lie::PaymentAmount { out_trade_no, fen: other } => {
            for line in lines.iter_mut().filter(|line| is_payment(line, out_trade_no)) {
                line.entry = Entry::Payment { fen: *other, coupon_fen: 0 };
            }
        }
        Lie::RefundAmount { out_refund_no, fen: other } => {
            for line in lines.iter_mut().filter(|line| refund_no(line) == Some(out_refund_no)) {
                if let Entry::Refund { fen, .. } = &mut line.entry {
                    *fen = *other;
                }
            }
        }
        Lie::RefundStatus { out_refund_no, status: other } => {
            for line in lines.iter_mut().filter(|line| refund_no(line) == Some(out_refund_no)) {
                if let Entry::Refund { status, .. } = &mut line.entry {
                    status.clone_from(other);
                }
            }
        }
        Lie::Fee { out_trade_no, fee_fen } => {
            for line in lines.iter_mut().filter(|line| is_payment(line, out_trade_no)) {
                line.fee = fee_fen * FEN;
            }
        }
        Lie::OmitFee { .. } => {}
    }
}

/// Tells one in the fund-flow bill.
pub fn in_fund_flow(lie: &Lie, movements: &mut Vec<Movement>) {
    let of = |cause: Cause, number: &str, movement: &Movement| {
        movement.cause == cause && movement.voucher == number
    };
    match lie {
        Lie::OmitPayment { out_trade_no } => {
            let gone =
                |one: &Movement| of(Cause::Payment, out_trade_no, one) || of(Cause::Fee, out_trade_no, one);
            movements.retain(|one| !gone(one));
        }
        Lie::OmitFee { out_trade_no } => movements.retain(|one| !of(Cause::Fee, out_trade_no, one)),
        Lie::OmitRefund { out_refund_no } => movements.retain(|one| !of(Cause::Refund, out_refund_no, one)),
        Lie::ExtraPayment { .. } | Lie::ExtraRefund { .. } => movements.extend(made_up_movements(lie)),
        Lie::PaymentAmount { out_trade_no, fen } => {
            change(movements, |one| of(Cause::Payment, out_trade_no, one), *fen);
        }
        Lie::RefundAmount { out_refund_no, fen } => {
            change(movements, |one| of(Cause::Refund, out_refund_no, one), -fen);
        }
        Lie::Fee { out_trade_no, fee_fen } => {
            change(movements, |one| of(Cause::Fee, out_trade_no, one), -fee_fen);
        }
        Lie::RefundStatus { .. } => {}
    }
    movements.sort_by_key(|movement| movement.at_ms);
}

fn change(movements: &mut [Movement], meant: impl Fn(&Movement) -> bool, fen: i64) {
    movements.iter_mut().filter(|one| meant(one)).for_each(|one| one.fen = fen);
}

fn is_payment(line: &Line, out_trade_no: &str) -> bool {
    matches!(line.entry, Entry::Payment { .. }) && line.out_trade_no == out_trade_no
}

fn refund_no(line: &Line) -> Option<&String> {
    match &line.entry {
        Entry::Refund { out_refund_no, .. } => Some(out_refund_no),
        Entry::Payment { .. } => None,
    }
}

fn made_up_line(lie: &Lie) -> Option<Line> {
    let (at_ms, transaction_id, out_trade_no, fee, entry) = match lie {
        Lie::ExtraPayment { fen, out_trade_no, transaction_id, at_ms } => {
            (at_ms, transaction_id, out_trade_no, fee(*fen), Entry::Payment { fen: *fen, coupon_fen: 0 })
        }
        Lie::ExtraRefund { fen, out_refund_no, out_trade_no, transaction_id, at_ms } => {
            let entry = Entry::Refund {
                refund_id: refund_id(out_refund_no.as_deref()?),
                out_refund_no: out_refund_no.clone()?,
                fen: *fen,
                status: "SUCCESS".to_owned(),
                success_ms: *at_ms,
            };
            (at_ms, transaction_id, out_trade_no, -fee(*fen), entry)
        }
        _ => return None,
    };
    Some(Line {
        at_ms: (*at_ms)?,
        transaction_id: transaction_id.clone()?,
        out_trade_no: out_trade_no.clone()?,
        openid: "oBanyiStranger0000000000Bill".to_owned(),
        trade_type: "JSAPI",
        bank_type: "OTHERS".to_owned(),
        description: "陪诊服务".to_owned(),
        attach: String::new(),
        fee,
        entry,
    })
}

fn made_up_movements(lie: &Lie) -> Vec<Movement> {
    let movement =
        |cause, at_ms: &Option<i64>, business_no, voucher: &Option<String>, fen, fee_returned_fen| {
            let (at_ms, voucher) = (at_ms.unwrap_or_default(), voucher.clone().unwrap_or_default());
            Movement { at_ms, cause, business_no, voucher, fen, fee_returned_fen }
        };
    match lie {
        Lie::ExtraPayment { fen, out_trade_no, transaction_id, at_ms } => {
            let id = transaction_id.clone().unwrap_or_default();
            vec![
                movement(Cause::Payment, at_ms, id.clone(), out_trade_no, *fen, 0),
                movement(Cause::Fee, at_ms, id, out_trade_no, -fee_fen(*fen), 0),
            ]
        }
        Lie::ExtraRefund { fen, out_refund_no, at_ms, .. } => {
            let id = refund_id(out_refund_no.as_deref().unwrap_or_default());
            vec![movement(Cause::Refund, at_ms, id, out_refund_no, -fen, fee_fen(*fen))]
        }
        _ => Vec::new(),
    }
}

fn refund_id(out_refund_no: &str) -> String {
    format!("503{out_refund_no}")
}
