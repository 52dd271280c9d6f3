//! What an import did, or would do, row by row.

use banyi_shared::dto::admin::{ImportReport, RowProblem};
use leptos::prelude::*;

use crate::kit::list::csv;
use crate::kit::{Alert, Button, CopyButton, Look, Sign, Tone, download};
use crate::lang::{t, tf};

/// Most bad rows that the server tells.
const MOST_TOLD: usize = 500;

/// What it comes to, in a sentence.
fn verdict(report: &ImportReport) -> (Tone, String) {
    let (bad, good) = (report.problems.len(), report.made + report.changed);
    match (report.is_trial, bad, good) {
        (_, 0, 0) if report.same == 0 => {
            (Tone::Warn, t("表里没有排班。", "The sheet has no sessions.").to_owned())
        }
        (_, 0, 0) => (Tone::Info, t("和现有排班完全一样，不需要导入。", "All is there already.").to_owned()),
        (true, 0, _) => {
            (Tone::Ok, t("试运行完成，每一行都可以导入。", "The trial run found nothing wrong.").to_owned())
        }
        (true, _, _) => (
            Tone::Warn,
            tf!(
                "试运行完成，{bad} 处有问题，其余的可以导入。",
                "The trial run found {bad} problems; the rest can be imported."
            ),
        ),
        (false, 0, _) => (Tone::Ok, t("导入完成。", "Imported.").to_owned()),
        (false, _, _) => (
            Tone::Warn,
            tf!("导入完成，{bad} 处有问题的行没有导入。", "Imported; the {bad} problems were left out."),
        ),
    }
}

/// The problems as a table of a file.
fn table(problems: &[RowProblem]) -> String {
    let heads = [t("行", "Row"), t("列", "Column"), t("问题", "Problem")];
    let rows: Vec<Vec<String>> = problems
        .iter()
        .map(|one| vec![one.row.to_string(), one.column.clone(), one.sentence.clone()])
        .collect();
    csv::file(&heads, &rows)
}

/// The problems as lines of text.
fn lines(problems: &[RowProblem]) -> String {
    let line = |one: &RowProblem| tf!("第 {} 行 {}：{}", "Row {}, {}: {}", one.row, one.column, one.sentence);
    problems.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Counts, and the bad rows.
#[component]
pub fn Report(report: ImportReport, file: String) -> impl IntoView {
    let (tone, words) = verdict(&report);
    let sum = |label: &'static str, count: i64| {
        view! {
            <div class="sum" class:sum-none={count == 0}>
                <dt>{label}</dt>
                <dd>{count}</dd>
            </div>
        }
    };
    let bad = i64::try_from(report.problems.len()).unwrap_or(i64::MAX);
    let (made, changed) = match report.is_trial {
        true => (t("将新增", "New"), t("将修改", "Changed")),
        false => (t("已新增", "Added"), t("已修改", "Changed")),
    };
    let problems =
        (!report.problems.is_empty()).then(|| view! { <Problems problems=report.problems.clone() /> });
    view! {
        <p class="soft import-file">{tf!("{file}，共 {} 行", "{file}, {} rows", report.rows)}</p>
        <Alert tone=tone><strong>{words}</strong></Alert>
        <dl class="sums">
            {sum(made, report.made)}
            {sum(changed, report.changed)}
            {sum(t("没有变化", "Same"), report.same)}
            {sum(t("有问题", "Bad"), bad)}
        </dl>
        {problems}
    }
}

#[component]
fn Problems(problems: Vec<RowProblem>) -> impl IntoView {
    let (text, file) = (lines(&problems), table(&problems));
    let more = (problems.len() >= MOST_TOLD).then(|| {
        view! { <p class="fine">{tf!("只列出前 {MOST_TOLD} 处。", "Only the first {MOST_TOLD} are listed.")}</p> }
    });
    // A browser that keeps no file says so itself.
    let save = move |()| drop(download(&format!("{}.csv", t("导入问题", "import-problems")), &file));
    let row = |one: RowProblem| {
        view! {
            <tr>
                <td class="import-row">{one.row}</td>
                <td class="import-column">{one.column}</td>
                <td>{one.sentence}</td>
            </tr>
        }
    };
    view! {
        <div class="import-head">
            <h3 class="entries-title">{t("有问题的行", "Bad rows")}</h3>
            <CopyButton text=text what=t("问题清单", "Problems") />
            <Button look=Look::Quiet sign=Sign::Export on_press=save>{t("下载清单", "Download")}</Button>
        </div>
        <div class="import-problems" role="region" aria-label=t("有问题的行", "Bad rows") tabindex="0">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t("行", "Row")}</th>
                        <th scope="col">{t("列", "Column")}</th>
                        <th scope="col">{t("问题", "Problem")}</th>
                    </tr>
                </thead>
                <tbody>{problems.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        {more}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(row: i64) -> RowProblem {
        RowProblem { row, column: "日期".to_owned(), sentence: "不是日期".to_owned() }
    }

    fn report(made: i64, problems: Vec<RowProblem>, is_trial: bool) -> ImportReport {
        ImportReport { rows: 3, made, changed: 0, same: 0, problems, is_trial }
    }

    #[test]
    fn a_trial_says_what_would_be() {
        assert_eq!(verdict(&report(3, vec![], true)).0, Tone::Ok);
        assert!(verdict(&report(2, vec![problem(4)], true)).1.contains("1 处有问题"));
        assert_eq!(verdict(&report(3, vec![], false)).1, "导入完成。");
        assert_eq!(verdict(&report(0, vec![], true)).0, Tone::Warn);
    }

    #[test]
    fn bad_rows_can_be_taken_along() {
        assert_eq!(lines(&[problem(2), problem(9)]), "第 2 行 日期：不是日期\n第 9 行 日期：不是日期");
        assert!(table(&[problem(2)]).ends_with("2,日期,不是日期\r\n"));
    }
}
