//! What a machine needs for the tests, and gets from its own package manager.

use std::path::PathBuf;
use std::process::Stdio;

use crate::Outcome;
use crate::command::{check, command, find, is_installed, output};

/// Adds rustfmt and clippy to a toolchain that was installed without them.
pub fn complete_toolchain() -> Outcome {
    for (tool, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        let has = command(tool, &["--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !has.is_ok_and(|status| status.success()) {
            println!("· rustup component add {component}");
            check(&mut command("rustup", &["component", "add", component]))?;
        }
    }
    Ok(())
}

/// Installs what lacks, or says how to.
pub fn require() -> Outcome {
    let mut packages = Vec::new();
    if postgres("initdb").is_none() {
        packages.push("postgresql");
    }
    if !is_installed("redis-server") {
        packages.push("redis-server");
    }
    if chromium().is_none() {
        packages.push("chromium");
    }
    let fonts = output(&mut command("sh", &["-c", "fc-list :lang=zh family 2>/dev/null || true"]))?;
    if fonts.trim().is_empty() {
        packages.push("fonts-noto-cjk");
    }
    if packages.is_empty() { Ok(()) } else { install(&packages) }
}

fn install(packages: &[&str]) -> Outcome {
    let list = packages.join(" ");
    if !is_installed("apt-get") {
        return Err(format!("the tests need {list}: install them with this machine's package manager").into());
    }
    if !rustix::process::geteuid().is_root() {
        return Err(format!(
            "the tests need {list}. Please run:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends {list}"
        )
        .into());
    }
    println!("· apt-get install {list}");
    check(&mut command("apt-get", &["update", "-qq"]))?;
    let mut apt = command("apt-get", &["install", "-y", "-qq", "--no-install-recommends"]);
    check(apt.args(packages).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// A program of PostgreSQL: Debian keeps them outside the `PATH`. The newest version wins.
pub fn postgres(program: &str) -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin").join(program)))
        })
        .filter(|(_, path)| path.is_file())
        .collect();
    found.sort();
    found.pop().map(|(_, path)| path).or_else(|| is_installed(program).then(|| program.into()))
}

/// The path of the browser.
pub fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(find)
}
