//! 预约与退款规则: every version for every subject, which hold now, and publishing the next.

mod effect;
mod publish;
mod subject;
mod words;

use banyi_shared::Permission;
use banyi_shared::dto::admin::Policy;
use banyi_shared::rules::EscortPolicy;
use leptos::prelude::*;

use crate::api::{Api, ApiError, Page, Query};
use crate::kit::list::{Choice, List, ListSpec};
use crate::kit::{Badge, PageHead, Sign, when};
use crate::lang::{t, tf};
use publish::{first, next};
use subject::{Names, Subject};

const WRITE: Permission = Permission::CatalogWrite;
/// Filters.
const HOLDS: &str = "yes";
const PAST: &str = "no";

/// The screen.
#[component]
pub fn Policies() -> impl IntoView {
    let names = Names::load();
    view! {
        <PageHead title=t("预约与退款规则", "Policies") />
        <p class="page-note">{t(
            "下单时按医院、服务、平台的顺序取第一份生效的规则，订单始终按下单时的那一版执行。",
            "An order takes the hospital's rules, else the service's, else the platform's, and keeps that version.",
        )}</p>
        <List spec=spec(names) />
    }
}

/// A version, and whether it holds now: the newest of its subject does.
#[derive(Clone, PartialEq)]
struct Row {
    policy: Policy,
    subject: Subject,
    holds: bool,
}

/// By subject, the newest first.
fn rows(policies: Vec<Policy>) -> Vec<Row> {
    let mut rows: Vec<Row> = policies
        .into_iter()
        .map(|policy| Row { subject: Subject::of(&policy), policy, holds: false })
        .collect();
    rows.sort_by(|one, other| {
        (&one.subject, other.policy.version).cmp(&(&other.subject, one.policy.version))
    });
    for at in 0..rows.len() {
        rows[at].holds = at == 0 || rows[at - 1].subject != rows[at].subject;
    }
    rows
}

async fn ask(api: Api, query: Query, platform: StoredValue<EscortPolicy>) -> Result<Page<Row>, ApiError> {
    let mut rows = rows(api.policies(Query::new()).await?.items);
    if let Some(row) = rows.iter().find(|row| row.holds && row.subject == Subject::Platform) {
        platform.try_set_value(row.policy.body.clone());
    }
    match query.get("holds") {
        HOLDS => rows.retain(|row| row.holds),
        PAST => rows.retain(|row| !row.holds),
        _ => {}
    }
    Ok(Page::whole(rows))
}

fn state(row: &Row) -> AnyView {
    match row.holds {
        true => view! { <Badge tone="ok" text=t("生效中", "In force") /> },
        false => view! { <Badge tone="quiet" text=t("历史版本", "Replaced") /> },
    }
    .into_any()
}

fn parts(words: Vec<String>) -> AnyView {
    let part = |text| view! { <span class="cell-part">{text}</span> };
    words.into_iter().map(part).collect_view().into_any()
}

fn spec(names: Names) -> ListSpec<Row> {
    // What a version for another subject begins with.
    let platform = StoredValue::new(EscortPolicy::seeded());
    let who = move |row: &Row| {
        let (subject, kind) = (row.subject.clone(), row.subject.kind());
        view! {
            <span class="cell-main">{move || names.name(&subject)}</span>
            <span class="cell-below">{kind}</span>
        }
        .into_any()
    };
    ListSpec::new(
        t("规则版本", "versions"),
        Sign::Policy,
        "policies",
        |row: &Row| row.policy.id.to_string(),
        move |api, query| ask(api, query, platform),
    )
    .whole()
    .tabs(
        "holds",
        t("状态", "State"),
        [Choice::new(HOLDS, t("生效中", "In force")), Choice::new(PAST, t("历史版本", "Replaced"))],
    )
    .search("q", t("医院或服务", "Hospital or service"))
    .column("subject", t("适用于", "For"), who)
    .exports(move |row| names.name(&row.subject))
    .text("version", t("版本", "Version"), |row| tf!("第 {} 版", "Version {}", row.policy.version))
    .column("state", t("状态", "State"), state)
    .exports(|row| if row.holds { t("生效中", "In force") } else { t("历史版本", "Replaced") }.to_owned())
    .column("window", t("支付与预约", "Paying and booking"), |row| {
        parts(words::window(&row.policy.body))
    })
    .exports(|row| words::window(&row.policy.body).join(" "))
    .column("ladder", t("取消退款", "Refund when cancelled"), |row| {
        parts(words::ladder(&row.policy.body))
    })
    .exports(|row| words::ladder(&row.policy.body).join(" "))
    .text("at", t("生效时间", "Since"), |row| when::minute(row.policy.created_at))
    .form(
        t("发布下一版", "Publish the next"),
        WRITE,
        |row| row.holds,
        move |row| next(&row.policy, &row.subject, names),
    )
    .form(
        t("恢复这一版", "Bring back"),
        WRITE,
        |row| !row.holds,
        move |row| next(&row.policy, &row.subject, names),
    )
    .add(WRITE, t("发布规则", "Publish"), move || first(platform.get_value(), names))
}

#[cfg(test)]
mod tests {
    use super::*;
    use banyi_shared::Instant;
    use banyi_shared::order::OrderKind;

    #[test]
    fn the_newest_of_each_subject_holds() {
        let policy = |id: &str, version, hospital: Option<&str>| Policy {
            id: id.parse().unwrap(),
            kind: OrderKind::Escort,
            version,
            body: EscortPolicy::seeded(),
            created_at: Instant::from_ms(version),
            hospital_id: hospital.map(|id| id.parse().unwrap()),
            service_id: None,
        };
        let all = rows(vec![
            policy("h2", 2, Some("h")),
            policy("p1", 1, None),
            policy("h1", 1, Some("h")),
            policy("p2", 2, None),
        ]);
        let shown: Vec<_> = all.iter().map(|row| (row.policy.id.as_str(), row.holds)).collect();
        assert_eq!(shown, [("p2", true), ("p1", false), ("h2", true), ("h1", false)]);
    }
}
