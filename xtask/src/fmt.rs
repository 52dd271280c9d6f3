//! `cargo xtask fmt`.

use crate::Outcome;
use crate::command::{cargo, check};

/// Formats every crate, the WASM ones too; with `--check` only looks.
pub fn fmt(args: &[String]) -> Outcome {
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => check(&mut cargo(&["fmt", "--all"])),
        ["--check"] => check(&mut cargo(&["fmt", "--all", "--check"])),
        _ => Err("usage: cargo xtask fmt [--check]".into()),
    }
}
