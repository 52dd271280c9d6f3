//! What stands in the cells of a row.

use banyi_shared::dto::admin::AdminOrderRow;
use banyi_shared::order::{OrderKind, RefundState};
use leptos::prelude::*;

use crate::kit::{Icon, OrderBadge, RefundBadge, Sign, when};
use crate::lang::{t, tf};
use crate::words::Words;

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
            <span class="cell-note" title=t("有备注", "Has a remark")>
                <Icon sign=Sign::Note />
                <span class="sr-only">{t("有备注", "Has a remark")}</span>
            </span>
        }
    });
    view! { <span class="mono">{row.no.to_string()}</span> {remark} }.into_any()
}

/// 就诊人, masked.
pub fn patient(row: &AdminOrderRow) -> AnyView {
    let patient = &row.patient;
    let who = tf!("{} {}岁", "{} {}", patient.sex.words(), patient.age);
    two(
        view! { {patient.name_masked.clone()} " " <span class="soft">{who}</span> },
        view! { <span class="mono">{patient.phone_masked.clone()}</span> },
    )
}

/// 服务.
pub fn service(row: &AdminOrderRow) -> AnyView {
    let below = match row.kind {
        OrderKind::Registration => row.kind.words().to_owned(),
        _ => tf!("按{}", "by the {}", row.details.unit.words()),
    };
    two(row.details.service_name.clone(), below)
}

/// 医院 and 科室.
pub fn hospital(row: &AdminOrderRow) -> AnyView {
    let in_words = row.details.hospital_id.is_none().then_some(t("患者填写", "as written by the patient"));
    let below = [row.details.department.as_deref(), in_words];
    let below: Vec<&str> = below.into_iter().flatten().collect();
    two(row.details.hospital_name.clone(), below.join(" · "))
}

/// 服务时间.
pub fn time(row: &AdminOrderRow) -> AnyView {
    two(when::day(row.details.service_date), when::period(row.details.period))
}

/// 金额, and what has come back.
pub fn money(row: &AdminOrderRow) -> AnyView {
    let back = row.refunded_fen;
    let below = (!back.is_zero()).then(|| tf!("已退 {}", "{} refunded", back.yuan()));
    two(row.amount_fen.yuan(), below)
}

/// 状态.
pub fn state(row: &AdminOrderRow) -> AnyView {
    view! { <OrderBadge kind=row.kind state=row.state /> }.into_any()
}

/// 退款.
pub fn refund(row: &AdminOrderRow) -> AnyView {
    if row.refund_state == RefundState::None {
        view! { <span class="soft" aria-label=t("无退款", "No refund")>"—"</span> }.into_any()
    } else {
        view! { <RefundBadge state=row.refund_state /> }.into_any()
    }
}

/// 下单时间.
pub fn placed(row: &AdminOrderRow) -> AnyView {
    view! { <span class="cell-main soft">{when::brief(row.created_at)}</span> }.into_any()
}
