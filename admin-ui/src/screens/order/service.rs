//! What was bought.

use banyi_shared::Instant;
use leptos::prelude::*;

use super::page::use_order_page;
use crate::kit::{Panel, fact, noted};
use crate::lang::{t, tf};
use crate::words::Words;

/// 服务.
#[component]
pub fn ServicePanel() -> impl IntoView {
    let page = use_order_page();
    let facts = move || {
        page.read(|order| {
            let details = &order.order.details;
            let department = details.department.clone();
            let in_words = details.hospital_id.is_none();
            let asked = if order.has_note {
                t("已填写，查看个人信息时显示", "Given; shown with personal data")
            } else {
                t("未填写", "Not given")
            };
            let name = tf!("{}（按{}）", "{} (by the {})", details.service_name, details.unit.words());
            let day = format!(
                "{} {} {}",
                details.service_date,
                details.service_date.weekday_label(),
                details.period.words()
            );
            let hour = |at: Instant| at.civil().format("%H:%M").to_string();
            let span = tf!("{} 至 {}", "{} to {}", hour(details.starts_at), hour(details.ends_at));
            [
                fact("项目", name),
                fact("服务时间", noted(day, Some(span))),
                fact(
                    t("医院", "Hospital"),
                    noted(
                        details.hospital_name.clone(),
                        in_words.then(|| t("患者填写的名称", "As the patient wrote it").to_owned()),
                    ),
                ),
                fact("科室", department.unwrap_or_else(|| t("未填写", "Not given").to_owned())),
                fact("有人陪同", if details.accompanied { t("是", "Yes") } else { t("否", "No") }),
                fact("服务需求", asked),
            ]
            .collect_view()
        })
    };
    view! {
        <Panel title=t("服务", "Service")>
            <dl class="facts">{facts}</dl>
        </Panel>
    }
}
