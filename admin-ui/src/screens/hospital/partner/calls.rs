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

const FAILED: &str = "failed";
/// Pages that are read to find one call that is looked for.
const MOST_PAGES: usize = 5;

/// The list.
#[component]
pub fn Calls() -> impl IntoView {
    let hospital = use_connection().hospital();
    view! { <List spec=spec(hospital) /> }
}

/// Whether a call went wrong.
const fn is_failed(call: &PartnerCall) -> bool {
    call.status == 0 || call.status >= 400
}

/// Whether a call is one of those that are looked for.
fn fits(call: &PartnerCall, way: &str) -> bool {
    match way {
        "" => true,
        FAILED => is_failed(call),
        way => call.direction.as_str() == way,
    }
}

/// A page with what is looked for; pages without any are passed over.
async fn ask(api: Api, hospital: HospitalId, query: Query) -> Result<Page<PartnerCall>, ApiError> {
    let way = query.get("way").to_owned();
    let mut asked = Query::new().with("cursor", query.get("cursor"));
    let mut page = api.partner_calls(&hospital, asked).await?;
    for _ in 0..MOST_PAGES {
        page.items.retain(|call| fits(call, &way));
        let Some(cursor) = page.next_cursor.clone().filter(|_| page.items.is_empty()) else {
            break;
        };
        asked = Query::new().with("cursor", cursor);
        page = api.partner_calls(&hospital, asked).await?;
    }
    page.items.retain(|call| fits(call, &way));
    Ok(page)
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
    use banyi_shared::Instant;

    #[test]
    fn failures_are_found() {
        let call = |status, direction| PartnerCall {
            id: "c1".parse().unwrap(),
            direction,
            at: Instant::from_ms(0),
            method: "PUT".to_owned(),
            path: "/x".to_owned(),
            status,
            duration_ms: 1,
            note: String::new(),
            order_no: None,
            address: None,
        };
        assert!(fits(&call(0, CallDirection::Out), FAILED));
        assert!(fits(&call(401, CallDirection::In), FAILED));
        assert!(!fits(&call(200, CallDirection::In), FAILED));
        assert!(fits(&call(200, CallDirection::In), "in"));
        assert!(!fits(&call(200, CallDirection::Out), "in"));
    }
}
