//! Somebody who listens to live hints, as a browser does.

use std::time::Duration;

use banyi_shared::dto::admin::{EventHint, EventTopic};

use super::TestApp;

/// What is waited for comes within this time, or not at all.
const PATIENCE: Duration = Duration::from_secs(40);

/// An open stream of server-sent events.
pub struct Events {
    pub headers: reqwest::header::HeaderMap,
    response: reqwest::Response,
    text: String,
}

impl Events {
    pub async fn open(t: &TestApp, base: &str, cookie: &str) -> Self {
        let request = t.client.get(format!("{base}/api/v1/admin/events")).header("Cookie", cookie);
        let response = request.header("Accept-Encoding", "gzip, br").send().await.unwrap();
        assert!(response.status().is_success(), "{}", response.text().await.unwrap());
        let mut events = Self { headers: response.headers().clone(), response, text: String::new() };
        assert_eq!(events.block().await.as_deref(), Some("retry: 3000"));
        events
    }

    /// The next block of lines; none at the stream's end.
    async fn block(&mut self) -> Option<String> {
        loop {
            if let Some((block, rest)) = self.text.split_once("\n\n") {
                let block = block.to_owned();
                self.text = rest.to_owned();
                return Some(block);
            }
            let chunk = tokio::time::timeout(PATIENCE, self.response.chunk()).await.expect("nothing comes");
            self.text.push_str(std::str::from_utf8(&chunk.ok()??).unwrap());
        }
    }

    /// The next hint; none at the stream's end.
    pub async fn next(&mut self) -> Option<EventHint> {
        loop {
            let block = self.block().await?;
            if let Some(data) = block.strip_prefix("data: ") {
                return Some(serde_json::from_str(data).unwrap());
            }
            assert_eq!(block, ":", "neither a hint nor a comment");
        }
    }

    /// Waits for a hint of a topic, over others.
    pub async fn hears(&mut self, topic: EventTopic, is_new: bool) {
        while let Some(hint) = self.next().await {
            if (hint.topic, hint.is_new) == (topic, is_new) {
                return;
            }
        }
        panic!("the stream ended without {topic}");
    }

    /// What still comes until the stream ends.
    pub async fn rest(&mut self) -> Vec<EventHint> {
        let mut all = Vec::new();
        while let Some(hint) = self.next().await {
            all.push(hint);
        }
        all
    }
}
