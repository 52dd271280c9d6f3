//! An event is sent again and again until the platform answers.

use super::books::{Event, EventState, Record};
use super::legacy;
use super::platform::{Answer, Request, send, send_as_form};
use crate::sandbox::Sandbox;
use std::time::Duration;

const FIRST_WAIT: Duration = Duration::from_millis(200);
const LONGEST_WAIT: Duration = Duration::from_secs(5);
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// Sends an event until it is taken or refused for good. A hospital that is down sends nothing.
pub async fn follow(sandbox: &Sandbox, id: u64) {
    let mut wait = FIRST_WAIT;
    while let Some(event) = pending(sandbox, id) {
        let (up, twice) = sandbox.hospital().with(|desk| (desk.mode.up, desk.mode.twice));
        if up {
            let answer = told(sandbox, &event, twice).await;
            sandbox.hospital().change(|desk| {
                // A reset meanwhile forgot it.
                if let Some(event) = desk.books.events.get(&id).cloned() {
                    desk.books.keep(Record::Event(after(event, &answer)));
                }
            });
        }
        if pending(sandbox, id).is_some() {
            tokio::time::sleep(wait).await;
            wait = (wait * 2).min(LONGEST_WAIT);
        }
    }
}

/// Waits until an event was taken or refused, `most` at most.
pub async fn wait_for(sandbox: &Sandbox, id: u64, most: Duration) -> Option<Event> {
    let ended = async {
        while pending(sandbox, id).is_some() {
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    };
    let _ = tokio::time::timeout(most, ended).await;
    sandbox.hospital().with(|desk| desk.books.events.get(&id).cloned())
}

fn pending(sandbox: &Sandbox, id: u64) -> Option<Event> {
    sandbox
        .hospital()
        .with(|desk| desk.books.events.get(&id).filter(|event| event.state == EventState::Pending).cloned())
}

async fn told(sandbox: &Sandbox, event: &Event, twice: bool) -> Answer {
    let is_legacy = sandbox.hospital().with(|desk| desk.books.settings.legacy);
    if is_legacy {
        return told_as_form(sandbox, event).await;
    }
    let (path, body) = (format!("/events/{}", event.kind), event.body.to_string());
    let request = Request { method: "POST", path: &path, body: &body, spoil: None };
    if twice {
        let (first, second) = tokio::join!(send(sandbox, request.clone()), send(sandbox, request));
        return if first.is_done() { first } else { second };
    }
    send(sandbox, request).await
}

/// The older protocol has no events: a session that does not take place is saved again.
async fn told_as_form(sandbox: &Sandbox, event: &Event) -> Answer {
    let code = event.body["code"].as_str().unwrap_or_default();
    let session = sandbox.hospital().with(|desk| desk.books.sessions.get(code).cloned());
    let row = serde_json::to_value(session).unwrap_or_default();
    let answer = send_as_form(sandbox, "saveSchedule", legacy::schedule_form(&row), None).await;
    if answer.is_done() && answer.body["code"] != 200 {
        return Answer { status: Some(422), ..answer };
    }
    answer
}

fn after(event: Event, answer: &Answer) -> Event {
    let state = match answer {
        answer if answer.is_done() => EventState::Done,
        answer if answer.may_change() => EventState::Pending,
        _ => EventState::Refused,
    };
    let text = answer.body.as_str().map_or_else(|| answer.body.to_string(), str::to_owned);
    Event {
        state,
        attempts: event.attempts + 1,
        status: answer.status,
        answer: text.chars().take(500).collect(),
        ..event
    }
}
