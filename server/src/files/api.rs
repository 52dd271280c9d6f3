//! HTTP: files of users, and reading files.

use banyi_shared::FileId;
use banyi_shared::dto::{FilePurpose, StoredFile};
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::{OpenApi, Tags};

use super::By;
use super::read::{Asked, Served, read};
use super::receive::receive;
use super::upload::Upload;
use crate::app::Ctx;
use crate::auth::CurrentUser;
use crate::error::Result;
use crate::http::Created;

#[derive(Tags)]
enum Tag {
    /// 文件
    Files,
}

/// Files.
pub struct FilesApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi(tag = "Tag::Files")]
impl FilesApi {
    /// Uploads a picture: purpose `avatar`; JPEG, PNG or WebP of at most 5 MB.
    #[oai(path = "/files", method = "post", operation_id = "uploadFile")]
    async fn upload(&self, user: CurrentUser, upload: Upload) -> Result<Created<StoredFile>> {
        receive(&self.app, By::User(&user.id), &[FilePurpose::Avatar], upload).await.map(Created)
    }

    /// A picture. A private one needs `expires` and `signature` of its link.
    #[oai(path = "/files/:id", method = "get", operation_id = "readFile")]
    async fn read(
        &self,
        id: Path<FileId>,
        expires: Query<Option<i64>>,
        signature: Query<Option<String>>,
        #[oai(name = "If-None-Match")] known: Header<Option<String>>,
    ) -> Result<Served> {
        let asked =
            Asked { expires: expires.0, signature: signature.0.as_deref(), known: known.0.as_deref() };
        read(&self.app, &id.0, asked).await
    }
}
