//! HTTP of live hints: server-sent events.

use std::time::Duration;

use banyi_shared::dto::admin::EventHint;
use futures_util::stream::BoxStream;
use futures_util::{Stream, StreamExt};
use poem::http::HeaderValue;
use poem::http::header::CACHE_CONTROL;
use poem::web::sse::{Event, SSE};
use poem::{IntoResponse, Response};
use poem_openapi::payload::EventStream;
use poem_openapi::registry::{MetaResponses, Registry};
use poem_openapi::{ApiResponse, OpenApi, Tags};

use super::stream;
use crate::app::Ctx;
use crate::error::Result;
use crate::staff::AnyStaff;

/// How often a comment is sent when there is nothing to tell, so that proxies keep the connection.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

#[derive(Tags)]
enum Tag {
    /// 实时提醒
    Events,
}

/// Live hints.
pub struct EventsApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi(tag = "Tag::Events")]
impl EventsApi {
    /// Tells that something happened that the role may see; the page then asks again for what it shows.
    ///
    /// At most 8 for an account. Ends with the session. After connecting, ask for everything once.
    #[oai(path = "/admin/events", method = "get", operation_id = "listenToEvents")]
    async fn listen(&self, staff: AnyStaff) -> Result<Events> {
        let events = stream::open(&self.app, &staff).await?;
        Ok(Events(events.boxed()))
    }
}

/// A stream of hints. The document describes its data; its first event is the time to wait before connecting again.
struct Events(BoxStream<'static, Event>);

/// What the document says of it.
type Described = EventStream<std::pin::Pin<Box<dyn Stream<Item = EventHint> + Send>>>;

impl IntoResponse for Events {
    fn into_response(self) -> Response {
        let mut response = SSE::new(self.0).keep_alive(KEEP_ALIVE).into_response();
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}

impl ApiResponse for Events {
    fn meta() -> MetaResponses {
        <Described as ApiResponse>::meta()
    }

    fn register(registry: &mut Registry) {
        <Described as ApiResponse>::register(registry);
    }
}
