//! 服务: what is sold, and for how much.

use banyi_shared::Fen;
use banyi_shared::Permission;
use banyi_shared::dto::admin::{AdminService, ServiceInput, SkuInput};
use banyi_shared::dto::{OnOff, Sku};
use banyi_shared::rules::SkuUnit;
use leptos::prelude::*;

use crate::api::Api;
use crate::kit::form::FormSpec;
use crate::kit::list::{Choice, List, ListSpec};
use crate::kit::{OnOffBadge, PageHead, Sign};
use crate::lang::t;
use crate::words::Words;

const WRITE: Permission = Permission::CatalogWrite;
/// Ways to sell a service: each unit once.
const MOST_SKUS: usize = 3;

/// The screen.
#[component]
pub fn Services() -> impl IntoView {
    view! {
        <PageHead title=t("服务与价格", "Services and prices") />
        <List spec=spec() />
    }
}

fn sku_input(sku: &Sku, state: OnOff) -> SkuInput {
    SkuInput { unit: sku.unit, price_fen: sku.price_fen, state, id: Some(sku.id.clone()) }
}

fn input(row: &AdminService) -> ServiceInput {
    let online = row.skus.iter().map(|sku| sku_input(sku, OnOff::Online));
    let offline = row.offline_skus.iter().map(|sku| sku_input(sku, OnOff::Offline));
    ServiceInput {
        name: row.name.clone(),
        summary: row.summary.clone(),
        sort: row.sort,
        state: row.state,
        skus: online.chain(offline).collect(),
    }
}

fn blank_sku() -> SkuInput {
    SkuInput { unit: SkuUnit::Once, price_fen: Fen(0), state: OnOff::Online, id: None }
}

fn form(row: Option<&AdminService>) -> FormSpec<ServiceInput> {
    let (id, title) = match row {
        Some(row) => (Some(row.id.clone()), t("编辑服务", "Edit service")),
        None => (None, t("新增服务", "New service")),
    };
    let start = row.map_or_else(
        || ServiceInput {
            name: String::new(),
            summary: String::new(),
            sort: 100,
            state: OnOff::Online,
            skus: vec![blank_sku()],
        },
        input,
    );
    let units = SkuUnit::ALL.iter().map(|unit| Choice::new(unit.as_str(), unit.words()));
    let units = Signal::stored(units.collect::<Vec<_>>());
    FormSpec::new(
        title,
        start,
        move |form| {
            form.text("name", t("名称", "Name"), |input| &mut input.name)
                .length(2, 64)
                .area("summary", t("说明", "About"), |input| &mut input.summary)
                .length(0, 500)
                .hint(t(
                    "患者在服务列表和详情里看到",
                    "Patients read it in the list and on the service's page",
                ))
                .rows(
                    "skus",
                    t("价格", "Prices"),
                    (blank_sku(), MOST_SKUS),
                    |sku| {
                        sku.select("unit", t("单位", "Unit"), units, |sku| &mut sku.unit)
                            .yuan("priceFen", t("价格（元）", "Price (yuan)"), |sku| &mut sku.price_fen)
                            .on_off("state", t("上线", "Online"), |sku| &mut sku.state)
                    },
                    |input| &mut input.skus,
                )
                .hint(t("改价只影响之后的订单", "A new price is for orders placed from now on"))
                .number("sort", t("排序", "Order"), |input| &mut input.sort)
                .range(0, 1_000_000)
                .hint(t("小的在前", "Smaller comes first"))
                .on_off("state", t("上线", "Online"), |input| &mut input.state)
        },
        move |api, input| api.save_service(id.clone(), input),
    )
}

fn prices(row: &AdminService) -> String {
    let price = |sku: &Sku| format!("{}/{}", sku.price_fen.yuan(), sku.unit.words());
    row.skus.iter().map(price).collect::<Vec<_>>().join("  ")
}

fn spec() -> ListSpec<AdminService> {
    ListSpec::new(
        t("服务", "services"),
        Sign::Service,
        "services",
        |row: &AdminService| row.id.to_string(),
        Api::services,
    )
    .whole()
    .search("q", t("名称", "Name"))
    .text("name", t("服务", "Service"), |row| row.name.clone())
    .text("prices", t("价格", "Prices"), prices)
    .text("detail", t("说明", "About"), |row| row.summary.clone())
    .text("sort", t("排序", "Order"), |row| row.sort.to_string())
    .end()
    .column("state", t("状态", "State"), |row| view! { <OnOffBadge state=row.state /> }.into_any())
    .exports(|row| row.state.words().to_owned())
    .text("id", t("编号", "Number"), |row| row.id.to_string())
    .hidden()
    .add(WRITE, t("新增服务", "New service"), || form(None))
    .edit(WRITE, |row| form(Some(row)))
}
