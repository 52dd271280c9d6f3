//! What every account comes to.

use banyi_shared::dto::admin::{AccountBalance, LedgerAccount, LedgerBalances};
use banyi_shared::{CivilDate, Fen};
use leptos::prelude::*;

use super::Written;
use super::check::Check;
use crate::api::{clock, use_api};
use crate::kit::{Failure, Panel, when};
use crate::lang::{t, tf};
use crate::words::Words;

/// What an account is for.
fn meaning(account: LedgerAccount) -> &'static str {
    match account {
        LedgerAccount::WechatClearing => t("微信代收、还没有结算的钱", "What WeChat holds for us"),
        LedgerAccount::OrderLiability => t("欠患者的服务或退款", "What we owe, in service or in money"),
        LedgerAccount::PlatformIncome => t("陪诊等服务已实现的收入", "What escorting earned"),
        LedgerAccount::HospitalPayable => t("代收的挂号、检查等费用", "Collected for hospitals"),
        LedgerAccount::EscortPayable => t("应付给陪诊员的报酬", "What escorts are owed"),
        LedgerAccount::WechatFee => t("微信收取的支付手续费", "What WeChat charges"),
        LedgerAccount::Suspense => t("等待查明或马上退回的款项", "Not explained yet, or on its way back"),
    }
}

/// A balance with the side on which it stands.
fn side(balance: Fen) -> String {
    match balance.0 {
        0 => Fen::ZERO.yuan(),
        ..0 => tf!("贷 {}", "Cr {}", Fen(-balance.0).yuan()),
        _ => tf!("借 {}", "Dr {}", balance.yuan()),
    }
}

/// The panel: balances, until when, and the check.
#[component]
pub fn Balances() -> impl IntoView {
    let (api, written) = (use_api(), expect_context::<Written>());
    let until = RwSignal::new(None::<CivilDate>);
    let answer = LocalResource::new(move || {
        written.0.track();
        api.balances(until.get())
    });
    let today = clock::now().date().to_string();
    let pick = view! {
        <label class="until">
            <span>{t("截至", "Until")}</span>
            <input
                class="input input-date"
                type="date"
                max=today
                prop:value=move || until.get().map(|day| day.to_string()).unwrap_or_default()
                on:change:target=move |event| until.set(event.target().value().parse().ok())
            />
        </label>
    };
    let content = move || match answer.get() {
        None => view! { <span class="bone bone-panel" aria-hidden="true"></span> }.into_any(),
        Some(Err(error)) => view! { <Failure error=error retry=move |()| answer.refetch() /> }.into_any(),
        Some(Ok(balances)) => table(&balances),
    };
    view! {
        <Panel title=t("科目余额", "Balances") tools=pick.into_any()>
            {content}
            <Check />
        </Panel>
    }
}

fn table(balances: &LedgerBalances) -> AnyView {
    let row = |account: &AccountBalance| {
        view! {
            <tr>
                <th scope="row">
                    {account.account.words()} " " <span class="balance-note">{meaning(account.account)}</span>
                </th>
                <td class="balance-part">{account.debit_fen.yuan()}</td>
                <td class="balance-part">{account.credit_fen.yuan()}</td>
                <td class="balance-sum">{side(account.balance_fen)}</td>
            </tr>
        }
    };
    let sum = |of: fn(&AccountBalance) -> Fen| balances.accounts.iter().map(of).sum::<Fen>();
    let (debit, credit) = (sum(|one| one.debit_fen), sum(|one| one.credit_fen));
    let verdict =
        if debit == credit { t("借贷平衡", "In balance") } else { t("借贷不平", "Out of balance") };
    let words =
        tf!("{} 笔分录，{} 的余额", "{} postings, as of {}", balances.postings, when::minute(balances.at));
    view! {
        <table class="balances">
            <caption class="soft">{words}</caption>
            <thead>
                <tr>
                    <th scope="col">{t("科目", "Account")}</th>
                    <th scope="col" class="balance-part">{t("借方合计", "Debits")}</th>
                    <th scope="col" class="balance-part">{t("贷方合计", "Credits")}</th>
                    <th scope="col">{t("余额", "Balance")}</th>
                </tr>
            </thead>
            <tbody>{balances.accounts.iter().map(row).collect_view()}</tbody>
            <tfoot>
                <tr>
                    <th scope="row">{t("合计", "Sum")}</th>
                    <td class="balance-part">{debit.yuan()}</td>
                    <td class="balance-part">{credit.yuan()}</td>
                    <td class="balance-sum">{verdict}</td>
                </tr>
            </tfoot>
        </table>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_balance_stands_on_its_side() {
        assert_eq!(side(Fen(100)), "借 ¥1");
        assert_eq!(side(Fen(-100)), "贷 ¥1");
        assert_eq!(side(Fen::ZERO), "¥0");
    }
}
