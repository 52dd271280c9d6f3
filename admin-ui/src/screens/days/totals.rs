//! The whole span in four numbers.

use banyi_shared::Fen;
use banyi_shared::dto::admin::FinanceDay;
use leptos::prelude::*;

use super::{Known, Shown};
use crate::lang::{t, tf};

/// Four tiles; outlines before the first answer.
#[component]
pub fn Totals(days: Shown) -> impl IntoView {
    move || {
        days.with(|known| {
            let days: &[FinanceDay] = match known {
                Known::Lost => return None,
                Known::Asked => &[],
                Known::Days(days) => days,
            };
            let sum = |of: fn(&FinanceDay) -> Fen| days.iter().map(of).sum::<Fen>();
            let count = |of: fn(&FinanceDay) -> i64| days.iter().map(of).sum::<i64>();
            let known = *known != Known::Asked;
            let open = days.iter().filter(|day| !day.is_reconciled).count();
            let tile = |name: &'static str, value: Fen, note: String| {
                let value = match known {
                    true => view! { {value.yuan()} }.into_any(),
                    false => view! { <span class="bone bone-title" aria-hidden="true"></span> }.into_any(),
                };
                view! {
                    <div class="tile">
                        <dt class="tile-name">{name}</dt>
                        <dd class="tile-value">{value}</dd>
                        <dd class="tile-note">{note}</dd>
                    </div>
                }
            };
            let times = |count: i64| tf!("{count} 笔", "{count}");
            Some(view! {
                <dl class="tiles tiles-money">
                    {tile(t("收款", "Paid"), sum(|day| day.payments_fen), times(count(|day| day.payments)))}
                    {tile(t("退款", "Refunded"), sum(|day| day.refunds_fen), times(count(|day| day.refunds)))}
                    {tile(
                        t("手续费", "Fees"),
                        sum(|day| day.fee_fen),
                        tf!("{open} 天还没有账单", "{open} days without a bill"),
                    )}
                    {tile(
                        t("净额", "Net"),
                        sum(|day| day.net_fen),
                        t("收款减退款和手续费", "Paid less refunds and fees").to_owned(),
                    )}
                </dl>
            })
        })
    }
}
