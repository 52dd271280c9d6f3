//! Random days: patients, staff, WeChat and the clock do whatever they like, and at rest the books are right.
//!
//! What is done is plain data, so that a day that goes wrong is shortened to what makes it go wrong; its seed is kept in
//! `proptest-regressions` and is tried first from then on. Always the same days are lived, so that what was changed is
//! what fails; `PROPTEST_CASES` asks for so many others, by chance.

mod act;
mod days;
mod people;
mod rest;

use proptest::collection::vec;
use proptest::test_runner::{Config, FileFailurePersistence, RngSeed, TestRunner};

use crate::support::Database;

/// Lives that are lived when nobody says how many.
const CASES: u32 = 12;
/// Which they are.
const SEED: u64 = 20_261_120;
/// What happens in one.
const ACTS: std::ops::RangeInclusive<usize> = 20..=60;
/// A life takes seconds: a shorter one that fails too is not looked for for ever.
const MOST_SHRINKS: u32 = 120;

#[test]
fn whatever_happens_the_books_are_right_on_sqlite() {
    live(
        || async { Database::sqlite() },
        concat!(env!("CARGO_MANIFEST_DIR"), "/proptest-regressions/random-sqlite.txt"),
    );
}

#[test]
fn whatever_happens_the_books_are_right_on_postgres() {
    live(
        Database::postgres,
        concat!(env!("CARGO_MANIFEST_DIR"), "/proptest-regressions/random-postgres.txt"),
    );
}

fn live<F: Future<Output = Database>>(open: impl Fn() -> F, kept: &'static str) {
    let (mut cases, mut rng_seed) = (CASES, RngSeed::Fixed(SEED));
    if std::env::var_os("PROPTEST_CASES").is_some() {
        Config { cases, rng_seed, .. } = Config::default();
    }
    let config = Config {
        cases,
        rng_seed,
        max_shrink_iters: MOST_SHRINKS,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(kept))),
        ..Config::default()
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let lived = TestRunner::new(config).run(&vec(act::any(), ACTS), |acts| {
        runtime.block_on(async { days::live(open().await, &acts).await });
        Ok(())
    });
    if let Err(wrong) = lived {
        panic!("{wrong}");
    }
}
