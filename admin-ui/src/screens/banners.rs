//! 轮播图: the pictures at the top of the home page.

use banyi_shared::Permission;
use banyi_shared::dto::admin::{AdminBanner, BannerInput};
use banyi_shared::dto::{BannerLink, FilePurpose, OnOff};
use leptos::prelude::*;

use crate::api::{Api, clock};
use crate::kit::form::FormSpec;
use crate::kit::list::{Action, Choice, List, ListSpec};
use crate::kit::{Badge, OnOffBadge, PageHead, Sign, when};
use crate::lang::{t, tf};
use crate::words::Words;

const WRITE: Permission = Permission::ContentWrite;

/// The screen.
#[component]
pub fn Banners() -> impl IntoView {
    view! {
        <PageHead title=t("轮播图", "Banners") />
        <List spec=spec() />
    }
}

fn start(row: Option<&AdminBanner>) -> BannerInput {
    BannerInput {
        title: row.map(|row| row.title.clone()).unwrap_or_default(),
        link: row.map_or(BannerLink::None, |row| row.link),
        sort: row.map_or(100, |row| row.sort),
        state: row.map_or(OnOff::Online, |row| row.state),
        image_file_id: row.and_then(|row| row.image_file_id.clone()),
        target: row.and_then(|row| row.target.clone()),
        starts_at: row.and_then(|row| row.starts_at),
        ends_at: row.and_then(|row| row.ends_at),
    }
}

fn form(row: Option<&AdminBanner>) -> FormSpec<BannerInput> {
    let (id, title) = match row {
        Some(row) => (Some(row.id.clone()), t("编辑轮播图", "Edit banner")),
        None => (None, t("新增轮播图", "New banner")),
    };
    let url = row.and_then(|row| row.image_url.clone());
    let links = BannerLink::ALL.iter().map(|link| Choice::new(link.as_str(), link.words()));
    let links = Signal::stored(links.collect::<Vec<_>>());
    FormSpec::new(
        title,
        start(row),
        move |form| {
            form.text("title", t("标题", "Title"), |input| &mut input.title)
                .length(1, 40)
                .hint(t("没有图片时显示标题；读屏软件也读它", "Shown without a picture, and read out"))
                .picture(
                    "imageFileId",
                    t("图片", "Picture"),
                    ("/admin/content/files", FilePurpose::Banner),
                    url,
                    |input| &mut input.image_file_id,
                )
                .hint(t("宽高约 2:1，至少 750 像素宽", "About 2:1, at least 750 pixels wide"))
                .select("link", t("点击后", "When tapped"), links, |input| &mut input.link)
                .maybe_text("target", t("目标编号", "Target's number"), |input| &mut input.target)
                .hint(t("服务、医院或公告的编号", "Number of the service, hospital or announcement"))
                .maybe_moment("startsAt", t("开始时间", "From"), |input| &mut input.starts_at)
                .maybe_moment("endsAt", t("结束时间", "Until"), |input| &mut input.ends_at)
                .number("sort", t("排序", "Order"), |input| &mut input.sort)
                .range(0, 1_000_000)
                .hint(t("小的在前", "Smaller comes first"))
                .on_off("state", t("上线", "Online"), |input| &mut input.state)
        },
        move |api, mut input| {
            if matches!(input.link, BannerLink::None | BannerLink::Apply) {
                input.target = None;
            }
            api.save_banner(id.clone(), input)
        },
    )
}

fn picture(row: &AdminBanner) -> AnyView {
    match row.image_url.clone() {
        Some(url) => view! { <img class="thumb" src=url alt="" loading="lazy" /> }.into_any(),
        None => view! { <span class="thumb thumb-none">{t("无图", "None")}</span> }.into_any(),
    }
}

/// Whether it is shown now: on, and within its time.
fn shown(row: &AdminBanner) -> AnyView {
    let now = clock::now();
    match row.state {
        OnOff::Online if row.starts_at.is_some_and(|at| at > now) => {
            view! { <Badge tone="info" text=t("未开始", "Not yet") /> }.into_any()
        }
        OnOff::Online if row.ends_at.is_some_and(|at| at <= now) => {
            view! { <Badge tone="quiet" text=t("已结束", "Over") /> }.into_any()
        }
        state => view! { <OnOffBadge state=state /> }.into_any(),
    }
}

fn spec() -> ListSpec<AdminBanner> {
    let remove = Action::<AdminBanner>::new(t("删除", "Delete"), WRITE, |api, row| {
        api.remove_banner(row.id.clone())
    });
    let moment = |at: Option<banyi_shared::Instant>| at.map(when::minute).unwrap_or_default();
    ListSpec::new(
        t("轮播图", "banners"),
        Sign::Banner,
        "banners",
        |row: &AdminBanner| row.id.to_string(),
        Api::banners,
    )
    .whole()
    .search("q", t("标题", "Title"))
    .column("picture", t("图片", "Picture"), picture)
    .text("title", t("标题", "Title"), |row| row.title.clone())
    .text("link", t("点击后", "When tapped"), |row| row.link.words().to_owned())
    .text("from", t("开始", "From"), move |row| moment(row.starts_at))
    .text("until", t("结束", "Until"), move |row| moment(row.ends_at))
    .text("sort", t("排序", "Order"), |row| row.sort.to_string())
    .end()
    .column("state", t("状态", "State"), shown)
    .exports(|row| row.state.words().to_owned())
    .add(WRITE, t("新增轮播图", "New banner"), || form(None))
    .edit(WRITE, |row| form(Some(row)))
    .act(remove.danger().confirm(|row| tf!("删除轮播图「{}」？", "Delete “{}”?", row.title)))
}
