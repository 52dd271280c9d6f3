//! A `multipart/form-data` body with one part `file`, read as it comes and no further than the limit.

use banyi_shared::ErrorCode;
use multer::{Constraints, Multipart, SizeLimit};
use poem::http::header;
use poem::{Body, FromRequest, Request, RequestBody};
use poem_openapi::registry::{MetaMediaType, MetaRequest, MetaSchema, MetaSchemaRef, Registry};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};

use super::MOST_BYTES;
use crate::error::{Error, Result};
use crate::files::Rest;

/// What a part's headers may add to the file, in bytes.
const AROUND: usize = 64 * 1024;

/// A file of which nothing has been read yet.
pub struct SheetFile {
    body: Rest,
    boundary: Option<String>,
    announced: Option<usize>,
}

impl SheetFile {
    /// Reads it. BODY_TOO_LARGE as soon as more is announced or has come, FILE_REFUSED when it is no form.
    pub(super) async fn read(self) -> Result<Vec<u8>> {
        let boundary = self.boundary.ok_or_else(|| {
            Error::new(ErrorCode::FileRefused).message("请以 multipart/form-data 形式上传文件")
        })?;
        if self.announced.is_some_and(|bytes| bytes > MOST_BYTES + AROUND) {
            return Err(too_large());
        }
        let limit = u64::try_from(MOST_BYTES + AROUND).unwrap_or(u64::MAX);
        let constraints = Constraints::new().size_limit(SizeLimit::new().whole_stream(limit));
        let mut parts = Multipart::with_constraints(self.body, boundary, constraints);
        let broken = |error: multer::Error| match error {
            multer::Error::StreamSizeExceeded { .. } | multer::Error::FieldSizeExceeded { .. } => too_large(),
            _ => Error::field("file", "上传不完整，请重试"),
        };
        let mut file = None;
        while let Some(mut part) = parts.next_field().await.map_err(broken)? {
            if part.name() != Some("file") {
                continue;
            }
            let mut bytes = Vec::new();
            while let Some(chunk) = part.chunk().await.map_err(broken)? {
                if bytes.len() + chunk.len() > MOST_BYTES {
                    return Err(too_large());
                }
                bytes.extend_from_slice(&chunk);
            }
            if file.replace(bytes).is_some() {
                return Err(Error::field("file", "一次只能上传一个文件"));
            }
        }
        file.filter(|bytes| !bytes.is_empty()).ok_or_else(|| Error::field("file", "请选择一个文件"))
    }
}

fn too_large() -> Error {
    Error::new(ErrorCode::BodyTooLarge)
        .message(format!("文件不能超过 {} MB", MOST_BYTES / (1024 * 1024)))
        .detail("maxBytes", MOST_BYTES)
}

impl<'a> ApiExtractor<'a> for SheetFile {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::RequestObject];
    type ParamType = ();
    type ParamRawType = ();

    fn register(_registry: &mut Registry) {}

    fn request_meta() -> Option<MetaRequest> {
        let file = MetaSchema::new_with_format("string", "binary");
        let schema = MetaSchema {
            properties: vec![("file", MetaSchemaRef::Inline(Box::new(file)))],
            required: vec!["file"],
            ..MetaSchema::new("object")
        };
        Some(MetaRequest {
            description: None,
            content: vec![MetaMediaType {
                content_type: "multipart/form-data",
                schema: MetaSchemaRef::Inline(Box::new(schema)),
            }],
            required: true,
        })
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _options: ExtractParamOptions<()>,
    ) -> poem::Result<Self> {
        let boundary =
            request.header(header::CONTENT_TYPE).and_then(|text| multer::parse_boundary(text).ok());
        let announced = request.header(header::CONTENT_LENGTH).and_then(|text| text.parse().ok());
        let body = <Body as FromRequest>::from_request(request, body).await?;
        Ok(Self { body: Rest::new(body), boundary, announced })
    }
}
