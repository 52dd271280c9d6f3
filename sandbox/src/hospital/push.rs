//! Pushing departments, doctors and schedules in batches.

use super::books::{Plan, Record, Session, SessionState};
use super::catalogue::{self, Department};
use super::legacy;
use super::platform::{Answer, Request, send, send_as_form};
use crate::beijing;
use crate::sandbox::Sandbox;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::time::Duration;

const BATCH: usize = 200;
const DAYS: i64 = 7;
const MOST_DAYS: i64 = 90;
const TRIES: u32 = 5;
const FIRST_WAIT: Duration = Duration::from_millis(200);

/// What is pushed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// 科室
    Departments,
    /// 医生
    Doctors,
    /// 排班
    Schedules,
    /// All three, in this order.
    All,
}

/// How it is pushed.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Pushing {
    /// What.
    pub what: What,
    /// The first day of schedules; today in business time when absent.
    #[serde(default)]
    pub from: Option<String>,
    /// How many days, 7 when absent, 90 at most.
    #[serde(default)]
    pub days: Option<i64>,
    /// The version of every row; the next one when absent.
    #[serde(default)]
    pub version: Option<i64>,
    /// Rows of a batch, 200 when absent.
    #[serde(default)]
    pub batch: Option<usize>,
    /// Only these departments.
    #[serde(default)]
    pub departments: Option<Vec<String>>,
    /// Places of every session, in place of its own.
    #[serde(default)]
    pub total: Option<i64>,
    /// These rows as they are, in place of the hospital's; a row without a version gets one. Good
    /// sessions among them become the hospital's own.
    #[serde(default)]
    pub items: Option<Vec<Value>>,
}

/// What became of a push.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Pushed {
    /// Of its rows.
    pub version: i64,
    /// Rows that were sent, each once though its batch was sent again.
    pub rows: usize,
    /// Calls that were answered.
    pub calls: u32,
    /// As the platform reported them.
    pub taken: i64,
    /// Rows like what it had.
    pub same: i64,
    /// Rows older than what it had.
    pub older: i64,
    /// Bad rows: `{what, batch, row, column, sentence}`.
    pub problems: Vec<Value>,
    /// Batches that were not taken: `{what, batch, status, body}`.
    pub failures: Vec<Value>,
}

/// Pushes.
///
/// # Errors
/// A sentence, when the days make no sense.
pub async fn push(sandbox: &Sandbox, pushing: Pushing) -> Result<Pushed, String> {
    let today = beijing::day(sandbox.clock().business_ms());
    let first = match &pushing.from {
        Some(date) => beijing::parse_day(date).ok_or("from 应为 yyyy-MM-dd")?,
        None => today,
    };
    let days = pushing.days.unwrap_or(DAYS);
    if !(1..=MOST_DAYS).contains(&days) || pushing.batch == Some(0) {
        return Err("days 应为 1 至 90，batch 至少为 1".to_owned());
    }
    let wall_ms = sandbox.clock().wall_ms();
    let next = || sandbox.hospital().change(|desk| desk.books.next_version(wall_ms));
    let mut pushed = Pushed { version: pushing.version.unwrap_or_else(next), ..Pushed::default() };
    let kinds: &[(What, &str)] =
        &[(What::Departments, "departments"), (What::Doctors, "doctors"), (What::Schedules, "schedules")];
    for (what, name) in kinds.iter().filter(|(what, _)| [*what, What::All].contains(&pushing.what)) {
        let rows = match &pushing.items {
            Some(items) => items.iter().cloned().map(|item| versioned(item, pushed.version)).collect(),
            None => {
                let rows = rows(*what, &pushing, first..first + days, pushed.version);
                if *what == What::Schedules { in_their_state(sandbox, rows) } else { rows }
            }
        };
        if *what == What::Schedules {
            remember(sandbox, &rows);
        }
        send_batches(sandbox, name, &rows, pushing.batch.unwrap_or(BATCH), &mut pushed).await;
    }
    Ok(pushed)
}

fn versioned(mut item: Value, version: i64) -> Value {
    if let Some(fields) = item.as_object_mut() {
        fields.entry("version").or_insert(json!(version));
    }
    item
}

