//! Which accounts a movement touches, without IO. Debit is positive, credit negative; the entries of a posting come
//! to 0. Amounts in fen.

use banyi_shared::Fen;
use banyi_shared::dto::admin::LedgerAccount;
use banyi_shared::order::{OrderKind, OrderState};

#[cfg(test)]
mod tests;

/// The entries of a posting, debits first: one for an account at most, none of 0. They come to 0.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entries(Vec<(LedgerAccount, Fen)>);

impl Entries {
    /// So much from one account to another; the other way round when it is negative.
    pub fn transfer(debit: LedgerAccount, credit: LedgerAccount, amount: Fen) -> Self {
        if debit == credit || amount.is_zero() {
            return Self::default();
        }
        let (debit, credit) = if amount.0 > 0 { (debit, credit) } else { (credit, debit) };
        let fen = amount.0.abs();
        Self(vec![(debit, Fen(fen)), (credit, Fen(-fen))])
    }

    /// Account and fen of each.
    pub fn iter(&self) -> impl Iterator<Item = (LedgerAccount, Fen)> + '_ {
        self.0.iter().copied()
    }

    /// What an account gets by it; 0 when it is not touched.
    pub fn on(&self, account: LedgerAccount) -> Fen {
        self.iter().filter(|entry| entry.0 == account).map(|entry| entry.1).sum()
    }
}

/// What the money of an order becomes when nothing is owed for it any more.
pub const fn earns(kind: OrderKind) -> LedgerAccount {
    match kind {
        OrderKind::Escort | OrderKind::Venue => LedgerAccount::PlatformIncome,
        OrderKind::Registration | OrderKind::Exam | OrderKind::Topup | OrderKind::Bill => {
            LedgerAccount::HospitalPayable
        }
    }
}

/// What an order still owes to its patient: the service that was paid for, or, when it is over, what is on its way
/// back. `returning` is what was decided to go back, `refunded` what has arrived of it.
pub fn owed(state: OrderState, paid: Fen, returning: Fen, refunded: Fen) -> Fen {
    if state.is_final() { returning - refunded } else { paid - refunded }
}

/// Where the money of a payment lies until it is earned or goes back: that of a second payment for the same order is
/// nobody's service.
pub const fn held_on(is_duplicate: bool) -> LedgerAccount {
    if is_duplicate { LedgerAccount::Suspense } else { LedgerAccount::OrderLiability }
}

/// A payment that arrived.
pub fn payment(amount: Fen, is_duplicate: bool) -> Entries {
    Entries::transfer(LedgerAccount::WechatClearing, held_on(is_duplicate), amount)
}

/// A refund that arrived. One that was paid by hand did not come out of what WeChat holds.
pub fn refund(amount: Fen, is_duplicate: bool, by_hand: bool) -> Entries {
    let from = if by_hand { LedgerAccount::Suspense } else { LedgerAccount::WechatClearing };
    Entries::transfer(held_on(is_duplicate), from, amount)
}

/// A fee that WeChat took; negative when it gave it back.
pub fn fee(amount: Fen) -> Entries {
    Entries::transfer(LedgerAccount::WechatFee, LedgerAccount::WechatClearing, amount)
}

/// What an order of a kind has earned; negative when it is owed again.
pub fn earned(kind: OrderKind, amount: Fen) -> Entries {
    Entries::transfer(LedgerAccount::OrderLiability, earns(kind), amount)
}
