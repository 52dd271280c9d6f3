//! The embedded files, parsed.

use std::collections::BTreeMap;

use banyi_shared::dto::BannerLink;
use banyi_shared::dto::admin::{AnnouncementInput, HospitalInput, ServiceInput};
use serde::Deserialize;

use crate::error::{Error, Result};

const HOSPITALS: &str = include_str!("../../catalogue/hospitals.json");
const SERVICES: &str = include_str!("../../catalogue/services.json");
const ANNOUNCEMENTS: &str = include_str!("../../catalogue/announcements.json");
const BANNERS: &str = include_str!("../../catalogue/banners.json");
const RELEASE_TIMES: &str = include_str!("../../catalogue/release_times.json");
const TERMS: &str = include_str!("../../catalogue/terms.txt");

/// Hospitals in their order.
pub fn hospitals() -> Result<Vec<HospitalInput>> {
    Ok(serde_json::from_str(HOSPITALS)?)
}

/// 放号时间 by hospital code, `HH:mm`, where it is not the platform's.
pub fn release_times() -> Result<BTreeMap<String, String>> {
    Ok(serde_json::from_str(RELEASE_TIMES)?)
}

/// Services with their SKUs.
pub fn services() -> Result<Vec<ServiceInput>> {
    Ok(serde_json::from_str(SERVICES)?)
}

/// The first announcements, in the order that they are shown.
pub fn announcements() -> Result<Vec<AnnouncementInput>> {
    Ok(serde_json::from_str(ANNOUNCEMENTS)?)
}

/// A banner without a picture: the mini-program draws it.
#[derive(Debug, Deserialize)]
pub struct BuiltInBanner {
    /// What it says.
    pub title: String,
    /// Where it leads.
    pub link: BannerLink,
    /// The title of an announcement, or the name of a service.
    pub target: Option<String>,
}

/// The first banners, in their order.
pub fn banners() -> Result<Vec<BuiltInBanner>> {
    Ok(serde_json::from_str(BANNERS)?)
}

/// Title and body of the first terms.
pub fn terms() -> Result<(&'static str, &'static str)> {
    TERMS
        .split_once("\n\n")
        .map(|(title, body)| (title.trim(), body.trim()))
        .ok_or_else(|| Error::internal("terms.txt has no title"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_files_are_complete_and_sound() {
        let hospitals = hospitals().unwrap();
        assert_eq!(hospitals.iter().filter(|h| h.offers_escort).count(), 14);
        assert_eq!(hospitals.iter().filter(|h| h.offers_registration).count(), 21);
        let codes: HashSet<_> = hospitals.iter().map(|h| h.code.as_str()).collect();
        assert_eq!(codes.len(), hospitals.len());
        let services = services().unwrap();
        assert_eq!(services.len(), 11);
        assert_eq!(services.iter().map(|s| s.skus.len()).sum::<usize>(), 14);
    }

    #[test]
    fn banners_lead_to_what_is_in_the_other_files() {
        let (announcements, services) = (announcements().unwrap(), services().unwrap());
        let banners = banners().unwrap();
        assert_eq!((announcements.len(), banners.len()), (3, 4));
        for banner in banners {
            let target = banner.target.unwrap_or_default();
            let is_there = match banner.link {
                BannerLink::Announcement => announcements.iter().any(|one| one.title == target),
                BannerLink::Service => services.iter().any(|one| one.name == target),
                link => link == BannerLink::Apply && target.is_empty(),
            };
            assert!(is_there, "{}", banner.title);
        }
    }

    #[test]
    fn the_announcements_tell_the_rules_of_the_seeded_policy() {
        let all: String = announcements().unwrap().into_iter().map(|one| one.body).collect();
        for part in [
            "30 分钟",
            "2 小时以后",
            "60 天",
            "24 小时及以上，全额",
            "4 小时及以上，退还 80%",
            "50%",
            "80 岁",
        ] {
            assert!(all.contains(part), "{part}");
        }
    }

    #[test]
    fn the_terms_tell_the_ladder_of_the_seeded_policy() {
        let (title, body) = terms().unwrap();
        assert_eq!(title, "服务条款同意书");
        for part in ["24 小时", "全额", "4 小时", "80%", "50%", "08:00", "13:30", "80 岁"] {
            assert!(body.contains(part), "{part}");
        }
    }
}
