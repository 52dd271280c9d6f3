//! 公告: what patients read first. The shortest screen: a list and a form, described.

use banyi_shared::Permission;
use banyi_shared::dto::OnOff;
use banyi_shared::dto::admin::{AdminAnnouncement, AnnouncementInput};
use leptos::prelude::*;

use crate::api::Api;
use crate::kit::form::FormSpec;
use crate::kit::list::{Action, Choice, List, ListSpec};
use crate::kit::{OnOffBadge, PageHead, Sign, when};
use crate::lang::{t, tf};
use crate::words::Words;

/// The screen.
#[component]
pub fn Announcements() -> impl IntoView {
    view! {
        <PageHead title=t("公告", "Announcements") />
        <List spec=spec() />
    }
}

fn form(row: Option<&AdminAnnouncement>) -> FormSpec<AnnouncementInput> {
    let (id, title) = match row {
        Some(row) => (Some(row.id.clone()), t("编辑公告", "Edit announcement")),
        None => (None, t("新增公告", "New announcement")),
    };
    let start = AnnouncementInput {
        title: row.map(|row| row.title.clone()).unwrap_or_default(),
        body: row.map(|row| row.body.clone()).unwrap_or_default(),
        is_pinned: row.is_some_and(|row| row.is_pinned),
        state: row.map_or(OnOff::Online, |row| row.state),
    };
    FormSpec::new(
        title,
        start,
        |form| {
            form.text("title", t("标题", "Title"), |input| &mut input.title)
                .length(2, 64)
                .area("body", t("正文", "Text"), |input| &mut input.body)
                .length(2, 5_000)
                .high(10)
                .hint(t("空一行就是新的一段", "An empty line begins a paragraph"))
                .switch("isPinned", t("置顶", "Pinned"), |input| &mut input.is_pinned)
                .on_off("state", t("上线", "Online"), |input| &mut input.state)
        },
        move |api, input| api.save_announcement(id.clone(), input),
    )
}

fn spec() -> ListSpec<AdminAnnouncement> {
    let states = OnOff::ALL.iter().map(|state| Choice::new(state.as_str(), state.words()));
    let yes = |yes| if yes { t("是", "Yes") } else { "—" }.to_owned();
    let remove =
        Action::<AdminAnnouncement>::new(t("删除", "Delete"), Permission::ContentWrite, |api, row| {
            api.remove_announcement(row.id.clone())
        });
    ListSpec::new(
        t("公告", "announcements"),
        Sign::News,
        "announcements",
        |row| row.id.to_string(),
        Api::announcements,
    )
    .tabs("state", t("状态", "State"), states)
    .search("q", t("标题或正文", "Title or text"))
    .text("title", t("标题", "Title"), |row: &AdminAnnouncement| row.title.clone())
    .text("detail", t("正文", "Text"), |row| row.body.chars().take(60).collect())
    .text("pinned", t("置顶", "Pinned"), move |row| yes(row.is_pinned))
    .column("state", t("状态", "State"), |row| view! { <OnOffBadge state=row.state /> }.into_any())
    .exports(|row| row.state.words().to_owned())
    .text("at", t("发布时间", "Published"), |row| when::minute(row.published_at))
    .text("changed", t("最近修改", "Changed"), |row| when::minute(row.updated_at))
    .text("id", t("编号", "Number"), |row| row.id.to_string())
    .hidden()
    .add(Permission::ContentWrite, t("新增公告", "New announcement"), || form(None))
    .edit(Permission::ContentWrite, |row| form(Some(row)))
    .act(remove.danger().confirm(|row| tf!("删除公告「{}」？", "Delete “{}”?", row.title)))
}
