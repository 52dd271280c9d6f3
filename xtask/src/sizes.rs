//! `cargo xtask sizes`: what a phone and a browser must fetch, against the limits.

mod packages;
mod still;

pub use still::still;

use crate::command::check;
use crate::test::product_in_chromium;
use crate::{Outcome, node};

/// What a kilobyte is where WeChat and this project set limits.
const KB: u64 = 1024;

/// Weighs the files, then the admin's first page as Chromium fetches it.
pub fn sizes(args: &[String]) -> Outcome {
    if !args.is_empty() {
        return Err("usage: cargo xtask sizes".into());
    }
    node::require()?;
    still()?;
    check(&mut product_in_chromium(&["run", "--silent", "sizes"])?)
}

/// Prints a weight in KB beside its limit, and fails above it.
fn weigh(what: &str, bytes: u64, limit: u64) -> Outcome {
    println!("{what:<46} {:>7.1} KB of {:>5}", in_kb(bytes), limit / KB);
    if bytes > limit {
        return Err(format!("{what}: {bytes} bytes, more than {limit}").into());
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "no file here has more than 2^52 bytes")]
fn in_kb(bytes: u64) -> f64 {
    bytes as f64 / KB as f64
}
