//! What was asked of the stand-in, call by call, so that a test can count.

use serde::Serialize;
use std::collections::BTreeMap;

const KEPT: usize = 20_000;

/// One call.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Counts from 1 since the start or the last reset.
    pub seq: u64,
    /// Wall time, ms UTC.
    pub at: i64,
    /// The operation's name; empty when no path fits.
    pub operation: String,
    /// Upper-case method.
    pub method: String,
    /// Path with query, secrets left out.
    pub path: String,
    /// out_trade_no or out_refund_no, where the call is about one.
    pub subject: String,
    /// Whether the signature (or the access token) held.
    pub verified: bool,
    /// HTTP status that was made; None when the connection was cut.
    pub status: Option<u16>,
    /// `request:lost` and the like.
    pub fault: Option<String>,
}

/// The latest calls, the oldest first.
#[derive(Debug, Default)]
pub struct Journal {
    seq: u64,
    entries: std::collections::VecDeque<Entry>,
}

impl Journal {
    /// Writes a call down; its `seq` is given here.
    pub fn write(&mut self, entry: Entry) {
        self.seq += 1;
        self.entries.push_back(Entry { seq: self.seq, ..entry });
        if self.entries.len() > KEPT {
            self.entries.pop_front();
        }
    }

    /// The calls after `since`, of one operation if it is named.
    pub fn read(&self, operation: Option<&str>, since: u64) -> Vec<Entry> {
        let wanted =
            |entry: &&Entry| entry.seq > since && operation.is_none_or(|name| entry.operation == name);
        self.entries.iter().filter(wanted).cloned().collect()
    }

    /// How often each operation was called.
    pub fn counts(&self) -> BTreeMap<String, u64> {
        let mut counts = BTreeMap::new();
        for entry in &self.entries {
            *counts.entry(entry.operation.clone()).or_default() += 1;
        }
        counts
    }
}
