//! One [`TestApp`] with actors, on SQLite and on PostgreSQL by one macro.

mod app;
mod books;
mod clinic;
mod database;
mod events;
mod http;
mod number;
mod partner;
mod patient;
mod process;
mod sandbox;
mod staff;
mod upload;

pub use app::{ADMIN_PASSWORD, TestApp};
pub use clinic::{Clinic, Shut, session_form};
pub use database::Database;
pub use events::Events;
pub use http::Answer;
pub use number::id_card;
pub use partner::Partner;
pub use patient::Patient;
pub use process::{Process, free_port};
pub use sandbox::Sandbox;
pub use sandbox::keys as wechat_keys;
pub use staff::{PASSWORD as STAFF_PASSWORD, Staff};
pub use upload::{Form, png};

/// A test on both databases: `both!(name, |t| async move { … })`.
macro_rules! both {
    ($(#[$meta:meta])* async fn $name:ident($t:ident: TestApp) $body:block) => {
        async fn $name($t: crate::support::TestApp) $body

        mod $name {
            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                super::$name(crate::support::TestApp::start(crate::support::Database::sqlite()).await).await;
            }

            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                super::$name(crate::support::TestApp::start(crate::support::Database::postgres().await).await).await;
            }
        }
    };
}
