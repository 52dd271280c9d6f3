//! The two WASM crates.

use std::path::PathBuf;

use crate::command::{cargo, check, command, is_installed, output};
use crate::{Outcome, workspace};

const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the compiler's target when it lacks.
pub fn target() -> Outcome {
    let sysroot = output(&mut command("rustc", &["--print", "sysroot"]))?;
    if PathBuf::from(sysroot.trim()).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    if !is_installed("rustup") {
        return Err(format!(
            "this Rust toolchain lacks the target {TARGET}, and there is no rustup to add it"
        )
        .into());
    }
    println!("· rustup target add {TARGET}");
    check(&mut command("rustup", &["target", "add", TARGET]))
}

/// Builds a package as small as it gets and gives the path of its WASM file.
pub fn build(package: &str, file: &str) -> Outcome<PathBuf> {
    check(&mut cargo(&["build", "--profile", "wasm", "--target", TARGET, "-p", package]))?;
    Ok(workspace::target().join(TARGET).join("wasm").join(file))
}

/// Where the mini-program looks for its core.
pub fn core_file() -> PathBuf {
    workspace::root().join("miniapp/miniprogram/wasm/core.wasm")
}

/// Builds the mini-program's core and puts it in its place.
pub fn core() -> Outcome {
    let built = std::fs::read(build("banyi-core", "banyi_core.wasm")?)?;
    let place = core_file();
    if std::fs::read(&place).is_ok_and(|old| old == built) {
        return Ok(());
    }
    if let Some(folder) = place.parent() {
        std::fs::create_dir_all(folder)?;
    }
    println!("· core.wasm: {} KB", built.len() / 1024);
    Ok(std::fs::write(place, built)?)
}
