//! The line to the server: server-sent events, with waits that grow while it cannot be had.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use banyi_shared::dto::admin::EventHint;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{EventSource, MessageEvent};

use super::News;

const URL: &str = "/api/v1/admin/events";
/// Seconds between tries, when the browser has given up: by how often it failed.
const WAITS: [u64; 5] = [2, 5, 10, 30, 60];

/// One line, and what listens on it.
struct Line {
    source: EventSource,
    _open: Closure<dyn Fn()>,
    _error: Closure<dyn Fn()>,
    _message: Closure<dyn Fn(MessageEvent)>,
}

impl Drop for Line {
    fn drop(&mut self) {
        self.source.close();
    }
}

#[derive(Default)]
struct Keeper {
    line: RefCell<Option<Line>>,
    failures: Cell<usize>,
    /// Whether it stood before.
    stood: Cell<bool>,
    over: Cell<bool>,
}

/// Opens the line and keeps it, until the caller leaves the screen.
pub(super) fn open(news: News) {
    let keeper = Rc::new(Keeper::default());
    connect(&keeper, news);
    let keeper = StoredValue::new_local(keeper);
    on_cleanup(move || {
        keeper.with_value(|keeper| {
            keeper.over.set(true);
            keeper.line.borrow_mut().take();
        });
    });
}

fn connect(keeper: &Rc<Keeper>, news: News) {
    if keeper.over.get() {
        return;
    }
    let Ok(source) = EventSource::new(URL) else {
        return;
    };
    let at_open = {
        let keeper = Rc::clone(keeper);
        Closure::<dyn Fn()>::new(move || {
            keeper.failures.set(0);
            news.connect(keeper.stood.replace(true));
        })
    };
    let at_error = {
        let (keeper, source) = (Rc::clone(keeper), source.clone());
        Closure::<dyn Fn()>::new(move || {
            news.disconnect();
            // The browser tries again by itself, unless the answer was a refusal.
            if source.ready_state() == EventSource::CLOSED {
                retry(&keeper, news);
            }
        })
    };
    let at_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let text = event.data().as_string().unwrap_or_default();
        if let Ok(hint) = serde_json::from_str::<EventHint>(&text) {
            news.hear(&hint);
        }
    });
    source.set_onopen(Some(at_open.as_ref().unchecked_ref()));
    source.set_onerror(Some(at_error.as_ref().unchecked_ref()));
    source.set_onmessage(Some(at_message.as_ref().unchecked_ref()));
    let line = Line { source, _open: at_open, _error: at_error, _message: at_message };
    keeper.line.replace(Some(line));
}

fn retry(keeper: &Rc<Keeper>, news: News) {
    let failures = keeper.failures.get();
    keeper.failures.set(failures + 1);
    let seconds = WAITS.get(failures).or(WAITS.last()).copied().unwrap_or(60);
    let keeper = Rc::clone(keeper);
    set_timeout(move || connect(&keeper, news), Duration::from_secs(seconds));
}
