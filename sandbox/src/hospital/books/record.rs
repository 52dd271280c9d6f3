//! What stands in the books.

use super::super::settings::Settings;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Whether a session sells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionState {
    /// 可约
    Open,
    /// 停约
    Paused,
    /// 停诊
    Stopped,
}

/// A session as the hospital last pushed it; only its state, where the platform's staff made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// The hospital's number of it.
    pub code: String,
    /// Whether it sells.
    pub state: SessionState,
    /// Of the last push.
    pub version: i64,
    /// Why it is paused or stopped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The rest; None for a session that the hospital did not plan.
    #[serde(flatten)]
    pub plan: Option<Plan>,
}

/// Who sits where and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// Of the department.
    pub department_code: String,
    /// YYYY-MM-DD.
    pub date: String,
    /// `morning` or `afternoon`.
    pub period: String,
    /// May be empty.
    pub doctor_name: String,
    /// 职称
    pub title: String,
    /// 挂号费
    pub fee_fen: i64,
    /// Places in all.
    pub total: i64,
    /// Of the doctor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doctor_code: Option<String>,
    /// 擅长
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skill: Option<String>,
}

/// Where a booking stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BookingState {
    /// The number waits to be fetched.
    Booked,
    /// The platform cancelled it.
    Cancelled,
    /// 取号
    Fetched,
}

/// One booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Booking {
    /// The platform's number.
    pub order_no: String,
    /// The hospital's own.
    pub record_id: String,
    /// Of the session.
    pub schedule_code: String,
    /// 号序, from 1.
    pub number: u32,
    /// Where it stands.
    pub state: BookingState,
    /// As it was asked for: session, fee, patient.
    pub asked: Value,
    /// When to fetch the number, e.g. 08:00-08:30.
    pub fetch_time: String,
    /// And where.
    pub fetch_place: String,
    /// Business time, ms UTC.
    pub booked_ms: i64,
    /// When it was cancelled.
    pub cancelled_ms: Option<i64>,
    /// When the number was fetched.
    pub fetched_ms: Option<i64>,
    /// When the platform said that it was paid; only the older protocol says so.
    #[serde(default)]
    pub paid_ms: Option<i64>,
}

impl Booking {
    /// Whether its number is taken.
    pub fn is_live(&self) -> bool {
        self.state != BookingState::Cancelled
    }
}

/// A cancellation that came before its booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tombstone {
    /// The platform's number.
    pub order_no: String,
    /// Why.
    pub reason: String,
    /// Business time, ms UTC.
    pub at_ms: i64,
}

/// How far an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventState {
    /// On its way.
    Pending,
    /// The platform took it.
    Done,
    /// The platform refused it for good.
    Refused,
}

/// 取号 or 停诊, on its way to the platform until that answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// Counts from 1.
    pub id: u64,
    /// `fetched` or `stopped`.
    pub kind: String,
    /// What is told.
    pub body: Value,
    /// How far it is.
    pub state: EventState,
    /// How often it was sent.
    pub attempts: u32,
    /// HTTP status of the last answer; None where there was none.
    pub status: Option<u16>,
    /// What was answered last.
    pub answer: String,
}

/// One line of the file: what it says stands in place of what was said of the same thing before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Record {
    /// Who the hospital is.
    Settings(Settings),
    /// A session.
    Session(Session),
    /// A booking.
    Booking(Booking),
    /// A cancellation that came first.
    Tombstone(Tombstone),
    /// An event.
    Event(Event),
    /// A nonce that was used, and when in wall seconds.
    Nonce(String, i64),
    /// The last version that was given to something pushed.
    Version(i64),
}
