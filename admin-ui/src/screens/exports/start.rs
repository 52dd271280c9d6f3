//! 导出 Excel: which days, then how far it is, then the file.

use banyi_shared::dto::admin::{Export, ExportInput, ExportKind};
use banyi_shared::{CivilDate, Permission};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::watch::Watch;
use crate::api::{clock, use_api};
use crate::kit::{Button, Dialog, DialogActions, Form, FormAlert, Look, Sign, TextField, use_dialog};
use crate::lang::{t, tf};
use crate::shell::use_session;
use crate::words::Words;

/// Most days of one table (see `ExportInput`).
const MOST_DAYS: i64 = 366;

/// The button for those who may take tables away, and its dialog.
#[component]
pub fn ExportTable(
    what: ExportKind,
    /// The books of all hospitals: only for those who see all of them.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView {
    let session = use_session();
    let may = session.may(Permission::FinanceExport) && (!wide || session.sees_all_hospitals());
    let open = RwSignal::new(false);
    may.then(|| {
        view! {
            <Button look=Look::Quiet sign=Sign::Export on_press=move |()| open.set(true)>
                {t("导出 Excel", "Excel")}
            </Button>
            <Dialog open=open title=t("导出 Excel", "Excel")>
                <Steps what=what />
            </Dialog>
        }
    })
    .into_any()
}

#[component]
fn Steps(what: ExportKind) -> impl IntoView {
    let started = RwSignal::new(None::<Export>);
    move || match started.get() {
        Some(export) => view! { <Watch export=export /> }.into_any(),
        None => view! { <Span what=what started=started /> }.into_any(),
    }
}

/// The span that was typed, when it can be asked for.
fn span(from: &str, to: &str) -> Result<(CivilDate, CivilDate), (&'static str, String)> {
    let day = |name: &'static str, text: &str| {
        text.parse::<CivilDate>().map_err(|_| (name, t("请选择日期", "Choose a day").to_owned()))
    };
    let (first, last) = (day("from", from)?, day("to", to)?);
    if last < first {
        return Err(("to", t("结束日期不能早于开始日期", "It ends before it begins").to_owned()));
    }
    if first.plus_days(MOST_DAYS - 1) < last {
        return Err(("to", tf!("一次最多导出 {MOST_DAYS} 天", "At most {MOST_DAYS} days at once")));
    }
    Ok((first, last))
}

#[component]
fn Span(what: ExportKind, started: RwSignal<Option<Export>>) -> impl IntoView {
    let (api, dialog, form) = (use_api(), use_dialog(), Form::new());
    dialog.hold_while(form.busy());
    let today = clock::now().date();
    // The days of the list behind, where it is narrowed.
    let asked = use_query_map().get_untracked();
    let start = |key: &str, otherwise: CivilDate| {
        let given = asked.get_str(key).and_then(|text| text.parse::<CivilDate>().ok());
        RwSignal::new(given.unwrap_or(otherwise).to_string())
    };
    let (from, to) = (start("from", today.plus_days(-29)), start("to", today));
    let near = [
        (t("近 7 天", "Last 7 days"), 6),
        (t("近 30 天", "Last 30 days"), 29),
        (t("近 90 天", "90 days"), 89),
        (t("近一年", "A year"), 364),
    ];
    let chips = near.map(|(words, days)| {
        let first = today.plus_days(-days).to_string();
        let mine = first.clone();
        let choose = move |_| {
            from.set(first.clone());
            to.set(today.to_string());
            form.touch("from");
            form.touch("to");
        };
        let is_on = move || (from.get() == mine && to.get() == today.to_string()).to_string();
        view! { <button type="button" class="chip" aria-pressed=is_on on:click=choose>{words}</button> }
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let span = from.with_untracked(|from| to.with_untracked(|to| span(from, to)));
        let problem = span.as_ref().err().cloned();
        let (true, Ok((from, to))) = (form.check(problem), span) else {
            return;
        };
        let input = ExportInput { what, from, to };
        form.send(async move { api.start_export(&input).await }, move |export| {
            started.try_set(Some(export));
        });
    };
    let words = tf!(
        "导出「{}」的全部明细，不受当前筛选影响。导出会记入审计日志。",
        "All of “{}” in these days, whatever the list is narrowed to. It goes into the audit log.",
        what.words()
    );
    view! {
        <form class="form" novalidate on:submit=send>
            <p>{words}</p>
            <FormAlert form=form fields=&["from", "to"] />
            <div class="span-row">
                <TextField form=form name="from" label=t("开始日期", "From") value=from kind="date" />
                <TextField form=form name="to" label=t("结束日期", "To") value=to kind="date" />
            </div>
            <div class="chips" role="group" aria-label=t("常用范围", "Usual spans")>{chips}</div>
            <DialogActions leave=t("返回", "Back")>
                <Button look=Look::Primary submit=true busy=form.busy()>{t("开始导出", "Export")}</Button>
            </DialogActions>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_at_most_a_year() {
        assert!(span("2026-01-01", "2026-12-31").is_ok());
        assert!(span("2026-11-20", "2026-11-20").is_ok());
        assert!(span("2025-11-20", "2026-11-20").is_ok());
        assert_eq!(span("2025-11-19", "2026-11-20").err().map(|(name, _)| name), Some("to"));
        assert_eq!(span("2026-11-20", "2026-11-19").err().map(|(name, _)| name), Some("to"));
        assert_eq!(span("", "2026-11-19").err().map(|(name, _)| name), Some("from"));
    }
}
