//! Sessions from a workbook: first a trial run, then the real one.

use banyi_shared::dto::admin::ImportReport;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::desk::use_desk;
use super::report::Report;
use crate::api::{ApiError, IMPORT_TEMPLATE, use_api};
use crate::kit::{Alert, Button, Dialog, DialogActions, Icon, Look, Sign, Tone, use_dialog};
use crate::lang::{t, tf};

/// Most bytes of a workbook that the server reads.
const MOST_BYTES: f64 = 5.0 * 1024.0 * 1024.0;

/// Why a file is not worth sending, if so.
fn refusal(name: &str, bytes: f64) -> Option<&'static str> {
    if !name.to_lowercase().ends_with(".xlsx") {
        return Some(t(
            "请选择 .xlsx 文件；旧的 .xls 请先另存为 .xlsx",
            "Choose an .xlsx workbook; save an old .xls as .xlsx first",
        ));
    }
    (bytes > MOST_BYTES).then_some(t("文件不能超过 5 MB", "The workbook must not exceed 5 MB"))
}

/// The button and its dialogue.
#[component]
pub fn ImportButton() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button sign=Sign::Import on_press=move |()| open.set(true)>{t("导入", "Import")}</Button>
        <Dialog open=open title=t("从 Excel 导入排班", "Import sessions from Excel")><Import /></Dialog>
    }
}

/// How far it is.
#[derive(Clone, PartialEq)]
enum Stage {
    /// A file is to be chosen.
    Choose,
    /// It is on its way.
    Sending { trial: bool, percent: u32 },
    /// The server said this.
    Told(ImportReport),
    /// It did not work.
    Failed(ApiError),
}

#[component]
fn Import() -> impl IntoView {
    let (api, desk, dialog) = (use_api(), use_desk(), use_dialog());
    let stage = RwSignal::new(Stage::Choose);
    let problem = RwSignal::new(None::<&'static str>);
    let file = StoredValue::new_local(None::<File>);
    let name = RwSignal::new(String::new());
    let chooser = NodeRef::<html::Input>::new();
    let busy = Signal::derive(move || matches!(stage.get(), Stage::Sending { .. }));
    dialog.hold_while(busy);
    // It outlives the button that sends: what that one makes is gone once the stage is another.
    let tell = Callback::new(move |sent| {
        stage.try_update(|stage| {
            if let Stage::Sending { percent, .. } = stage {
                *percent = sent;
            }
        });
    });
    let run = move |trial: bool| {
        let (Some(file), Some(hospital)) = (file.get_value(), desk.hospital.get_untracked()) else {
            return;
        };
        stage.set(Stage::Sending { trial, percent: 0 });
        spawn_local(async move {
            let answer = api.import_sessions(&hospital, trial, &file, tell).await;
            if !trial {
                desk.refresh();
            }
            stage.try_set(answer.map_or_else(Stage::Failed, Stage::Told));
        });
    };
    let choose = move |()| {
        if let Some(chooser) = chooser.get_untracked() {
            // The same name again must be heard too: the sheet may have been corrected.
            chooser.set_value("");
            chooser.click();
        }
    };
    let chosen = move |_| {
        let files = chooser.get_untracked().and_then(|chooser| chooser.files());
        let Some(one) = files.and_then(|files| files.get(0)) else {
            return;
        };
        problem.set(refusal(&one.name(), one.size()));
        if problem.get_untracked().is_none() {
            name.set(one.name());
            file.set_value(Some(one));
            run(true);
        }
    };
    let hospital = desk.hospital_row().map(|row| row.name).unwrap_or_default();
    let intro = move || {
        view! {
            <ol class="import-steps">
                <li>
                    <p>{tf!(
                        "下载模板，按表头填写{hospital}的排班：科室、日期、时段、医生、挂号费和号源数。",
                        "Download the workbook and fill it in for {hospital}: department, day, half day, doctor, fee and places."
                    )}</p>
                    <a class="button" href=IMPORT_TEMPLATE download rel="external">
                        <Icon sign=Sign::Export /> <span>{t("下载模板", "Download the workbook")}</span>
                    </a>
                </li>
                <li>
                    <p>{t(
                        "选择填好的文件。先试运行：只检查，不写入；一次最多 5,000 行、5 MB。",
                        "Choose the file. First comes a trial run, which writes nothing. At most 5,000 rows and 5 MB.",
                    )}</p>
                    <Button look=Look::Primary sign=Sign::Import on_press=choose>{t("选择文件", "Choose a file")}</Button>
                </li>
            </ol>
        }
    };
    let body = move || match stage.get() {
        Stage::Choose => view! { {intro()} <DialogActions leave=t("关闭", "Close") /> }.into_any(),
        Stage::Sending { trial, percent } => {
            let words = match (percent, trial) {
                (..100, _) => tf!("正在上传 {percent}%", "Sending {percent}%"),
                (_, true) => t("正在逐行检查…", "Checking each row…").to_owned(),
                (_, false) => t("正在导入…", "Importing…").to_owned(),
            };
            view! {
                <p role="status">{words}</p>
                <progress class="progress" max="100" value=percent.to_string() aria-label=t("进度", "Progress")></progress>
            }
            .into_any()
        }
        Stage::Failed(error) => {
            let words = error.field("file").unwrap_or_else(|| error.message());
            view! {
                <Alert tone=Tone::Danger>{words}</Alert>
                <DialogActions leave=t("关闭", "Close")>
                    <Button on_press=choose>{t("重新选择文件", "Choose again")}</Button>
                </DialogActions>
            }
            .into_any()
        }
        Stage::Told(report) => {
            let good = report.made + report.changed;
            let (is_trial, has_problems) = (report.is_trial, !report.problems.is_empty());
            let go = (is_trial && good > 0).then(|| {
                let words = match has_problems {
                    true => tf!("导入 {good} 行，跳过有问题的", "Import {good} rows, without the bad ones"),
                    false => tf!("导入 {good} 行", "Import {good} rows"),
                };
                view! { <Button look=Look::Primary on_press=move |()| run(false)>{words}</Button> }
            });
            let leave = if is_trial { t("取消", "Cancel") } else { t("完成", "Done") };
            view! {
                <Report report=report file=name.get_untracked() />
                <DialogActions leave=leave>
                    {(is_trial && has_problems).then(|| view! {
                        <Button on_press=choose>{t("改好后重新选择", "Choose again once corrected")}</Button>
                    })}
                    {go}
                </DialogActions>
            }
            .into_any()
        }
    };
    view! {
        <div class="form import">
            <input
                class="sr-only"
                type="file"
                id="import-file"
                aria-label=t("Excel 文件", "Workbook")
                tabindex="-1"
                accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                node_ref=chooser
                on:change=chosen
            />
            {move || problem.get().map(|words| view! { <Alert tone=Tone::Danger>{words}</Alert> })}
            {body}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_workbook_is_sent() {
        assert!(refusal("十二月.XLSX", 10_000.0).is_none());
        assert!(refusal("十二月.xls", 10_000.0).is_some());
        assert!(refusal("十二月.xlsx", 6.0 * 1024.0 * 1024.0).is_some());
    }
}
