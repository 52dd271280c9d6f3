//! For whom.

use banyi_shared::Permission;
use banyi_shared::order::OrderKind;
use leptos::prelude::*;

use super::page::use_order_page;
use super::reveal::{USUAL, reveal};
use crate::kit::{Panel, RevealButton, fact, noted};
use crate::lang::{t, tf};
use crate::shell::use_session;
use crate::words::Words;

/// 就诊人, masked.
#[component]
pub fn PatientPanel() -> impl IntoView {
    let (page, session) = (use_order_page(), use_session());
    let reveal = session
        .may(Permission::PersonalReveal)
        .then(|| view! { <RevealButton reveal=reveal(page) usual=USUAL alone=true /> });
    let facts = move || {
        page.read(|order| {
            let patient = &order.order.patient;
            let history = if order.has_medical_history {
                t("已填写，查看个人信息时显示", "Given; shown with personal data")
            } else {
                t("未填写", "Not given")
            };
            let age = tf!("{}，{} 岁", "{}, {} years", patient.sex.words(), patient.age);
            let mono = |text: &str| view! { <span class="mono">{text.to_owned()}</span> };
            let emergency = order.emergency_name_masked.clone();
            let mut facts = vec![
                fact("姓名", noted(patient.name_masked.clone(), Some(age))),
                fact("手机号", mono(&patient.phone_masked)),
                fact("身份证号", mono(&patient.id_card_masked)),
            ];
            // A number is fetched alone: nobody asks whom to call.
            if order.order.kind != OrderKind::Registration {
                facts.push(fact("紧急联系人", (emergency, " ", mono(&order.emergency_phone_masked))));
                facts.push(fact("病史", history));
            }
            facts.collect_view()
        })
    };
    view! {
        <Panel title=t("就诊人", "Patient") tools=reveal.into_any()>
            <dl class="facts">{facts}</dl>
        </Panel>
    }
}
