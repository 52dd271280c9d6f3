//! A body of which an answer may come before its end. To close a connection on what its client still sends would cost
//! the client the answer: so a little of the rest is taken and thrown away, while the answer is on its way.

use std::io::Error;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use poem::Body;

/// How much is thrown away, in bytes, and for how long.
const MOST: usize = 16 * 1024 * 1024;
const LONGEST: Duration = Duration::from_secs(5);

type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, Error>> + Send>>;

/// A body. Whoever reads it may stop before its end.
pub(crate) struct Rest(Option<Chunks>);

impl Rest {
    pub(crate) fn new(body: Body) -> Self {
        Self(Some(Box::pin(body.into_bytes_stream())))
    }
}

impl Stream for Rest {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(chunks) = self.0.as_mut() else { return Poll::Ready(None) };
        let polled = chunks.as_mut().poll_next(context);
        if matches!(polled, Poll::Ready(None | Some(Err(_)))) {
            self.0 = None;
        }
        polled
    }
}

impl Drop for Rest {
    fn drop(&mut self) {
        let (Some(chunks), Ok(runtime)) = (self.0.take(), tokio::runtime::Handle::try_current()) else {
            return;
        };
        runtime.spawn(async move {
            let _ = tokio::time::timeout(LONGEST, throw_away(chunks)).await;
        });
    }
}

async fn throw_away(mut chunks: Chunks) {
    let mut thrown = 0;
    while let Some(Ok(chunk)) = chunks.next().await {
        thrown += chunk.len();
        if thrown > MOST {
            break;
        }
    }
}
