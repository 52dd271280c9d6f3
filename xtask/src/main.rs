//! `cargo xtask run | test | build | bench | sizes | fmt | clock`: everything that is done with the project.

#![expect(clippy::print_stdout, reason = "what a command prints is its result")]

mod artefacts;
mod bench;
mod build;
mod child;
mod clock;
mod command;
mod contract;
mod demo;
mod fmt;
mod http;
mod node;
mod run;
mod sizes;
mod stamp;
mod test;
mod workspace;

use std::process::ExitCode;

/// What went wrong, as a sentence for the person at the terminal.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// The outcome of a step.
pub type Outcome<T = ()> = Result<T, Failure>;

const USAGE: &str = "\
cargo xtask run [--port N] [--sandbox-port N]   build everything, start the demo, print its addresses
cargo xtask test [STEP | FILTER]                every check and test, or one step, or the Rust tests that match
cargo xtask build [--release]                   everything that ships
cargo xtask fmt [--check]                       format all crates
cargo xtask contract                            docs/openapi.json and the mini-program's types, from the server
cargo xtask clock +31m | +2h | +1d | reset | show   move the demo's business time
cargo xtask bench [--users N] [--lists N]       load on loopback: orders a second, p50, p99
cargo xtask bench release [--requests N]        10,000 requests for the 500 places of a session that opens, on both databases
cargo xtask sizes                               what a phone and a browser must fetch, against the limits";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rest = args.get(1..).unwrap_or_default();
    let outcome = match args.first().map(String::as_str) {
        Some("run") => run::run(rest),
        Some("test") => test::test(rest),
        Some("build") => build::build(rest),
        Some("fmt") => fmt::fmt(rest),
        Some("clock") => clock::clock(rest),
        Some("contract") => contract::write(rest),
        Some("bench") => bench::bench(rest),
        Some("sizes") => sizes::sizes(rest),
        Some(child::WRAPPER) => child::become_child(rest),
        _ => Err(USAGE.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
