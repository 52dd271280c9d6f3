//! The WASM crates: clippy.

use crate::command::{cargo, check};
use crate::{Outcome, artefacts};

/// Of the profile that is built afterwards: it shares the procedural macros.
pub fn clippy() -> Outcome<u32> {
    artefacts::target()?;
    let crates = ["-p", "banyi-admin", "-p", "banyi-core"];
    let target = ["clippy", "--profile", "wasm", "--target", "wasm32-unknown-unknown"];
    check(cargo(&target).args(crates).args(["--", "-D", "warnings"]))?;
    Ok(0)
}
