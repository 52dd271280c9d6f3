//! 账簿: what every account comes to, whether it follows from what happened, and each posting.

mod balances;
mod cells;
mod check;
mod correct;

use banyi_shared::dto::admin::{ExportKind, LedgerAccount, LedgerPosting, PostingKind};
use leptos::prelude::*;

use crate::api::Api;
use crate::kit::list::{Choice, List, ListSpec};
use crate::kit::{PageHead, Sign, when};
use crate::lang::t;
use crate::screens::exports::ExportTable;
use crate::words::Words;
use balances::Balances;
use correct::CorrectButton;

/// What the parts of the screen share: how often the books were written to from here.
#[derive(Clone, Copy)]
struct Written(RwSignal<u32>);

/// The screen.
#[component]
pub fn Ledger() -> impl IntoView {
    let written = Written(RwSignal::new(0));
    provide_context(written);
    provide_context(correct::new_intent());
    view! {
        <PageHead title=t("账簿", "Ledger") />
        <Balances />
        <div class="below-panel">
            <List spec=spec()>
                <ExportTable what=ExportKind::Ledger wide=true />
                <CorrectButton />
            </List>
        </div>
    }
}

/// The accounts, for a menu.
fn accounts() -> Vec<Choice> {
    LedgerAccount::ALL.iter().map(|account| Choice::new(account.as_str(), account.words())).collect()
}

fn spec() -> ListSpec<LedgerPosting> {
    let kinds = PostingKind::ALL.iter().map(|kind| Choice::new(kind.as_str(), kind.words()));
    ListSpec::new(
        t("分录", "postings"),
        Sign::Ledger,
        "ledger",
        |row: &LedgerPosting| row.id.clone(),
        Api::postings,
    )
    .page_size(50)
    .tabs("kind", t("类型", "Kind"), kinds)
    .search("q", t("订单号、商户单号、退款单号或流水号", "Order, payment, refund or flow number"))
    .select("account", t("科目", "Account"), Signal::stored(accounts()))
    .past_dates(t("发生日期", "Happened"))
    .column("object", t("记账内容", "What"), cells::what)
    .exports(|row| format!("{} {}", row.kind.words(), row.subject))
    .column("entries", t("科目 · 借方 · 贷方", "Account · debit · credit"), cells::entries)
    .exports(cells::entries_words)
    .column("order", t("订单", "Order"), cells::order)
    .exports(|row| row.order_no.as_ref().map(ToString::to_string).unwrap_or_default())
    .text("at", t("发生时间", "Happened"), |row| when::minute(row.occurred_at))
    .text("changed", t("记账时间", "Written"), |row| when::second(row.created_at))
    .hidden()
    .text("who", t("经办人", "By"), |row| row.by.clone().unwrap_or_default())
    .hidden()
    .empty(t(
        "收款、退款、手续费和更正会自动记账。",
        "Payments, refunds, fees and corrections write themselves.",
    ))
}
