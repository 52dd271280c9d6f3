//! The staff's single-page app.
//!
//! * `api`: the typed client of the server.
//! * `kit`: components without business: fields, dialogs, toasts, the list.
//! * `shell`: session, menu, bar, theme.
//! * `screens`: a folder for each screen.
//! * `late`: screens that come in files of their own.
//! * `places`: which address shows which screen, to whom, under which name.
//! * `lang`, `words`: Chinese and English.
//! * `crash`: what people see when the app has stopped.

mod api;
mod app;
mod crash;
mod kit;
mod lang;
mod late;
mod places;
mod route;
mod screens;
mod shell;
mod words;

/// Answers a case of `shared/tests/golden*.json`: the rules are the same here as on the server, and a browser test
/// proves it. They come in a file of their own, which nobody else fetches.
///
/// # Errors
/// When that file does not come.
#[wasm_bindgen::prelude::wasm_bindgen(js_name = banyiGolden)]
pub async fn golden(request: String) -> Result<String, wasm_bindgen::JsError> {
    rules(request).await
}

#[wasm_split_helpers::wasm_split(golden, fallible)]
fn rules(request: String) -> Result<String, wasm_bindgen::JsError> {
    Ok(banyi_shared::golden::answer(&request))
}

fn main() {
    crash::watch();
    leptos::mount::mount_to_body(app::App);
}