fn rows(what: What, pushing: &Pushing, days: std::ops::Range<i64>, version: i64) -> Vec<Value> {
    let wanted = |one: &&Department| match &pushing.departments {
        Some(codes) => codes.contains(&one.code),
        None => true,
    };
    let departments = catalogue::departments().iter().filter(wanted);
    match what {
        What::Departments | What::All => departments
            .map(|one| {
                json!({
                    "code": one.code, "name": one.name, "groupCode": one.group_code, "groupName": one.group_name,
                    "intro": one.name, "state": "online", "version": version,
                })
            })
            .collect(),
        What::Doctors => departments
            .flat_map(catalogue::doctors)
            .map(|one| {
                json!({
                    "code": one.code, "departmentCode": one.department_code, "name": one.name, "title": one.title,
                    "skill": one.skill, "state": "online", "version": version,
                })
            })
            .collect(),
        What::Schedules => departments
            .flat_map(|one| days.clone().flat_map(|day| catalogue::sessions(one, day)))
            .map(|(code, plan)| {
                let plan = Plan { total: pushing.total.unwrap_or(plan.total), ..plan };
                let session = Session { code, state: SessionState::Open, version, reason: None, plan: Some(plan) };
                serde_json::to_value(session).unwrap_or_default()
            })
            .collect(),
    }
}

/// A session that was stopped or paused stays so when its week is pushed again.
fn in_their_state(sandbox: &Sandbox, mut rows: Vec<Value>) -> Vec<Value> {
    sandbox.hospital().with(|desk| {
        for row in &mut rows {
            let known = row["code"].as_str().and_then(|code| desk.books.sessions.get(code));
            if let Some(known) = known.filter(|known| known.state != SessionState::Open) {
                row["state"] = json!(known.state);
                row["reason"] = json!(known.reason);
            }
        }
    });
    rows
}

/// Writes sessions into the hospital's own books, before the platform can sell them.
fn remember(sandbox: &Sandbox, rows: &[Value]) {
    sandbox.hospital().change(|desk| {
        for row in rows {
            let Ok(session) = serde_json::from_value::<Session>(row.clone()) else { continue };
            let known = desk.books.sessions.get(&session.code);
            if session.plan.is_some() && known.is_none_or(|known| known.version <= session.version) {
                desk.books.keep(Record::Session(session));
            }
        }
    });
}

async fn send_batches(sandbox: &Sandbox, name: &str, rows: &[Value], size: usize, pushed: &mut Pushed) {
    let (legacy, twice) = sandbox.hospital().with(|desk| (desk.books.settings.legacy, desk.mode.twice));
    if legacy && name == "doctors" {
        // The older protocol has no words for doctors.
        return;
    }
    pushed.rows += rows.len();
    for (nth, batch) in rows.chunks(if legacy { 1 } else { size }).enumerate() {
        let mut answer = send_until_answered(sandbox, name, batch, legacy).await;
        if twice && answer.is_done() {
            answer = send_until_answered(sandbox, name, batch, legacy).await;
        }
        note(name, nth + 1, legacy, answer, pushed);
    }
}

async fn send_until_answered(sandbox: &Sandbox, name: &str, batch: &[Value], legacy: bool) -> Answer {
    let (path, body) = (format!("/{name}"), json!({"items": batch}).to_string());
    let mut wait = FIRST_WAIT;
    let mut tries = 1;
    loop {
        let answer = match (legacy, name, batch) {
            (true, "departments", [row, ..]) => {
                send_as_form(sandbox, "saveDepartment", legacy::department_form(row), None).await
            }
            (true, _, [row, ..]) => {
                send_as_form(sandbox, "saveSchedule", legacy::schedule_form(row), None).await
            }
            _ => send(sandbox, Request { method: "PUT", path: &path, body: &body, spoil: None }).await,
        };
        if tries == TRIES || !answer.may_change() {
            return answer;
        }
        tries += 1;
        tokio::time::sleep(wait).await;
        wait *= 2;
    }
}

fn note(name: &str, batch: usize, legacy: bool, answer: Answer, pushed: &mut Pushed) {
    pushed.calls += u32::from(answer.status.is_some());
    let taken = answer.is_done() && (!legacy || answer.body["code"] == 200);
    if !taken {
        pushed.failures.push(json!({
            "what": name, "batch": batch, "status": answer.status, "body": answer.body,
        }));
        return;
    }
    if legacy {
        pushed.taken += 1;
        return;
    }
    let count = |field: &str| answer.body[field].as_i64().unwrap_or(0);
    pushed.taken += count("taken");
    pushed.same += count("same");
    pushed.older += count("older");
    for problem in answer.body["problems"].as_array().into_iter().flatten() {
        let mut problem = problem.clone();
        problem["what"] = json!(name);
        problem["batch"] = json!(batch);
        pushed.problems.push(problem);
    }
}
