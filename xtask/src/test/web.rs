//! The mini-program and the phone that shows it.

use std::process::Command;

use super::count::count;
use super::machine;
use crate::command::{check, command};
use crate::{Outcome, artefacts, node, workspace};

const MINIAPP: &str = "miniapp";
const PHONE: &str = "sandbox/phone";

/// Design tokens and types, WeChat's own compilers, the packages' sizes, and the tests through the core as shipped.
pub fn miniapp() -> Outcome<u32> {
    node::install(PHONE)?;
    artefacts::target()?;
    artefacts::core()?;
    artefacts::components()?;
    check(&mut npm(MINIAPP, &["run", "--silent", "typecheck"]))?;
    check(&mut npm(PHONE, &["run", "--silent", "gate", "--", "../../miniapp/miniprogram"]))?;
    packages()?;
    count(&mut npm(MINIAPP, &["test", "--silent"]), true)
}

/// Weighs the mini-program's packages against WeChat's limits.
pub fn packages() -> Outcome {
    artefacts::components()?;
    check(&mut npm(MINIAPP, &["run", "--silent", "size"]))
}

/// Types, and the probe in Chromium.
pub fn phone() -> Outcome<u32> {
    node::install(PHONE)?;
    check(&mut npm(PHONE, &["run", "--silent", "typecheck"]))?;
    count(&mut npm(PHONE, &["test", "--silent"]), true)
}

/// `npm` in a folder of the repository, with the browser that tests drive.
pub fn npm(folder: &str, args: &[&str]) -> Command {
    let mut npm = command("npm", args);
    npm.current_dir(workspace::root().join(folder)).env("NO_COLOR", "1");
    if let Some(browser) = machine::chromium() {
        npm.env("BANYI_CHROMIUM", &browser).env("CHROMIUM", browser);
    }
    npm
}
