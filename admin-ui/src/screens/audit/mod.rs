//! 审计: who did what.

mod words;

use banyi_shared::dto::admin::AuditEntry;
use leptos::prelude::*;

use crate::api::Api;
use crate::kit::list::{List, ListSpec};
use crate::kit::{PageHead, Sign, when};
use crate::lang::t;
use crate::route;

/// The screen.
#[component]
pub fn Audit() -> impl IntoView {
    view! {
        <PageHead title=t("审计", "Audit log") />
        <List spec=spec() />
    }
}

fn mono(text: &str) -> AnyView {
    view! { <span class="mono soft">{text.to_owned()}</span> }.into_any()
}

/// The object, with a link where it has a screen.
fn object(row: &AuditEntry) -> AnyView {
    let id = row.object_id.clone();
    let id = match id.parse() {
        Ok(no) if row.object_kind == "order" => {
            view! { <a class="mono" href=route::order(&no)>{id}</a> }.into_any()
        }
        _ => mono(&id),
    };
    view! { <span class="cell-below">{words::object(&row.object_kind)}</span> {id} }.into_any()
}

fn spec() -> ListSpec<AuditEntry> {
    ListSpec::new(t("审计记录", "audit entries"), Sign::Audit, "audit", |row| row.id.to_string(), Api::audit)
        .text("at", t("时间", "When"), |row| when::second(row.at))
        .text("who", t("账号", "Account"), |row| row.account.clone())
        .text("what", t("操作", "Action"), |row| words::action(&row.action))
        .column("object", t("对象", "Object"), object)
        .exports(|row| format!("{} {}", words::object(&row.object_kind), row.object_id))
        .text("detail", t("说明", "Detail"), |row| row.detail.clone())
        .column("request", t("请求编号", "Request"), |row| mono(&row.request_id))
        .exports(|row| row.request_id.clone())
}
