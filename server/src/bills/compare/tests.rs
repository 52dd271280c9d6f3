use super::*;
use crate::wechat::bill::BillRefund;

const DAY: &str = "2026-11-20";
const PAID: &str = "261120102530000001P01";
const BACK: &str = "261120102530000001R01";

fn date() -> CivilDate {
    DAY.parse().unwrap()
}

fn at(time: &str) -> Instant {
    format!("{DAY}T{time}+08:00").parse().unwrap()
}

fn trade(no: &str, fen: i64) -> TradeRow {
    TradeRow {
        at: at("12:00:00"),
        appid: "a".to_owned(),
        mchid: "m".to_owned(),
        out_trade_no: no.to_owned(),
        transaction_id: format!("t{no}"),
        state: "SUCCESS".to_owned(),
        total: Fen(fen),
        refund: None,
        fee_milli_fen: fen * 6,
    }
}

fn refund(no: &str, fen: i64, status: &str) -> TradeRow {
    let back = BillRefund {
        refund_id: format!("r{no}"),
        out_refund_no: no.to_owned(),
        amount: Fen(fen),
        status: status.to_owned(),
    };
    let row = trade(PAID, 0);
    TradeRow { state: "REFUND".to_owned(), refund: Some(back), fee_milli_fen: -fen * 6, ..row }
}

fn flow(name: &str, fen: i64, business_no: String, voucher_no: &str) -> Flow {
    Flow {
        at: at("12:00:00"),
        flow_no: format!("{name}{business_no}"),
        business_no,
        name: name.to_owned(),
        kind: name.to_owned(),
        is_income: fen >= 0,
        amount: Fen(fen.abs()),
        balance: Fen(0),
        voucher_no: voucher_no.to_owned(),
    }
}

/// Payment, fee and refund of the usual order: 198 yuan, of which 99 went back with the fee for them.
fn flows() -> Vec<Flow> {
    vec![
        flow("交易", 19_800, format!("t{PAID}"), PAID),
        flow("扣除交易手续费", -119, format!("t{PAID}"), PAID),
        flow("退款", -(9_900 - 59), format!("r{BACK}"), BACK),
    ]
}

fn payment() -> OurPayment {
    OurPayment {
        no: PAID.parse().unwrap(),
        transaction_id: Some(format!("t{PAID}")),
        fen: 19_800,
        paid_at: Some(at("12:00:00")),
        ledger: Some(19_800),
    }
}

fn our_refund() -> OurRefund {
    OurRefund {
        no: BACK.parse().unwrap(),
        refund_id: Some(format!("r{BACK}")),
        fen: 9_900,
        sent_at: Some(at("13:00:00")),
        succeeded_at: Some(at("13:00:20")),
        is_taken: true,
        by_hand: false,
        ledger: Some(-9_900),
    }
}

fn ours(payment: Option<OurPayment>, refund: Option<OurRefund>) -> Ours {
    Ours {
        payments: payment.into_iter().map(|one| (one.no.to_string(), one)).collect(),
        refunds: refund.into_iter().map(|one| (one.no.to_string(), one)).collect(),
        only_posted: Vec::new(),
    }
}

type Told = (DifferenceKind, String, Option<i64>, Option<i64>, Option<i64>);

fn told(trades: &[TradeRow], flows: &[Flow], ours: &Ours) -> Vec<Told> {
    let compared = compare(Bills { date: date(), trades, flows }, ours);
    compared.found.into_iter().map(|one| (one.kind, one.subject, one.bill, one.ours, one.ledger)).collect()
}

fn trades() -> Vec<TradeRow> {
    vec![trade(PAID, 19_800), refund(BACK, 9_900, "SUCCESS")]
}

#[test]
fn a_day_that_agrees_gives_its_fees_and_nothing_else() {
    let (trades, flows) = (trades(), flows());
    let ours = ours(Some(payment()), Some(our_refund()));
    let compared = compare(Bills { date: date(), trades: &trades, flows: &flows }, &ours);
    assert_eq!(compared.found, []);
    let fees: Vec<i64> = compared.fees.iter().map(|fee| fee.fen.0).collect();
    assert_eq!(fees, [119, -59]);
    assert!(compared.fees.iter().all(|fee| fee.order == Some(payment().no.order_no())));
}

#[test]
fn a_day_without_anything_agrees() {
    assert_eq!(told(&[], &[], &Ours::default()), []);
}

