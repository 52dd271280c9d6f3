//! Clippy and the tests of the native crates.

use super::count::count;
use super::databases::Databases;
use crate::command::{cargo, check};
use crate::{Outcome, contract, node};

/// One set of features for all steps, so that nothing is compiled twice.
const FEATURES: [&str; 2] = ["--features", "banyi-server/crash-points"];

/// Warnings are errors.
pub fn clippy() -> Outcome<u32> {
    check(cargo(&["clippy", "--all-targets"]).args(FEATURES).args(["--", "-D", "warnings"]))?;
    Ok(0)
}

/// The committed API document and what is made from it.
pub fn contract() -> Outcome<u32> {
    node::install("miniapp")?;
    contract::must_be_fresh(&FEATURES).map(|()| 0)
}

/// All tests of the default members, against databases of their own.
pub fn tests(filter: &str) -> Outcome<u32> {
    let databases = Databases::start()?;
    let mut tests = cargo(&["test", "--no-fail-fast"]);
    tests.args(FEATURES);
    if !filter.is_empty() {
        tests.args(["--", filter]);
    }
    // A snapshot that is stale fails; nothing is written beside it.
    tests.env("INSTA_UPDATE", "no");
    tests.env("BANYI_TEST_POSTGRES", &databases.postgres).env("BANYI_TEST_REDIS", &databases.redis);
    count(&mut tests, true)
}
