//! A picture: chosen, sent at once, shown.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::field::Frame;
use super::super::{Button, Icon, Look, Sign};
use super::Form;
use crate::api::use_api;
use crate::lang::{t, tf};

/// What the server takes, as the browser's chooser knows it.
const TYPES: &str = "image/jpeg,image/png,image/webp";
/// Most bytes worth sending: the server refuses more for every purpose.
const MOST_BYTES: f64 = 10.0 * 1024.0 * 1024.0;

/// Why a file is not worth sending, if so.
fn refusal(kind: &str, bytes: f64) -> Option<&'static str> {
    if !TYPES.split(',').any(|known| known == kind) {
        return Some(t("请选择 JPG、PNG 或 WebP 图片", "Choose a JPG, PNG or WebP picture"));
    }
    (bytes > MOST_BYTES).then_some(t("图片不能超过 10 MB", "The picture must not exceed 10 MB"))
}

/// The field.
#[component]
pub(super) fn Picture(
    form: Form,
    name: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    hint: Signal<String>,
    optional: bool,
    /// Where it is sent, and for what.
    target: (&'static str, &'static str),
    /// Shows the one that is there.
    url: Option<String>,
) -> impl IntoView {
    let api = use_api();
    let chooser = NodeRef::<html::Input>::new();
    let shown = RwSignal::new(url);
    // 0 to 100 while it is being sent.
    let progress = RwSignal::new(None::<u32>);
    let busy = Signal::derive(move || progress.with(Option::is_some));
    let send = move |file: web_sys::File| {
        if let Some(problem) = refusal(&file.type_(), file.size()) {
            form.blame(name, problem.to_owned());
            return;
        }
        form.touch(name);
        progress.set(Some(0));
        let tell = Callback::new(move |part| {
            progress.try_set(Some(part));
        });
        spawn_local(async move {
            let answer = api.upload(target.0, target.1, &file, tell).await;
            progress.try_set(None);
            match answer {
                Ok(stored) => {
                    value.try_set(stored.id.to_string());
                    shown.try_set(Some(stored.url));
                }
                Err(error) => form.blame(name, error.field("file").unwrap_or_else(|| error.message())),
            }
        });
    };
    let choose = move |()| {
        if let Some(chooser) = chooser.get_untracked() {
            chooser.click();
        }
    };
    let taken = move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlInputElement>| {
        let file = event.target().files().and_then(|files| files.get(0));
        // The same file may be chosen again after a refusal.
        event.target().set_value("");
        if let Some(file) = file {
            send(file);
        }
    };
    let drop = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0))
        {
            send(file);
        }
    };
    let remove = move |()| {
        value.set(String::new());
        shown.set(None);
        form.touch(name);
    };
    let inside = move || match (progress.get(), shown.get()) {
        (Some(part), _) => view! {
            <span class="picture-word">{tf!("上传中 {part}%", "Sending {part}%")}</span>
            <progress max="100" value=part.to_string() aria-label=t("上传进度", "Progress")></progress>
        }
        .into_any(),
        (None, Some(url)) => view! { <img src=url alt=tf!("{label}预览", "{label}, preview") /> }.into_any(),
        (None, None) => view! {
            <Icon sign=Sign::Picture />
            <span class="picture-word">{t("拖到这里，或选择图片", "Drop it here, or choose")}</span>
        }
        .into_any(),
    };
    view! {
        <Frame form=form name=name label=label hint=hint optional=optional>
            <div class="picture" on:dragover=move |event| event.prevent_default() on:drop=drop>
                <div class="picture-frame">{inside}</div>
                <div class="picture-tools">
                    <Button busy=busy on_press=choose>
                        {move || match shown.with(Option::is_some) {
                            true => t("更换图片", "Replace"),
                            false => t("选择图片", "Choose a picture"),
                        }}
                    </Button>
                    <Show when=move || shown.with(Option::is_some)>
                        <Button look=Look::Quiet disabled=busy on_press=remove>{t("移除", "Remove")}</Button>
                    </Show>
                </div>
                <input
                    class="sr-only"
                    type="file"
                    id=name
                    accept=TYPES
                    tabindex="-1"
                    aria-invalid=move || form.field_error(name).map(|_| "true")
                    aria-describedby=format!("{name}-error {name}-hint")
                    node_ref=chooser
                    on:change:target=taken
                />
            </div>
        </Frame>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_of_a_fair_size_are_sent() {
        assert_eq!(refusal("image/png", 1.0), None);
        assert!(refusal("image/svg+xml", 1.0).is_some());
        assert!(refusal("application/x-msdownload", 1.0).is_some());
        assert!(refusal("image/jpeg", MOST_BYTES + 1.0).is_some());
    }
}
