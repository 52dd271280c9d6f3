//! The running product in Chromium, by the tests of `e2e/`.

use std::process::Command;

use super::count::count;
use super::web::npm;
use crate::artefacts;
use crate::command::{cargo, check};
use crate::{Outcome, node, workspace};

/// The tests of `e2e/`.
pub fn tests() -> Outcome<u32> {
    count(&mut product_in_chromium(&["test", "--silent"])?, true)
}

/// `npm` in `e2e/`, told where the product is. Builds it first, with the features of the Rust tests.
pub fn product_in_chromium(args: &[&str]) -> Outcome<Command> {
    let programs = ["build", "--bin", "banyi-server", "--bin", "banyi-sandbox"];
    check(cargo(&programs).args(["--features", "banyi-server/crash-points"]))?;
    artefacts::front_ends()?;
    node::install("e2e")?;
    let mut npm = npm("e2e", args);
    npm.env("BANYI_SERVER_BIN", workspace::program("debug", "banyi-server"))
        .env("BANYI_SANDBOX_BIN", workspace::program("debug", "banyi-sandbox"))
        .env("BANYI_ADMIN_DIST", workspace::admin_dist())
        .env("BANYI_PHONE_DIST", workspace::phone_dist());
    Ok(npm)
}
