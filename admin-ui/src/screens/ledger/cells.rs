//! The cells of a posting.

use banyi_shared::Fen;
use banyi_shared::dto::admin::{LedgerPosting, PostingKind};
use leptos::prelude::*;

use crate::kit::Badge;
use crate::lang::{t, tf};
use crate::route;
use crate::words::Words;

const fn tone(kind: PostingKind) -> &'static str {
    match kind {
        PostingKind::Payment => "ok",
        PostingKind::Refund => "warn",
        PostingKind::Fee => "quiet",
        PostingKind::Earned => "info",
        PostingKind::Correction => "danger",
    }
}

/// What it records.
pub fn what(row: &LedgerPosting) -> AnyView {
    let by = row.by.clone().map(|by| tf!("经办 {by}", "by {by}"));
    let note = [row.note.clone(), by].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <span class="cell-main"><Badge tone=tone(row.kind) text=row.kind.words() /></span>
        <span class="cell-below mono">{row.subject.clone()}</span>
        <span class="cell-below cell-error">{note}</span>
    }
    .into_any()
}

/// Debit and credit of an amount, without its sign.
fn sides(amount: Fen) -> (Option<Fen>, Option<Fen>) {
    if amount.0 >= 0 { (Some(amount), None) } else { (None, Some(Fen(-amount.0))) }
}

/// A line for each account.
pub fn entries(row: &LedgerPosting) -> AnyView {
    let lines = row.entries.iter().map(|entry| {
        let (debit, credit) = sides(entry.amount_fen);
        let cell = |side: &'static str, amount: Option<Fen>| {
            view! {
                <span class="side">
                    {amount.map(|amount| view! { <span class="sr-only">{side} " "</span> {amount.yuan()} })}
                </span>
            }
        };
        view! {
            <li class="posting-line">
                <span class="posting-account">{entry.account.words()}</span>
                {cell(t("借", "debit"), debit)}
                {cell(t("贷", "credit"), credit)}
            </li>
        }
    });
    view! { <ul class="posting">{lines.collect_view()}</ul> }.into_any()
}

/// The lines in words.
pub fn entries_words(row: &LedgerPosting) -> String {
    let lines = row.entries.iter().map(|entry| {
        let name = entry.account.words();
        match sides(entry.amount_fen) {
            (Some(amount), _) => tf!("借 {name} {}", "Dr {name} {}", amount.yuan()),
            (_, amount) => tf!("贷 {name} {}", "Cr {name} {}", amount.unwrap_or_default().yuan()),
        }
    });
    lines.collect::<Vec<_>>().join("；")
}

/// The order, as a link.
pub fn order(row: &LedgerPosting) -> AnyView {
    row.order_no
        .clone()
        .map(|no| view! { <a class="mono" href=route::order(&no)>{no.to_string()}</a> })
        .into_any()
}
