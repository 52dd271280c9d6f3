//! An export on its way, in the dialog that asked for it.

use std::time::Duration;

use banyi_shared::dto::admin::{Export, ExportState};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{cells, moves};
use crate::api::use_api;
use crate::kit::{Alert, DialogActions, Icon, Sign, Tone};
use crate::lang::{t, tf};
use crate::route;

/// Between two questions.
const FOLLOW: Duration = Duration::from_millis(1_500);

/// How far it is; then the file.
#[component]
pub fn Watch(export: Export) -> impl IntoView {
    let api = use_api();
    let export = RwSignal::new(export);
    let look = move || {
        let Some((id, true)) = export.try_with_untracked(|export| (export.id.clone(), moves(export.state)))
        else {
            return;
        };
        spawn_local(async move {
            // A lost answer is asked for again.
            if let Ok(fresh) = api.export(&id).await {
                export.try_set(fresh);
            }
        });
    };
    if let Ok(handle) = set_interval_with_handle(look, FOLLOW) {
        on_cleanup(move || handle.clear());
    }
    let stage = Memo::new(move |_| export.with(|export| export.state));
    let words = move || match stage.get() {
        ExportState::Waiting => t("已排队，马上开始。", "Queued; it begins in a moment."),
        ExportState::Running => t("正在导出…", "Being written…"),
        ExportState::Done => t("已完成", "Done"),
        ExportState::Failed => t("没有导出成功", "It failed"),
    };
    let progress = move || {
        let export = export.get();
        match export.state {
            ExportState::Waiting | ExportState::Running => {
                let count = match export.rows_total {
                    Some(total) => tf!("{} / {total} 行", "{} of {total} rows", export.rows_done),
                    None => tf!("{} 行", "{} rows", export.rows_done),
                };
                view! { {cells::bar(&export)} <p class="fine">{count}</p> }.into_any()
            }
            ExportState::Done => {
                let (words, name) =
                    (cells::file_words(&export), export.file_name.clone().unwrap_or_default());
                let rows = tf!("共 {} 行", "{} rows", export.rows_done);
                let link = export.url.clone().map(|url| {
                    view! {
                        <a class="button button-primary export-file" href=url download=name rel="external">
                            <Icon sign=Sign::Export /> <span>{tf!("下载 {words}", "Download {words}")}</span>
                        </a>
                    }
                });
                view! { <p class="soft">{rows}</p> {link} }.into_any()
            }
            ExportState::Failed => {
                let why = export
                    .error
                    .clone()
                    .unwrap_or_else(|| t("请稍后重新导出。", "Please try again later.").to_owned());
                view! { <Alert tone=Tone::Danger>{why}</Alert> }.into_any()
            }
        }
    };
    view! {
        <div class="form">
            <p role="status"><strong>{words}</strong></p>
            {progress}
            <p class="soft">
                {t("可以关闭这个窗口，之后在", "You may close this; it can be found later under ")}
                <a href=route::list("exports")>{t("导出记录", "Exports")}</a>
                {t("里下载。", ".")}
            </p>
            <DialogActions leave=t("关闭", "Close") />
        </div>
    }
}
