//! A screen in another file.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::AnyView;
use leptos::task::spawn_local;
pub use wasm_split_helpers::SplitLoaderError as Lost;

/// What will be there when a file has come; `Lost` when it does not.
type Coming<T> = Pin<Box<dyn Future<Output = Result<T, Lost>>>>;

/// A screen in another file: how to fetch the file, and how to draw the screen. A file that could not be fetched is
/// asked for again by the next try.
#[derive(Clone, Copy)]
pub struct Part {
    pub(super) fetch: fn() -> Coming<()>,
    pub(super) draw: fn() -> Coming<AnyView>,
}

impl Part {
    /// Fetches the file ahead. When it fails, going there tries again and tells.
    pub fn prefetch(self) {
        spawn_local(async move {
            let _ = self.fetched().await;
        });
    }

    /// Waits until the file is there.
    pub(super) async fn fetched(self) -> Result<(), Lost> {
        (self.fetch)().await
    }

    /// Whether the file is there already.
    pub(super) fn is_here(self) -> bool {
        matches!(at_once((self.fetch)()), Some(Ok(())))
    }

    /// The screen, drawn now, below the component that asks; nothing while the file is not there.
    pub(super) fn drawn(self) -> Option<AnyView> {
        at_once((self.draw)())?.ok()
    }
}

/// What a future gives without waiting.
fn at_once<T>(mut future: Pin<Box<dyn Future<Output = T>>>) -> Option<T> {
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
