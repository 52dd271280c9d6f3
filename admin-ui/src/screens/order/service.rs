//! What was bought.

use banyi_shared::Instant;
use leptos::prelude::*;

use super::page::use_order_page;
use crate::kit::{Panel, fact, noted};

/// 服务.
#[component]
pub fn ServicePanel() -> impl IntoView {
    let page = use_order_page();
    let facts = move || {
        page.read(|order| {
            let details = &order.order.details;
            let department = details.department.clone();
            let in_words = details.hospital_id.is_none();
            let asked = if order.has_note { "已填写，查看个人信息时显示" } else { "未填写" };
            let name = format!("{}（按{}）", details.service_name, details.unit.label());
            let day = format!(
                "{} {} {}",
                details.service_date,
                details.service_date.weekday_label(),
                details.period.label()
            );
            let hour = |at: Instant| at.civil().format("%H:%M").to_string();
            let span = format!("{} 至 {}", hour(details.starts_at), hour(details.ends_at));
            [
                fact("项目", name),
                fact("服务时间", noted(day, Some(span))),
                fact(
                    "医院",
                    noted(details.hospital_name.clone(), in_words.then(|| "患者填写的名称".to_owned())),
                ),
                fact("科室", department.unwrap_or_else(|| "未填写".to_owned())),
                fact("有人陪同", if details.accompanied { "是" } else { "否" }),
                fact("服务需求", asked),
            ]
            .collect_view()
        })
    };
    view! {
        <Panel title="服务">
            <dl class="facts">{facts}</dl>
        </Panel>
    }
}
