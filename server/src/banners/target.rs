//! What a banner leads to.

use banyi_shared::dto::BannerLink;

use crate::app::App;
use crate::error::Result;
use crate::{announcements, escorts, hospitals};

/// Whether there is such a thing, on offer or not.
pub async fn is_known(app: &App, link: BannerLink, target: &str) -> Result<bool> {
    match link {
        BannerLink::None | BannerLink::Apply => Ok(false),
        BannerLink::Service => {
            let all = escorts::list_all(app).await?.items;
            Ok(all.iter().any(|service| service.id.as_str() == target))
        }
        BannerLink::Hospital => match target.parse() {
            Ok(id) => Ok(hospitals::find(app, &id).await?.is_some()),
            Err(_) => Ok(false),
        },
        BannerLink::Announcement => match target.parse() {
            Ok(id) => announcements::is_known(app, &id).await,
            Err(_) => Ok(false),
        },
    }
}

/// Whether patients can open it now: what went offline since the banner was made is not offered to them.
pub async fn is_open(app: &App, link: BannerLink, target: &str) -> Result<bool> {
    match link {
        BannerLink::None | BannerLink::Apply => Ok(true),
        BannerLink::Service => {
            let on_offer = escorts::list(app).await?.items;
            Ok(on_offer.iter().any(|service| service.id.as_str() == target))
        }
        BannerLink::Hospital => is_known(app, link, target).await,
        BannerLink::Announcement => match target.parse() {
            Ok(id) => announcements::is_online(app, &id).await,
            Err(_) => Ok(false),
        },
    }
}
