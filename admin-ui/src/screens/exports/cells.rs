//! How far an export has come, and the way to its file.

use banyi_shared::dto::admin::{Export, ExportState};
use leptos::prelude::*;

use crate::kit::{Badge, Icon, Sign};
use crate::lang::{t, tf};

/// The state in words, with a bar while it is being written.
pub fn state(row: &Export) -> AnyView {
    match row.state {
        ExportState::Waiting => view! { <Badge tone="info" text=t("等待", "Waiting") /> }.into_any(),
        ExportState::Running => view! {
            <span class="export-progress">
                <Badge tone="brand" text=t("导出中", "Being written") />
                {bar(row)}
            </span>
        }
        .into_any(),
        ExportState::Done => view! { <Badge tone="ok" text=t("完成", "Done") /> }.into_any(),
        ExportState::Failed => view! {
            <Badge tone="danger" text=t("失败", "Failed") />
            <span class="cell-below">{row.error.clone()}</span>
        }
        .into_any(),
    }
}

/// A bar as far as it is; without an end where the end is not known.
pub fn bar(row: &Export) -> AnyView {
    let label = t("导出进度", "Progress of the export");
    match row.rows_total {
        Some(total) if total > 0 => view! {
            <progress class="progress" aria-label=label max=total.to_string() value=row.rows_done.to_string()></progress>
        }
        .into_any(),
        _ => view! { <progress class="progress" aria-label=label></progress> }.into_any(),
    }
}

/// The file's name and size.
pub fn file_words(row: &Export) -> String {
    let name = row.file_name.clone().unwrap_or_else(|| format!("{}.xlsx", row.what));
    match row.bytes {
        Some(bytes) => tf!("{name}（{}）", "{name} ({})", size(bytes)),
        None => name,
    }
}

/// A length for a person.
fn size(bytes: i64) -> String {
    match bytes {
        ..1_024 => format!("{bytes} B"),
        1_024..1_048_576 => format!("{} KB", bytes / 1_024),
        _ => format!("{}.{} MB", bytes / 1_048_576, bytes % 1_048_576 * 10 / 1_048_576),
    }
}

/// The link to the file, once it is there.
pub fn download(row: &Export) -> AnyView {
    let name = row.file_name.clone().unwrap_or_default();
    let label = tf!("下载 {}", "Download {}", file_words(row));
    row.url
        .clone()
        .filter(|_| row.state == ExportState::Done)
        .map(|url| {
            view! {
                <a class="button button-quiet" href=url download=name aria-label=label.clone() title=label rel="external">
                    <Icon sign=Sign::Export /> {t("下载", "Download")}
                </a>
            }
        })
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_read_at_a_glance() {
        assert_eq!(size(512), "512 B");
        assert_eq!(size(20_480), "20 KB");
        assert_eq!(size(1_572_864), "1.5 MB");
    }
}
