//! Everybody at once.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use reqwest::{RequestBuilder, StatusCode};
use serde_json::Value;
use tokio::task::JoinSet;

use super::Session;
use crate::Failure;
use crate::clock::Clock;
use crate::person::Person;

/// How a request ended.
pub struct Answer {
    /// How.
    pub outcome: Outcome,
    /// How long it took.
    pub took: Duration,
    /// When it had its answer, since the release; zero before it.
    pub at: Duration,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// 201: a place.
    Sold,
    /// Another status, with the code of the error.
    Refused(StatusCode, String),
    /// No answer, and why.
    Lost(String),
}

type Line = Mutex<std::vec::IntoIter<Person>>;

/// Each connection asks once a second before the release, as somebody whose finger is too quick; then it waits for
/// the release, and sends one request after the other until everybody has asked.
pub async fn storm(
    people: Vec<Person>,
    session: &Arc<Session>,
    clock: Arc<Clock>,
    at_once: usize,
) -> Result<Vec<Answer>, Failure> {
    let line = Arc::new(Mutex::new(people.into_iter()));
    let left = session.opens_at - clock.now()?;
    let release = Instant::now() + Duration::from_millis(left.max(0).cast_unsigned());
    let mut connections = JoinSet::new();
    for _ in 0..at_once {
        let (line, session, clock) = (Arc::clone(&line), Arc::clone(session), Arc::clone(&clock));
        connections.spawn(async move {
            let mut answers = Vec::new();
            while let Some(person) = next(&line) {
                answers.push(ask(person.register(&session.id, &session.fee), release).await);
                clock.until(session.opens_at).await?;
            }
            Ok::<_, Failure>(answers)
        });
    }
    let mut answers = Vec::new();
    while let Some(ended) = connections.join_next().await {
        answers.extend(ended??);
    }
    Ok(answers)
}

fn next(line: &Line) -> Option<Person> {
    line.lock().unwrap_or_else(PoisonError::into_inner).next()
}

async fn ask(request: RequestBuilder, release: Instant) -> Answer {
    let started = Instant::now();
    let outcome = outcome(request).await.unwrap_or_else(|lost| Outcome::Lost(lost.to_string()));
    Answer { outcome, took: started.elapsed(), at: release.elapsed() }
}

async fn outcome(request: RequestBuilder) -> Result<Outcome, reqwest::Error> {
    let response = request.send().await?;
    let status = response.status();
    let body = response.text().await?;
    if status == StatusCode::CREATED {
        return Ok(Outcome::Sold);
    }
    let body: Value = serde_json::from_str(&body).unwrap_or_default();
    Ok(Outcome::Refused(status, body["code"].as_str().unwrap_or("no code").to_owned()))
}
