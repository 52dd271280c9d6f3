//! The banners, for patients and for staff.

use banyi_shared::dto::admin::{AdminBanner, AdminBannerList};
use banyi_shared::dto::{Banner, BannerLink, BannerList, FilePurpose};
use banyi_shared::{FileId, Instant};

use super::store::{self, BannerRow};
use super::target;
use crate::app::App;
use crate::error::Result;
use crate::pictures;

/// What is shown at this moment. A link to what is not open to patients any more leads nowhere.
pub async fn list(app: &App) -> Result<BannerList> {
    let mut items = Vec::new();
    for row in store::shown(&app.db, app.now()).await? {
        let banner = admin_view(app, row)?;
        let is_open = target::is_open(app, banner.link, banner.target.as_deref().unwrap_or_default()).await?;
        items.push(Banner {
            id: banner.id,
            title: banner.title,
            link: if is_open { banner.link } else { BannerLink::None },
            image_url: banner.image_url,
            target: banner.target.filter(|_| is_open),
        });
    }
    Ok(BannerList { items })
}

/// All banners, in their order.
pub async fn list_all(app: &App) -> Result<AdminBannerList> {
    let rows = store::all(&app.db).await?;
    let items = rows.into_iter().map(|row| admin_view(app, row)).collect::<Result<_>>()?;
    Ok(AdminBannerList { items })
}

/// A row, as staff see it.
pub(super) fn admin_view(app: &App, row: BannerRow) -> Result<AdminBanner> {
    let image: Option<FileId> = row.image_file_id.map(|id| id.parse()).transpose()?;
    Ok(AdminBanner {
        id: row.id.parse()?,
        title: row.title,
        link: row.link.parse()?,
        sort: row.sort,
        state: row.state.parse()?,
        image_url: pictures::url(app, image.as_ref(), FilePurpose::Banner),
        image_file_id: image,
        target: row.target,
        starts_at: row.starts_at.map(Instant::from_ms),
        ends_at: row.ends_at.map(Instant::from_ms),
    })
}
