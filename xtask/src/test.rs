//! `cargo xtask test`: every check and every test, each step timed and counted.

mod browser;
mod count;
pub mod databases;
mod machine;
mod rust;
mod tally;
mod tree;
mod wasm;
mod web;

use crate::{Outcome, fmt, node, sizes};
pub use browser::product_in_chromium;
use tally::Tally;
pub use web::packages;

/// A step: its name on the command line, what it does, and the doing, which gives the tests that passed.
type Step = (&'static str, &'static str, fn(&str) -> Outcome<u32>);

/// In the order of how soon they find a mistake; `rust` leaves the programs that `browser` runs.
const STEPS: [Step; 10] = [
    ("fmt", "formatting", |_| fmt::fmt(&["--check".to_owned()]).map(|()| 0)),
    ("tree", "what must not be in the repository", |_| tree::check()),
    ("clippy", "clippy, native", |_| rust::clippy()),
    ("clippy-wasm", "clippy, WASM", |_| wasm::clippy()),
    ("rust", "unit and API tests on SQLite, PostgreSQL and Redis", rust::tests),
    ("contract", "the API document and the client's types are fresh", |_| rust::contract()),
    ("wasm", "WASM files and their sizes", |_| sizes::wasm().map(|()| 0)),
    ("miniapp", "mini-program", |_| web::miniapp()),
    ("phone", "the sandbox's phone", |_| web::phone()),
    ("browser", "the product in Chromium", |_| browser::tests()),
];

/// Runs all steps, or the one that the argument names; any other argument chooses Rust tests by name.
pub fn test(args: &[String]) -> Outcome {
    let wish = match args {
        [] => "",
        [wish] => wish.as_str(),
        _ => return Err("usage: cargo xtask test [STEP | FILTER]".into()),
    };
    let only = if wish.is_empty() || STEPS.iter().any(|step| step.0 == wish) { wish } else { "rust" };
    let filter = if only == wish { "" } else { wish };
    node::require()?;
    machine::complete_toolchain()?;
    if only.is_empty() || ["rust", "phone", "browser"].contains(&only) {
        machine::require()?;
    }
    let mut tally = Tally::default();
    for (name, title, step) in STEPS {
        if only.is_empty() || only == name {
            tally.run(name, title, || step(filter));
        }
    }
    tally.finish()
}
