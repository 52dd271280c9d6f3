//! The staff's single-page app.
//!
//! * `api`: the typed client of the server.
//! * `kit`: components without business: fields, dialogs, toasts, the list.
//! * `shell`: session, menu, bar, theme.
//! * `screens`: a folder for each screen.

mod api;
mod app;
mod kit;
mod route;
mod screens;
mod shell;

fn main() {
    leptos::mount::mount_to_body(app::App);
}
