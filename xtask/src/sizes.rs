//! `cargo xtask sizes`: what phones and browsers must fetch, against the limits.

use std::path::Path;

use crate::command::check;
use crate::test::{packages, product_in_chromium};
use crate::{Outcome, artefacts, node, workspace};

const KB: u64 = 1024;
/// What the mini-program's core may weigh.
const CORE: u64 = 300 * KB;
/// What a WASM file of the admin may weigh over the wire: the first is there at once, and each area soon after.
const ADMIN_PART: u64 = 300 * KB;

/// Weighs the WASM files, the mini-program's packages, and the admin's first page as Chromium fetches it.
pub fn sizes(args: &[String]) -> Outcome {
    if !args.is_empty() {
        return Err("usage: cargo xtask sizes".into());
    }
    node::require()?;
    wasm()?;
    packages()?;
    check(&mut product_in_chromium(&["run", "--silent", "sizes"])?)
}

/// Builds both WASM programs and weighs the files that ship.
pub fn wasm() -> Outcome {
    artefacts::target()?;
    artefacts::core()?;
    artefacts::admin()?;
    weigh("core.wasm", std::fs::metadata(artefacts::core_file())?.len(), CORE)?;
    let parts = parts(&workspace::admin_dist().join("assets"))?;
    if parts.is_empty() {
        return Err("the admin has no WASM".into());
    }
    for (name, bytes) in parts {
        weigh(&format!("admin, {name}, brotli"), bytes, ADMIN_PART)?;
    }
    Ok(())
}

/// The admin's WASM files, and the bytes of their brotli forms.
fn parts(folder: &Path) -> Outcome<Vec<(String, u64)>> {
    let mut parts = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            parts.extend(self::parts(&entry.path())?);
            continue;
        }
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some(name) = name.strip_suffix(".br").filter(|name| name.ends_with(".wasm")) {
            parts.push((name.to_owned(), entry.metadata()?.len()));
        }
    }
    parts.sort();
    Ok(parts)
}

/// Prints a weight beside its limit, and fails above it.
fn weigh(what: &str, bytes: u64, limit: u64) -> Outcome {
    println!("{what}: {} KB of {}", bytes.div_ceil(KB), limit / KB);
    if bytes > limit { Err(format!("{what}: {bytes} bytes, more than {limit}").into()) } else { Ok(()) }
}
