//! A `multipart/form-data` body with the parts `purpose` and `file`, read as it comes and no further than the limit.
//! Part's file name and content type are what the sender says, and are not looked at.

use banyi_shared::ErrorCode;
use banyi_shared::dto::FilePurpose;
use multer::{Constraints, Multipart, SizeLimit};
use poem::http::header;
use poem::{Body, FromRequest, Request, RequestBody};
use poem_openapi::registry::{MetaMediaType, MetaRequest, MetaSchema, MetaSchemaRef, Registry};
use poem_openapi::types::Type;
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};

use super::rest::Rest;
use crate::error::{Error, Result};

/// What parts and their headers may add to a file, in bytes.
const AROUND: usize = 64 * 1024;
/// The longest word for a purpose, in bytes.
const MAX_WORD: usize = 32;

/// An upload of which nothing has been read yet.
pub struct Upload {
    body: Rest,
    boundary: Option<String>,
    announced: Option<usize>,
}

/// What an upload says and brings.
pub(super) struct Sent {
    pub purpose: FilePurpose,
    pub file: Vec<u8>,
}

impl Upload {
    /// Reads it. `allowed` are the purposes that the endpoint takes; the file has at most `most` bytes.
    ///
    /// Errs with BODY_TOO_LARGE as soon as more is announced or has come, FILE_REFUSED when it is no form, and
    /// VALIDATION_FAILED with the part's name.
    pub(super) async fn read(self, allowed: &[FilePurpose], most: usize) -> Result<Sent> {
        let too_large = || too_large(most);
        let boundary = self.boundary.ok_or_else(|| {
            Error::new(ErrorCode::FileRefused).message("请以 multipart/form-data 形式上传图片")
        })?;
        if self.announced.is_some_and(|bytes| bytes > most + AROUND) {
            return Err(too_large());
        }
        let limit = u64::try_from(most + AROUND).unwrap_or(u64::MAX);
        let constraints = Constraints::new().size_limit(SizeLimit::new().whole_stream(limit));
        let mut parts = Multipart::with_constraints(self.body, boundary, constraints);
        let (mut purpose, mut file) = (None, None);
        let broken = |error: multer::Error| match error {
            multer::Error::StreamSizeExceeded { .. } | multer::Error::FieldSizeExceeded { .. } => too_large(),
            _ => Error::field("file", "上传不完整，请重试"),
        };
        while let Some(mut part) = parts.next_field().await.map_err(broken)? {
            let name = part.name().unwrap_or_default().to_owned();
            let most = match name.as_str() {
                "file" => most,
                "purpose" => MAX_WORD,
                _ => continue,
            };
            let mut bytes = Vec::new();
            while let Some(chunk) = part.chunk().await.map_err(broken)? {
                if bytes.len() + chunk.len() > most {
                    return Err(if name == "file" { too_large() } else { unknown_purpose() });
                }
                bytes.extend_from_slice(&chunk);
            }
            let slot = if name == "file" { &mut file } else { &mut purpose };
            if slot.replace(bytes).is_some() {
                return Err(Error::field(&name, "一次只能上传一张图片"));
            }
        }
        let purpose = purpose.ok_or_else(|| Error::field("purpose", "此项必填"))?;
        let purpose = std::str::from_utf8(&purpose).ok().and_then(|word| word.parse().ok());
        let purpose = purpose.filter(|one| allowed.contains(one)).ok_or_else(unknown_purpose)?;
        let file =
            file.filter(|bytes| !bytes.is_empty()).ok_or_else(|| Error::field("file", "请选择一张图片"))?;
        Ok(Sent { purpose, file })
    }
}

fn unknown_purpose() -> Error {
    Error::field("purpose", "这里不能上传这种用途的图片")
}

fn too_large(most: usize) -> Error {
    let megabytes = most / (1024 * 1024);
    Error::new(ErrorCode::BodyTooLarge)
        .message(format!("图片不能超过 {megabytes} MB"))
        .detail("maxBytes", most)
}

impl<'a> ApiExtractor<'a> for Upload {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::RequestObject];
    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        FilePurpose::register(registry);
    }

    fn request_meta() -> Option<MetaRequest> {
        let file = MetaSchema::new_with_format("string", "binary");
        let schema = MetaSchema {
            properties: vec![
                ("purpose", FilePurpose::schema_ref()),
                ("file", MetaSchemaRef::Inline(Box::new(file))),
            ],
            required: vec!["purpose", "file"],
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
