//! What stands in the cells of a row.

use banyi_shared::dto::admin::AdminOrderRow;
use banyi_shared::order::RefundState;
use leptos::prelude::*;

use crate::kit::{Icon, OrderBadge, RefundBadge, Sign, when};

/// Two lines: what matters, and what explains it.
fn two(main: impl IntoView, below: impl IntoView) -> AnyView {
    view! {
        <span class="cell-main">{main}</span>
        <span class="cell-below">{below}</span>
    }
    .into_any()
}

/// 订单号, with a sign where staff wrote a remark.
pub fn number(row: &AdminOrderRow) -> AnyView {
    let remark = row.has_remark.then(|| {
        view! {
            <span class="cell-note" title="有备注">
                <Icon sign=Sign::Note />
                <span class="sr-only">"有备注"</span>
            </span>
        }
    });
    view! { <span class="mono">{row.no.to_string()}</span> {remark} }.into_any()
}

/// 就诊人, masked.
pub fn patient(row: &AdminOrderRow) -> AnyView {
    let patient = &row.patient;
    let who = format!("{} {}岁", patient.sex.label(), patient.age);
    two(
        view! { {patient.name_masked.clone()} " " <span class="soft">{who}</span> },
        view! { <span class="mono">{patient.phone_masked.clone()}</span> },
    )
}

/// 服务.
pub fn service(row: &AdminOrderRow) -> AnyView {
    two(row.details.service_name.clone(), format!("按{}", row.details.unit.label()))
}

/// 医院 and 科室.
pub fn hospital(row: &AdminOrderRow) -> AnyView {
    let from_patient = row.details.hospital_id.is_none().then_some("患者填写");
    let department = row.details.department.clone();
    two(
        row.details.hospital_name.clone(),
        department.unwrap_or_else(|| from_patient.unwrap_or("未填科室").to_owned()),
    )
}

/// 服务时间.
pub fn time(row: &AdminOrderRow) -> AnyView {
    two(when::day(row.details.service_date), when::period(row.details.period))
}

/// 金额, and what has come back.
pub fn money(row: &AdminOrderRow) -> AnyView {
    let below = if !row.refunded_fen.is_zero() {
        format!("已退 {}", row.refunded_fen.yuan())
    } else if row.paid_fen.is_zero() {
        "未支付".to_owned()
    } else {
        "已支付".to_owned()
    };
    two(row.amount_fen.yuan(), below)
}

/// 状态.
pub fn state(row: &AdminOrderRow) -> AnyView {
    view! { <OrderBadge state=row.state /> }.into_any()
}

/// 退款.
pub fn refund(row: &AdminOrderRow) -> AnyView {
    if row.refund_state == RefundState::None {
        view! { <span class="soft" aria-label="无退款">"—"</span> }.into_any()
    } else {
        view! { <RefundBadge state=row.refund_state /> }.into_any()
    }
}

/// 下单时间.
pub fn placed(row: &AdminOrderRow) -> AnyView {
    view! { <span class="cell-main soft">{when::brief(row.created_at)}</span> }.into_any()
}
