use super::*;
use proptest::prelude::*;

const ACCOUNTS: &[LedgerAccount] = LedgerAccount::ALL;

fn sum(entries: &Entries) -> Fen {
    entries.iter().map(|entry| entry.1).sum()
}

#[test]
fn a_payment_is_owed_until_the_order_is_over() {
    let (paid, none) = (Fen(19_800), Fen::ZERO);
    assert_eq!(owed(OrderState::PendingPayment, none, none, none), none);
    for state in [OrderState::Paid, OrderState::Confirmed, OrderState::InService] {
        assert_eq!(owed(state, paid, Fen(5_000), none), paid);
        assert_eq!(owed(state, paid, Fen(5_000), Fen(5_000)), Fen(14_800));
    }
    for state in [OrderState::Completed, OrderState::NoShow, OrderState::Cancelled, OrderState::Expired] {
        assert_eq!(owed(state, paid, Fen(5_000), none), Fen(5_000));
        assert_eq!(owed(state, paid, Fen(5_000), Fen(5_000)), none);
    }
}

#[test]
fn a_second_payment_never_touches_what_the_order_owes() {
    for entries in [payment(Fen(1), true), refund(Fen(1), true, false), refund(Fen(1), true, true)] {
        assert_eq!(entries.on(LedgerAccount::OrderLiability), Fen::ZERO);
    }
}

#[test]
fn what_is_paid_by_hand_leaves_wechat_as_it_was() {
    assert_eq!(refund(Fen(7), false, true).on(LedgerAccount::WechatClearing), Fen::ZERO);
    assert_eq!(refund(Fen(7), false, true).on(LedgerAccount::Suspense), Fen(-7));
    // From suspense to suspense: nothing moves.
    assert_eq!(refund(Fen(7), true, true).iter().count(), 0);
}

#[test]
fn a_fee_comes_back_the_other_way() {
    assert_eq!(fee(Fen(119)).on(LedgerAccount::WechatFee), Fen(119));
    assert_eq!(fee(Fen(-59)).on(LedgerAccount::WechatClearing), Fen(59));
}

/// What can happen to the money of an order.
#[derive(Debug, Clone, Copy)]
enum Happens {
    Returns(i64),
    Arrives(i64),
    Fails(i64),
    Ends,
}

fn happens() -> impl Strategy<Value = Happens> {
    prop_oneof![
        (1..30_000_i64).prop_map(Happens::Returns),
        (1..30_000_i64).prop_map(Happens::Arrives),
        (1..30_000_i64).prop_map(Happens::Fails),
        Just(Happens::Ends),
    ]
}

proptest! {
    #[test]
    fn entries_come_to_zero_and_touch_two_accounts_or_none(
        debit in 0..ACCOUNTS.len(), credit in 0..ACCOUNTS.len(), fen in -1_000_000_i64..1_000_000,
    ) {
        let entries = Entries::transfer(ACCOUNTS[debit], ACCOUNTS[credit], Fen(fen));
        prop_assert_eq!(sum(&entries), Fen::ZERO);
        prop_assert_eq!(entries.iter().count(), if debit == credit || fen == 0 { 0 } else { 2 });
        prop_assert!(entries.iter().all(|entry| !entry.1.is_zero()));
        prop_assert!(entries.iter().next().is_none_or(|first| first.1.0 > 0));
    }

    /// Whatever happens in whatever order: after each event and its balance, the liability is what is owed, what WeChat
    /// holds is what came less what went, and all of it comes to 0.
    #[test]
    fn the_books_of_an_order_follow_its_money(
        kind in 0..OrderKind::ALL.len(), paid in 1..30_000_i64, all in prop::collection::vec(happens(), 0..20),
    ) {
        let kind = OrderKind::ALL[kind];
        let (mut state, mut returning, mut refunded) = (OrderState::Paid, 0, 0);
        let mut books = vec![payment(Fen(paid), false)];
        for event in all {
            match event {
                Happens::Returns(fen) if fen <= paid - returning => returning += fen,
                Happens::Arrives(fen) if fen <= returning - refunded => {
                    refunded += fen;
                    books.push(refund(Fen(fen), false, false));
                }
                Happens::Fails(fen) if fen <= returning - refunded => returning -= fen,
                Happens::Ends => state = OrderState::Completed,
                _ => {}
            }
            let liability = |books: &[Entries]| -> Fen {
                books.iter().map(|one| one.on(LedgerAccount::OrderLiability)).sum()
            };
            let owes = owed(state, Fen(paid), Fen(returning), Fen(refunded));
            let too_much = Fen::ZERO - liability(&books) - owes;
            books.push(earned(kind, too_much));
            prop_assert_eq!(liability(&books), Fen::ZERO - owes);
            let on = |account| -> Fen { books.iter().map(|one| one.on(account)).sum() };
            prop_assert_eq!(on(LedgerAccount::WechatClearing), Fen(paid - refunded));
            prop_assert_eq!(ACCOUNTS.iter().map(|account| on(*account)).sum::<Fen>(), Fen::ZERO);
            let income = if state.is_final() { paid - returning } else { 0 };
            prop_assert_eq!(on(earns(kind)), Fen(-income));
        }
    }
}
