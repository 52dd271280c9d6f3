//! A file is read.

use banyi_shared::{ErrorCode, FileId};
use poem::http::{HeaderName, HeaderValue, StatusCode, header};
use poem::{Body, IntoResponse, Response};
use poem_openapi::ApiResponse;
use poem_openapi::registry::{
    MetaMediaType, MetaResponse, MetaResponses, MetaSchema, MetaSchemaRef, Registry,
};

use super::link::{self, Shown};
use super::storage::Chunks;
use super::{rules, store};
use crate::app::App;
use crate::crash;
use crate::error::{Error, Result};

const CALL: &str = "files.get";

/// What a request for a file brings.
pub(super) struct Asked<'a> {
    /// `expires` of a private link, in ms.
    pub expires: Option<i64>,
    /// `signature` of a private link, hex.
    pub signature: Option<&'a str>,
    /// `If-None-Match`.
    pub known: Option<&'a str>,
}

/// A file as it is answered; without bytes, the one that the client knows is still right.
pub(super) struct Served {
    body: Option<Content>,
    is_download: bool,
    content_type: String,
    tag: String,
    cache: String,
}

/// A picture at once, so that its length is known; a download as it comes.
enum Content {
    Whole(bytes::Bytes),
    Coming(Chunks),
}

/// Finds a file. NOT_FOUND for one that does not exist or is private and not shown the right link for, FORBIDDEN
/// when that link has ended.
pub(super) async fn read(app: &App, id: &FileId, asked: Asked<'_>) -> Result<Served> {
    let file = store::find_stored(&app.db, id).await?.ok_or_else(Error::not_found)?;
    let purpose = file.purpose.parse()?;
    let is_download = rules::is_download(purpose);
    let cache = if rules::is_public(purpose) {
        // An id never gets other bytes.
        "public, max-age=31536000, immutable".to_owned()
    } else {
        match link::check(app, id, asked.expires, asked.signature) {
            Shown::Good(until) => format!("private, max-age={}", (until - app.now()) / 1000),
            Shown::Over => {
                return Err(Error::new(ErrorCode::Forbidden).message("链接已过期，请刷新后再试"));
            }
            Shown::Wrong => return Err(Error::not_found()),
        }
    };
    let tag = format!("\"{}\"", file.sha256);
    let is_known = asked.known.is_some_and(|known| {
        known.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == "*" || one == tag)
    });
    let body = if is_known {
        None
    } else {
        crash::point(CALL, "before_call");
        let found = if is_download {
            app.files.storage.open(id).await?.map(Content::Coming)
        } else {
            app.files.storage.get(id).await?.map(Content::Whole)
        };
        crash::point(CALL, "after_call");
        Some(found.ok_or_else(|| Error::internal(format_args!("the bytes of file {id} are gone")))?)
    };
    Ok(Served { body, is_download, content_type: file.content_type, tag, cache })
}

/// It is shown as a picture, by whatever page, and never runs: should a browser open it as one, it has no rights.
const ALWAYS: [(HeaderName, &str); 4] = [
    (header::CONTENT_DISPOSITION, "inline"),
    (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
];

impl IntoResponse for Served {
    fn into_response(self) -> Response {
        let mut response = Response::default();
        let headers = response.headers_mut();
        for (name, value) in ALWAYS {
            headers.insert(name, HeaderValue::from_static(value));
        }
        let own = [(header::ETAG, self.tag), (header::CACHE_CONTROL, self.cache)];
        for (name, value) in own {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(name, value);
            }
        }
        if self.is_download {
            headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
        }
        if let Ok(value) = HeaderValue::from_str(&self.content_type) {
            headers.insert(header::CONTENT_TYPE, value);
        }
        match self.body {
            None => {
                headers.remove(header::CONTENT_TYPE);
                response.set_status(StatusCode::NOT_MODIFIED);
            }
            Some(Content::Whole(bytes)) => {
                // Stands for HEAD too, whose answer has no body.
                headers.insert(header::CONTENT_LENGTH, bytes.len().into());
                response.set_body(bytes);
            }
            Some(Content::Coming(chunks)) => response.set_body(Body::from_bytes_stream(chunks)),
        }
        response
    }
}

impl ApiResponse for Served {
    fn meta() -> MetaResponses {
        let picture = |content_type| MetaMediaType {
            content_type,
            schema: MetaSchemaRef::Inline(Box::new(MetaSchema::new_with_format("string", "binary"))),
        };
        let response = |status, description, content| MetaResponse {
            description,
            status: Some(status),
            status_range: None,
            content,
            headers: vec![],
        };
        MetaResponses {
            responses: vec![
                response(200, "", vec![picture("image/jpeg"), picture("image/png")]),
                response(304, "与 If-None-Match 相同", vec![]),
            ],
        }
    }

    fn register(_registry: &mut Registry) {}
}
