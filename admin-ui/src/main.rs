//! The staff's single-page app.
//!
//! * `api`: the typed client of the server.
//! * `kit`: components without business: fields, dialogs, toasts, the list.
//! * `shell`: session, menu, bar, theme.
//! * `screens`: a folder for each screen.
//! * `crash`: what people see when the app has stopped.

mod api;
mod app;
mod crash;
mod kit;
mod route;
mod screens;
mod shell;

fn main() {
    crash::watch();
    leptos::mount::mount_to_body(app::App);
}
