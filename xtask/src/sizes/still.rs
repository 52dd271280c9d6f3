//! What files weigh as they lie there.

use std::path::Path;

use super::packages::packages;
use super::{KB, weigh};
use crate::{Outcome, artefacts, workspace};

/// What the mini-program's core may weigh.
const CORE: u64 = 300 * KB;
/// What the mini-program's main package may weigh.
const MAIN_PACKAGE: u64 = 1024 * KB;
/// What all packages of the mini-program may weigh.
const ALL_PACKAGES: u64 = 4 * 1024 * KB;
/// What any WASM file of the admin may weigh over the wire: the page is there at once, and each area soon after.
const ADMIN_PART: u64 = 300 * KB;

/// Builds both WASM programs and weighs the files that ship.
pub fn still() -> Outcome {
    artefacts::target()?;
    artefacts::core()?;
    artefacts::admin()?;
    weigh("core.wasm", std::fs::metadata(artefacts::core_file())?.len(), CORE)?;
    let mut all = 0;
    for (root, bytes) in packages(&workspace::root().join("miniapp/miniprogram"))? {
        all += bytes;
        match root.as_str() {
            "" => weigh("mini-program, main package", bytes, MAIN_PACKAGE)?,
            root => weigh(&format!("mini-program, package {root}"), bytes, 2 * MAIN_PACKAGE)?,
        }
    }
    weigh("mini-program, all packages", all, ALL_PACKAGES)?;
    admin(&workspace::admin_dist().join("assets"))
}

/// The admin's WASM files, brotli.
fn admin(folder: &Path) -> Outcome {
    let mut found = false;
    for program in std::fs::read_dir(folder)? {
        let program = program?.path();
        if !program.is_dir() {
            continue;
        }
        let mut files = Vec::new();
        for file in std::fs::read_dir(program)? {
            let file = file?;
            let name = file.file_name().to_string_lossy().into_owned();
            if let Some(name) = name.strip_suffix(".br").filter(|name| name.ends_with(".wasm")) {
                files.push((name.to_owned(), file.metadata()?.len()));
            }
        }
        files.sort();
        for (name, bytes) in files {
            found = true;
            weigh(&format!("admin, {name}, brotli"), bytes, ADMIN_PART)?;
        }
    }
    if found { Ok(()) } else { Err("the admin has no WASM".into()) }
}
