//! From which amount on a refund needs a second person.

use banyi_shared::Permission;
use banyi_shared::dto::admin::FinanceSettings;
use leptos::prelude::*;

use crate::api::use_api;
use crate::kit::form::{FormDrawer, FormPlan, FormSpec};
use crate::kit::{Button, Look};
use crate::lang::{t, tf};
use crate::shell::use_session;

/// A sentence; for those who may, a button that changes the amount.
#[component]
pub fn Limit() -> impl IntoView {
    let (api, session) = (use_api(), use_session());
    if !session.may(Permission::FinanceRead) || !session.sees_all_hospitals() {
        return ().into_any();
    }
    let drawer = RwSignal::new(None::<FormPlan>);
    let settings = LocalResource::new(move || api.finance_settings());
    let known = move || settings.get().and_then(Result::ok);
    let words = move || {
        known().map(|settings| match settings.approval_above_fen.is_zero() {
            true => {
                t("员工发起的退款，都需要另一位员工复核。", "Every refund by staff needs a second person.")
                    .to_owned()
            }
            false => tf!(
                "一个订单里由员工发起的退款合计超过 {} 时，需要另一位员工复核。",
                "Refunds of an order by staff that come to more than {} need a second person.",
                settings.approval_above_fen.yuan()
            ),
        })
    };
    let may = session.may(Permission::FinanceManage);
    let change = move || {
        let settings = known().filter(|_| may)?;
        let open = move |()| drawer.set(Some(form(settings.clone()).plan()));
        Some(view! { <Button look=Look::Quiet on_press=open>{t("修改额度", "Change limit")}</Button> })
    };
    view! {
        <p class="page-note note-row"><span>{words}</span> {change}</p>
        <FormDrawer plan=drawer on_saved=move |()| settings.refetch() />
    }
    .into_any()
}

fn form(start: FinanceSettings) -> FormSpec<FinanceSettings> {
    FormSpec::new(
        t("复核额度", "Limit of approval"),
        start,
        |form| {
            form.yuan("approvalAboveFen", t("额度（元）", "Limit (yuan)"), |settings| {
                &mut settings.approval_above_fen
            })
            .hint(t("填 0 表示全部需要复核", "0: every refund needs a second person"))
        },
        |api, settings| api.set_finance_settings(settings),
    )
    .note(t(
        "一个订单里由员工发起、还没有人复核过的退款，合计超过这个额度时，由另一位有「复核退款」权限的员工复核后才会退出。修改只影响之后的退款，并记入审计日志。",
        "Refunds of an order by staff that nobody has approved and that come to more than this wait for a second person. It holds for refunds from now on and goes into the audit log.",
    ))
    .done(t("复核额度已保存", "Limit saved"))
}