#[test]
fn what_one_side_lacks_is_told_once() {
    let (trades, flows) = (trades(), flows());
    use DifferenceKind as Kind;
    // We know of no payment, or of none that succeeded.
    let unpaid = OurPayment { paid_at: None, transaction_id: None, ledger: None, ..payment() };
    for payment in [None, Some(unpaid)] {
        let seen = told(&trades, &flows, &ours(payment, Some(our_refund())));
        assert_eq!(seen, [(Kind::PaymentNotOurs, PAID.to_owned(), Some(19_800), None, None)]);
    }
    let seen = told(&trades[1..], &flows[2..], &ours(Some(payment()), Some(our_refund())));
    assert_eq!(seen, [(Kind::PaymentNotInBill, PAID.to_owned(), None, Some(19_800), Some(19_800))]);
    let pending = OurRefund { succeeded_at: None, ledger: None, ..our_refund() };
    for refund in [None, Some(pending)] {
        let seen = told(&trades, &flows, &ours(Some(payment()), refund));
        assert_eq!(seen, [(Kind::RefundNotOurs, BACK.to_owned(), Some(9_900), None, None)]);
    }
    let seen = told(&trades[..1], &flows[..2], &ours(Some(payment()), Some(our_refund())));
    assert_eq!(seen, [(Kind::RefundNotInBill, BACK.to_owned(), None, Some(9_900), Some(9_900))]);
}

#[test]
fn a_wrong_amount_is_told_once() {
    use DifferenceKind as Kind;
    let ours = ours(Some(payment()), Some(our_refund()));
    let mut rows = [trade(PAID, 19_700), refund(BACK, 9_900, "SUCCESS")];
    rows[0].fee_milli_fen = 119_000;
    let mut moves = flows();
    moves[0] = flow("交易", 19_700, format!("t{PAID}"), PAID);
    let wanted = (Kind::PaymentAmount, PAID.to_owned(), Some(19_700), Some(19_800), Some(19_800));
    assert_eq!(told(&rows, &moves, &ours), [wanted]);
    let mut moves = flows();
    moves[2] = flow("退款", -(9_800 - 59), format!("r{BACK}"), BACK);
    let wanted = (Kind::RefundAmount, BACK.to_owned(), Some(9_800), Some(9_900), Some(9_900));
    assert_eq!(told(&[trade(PAID, 19_800), refund(BACK, 9_800, "SUCCESS")], &moves, &ours), [wanted]);
}

#[test]
fn the_ledger_is_held_against_both() {
    use DifferenceKind as Kind;
    let unposted = OurPayment { ledger: None, ..payment() };
    let wrong = OurRefund { ledger: Some(-9_800), ..our_refund() };
    let mut books = ours(Some(unposted), Some(wrong));
    books.only_posted.push(("261120102530000009P01".to_owned(), 500));
    assert_eq!(
        told(&trades(), &flows(), &books),
        [
            (Kind::Ledger, PAID.to_owned(), Some(19_800), Some(19_800), None),
            (Kind::Ledger, BACK.to_owned(), Some(-9_900), Some(-9_900), Some(-9_800)),
            (Kind::Ledger, "261120102530000009P01".to_owned(), None, None, Some(500)),
        ]
    );
}

#[test]
fn movements_that_the_trade_bill_does_not_explain_are_told() {
    use DifferenceKind as Kind;
    let ours = ours(Some(payment()), Some(our_refund()));
    let mut moves = flows();
    moves[0] = flow("交易", 19_700, format!("t{PAID}"), PAID);
    moves[1] = flow("扣除交易手续费", -200, format!("t{PAID}"), PAID);
    moves[2] = flow("退款", -9_000, format!("r{BACK}"), BACK);
    moves.push(flow("提现", -50_000, "w1".to_owned(), ""));
    let seen = told(&trades(), &moves, &ours);
    assert_eq!(
        seen,
        [
            (Kind::Flow, PAID.to_owned(), Some(19_700), Some(19_800), Some(19_800)),
            (Kind::Flow, BACK.to_owned(), Some(-9_000), Some(-9_900), Some(-9_900)),
            (Kind::Flow, "提现w1".to_owned(), Some(-50_000), None, None),
            (Kind::Flow, format!("t{PAID}"), Some(-200), Some(-119), Some(-200)),
        ]
    );
    let none = told(&trades(), &[], &ours);
    assert_eq!(
        none,
        [
            (Kind::Flow, PAID.to_owned(), None, Some(19_800), Some(19_800)),
            (Kind::Flow, BACK.to_owned(), None, Some(-9_900), Some(-9_900)),
            (Kind::Flow, format!("t{PAID}"), None, Some(-119), None),
        ]
    );
}

