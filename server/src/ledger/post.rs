//! Writes postings. Each verb is for a transaction that holds the order's lock; again, it changes nothing.

use banyi_shared::dto::admin::{LedgerAccount, PostingKind};
use banyi_shared::{Fen, Instant, OrderNo, OutRefundNo, OutTradeNo, StaffId};

use super::rules::{self, Entries};
use super::store;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;

/// A posting to write.
pub struct Posting<'a> {
    /// What it records.
    pub kind: PostingKind,
    /// The number of what it records.
    pub subject: &'a str,
    /// Of which order.
    pub order: Option<&'a OrderNo>,
    /// Who corrected.
    pub staff: Option<&'a StaffId>,
    /// In words.
    pub note: Option<&'a str>,
    /// When the money moved.
    pub at: Instant,
    /// What it moves.
    pub entries: Entries,
}

impl Posting<'_> {
    /// Its id: there is one posting for one cause.
    pub fn id(&self) -> String {
        id(self.kind, self.subject)
    }
}

/// The id of the posting of a kind for a subject.
pub fn id(kind: PostingKind, subject: &str) -> String {
    format!("{kind}:{subject}")
}

/// Writes a posting; false when it was written before.
pub async fn post(app: &App, tx: &mut Tx, posting: &Posting<'_>) -> Result<bool> {
    let is_new = store::insert(tx, posting, app.now()).await?;
    if is_new {
        metrics::counter!("banyi_ledger_postings_total", "kind" => posting.kind.as_str()).increment(1);
    }
    Ok(is_new)
}

/// Posts a payment that arrived. `is_duplicate`: the order was paid before, and this one goes straight back.
pub async fn post_payment(
    app: &App,
    tx: &mut Tx,
    no: &OutTradeNo,
    amount: Fen,
    is_duplicate: bool,
    paid_at: Instant,
) -> Result<()> {
    let order = no.order_no();
    let posting = Posting {
        kind: PostingKind::Payment,
        subject: no.as_str(),
        order: Some(&order),
        staff: None,
        note: None,
        at: paid_at,
        entries: rules::payment(amount, is_duplicate),
    };
    post(app, tx, &posting).await.map(drop)
}

/// A refund that arrived.
#[derive(Debug, Clone, Copy)]
pub struct Refunded<'a> {
    /// Its number.
    pub no: &'a OutRefundNo,
    /// How much.
    pub amount: Fen,
    /// Whether it gave back a second payment.
    pub is_duplicate: bool,
    /// Whether it was paid outside WeChat.
    pub by_hand: bool,
    /// When it arrived.
    pub at: Instant,
}

/// Posts a refund that arrived.
pub async fn post_refund(app: &App, tx: &mut Tx, refund: Refunded<'_>) -> Result<()> {
    let order = refund.no.order_no();
    let posting = Posting {
        kind: PostingKind::Refund,
        subject: refund.no.as_str(),
        order: Some(&order),
        staff: None,
        note: None,
        at: refund.at,
        entries: rules::refund(refund.amount, refund.is_duplicate, refund.by_hand),
    };
    post(app, tx, &posting).await.map(drop)
}

/// Posts a fee that WeChat took, by the number of its movement; negative when it gave it back. Belongs to the order
/// when it is known.
pub async fn post_fee(
    app: &App,
    tx: &mut Tx,
    flow_no: &str,
    order: Option<&OrderNo>,
    amount: Fen,
    at: Instant,
) -> Result<()> {
    let posting = Posting {
        kind: PostingKind::Fee,
        subject: flow_no,
        order,
        staff: None,
        note: None,
        at,
        entries: rules::fee(amount),
    };
    post(app, tx, &posting).await.map(drop)
}

/// Posts that WeChat holds so much more, or less, than the books said, for a reason that is not known yet. `subject` is
/// what is corrected, for instance a difference. False when it was corrected before.
pub async fn post_correction(
    app: &App,
    tx: &mut Tx,
    subject: &str,
    order: Option<&OrderNo>,
    more: Fen,
    staff: &StaffId,
    note: &str,
) -> Result<bool> {
    let posting = Posting {
        kind: PostingKind::Correction,
        subject,
        order,
        staff: Some(staff),
        note: Some(note),
        at: app.now(),
        entries: Entries::transfer(LedgerAccount::WechatClearing, LedgerAccount::Suspense, more),
    };
    post(app, tx, &posting).await
}
