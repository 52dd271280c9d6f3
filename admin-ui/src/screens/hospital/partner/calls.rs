//! Calls both ways.

use banyi_shared::dto::admin::{CallDirection, PartnerCall};
use leptos::prelude::*;

use super::use_connection;
use crate::api::{Api, ApiError, Page, Query};
use crate::kit::list::{Choice, List, ListSpec};
use crate::kit::{Badge, Sign, when};
use crate::lang::{t, tf};
use crate::route;
use crate::words::Words;
use banyi_shared::HospitalId;

/// The tab of what was refused, failed or had no answer.
const FAILED: &str = "failed";

/// The list.
#[component]
pub fn Calls() -> impl IntoView {
    let hospital = use_connection().hospital();
    view! { <List spec=spec(hospital) /> }
}

/// What the server is asked for: the tab is one side, or what failed on either.
fn asked(query: &Query) -> Query {
    let cursor = Query::new().with("cursor", query.get("cursor"));
    match query.get("way") {
        "" => cursor,
        FAILED => cursor.with("failed", "true"),
        way => cursor.with("direction", way),
    }
}

async fn ask(api: Api, hospital: HospitalId, query: Query) -> Result<Page<PartnerCall>, ApiError> {
    api.partner_calls(&hospital, asked(&query)).await
}

fn what(row: &PartnerCall) -> AnyView {
    view! {
        <span class="cell-main mono">{format!("{} {}", row.method, row.path)}</span>
        <span class="cell-below">{row.direction.words()}</span>
    }
    .into_any()
}

fn answer(row: &PartnerCall) -> AnyView {
    let (tone, text) = match row.status {
        0 => ("danger", t("没有答复", "No answer").to_owned()),
        status if status >= 400 => ("danger", status.to_string()),
        status => ("ok", status.to_string()),
    };
    view! {
        <span class="cell-main"><Badge tone=tone text=text /></span>
        <span class="cell-below">{tf!("{} 毫秒", "{} ms", row.duration_ms)}</span>
    }
    .into_any()
}

fn about(row: &PartnerCall) -> AnyView {
    let order = row.order_no.clone().map(|no| {
        view! { <a class="mono cell-below" href=route::order(&no)>{no.to_string()}</a> }
    });
    view! {
        <span class="cell-main clamp">{row.note.clone()}</span>
        {order}
    }
    .into_any()
}

fn spec(hospital: HospitalId) -> ListSpec<PartnerCall> {
    let directions = CallDirection::ALL.iter().map(|way| Choice::new(way.as_str(), way.words()));
    let failed = Choice::new(FAILED, t("失败的", "Failed"));
    ListSpec::new(
        t("调用记录", "calls"),
        Sign::Link,
        &format!("hospitals/{hospital}/partner"),
        |row: &PartnerCall| row.id.to_string(),
        move |api, query| ask(api, hospital.clone(), query),
    )
    .tabs("way", t("方向", "Way"), directions.chain([failed]))
    .column("at", t("时间", "When"), |row| {
        view! { <span class="cell-main">{when::second(row.at)}</span> }.into_any()
    })
    .exports(|row| when::second(row.at))
    .column("what", t("调用", "Call"), what)
    .exports(|row| format!("{} {} {}", row.direction.words(), row.method, row.path))
    .column("answer", t("答复", "Answer"), answer)
    .exports(|row| row.status.to_string())
    .column("detail", t("说明", "Note"), about)
    .exports(|row| row.note.clone())
    .text("address", t("来源地址", "From"), |row| row.address.clone().unwrap_or_default())
    .empty(t("医院或我们一有调用，就会出现在这里。", "Calls of either side appear here."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tab_asks_for_its_calls() {
        let of = |way: &str| asked(&Query::new().with("way", way).with("cursor", "c")).to_string();
        assert_eq!(of(""), Query::new().with("cursor", "c").to_string());
        assert_eq!(of(FAILED), Query::new().with("cursor", "c").with("failed", "true").to_string());
        assert_eq!(of("in"), Query::new().with("cursor", "c").with("direction", "in").to_string());
    }
}
