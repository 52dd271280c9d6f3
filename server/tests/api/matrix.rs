//! The matrix of faults: every step of paying, closing and giving back, with everything that can go wrong on its way.
//! Whatever does, at rest the books are right, and everybody has what was wanted, once.
//!
//! A cell is a step and a fault. The cells of a step are walked together on one server, each by a person of its own;
//! several servers walk beside each other. A fault that does not strike fails the test.

mod back;
mod bills;
mod cell;
mod close;
mod fault;
mod pay;
mod step;
pub mod sums;
mod world;

use std::io::Write;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::future::join_all;

use crate::crash::points;
use crate::support::Database;
use step::Step;
use world::World;

/// Servers that walk beside each other.
const LANES: usize = 2;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_goes_wrong_the_books_are_right_on_sqlite() {
    let mut worlds = Vec::new();
    for _ in 0..LANES {
        worlds.push(World::start(Database::sqlite()).await);
    }
    walk_everything(&worlds, "SQLite").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_goes_wrong_the_books_are_right_on_postgres() {
    let mut worlds = Vec::new();
    for _ in 0..LANES {
        worlds.push(World::start(Database::postgres().await).await);
    }
    walk_everything(&worlds, "PostgreSQL").await;
}

async fn walk_everything(worlds: &[World], database: &str) {
    let wanted = std::env::var("MATRIX_STEP").unwrap_or_default();
    let steps = Step::ALL.iter().copied().filter(|step| format!("{step:?}").contains(&wanted));
    let left: Mutex<Vec<Step>> = Mutex::new(steps.rev().collect());
    let cells = AtomicUsize::new(0);
    join_all(worlds.iter().map(async |world| {
        let people = world.people().await;
        while let Some(step) = take(&left) {
            cells.fetch_add(world.walk(step, &people).await, Ordering::SeqCst);
        }
        world.close_the_books().await;
        sums::agree(&world.t).await;
    }))
    .await;
    let (cells, points) = (cells.into_inner(), points::all().len());
    // Past the capture of what tests print: the number is what is looked for.
    #[expect(clippy::explicit_write, reason = "what is printed would be kept")]
    writeln!(std::io::stderr(), "{database}: {cells} cells of faults, {points} crash points").unwrap();
}

fn take<T>(from: &Mutex<Vec<T>>) -> Option<T> {
    from.lock().unwrap().pop()
}
