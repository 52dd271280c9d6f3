//! What the server said has changed, for lists that show it.

use std::collections::BTreeMap;

use banyi_shared::dto::admin::EventTopic;
use leptos::prelude::*;

/// Counts the hints of each topic. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Hints(RwSignal<BTreeMap<EventTopic, u64>>);

impl Hints {
    /// Nothing has been heard.
    pub fn new() -> Self {
        Self(RwSignal::new(BTreeMap::new()))
    }

    /// Something of `topic` changed.
    pub fn hear(self, topic: EventTopic) {
        self.0.update(|counts| *counts.entry(topic).or_default() += 1);
    }

    /// Anything may have changed: nobody listened for a while.
    pub fn hear_all(self) {
        self.0.update(|counts| {
            for topic in EventTopic::ALL {
                *counts.entry(*topic).or_default() += 1;
            }
        });
    }

    /// How often something of `topics` changed. Tracked.
    pub fn count(self, topics: &[EventTopic]) -> u64 {
        self.0.with(|counts| topics.iter().filter_map(|topic| counts.get(topic)).sum())
    }
}
