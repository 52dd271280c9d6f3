//! HTTP: files of staff.

use banyi_shared::dto::{FilePurpose, StoredFile};
use poem_openapi::{OpenApi, Tags};

use super::By;
use super::receive::receive;
use super::upload::Upload;
use crate::app::Ctx;
use crate::error::Result;
use crate::http::Created;
use crate::staff::{Allowed, grants};

#[derive(Tags)]
enum Tag {
    /// 后台：文件
    AdminFiles,
}

/// Files, for staff.
pub struct FilesAdminApi {
    /// The app.
    pub app: Ctx,
}

#[OpenApi(tag = "Tag::AdminFiles")]
impl FilesAdminApi {
    /// Uploads a picture for banners: purpose `banner`; JPEG, PNG or WebP of at most 10 MB.
    #[oai(path = "/admin/content/files", method = "post", operation_id = "adminUploadContentFile")]
    async fn upload_content(
        &self,
        staff: Allowed<grants::ContentWrite>,
        upload: Upload,
    ) -> Result<Created<StoredFile>> {
        receive(&self.app, By::Staff(&staff), &[FilePurpose::Banner], upload).await.map(Created)
    }

    /// Uploads a picture for the catalogue: purpose `hospital` or `expert`; JPEG, PNG or WebP of at most 10 MB.
    #[oai(path = "/admin/catalog/files", method = "post", operation_id = "adminUploadCatalogFile")]
    async fn upload_catalog(
        &self,
        staff: Allowed<grants::CatalogWrite>,
        upload: Upload,
    ) -> Result<Created<StoredFile>> {
        let allowed = [FilePurpose::Hospital, FilePurpose::Expert];
        receive(&self.app, By::Staff(&staff), &allowed, upload).await.map(Created)
    }
}
