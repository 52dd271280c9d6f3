//! Today so far, beside yesterday until the same minute.

use banyi_shared::dto::admin::DayTotals;
use leptos::prelude::*;

use crate::lang::{t, tf};

/// Four numbers.
#[component]
pub fn Today(today: DayTotals, before: DayTotals) -> impl IntoView {
    let tile = |name: &'static str, now: String, then: String| {
        view! {
            <div class="tile">
                <dt class="tile-name">{name}</dt>
                <dd class="tile-value">{now}</dd>
                <dd class="tile-note">{tf!("昨日此时 {then}", "{then} by now yesterday")}</dd>
            </div>
        }
    };
    view! {
        <section aria-label=t("今天", "Today")>
            <dl class="tiles">
                {tile(t("今日订单", "Orders today"), today.orders.to_string(), before.orders.to_string())}
                {tile(t("今日付款", "Payments today"), today.payments.to_string(), before.payments.to_string())}
                {tile(t("今日收入", "Income today"), today.income_fen.yuan(), before.income_fen.yuan())}
                {tile(t("今日退款", "Refunded today"), today.refunded_fen.yuan(), before.refunded_fen.yuan())}
            </dl>
        </section>
    }
}
