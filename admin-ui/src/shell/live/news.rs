//! What has been heard since the page was opened.

use banyi_shared::Instant;
use banyi_shared::dto::admin::{EventHint, EventTopic};
use leptos::prelude::*;

use super::sound;
use super::stream;
use crate::api::clock;
use crate::kit::Hints;
use crate::lang::t;

/// Most entries that are kept.
const KEPT: usize = 20;

/// Something new.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Tells it from the others.
    pub number: u64,
    /// What it is about.
    pub topic: EventTopic,
    /// When it was heard.
    pub at: Instant,
}

/// The news of this page. Cheap to copy.
#[derive(Clone, Copy)]
pub struct News {
    /// The newest first.
    pub entries: RwSignal<Vec<Entry>>,
    /// How many came since the bell was last opened.
    pub unread: RwSignal<u64>,
    /// Whether the line to the server stands.
    pub connected: RwSignal<bool>,
    heard: StoredValue<u64>,
    hints: Hints,
}

/// The words for something new.
pub fn words(topic: EventTopic) -> &'static str {
    match topic {
        EventTopic::Orders => t("有新订单", "A new order"),
        EventTopic::Payments => t("收到一笔付款", "A payment arrived"),
        EventTopic::Refunds => t("退款有新进展", "A refund moved"),
        EventTopic::Applications => t("有新的陪诊员申请", "A new escort application"),
    }
}

/// The screen that shows it, as `places` calls it.
pub const fn path(topic: EventTopic) -> &'static str {
    match topic {
        EventTopic::Orders => "orders",
        EventTopic::Refunds => "refunds",
        EventTopic::Payments => "payments",
        EventTopic::Applications => "applications",
    }
}

impl News {
    /// Begins to listen, as long as the caller is on the screen.
    pub fn listen(hints: Hints) -> Self {
        let news = Self {
            entries: RwSignal::new(Vec::new()),
            unread: RwSignal::new(0),
            connected: RwSignal::new(false),
            heard: StoredValue::new(0),
            hints,
        };
        sound::wait_for_gesture();
        stream::open(news);
        news
    }

    /// The line stands. After a break anything may have changed.
    pub(super) fn connect(self, again: bool) {
        if self.connected.try_set(true).is_none() && again {
            self.hints.hear_all();
        }
    }

    /// The line broke.
    pub(super) fn disconnect(self) {
        self.connected.try_set(false);
    }

    /// Something changed; what is new is counted and sounds.
    pub(super) fn hear(self, hint: &EventHint) {
        self.hints.hear(hint.topic);
        if !hint.is_new {
            return;
        }
        self.heard.try_update_value(|heard| *heard += 1);
        let number = self.heard.try_get_value().unwrap_or_default();
        let entry = Entry { number, topic: hint.topic, at: clock::now() };
        self.entries.try_update(|entries| {
            entries.insert(0, entry);
            entries.truncate(KEPT);
        });
        self.unread.try_update(|unread| *unread += 1);
        sound::ring();
    }
}
