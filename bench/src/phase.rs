//! A phase: one request for each person, so many at once.

use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::Failure;
use crate::measure::percentile;

/// Runs a phase and prints a line about it.
pub async fn measured<T, U, F>(
    name: &str,
    at_once: usize,
    items: Vec<T>,
    work: impl Fn(T) -> F,
) -> Result<Vec<U>, Failure>
where
    F: Future<Output = Result<U, Failure>> + Send + 'static,
    U: Send + 'static,
{
    let started = Instant::now();
    let (done, mut took) = all(at_once, items, work).await.map_err(|failure| format!("{name}: {failure}"))?;
    let whole = started.elapsed();
    took.sort_unstable();
    println!(
        "{name:<14} {:>8} {:>10.0} {:>10.1} {:>10.1}",
        done.len(),
        done.len() as f64 / whole.as_secs_f64(),
        milliseconds(percentile(&took, 50)),
        milliseconds(percentile(&took, 99)),
    );
    Ok(done)
}

/// Runs a phase that is not measured.
pub async fn prepare<T, U, F>(at_once: usize, items: Vec<T>, work: impl Fn(T) -> F) -> Result<Vec<U>, Failure>
where
    F: Future<Output = Result<U, Failure>> + Send + 'static,
    U: Send + 'static,
{
    Ok(all(at_once, items, work).await?.0)
}

async fn all<T, U, F>(
    at_once: usize,
    items: Vec<T>,
    work: impl Fn(T) -> F,
) -> Result<(Vec<U>, Vec<Duration>), Failure>
where
    F: Future<Output = Result<U, Failure>> + Send + 'static,
    U: Send + 'static,
{
    let places = Arc::new(Semaphore::new(at_once));
    let mut tasks = JoinSet::new();
    for item in items {
        let place = Arc::clone(&places).acquire_owned().await?;
        let request = work(item);
        tasks.spawn(async move {
            let started = Instant::now();
            let done = request.await;
            drop(place);
            done.map(|done| (done, started.elapsed()))
        });
    }
    let (mut done, mut took) = (Vec::new(), Vec::new());
    while let Some(ended) = tasks.join_next().await {
        let (item, time) = ended??;
        done.push(item);
        took.push(time);
    }
    Ok((done, took))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
