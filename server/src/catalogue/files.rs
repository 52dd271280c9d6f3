//! The embedded files, parsed.

use banyi_shared::dto::admin::{HospitalInput, ServiceInput};

use crate::error::{Error, Result};

const HOSPITALS: &str = include_str!("../../catalogue/hospitals.json");
const SERVICES: &str = include_str!("../../catalogue/services.json");
const TERMS: &str = include_str!("../../catalogue/terms.txt");

/// Hospitals in their order.
pub fn hospitals() -> Result<Vec<HospitalInput>> {
    Ok(serde_json::from_str(HOSPITALS)?)
}

/// Services with their SKUs.
pub fn services() -> Result<Vec<ServiceInput>> {
    Ok(serde_json::from_str(SERVICES)?)
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
    fn the_terms_tell_the_ladder_of_the_seeded_policy() {
        let (title, body) = terms().unwrap();
        assert_eq!(title, "服务条款同意书");
        for part in ["24 小时", "全额", "4 小时", "80%", "50%", "08:00", "13:30", "80 岁"] {
            assert!(body.contains(part), "{part}");
        }
    }
}
