//! 服务条款: every version, and publishing the next.

use banyi_shared::Permission;
use banyi_shared::dto::Terms;
use banyi_shared::dto::admin::TermsInput;
use leptos::prelude::*;

use crate::api::Api;
use crate::kit::form::FormSpec;
use crate::kit::list::{List, ListSpec};
use crate::kit::{Button, Dialog, DialogActions, Look, PageHead, Sign, when};
use crate::lang::{t, tf};

const WRITE: Permission = Permission::CatalogWrite;

/// The screen.
#[component]
pub fn TermsScreen() -> impl IntoView {
    view! {
        <PageHead title=t("服务条款", "Terms") />
        <List spec=spec() />
    }
}

/// A new version begins with the words of the one that it replaces.
fn next(row: Option<&Terms>) -> FormSpec<TermsInput> {
    let start = TermsInput {
        title: row.map_or_else(|| "服务条款同意书".to_owned(), |row| row.title.clone()),
        body: row.map(|row| row.body.clone()).unwrap_or_default(),
        min_read_seconds: row.map_or(5, |row| row.min_read_seconds),
    };
    FormSpec::new(
        t("发布新版本", "Publish a new version"),
        start,
        |form| {
            form.text("title", t("标题", "Title"), |input| &mut input.title)
                .length(2, 64)
                .area("body", t("正文", "Text"), |input| &mut input.body)
                .length(10, 20_000)
                .high(20)
                .number("minReadSeconds", t("至少阅读（秒）", "To read, at least (s)"), |input| {
                    &mut input.min_read_seconds
                })
                .range(0, 60)
        },
        |api, input| api.publish_terms(input),
    )
    .note(t(
        "发布后立即生效，之后下单的患者需要重新阅读并同意；旧版本保留，已有订单不变。",
        "It holds at once: patients agree to it with their next order. Older versions stay with their orders.",
    ))
    .submit(t("发布", "Publish"))
    .done(t("新版本已生效", "The new version holds"))
}

/// The text of a version, to read.
#[component]
fn ReadButton(terms: Terms) -> impl IntoView {
    let open = RwSignal::new(false);
    let heading = tf!("{} 第 {} 版", "{} version {}", terms.title, terms.version);
    let body = StoredValue::new(terms.body);
    view! {
        <Button look=Look::Quiet on_press=move |()| open.set(true)>{t("查看", "Read")}</Button>
        <Dialog open=open title=t("服务条款", "Terms")>
            <h3 class="terms-title">{heading.clone()}</h3>
            <div class="prose terms-body" tabindex="0">{body.get_value()}</div>
            <DialogActions leave=t("关闭", "Close") />
        </Dialog>
    }
    .into_any()
}

fn spec() -> ListSpec<Terms> {
    ListSpec::new(
        t("条款版本", "versions"),
        Sign::Terms,
        "terms",
        |row: &Terms| row.version.to_string(),
        Api::terms,
    )
    .whole()
    .text("version", t("版本", "Version"), |row| tf!("第 {} 版", "Version {}", row.version))
    .text("title", t("标题", "Title"), |row| row.title.clone())
    .text("detail", t("正文", "Text"), |row| row.body.chars().take(60).collect())
    .text("seconds", t("至少阅读", "To read"), |row| tf!("{} 秒", "{} s", row.min_read_seconds))
    .text("at", t("生效时间", "Since"), |row| when::minute(row.published_at))
    .tools(|row| view! { <ReadButton terms=row.clone() /> }.into_any())
    .form(t("以此为底稿发布", "Publish from this"), WRITE, |_| true, |row| next(Some(row)))
    .add(WRITE, t("发布新版本", "Publish a new version"), || next(None))
}
