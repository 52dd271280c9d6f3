//! The same done to many rows, one after the other, with what came of it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::{Alert, Button, Dialog, DialogActions, Look, Sign, Tone, use_dialog};
use super::model::{Item, ListModel};
use super::plan::ActionPlan;
use super::rows::ChooseAll;
use crate::lang::{t, tf};

/// How many rows are chosen, and what can be done to them.
#[component]
pub(super) fn BatchBar(model: ListModel) -> impl IntoView {
    let count = Memo::new(move |_| model.chosen.with(std::collections::BTreeSet::len));
    let actions = model.plan.with_value(|plan| plan.batch.clone());
    let buttons = actions.into_iter().map(move |action| view! { <BatchButton model=model action=action /> });
    view! {
        <div class="batch" role="group" aria-label=t("批量操作", "Batch actions")>
            <label class="check">
                <ChooseAll model=model />
                <span role="status">
                    {move || {
                        let count = count.get();
                        tf!("已选 {count} 条", "{count} selected")
                    }}
                </span>
            </label>
            {buttons.collect_view()}
            <Button look=Look::Quiet sign=Sign::Close on_press=move |()| model.choose_none()>
                {t("取消选择", "Clear")}
            </Button>
        </div>
    }
    .into_any()
}

#[component]
fn BatchButton(model: ListModel, action: ActionPlan) -> impl IntoView {
    let open = RwSignal::new(false);
    let label = action.label;
    let action = StoredValue::new(action);
    view! {
        <Button on_press=move |()| open.set(true)>{label}</Button>
        <Dialog open=open title=label>
            <Run model=model action=action.get_value() />
        </Dialog>
    }
}

/// How far it has come.
#[derive(Clone, Default, PartialEq)]
struct Progress {
    done: usize,
    /// The rows where it failed, and why.
    failed: Vec<(String, String)>,
    ended: bool,
}

#[component]
fn Run(model: ListModel, action: ActionPlan) -> impl IntoView {
    let dialog = use_dialog();
    let chosen: Vec<Item> = model.chosen_items();
    let all = chosen.len();
    let rows: Vec<Item> = chosen.into_iter().filter(|item| (action.fits)(&item.row)).collect();
    let (count, label, danger, done) = (rows.len(), action.label, action.danger, action.done);
    let progress = RwSignal::new(None::<Progress>);
    let stop = RwSignal::new(false);
    let busy = Signal::derive(move || progress.with(|now| now.as_ref().is_some_and(|now| !now.ended)));
    dialog.hold_while(busy);
    let start = move |()| {
        progress.set(Some(Progress::default()));
        let (action, rows) = (action.clone(), rows.clone());
        spawn_local(async move {
            for item in rows {
                if stop.try_get_untracked().unwrap_or(true) {
                    break;
                }
                let answer = (action.run)(model.api, item.row.clone()).await;
                progress.try_update(|now| {
                    let now = now.get_or_insert_default();
                    match answer {
                        Ok(()) => now.done += 1,
                        Err(error) => now.failed.push((item.id.clone(), error.message())),
                    }
                });
            }
            progress.try_update(|now| now.get_or_insert_default().ended = true);
            model.choose_none();
            model.refresh();
        });
    };
    let left_out = (count < all).then(|| {
        let rest = all - count;
        tf!("另外 {rest} 条不适用，会跳过。", "{rest} others do not fit and are left out.")
    });
    let start = Callback::new(start);
    move || match progress.get() {
        None => {
            let look = if danger { Look::Danger } else { Look::Primary };
            view! {
                <p>{tf!("对 {count} 条执行「{label}」。", "“{label}” for {count} rows.")}</p>
                {left_out.clone().map(|text| view! { <p class="soft">{text}</p> })}
                <DialogActions>
                    <Button look=look disabled=count == 0 on_press=start>{label}</Button>
                </DialogActions>
            }
            .into_any()
        }
        Some(now) => {
            let tried = now.done + now.failed.len();
            let words = match now.ended {
                false => tf!("正在处理：{tried} / {count}", "Working: {tried} of {count}"),
                true => {
                    let (good, bad) = (now.done, now.failed.len());
                    tf!("{done}：成功 {good} 条，失败 {bad} 条", "{done}: {good} succeeded, {bad} failed")
                }
            };
            let failures = now.failed.iter().map(|(id, why)| {
                view! { <li><span class="mono">{id.clone()}</span> " " {why.clone()}</li> }
            });
            let failures = failures.collect_view();
            let failures = (!now.failed.is_empty()).then(|| {
                view! { <Alert tone=Tone::Danger><ul class="failures">{failures}</ul></Alert> }
            });
            view! {
                <p role="status">{words}</p>
                <progress class="progress" max=count.to_string() value=tried.to_string()></progress>
                {failures}
                {match now.ended {
                    true => view! { <DialogActions leave=t("关闭", "Close") /> }.into_any(),
                    false => view! {
                        <div class="dialog-actions">
                            <Button on_press=move |()| stop.set(true)>{t("停止", "Stop")}</Button>
                        </div>
                    }
                    .into_any(),
                }}
            }
            .into_any()
        }
    }
}
