//! 备注: written, saved, never lost by accident.

use banyi_shared::Permission;
use banyi_shared::dto::admin::RemarkInput;
use leptos::prelude::*;

use super::page::use_order_page;
use crate::api::{clock, use_api};
use crate::kit::{Button, Form, FormAlert, Look, Panel, TextArea, use_leave_guard};
use crate::lang::{t, tf};
use crate::shell::use_session;

/// Most characters (see `RemarkInput::text`).
const LONGEST: usize = 1_000;

/// The editor; for those who may only look, the text.
#[component]
pub fn RemarkPanel() -> impl IntoView {
    let (page, session) = (use_order_page(), use_session());
    let text = move || page.read(|order| order.remark.clone()).flatten();
    if session.may(Permission::OrdersWrite) {
        view! { <Panel title=t("备注", "Remark")><Editor /></Panel> }.into_any()
    } else {
        view! {
            <Panel title=t("备注", "Remark")>
                <p class="prose">{move || text().unwrap_or_else(|| t("没有备注", "No remark").to_owned())}</p>
            </Panel>
        }
        .into_any()
    }
}

#[component]
fn Editor() -> impl IntoView {
    let (api, page, guard) = (use_api(), use_order_page(), use_leave_guard());
    let form = Form::new();
    let key = StoredValue::new(format!("remark/{}", page.no()));
    let saved = Memo::new(move |_| page.read(|order| order.remark.clone()).flatten().unwrap_or_default());
    let left = key.with_value(|key| guard.draft(key));
    let was_left = left.is_some();
    let text = RwSignal::new(left.unwrap_or_else(|| saved.get_untracked()));
    let saved_at = RwSignal::new(None::<String>);
    let is_dirty = Memo::new(move |_| text.with(|text| saved.with(|saved| text != saved)));
    Effect::new(move |before: Option<String>| {
        let now = saved.get();
        // A fresh answer replaces what nobody has touched.
        if before.is_some_and(|before| text.with_untracked(|text| *text == before)) {
            text.set(now.clone());
        }
        now
    });
    Effect::new(move |_| {
        let (text, is_dirty) = (text.get(), is_dirty.get());
        key.with_value(|key| if is_dirty { guard.keep(key, text) } else { guard.settle(key) });
    });
    on_cleanup(move || guard.unwatch());
    let save = move || {
        let content = text.get_untracked();
        let length = content.chars().count();
        let problem = (length > LONGEST).then(|| {
            (
                "text",
                tf!("最多 {LONGEST} 个字，现在有 {length} 个", "At most {LONGEST} characters, now {length}"),
            )
        });
        if !is_dirty.get_untracked() || !form.check(problem) {
            return;
        }
        let (no, input) = (page.no(), RemarkInput { text: content });
        form.send(async move { api.remark(&no, &input).await }, move |order| {
            saved_at.try_set(Some(clock::now().civil().format("%H:%M").to_string()));
            page.show(order);
        });
    };
    let status = move || match (is_dirty.get(), saved_at.get()) {
        (true, None) if was_left => {
            t("已恢复上次没有保存的内容", "Brought back what was not saved").to_owned()
        }
        (true, _) => t("还没有保存", "Not saved yet").to_owned(),
        (false, Some(at)) => tf!("已保存 {at}", "Saved {at}"),
        (false, None) => t("只有员工能看到", "Only staff see this").to_owned(),
    };
    view! {
        <form
            class="form remark"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
            on:keydown=move |event| {
                if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                    event.prevent_default();
                    save();
                }
            }
        >
            <FormAlert form=form fields=&["text"] />
            <TextArea
                form=form name="text" label=t("备注内容", "Text of the remark") value=text rows=4
                placeholder=t("写下需要同事知道的事，例如已电话确认行程", "What colleagues should know")
                locked=form.busy()
            />
            <div class="remark-foot">
                <p class="fine" class:is-dirty=is_dirty role="status">{status}</p>
                <Button
                    look=Look::Primary
                    submit=true
                    busy=form.busy()
                    disabled=Signal::derive(move || !is_dirty.get())
                >
                    {t("保存", "Save")}
                </Button>
            </div>
        </form>
    }
}
