//! The WASM crates: clippy, and how large they get.

use crate::command::{cargo, check};
use crate::{Outcome, artefacts, workspace};

/// What the mini-program's core may weigh, in bytes.
const CORE: u64 = 300 * 1024;
/// What the admin may weigh over the wire, brotli, in bytes.
const ADMIN: u64 = 1024 * 1024;

/// Of the profile that is built afterwards: it shares the procedural macros.
pub fn clippy() -> Outcome<u32> {
    artefacts::target()?;
    let crates = ["-p", "banyi-admin", "-p", "banyi-core"];
    let target = ["clippy", "--profile", "wasm", "--target", "wasm32-unknown-unknown"];
    check(cargo(&target).args(crates).args(["--", "-D", "warnings"]))?;
    Ok(0)
}

/// Builds both and weighs them.
pub fn sizes() -> Outcome<u32> {
    artefacts::target()?;
    artefacts::core()?;
    artefacts::admin()?;
    weigh("core.wasm", std::fs::metadata(artefacts::core_file())?.len(), CORE)?;
    for entry in std::fs::read_dir(workspace::admin_dist().join("assets"))? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().ends_with(".wasm.br") {
            weigh("the admin's WASM, brotli", entry.metadata()?.len(), ADMIN)?;
        }
    }
    Ok(0)
}

fn weigh(what: &str, bytes: u64, limit: u64) -> Outcome {
    println!("{what}: {bytes} bytes of {limit}");
    if bytes > limit { Err(format!("{what} has {bytes} bytes, more than {limit}").into()) } else { Ok(()) }
}
