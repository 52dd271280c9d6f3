//! 审计: who did what.

mod words;

use banyi_shared::dto::admin::AuditEntry;
use leptos::prelude::*;

use crate::kit::list::{Column, List, ListSpec};
use crate::kit::{PageHead, Sign, when};
use crate::route;

/// The screen.
#[component]
pub fn Audit() -> impl IntoView {
    view! {
        <PageHead title="审计" />
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
    let column = Column::<AuditEntry>::new;
    ListSpec {
        noun: "审计记录",
        sign: Sign::Audit,
        path: route::list("audit"),
        columns: vec![
            column("at", "时间", |row| when::second(row.at).into_any()),
            column("who", "账号", |row| row.account.clone().into_any()),
            column("what", "操作", |row| words::action(&row.action).into_any()),
            column("object", "对象", object),
            column("detail", "说明", |row| row.detail.clone().into_any()),
            column("request", "请求编号", |row| mono(&row.request_id)),
        ],
        filters: Vec::new(),
        id: |row| row.id.to_string(),
        href: None,
        ask: |api, query| Box::pin(api.audit(query)),
        page_size: None,
    }
}
