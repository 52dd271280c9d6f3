//! Gives a database its first announcements and banners: once, also one whose catalogue is older than they are.

use banyi_shared::dto::admin::BannerInput;
use banyi_shared::dto::{BannerLink, OnOff};
use banyi_shared::{AnnouncementId, BannerId};

use super::{files, store};
use crate::app::App;
use crate::error::Result;
use crate::{announcements, banners, escorts};

/// The part's name in `catalogue_part`.
const PART: &str = "content";

/// Everything in one transaction, unless this database was given it before: what staff deleted stays deleted.
pub async fn seed(app: &App) -> Result<()> {
    if store::is_seeded(&app.db, PART).await? {
        return Ok(());
    }
    let services = escorts::list_all(app).await?.items;
    let now = app.now();
    let mut tx = app.db.begin("catalogue.content").await?;
    if !store::mark_seeded(&mut tx, PART, now).await? {
        return Ok(());
    }
    let mut written = Vec::new();
    // The first of the file is the newest.
    for (age, input) in (0..).zip(files::announcements()?) {
        let id: AnnouncementId = app.rng.new_id(now);
        announcements::store::insert(&mut tx, &id, &input, now - age).await?;
        written.push((input.title, id));
    }
    for (sort, banner) in (1..).zip(files::banners()?) {
        let named = banner.target.unwrap_or_default();
        let target = match banner.link {
            BannerLink::Announcement => {
                written.iter().find(|(title, _)| *title == named).map(|(_, id)| id.to_string())
            }
            BannerLink::Service => {
                services.iter().find(|service| service.name == named).map(|service| service.id.to_string())
            }
            BannerLink::None | BannerLink::Apply | BannerLink::Hospital => None,
        };
        // Staff may have given the service another name meanwhile.
        let is_lost = target.is_none() && banner.link != BannerLink::Apply;
        let input = BannerInput {
            title: banner.title,
            link: if is_lost { BannerLink::None } else { banner.link },
            sort,
            state: OnOff::Online,
            image_file_id: None,
            target,
            starts_at: None,
            ends_at: None,
        };
        let id: BannerId = app.rng.new_id(now);
        banners::store::insert(&mut tx, &id, &input, now).await?;
    }
    tx.commit().await
}
