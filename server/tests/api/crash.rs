//! A real process dies at every point where it can, once; its users try again; and the books are right.
//!
//! Journeys are walked once to learn which points they pass; then each point is died at on the shortest journey that
//! passes it. A point that no journey passes fails the test.

mod desk;
mod hospital;
mod journeys;
mod lane;
pub mod points;
mod refunds;
mod registrations;
mod schedules;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use futures_util::future::join_all;

use crate::support::Database;
use journeys::Journey;
use lane::Lane;

/// Servers that die beside each other.
const LANES: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wherever_it_dies_the_books_are_right_on_sqlite() {
    need_crash_points();
    let mut lanes = Vec::new();
    for _ in 0..LANES {
        lanes.push(Lane::start(Database::sqlite()).await);
    }
    die_everywhere(lanes).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wherever_it_dies_the_books_are_right_on_postgres() {
    need_crash_points();
    let mut lanes = Vec::new();
    for _ in 0..LANES {
        lanes.push(Lane::start(Database::postgres().await).await);
    }
    die_everywhere(lanes).await;
}

#[track_caller]
fn need_crash_points() {
    if !cfg!(feature = "crash-points") {
        panic!(
            "this build has no crash points: cargo test -p banyi-server --features crash-points --test api"
        );
    }
}

async fn die_everywhere(lanes: Vec<Lane>) {
    let journeys: Mutex<Vec<Journey>> = Mutex::new(Journey::ALL.to_vec());
    let passed: Mutex<Vec<(Journey, BTreeSet<String>)>> = Mutex::new(Vec::new());
    join_all(lanes.iter().map(async |lane| {
        while let Some(journey) = take(&journeys) {
            let points = lane.walk(journey).await;
            passed.lock().unwrap().push((journey, points));
        }
    }))
    .await;
    let mut wanted = BTreeMap::new();
    let mut missed = Vec::new();
    let passed = passed.into_inner().unwrap();
    for point in points::all() {
        let mut by: Vec<_> = passed.iter().filter(|(_, points)| points.contains(&point)).collect();
        by.sort_by_key(|(_, points)| points.len());
        let by: Vec<Journey> = by.into_iter().map(|(journey, _)| *journey).collect();
        if by.is_empty() {
            missed.push(point);
        } else {
            wanted.insert(point, by);
        }
    }
    assert!(missed.is_empty(), "no journey passes {missed:#?}: add one in crash/journeys.rs");
    let wanted: Mutex<Vec<(String, Vec<Journey>)>> = Mutex::new(wanted.into_iter().collect());
    join_all(lanes.iter().map(async |lane| {
        while let Some((point, journeys)) = take(&wanted) {
            lane.die(&point, &journeys).await;
        }
    }))
    .await;
}

fn take<T>(from: &Mutex<Vec<T>>) -> Option<T> {
    from.lock().unwrap().pop()
}
