//! The running product in Chromium, by the tests of `e2e/`.

use super::count::count;
use super::web::npm;
use crate::artefacts;
use crate::command::{cargo, check};
use crate::{Outcome, node, workspace};

/// Builds what the tests start, with the features of the Rust tests, and tells them where it is.
pub fn tests() -> Outcome<u32> {
    let programs = ["build", "--bin", "banyi-server", "--bin", "banyi-sandbox"];
    check(cargo(&programs).args(["--features", "banyi-server/crash-points"]))?;
    artefacts::front_ends()?;
    node::install("e2e")?;
    let mut tests = npm("e2e", &["test", "--silent"]);
    tests
        .env("BANYI_SERVER_BIN", workspace::program("debug", "banyi-server"))
        .env("BANYI_SANDBOX_BIN", workspace::program("debug", "banyi-sandbox"))
        .env("BANYI_ADMIN_DIST", workspace::admin_dist())
        .env("BANYI_PHONE_DIST", workspace::phone_dist());
    count(&mut tests, true)
}
