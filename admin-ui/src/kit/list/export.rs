//! The list as a file: all that the filters ask for, not only what is on the screen.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::{Alert, Button, Dialog, DialogActions, Look, Sign, Tone, download, use_dialog};
use super::csv;
use super::model::{ListModel, MOST_ROWS};
use super::plan::{AnyRow, Plan};
use crate::api::{ApiError, clock};
use crate::lang::{t, tf};

/// Most rows of a file.
const MOST: usize = 10_000;

/// The button, where the list has words to export.
#[component]
pub(super) fn ExportButton(model: ListModel) -> impl IntoView {
    let open = RwSignal::new(false);
    let has_words = model.plan.with_value(|plan| plan.heads.iter().any(|head| head.text.is_some()));
    has_words.then(|| {
        view! {
            <Button look=Look::Quiet sign=Sign::Export on_press=move |()| open.set(true)>
                {t("导出", "Export")}
            </Button>
            <Dialog open=open title=t("导出", "Export")>
                <Export model=model />
            </Dialog>
        }
    })
}

#[derive(Clone, PartialEq)]
enum Stage {
    Reading,
    Stopped,
    Failed(ApiError),
    Saved { all: bool },
}

#[component]
fn Export(model: ListModel) -> impl IntoView {
    let dialog = use_dialog();
    let rows = StoredValue::new(Vec::<AnyRow>::new());
    let (count, stage) = (RwSignal::new(0_usize), RwSignal::new(Stage::Reading));
    let stop = RwSignal::new(false);
    let noun = model.plan.with_value(|plan| plan.noun);
    dialog.hold_while(Signal::derive(move || stage.get() == Stage::Reading));
    let save = move |all: bool| {
        let text = model.plan.with_value(|plan| rows.with_value(|rows| table(plan, rows)));
        let day = clock::now().date().to_string().replace('-', "");
        // A browser that keeps no file says so itself.
        let _ = download(&format!("{noun}-{day}.csv"), &text);
        stage.set(Stage::Saved { all });
    };
    let read = move || {
        stage.set(Stage::Reading);
        spawn_local(async move {
            let answer = read_all(model, rows, count, stop).await;
            match answer {
                Ok(Some(all)) => save(all),
                Ok(None) => drop(stage.try_set(Stage::Stopped)),
                Err(error) => drop(stage.try_set(Stage::Failed(error))),
            }
        });
    };
    read();
    let words = move || {
        let count = count.get();
        match stage.get() {
            Stage::Reading => tf!("正在读取{noun}：{count} 条", "Reading {noun}: {count}"),
            Stage::Stopped => tf!("已停止，读取了 {count} 条。", "Stopped after {count}."),
            Stage::Failed(error) => error.message(),
            Stage::Saved { all: true } => tf!("已导出 {count} 条{noun}。", "{count} {noun} exported."),
            Stage::Saved { all: false } => tf!(
                "已导出前 {count} 条。一次最多 {MOST} 条，请缩小筛选范围导出其余的。",
                "The first {count} exported. A file has at most {MOST}: narrow the filters for the rest."
            ),
        }
    };
    let foot = move || match stage.get() {
        Stage::Reading => view! {
            <div class="dialog-actions">
                <Button on_press=move |()| stop.set(true)>{t("停止", "Stop")}</Button>
            </div>
        }
        .into_any(),
        Stage::Stopped | Stage::Failed(_) => view! {
            <DialogActions leave=t("关闭", "Close")>
                <Button
                    look=Look::Primary
                    disabled=Signal::derive(move || count.get() == 0)
                    on_press=move |()| save(true)
                >
                    {t("下载已读取的", "Download what was read")}
                </Button>
            </DialogActions>
        }
        .into_any(),
        Stage::Saved { .. } => view! { <DialogActions leave=t("完成", "Done") /> }.into_any(),
    };
    view! {
        {move || match stage.get() {
            Stage::Failed(_) => view! { <Alert tone=Tone::Danger>{words}</Alert> }.into_any(),
            _ => view! { <p role="status">{words}</p> }.into_any(),
        }}
        <Show when=move || stage.get() == Stage::Reading>
            <progress class="progress" aria-label=t("读取进度", "Progress")></progress>
        </Show>
        {foot}
    }
    .into_any()
}

/// Reads page after page. Whether all came, or nothing when it was stopped.
async fn read_all(
    model: ListModel,
    rows: StoredValue<Vec<AnyRow>>,
    count: RwSignal<usize>,
    stop: RwSignal<bool>,
) -> Result<Option<bool>, ApiError> {
    let (plan, asked) = (model.plan.get_value(), model.query.get_untracked());
    if plan.whole {
        let shown = model.shown.get_untracked();
        count.set(shown.len());
        rows.set_value(shown.into_iter().map(|item| item.row).collect());
        return Ok(Some(true));
    }
    let mut query = plan.asked(&asked);
    if plan.page_size.is_some() {
        query = query.with("limit", MOST_ROWS.to_string());
    }
    loop {
        let page = (plan.ask)(model.api, query.clone()).await?;
        if stop.try_get_untracked().unwrap_or(true) {
            return Ok(None);
        }
        rows.update_value(|rows| {
            rows.extend(page.items);
            rows.truncate(MOST);
        });
        let read = rows.with_value(Vec::len);
        count.set(read);
        match page.next_cursor {
            None => return Ok(Some(true)),
            Some(_) if read >= MOST => return Ok(Some(false)),
            Some(cursor) => query = query.with("cursor", cursor),
        }
    }
}

fn table(plan: &Plan, rows: &[AnyRow]) -> String {
    let columns: Vec<_> =
        plan.heads.iter().filter_map(|head| Some((head.title, head.text.clone()?))).collect();
    let heads: Vec<&str> = columns.iter().map(|(title, _)| *title).collect();
    let row = |row: &AnyRow| columns.iter().map(|(_, text)| text(row)).collect();
    csv::file(&heads, &rows.iter().map(row).collect::<Vec<_>>())
}