#[test]
fn a_refund_of_another_day_may_leave_today() {
    // It was asked for yesterday, and is on yesterday's trade bill.
    let sent = Some(at("12:00:00") - banyi_shared::time::DAY);
    let refund = OurRefund { sent_at: sent, ..our_refund() };
    let books = ours(Some(payment()), Some(refund));
    let compared = compare(Bills { date: date(), trades: &trades()[..1], flows: &flows() }, &books);
    let [missing] = &compared.found[..] else { panic!("{:#?}", compared.found) };
    // It belongs to yesterday's bill, and is looked for there before anybody is told.
    assert_eq!((missing.kind, missing.bill_date), (DifferenceKind::RefundNotInBill, date().plus_days(-1)));
    assert_eq!(missing.perhaps_on, [date().plus_days(-1)]);
    assert_eq!(compared.fees.iter().map(|fee| fee.fen.0).sum::<i64>(), 60);
}

#[test]
fn around_midnight_both_days_are_looked_at() {
    let late = OurPayment { paid_at: Some(at("23:59:59")), ..payment() };
    let compared = compare(Bills { date: date(), trades: &[], flows: &[] }, &ours(Some(late), None));
    assert!(
        compared.found.iter().all(|one| one.perhaps_on == [date().plus_days(1)]),
        "{:#?}",
        compared.found
    );
    let early = OurPayment { paid_at: Some(at("00:00:01")), ..payment() };
    let compared = compare(Bills { date: date(), trades: &[], flows: &[] }, &ours(Some(early), None));
    assert!(
        compared.found.iter().all(|one| one.perhaps_on == [date().plus_days(-1)]),
        "{:#?}",
        compared.found
    );
    // One of the day before is not looked for today.
    let before = OurPayment { paid_at: Some(at("12:00:00") - banyi_shared::time::DAY), ..payment() };
    assert_eq!(told(&[], &[], &ours(Some(before), None)), []);
}

#[test]
fn what_is_still_under_way_is_no_difference() {
    let pending = OurRefund { succeeded_at: None, ledger: None, ..our_refund() };
    for status in ["PROCESSING", "CHANGE", "FAIL"] {
        let rows = [trade(PAID, 19_800), refund(BACK, 9_900, status)];
        assert_eq!(told(&rows, &flows()[..2], &ours(Some(payment()), Some(pending.clone()))), [], "{status}");
    }
    // One that nobody has sent is not looked for.
    let waits = OurRefund { sent_at: None, is_taken: false, refund_id: None, ..pending };
    assert_eq!(told(&trades()[..1], &flows()[..2], &ours(Some(payment()), Some(waits))), []);
}

#[test]
fn what_failed_at_wechat_and_succeeded_here_is_told() {
    use DifferenceKind as Kind;
    let rows = [trade(PAID, 19_800), refund(BACK, 9_900, "FAIL")];
    let seen = told(&rows, &flows()[..2], &ours(Some(payment()), Some(our_refund())));
    assert_eq!(seen, [(Kind::RefundNotInBill, BACK.to_owned(), None, Some(9_900), Some(9_900))]);
    // By hand it may well have.
    let by_hand = OurRefund { by_hand: true, ledger: Some(0), ..our_refund() };
    assert_eq!(told(&rows, &flows()[..2], &ours(Some(payment()), Some(by_hand.clone()))), []);
    // But then it must not also have gone by WeChat.
    let seen = told(&trades(), &flows(), &ours(Some(payment()), Some(by_hand)));
    assert_eq!(seen[0], (Kind::RefundNotOurs, BACK.to_owned(), Some(9_900), Some(9_900), None));
}

#[test]
fn a_number_that_stands_twice_counts_twice() {
    let rows = [trade(PAID, 19_800), trade(PAID, 19_800)];
    let seen = told(&rows, &flows()[..2], &ours(Some(payment()), None));
    assert_eq!(seen[0].0, DifferenceKind::PaymentAmount);
    assert_eq!(seen[0].2, Some(39_600));
}
