//! The form of a hospital.

use banyi_shared::dto::admin::HospitalInput;

use crate::error::Result;
use crate::http::Check;

/// The form with white space trimmed; VALIDATION_FAILED tells all that is wrong.
pub fn check(input: HospitalInput) -> Result<HospitalInput> {
    let mut check = Check::new();
    let input = HospitalInput {
        code: check.text("code", &input.code, 1, 32),
        name: check.text("name", &input.name, 2, 64),
        level: check.text("level", &input.level, 0, 32),
        region: check.text("region", &input.region, 0, 64),
        address: check.text("address", &input.address, 0, 128),
        intro: check.text("intro", &input.intro, 0, 5_000),
        phone: check.optional("phone", input.phone.as_deref(), 20),
        route: check.optional("route", input.route.as_deref(), 500),
        ..input
    };
    check.need(
        input.longitude.is_none_or(|at| (-180.0..=180.0).contains(&at)),
        "longitude",
        "经度应在 −180 到 180 之间",
    );
    check.need(
        input.latitude.is_none_or(|at| (-90.0..=90.0).contains(&at)),
        "latitude",
        "纬度应在 −90 到 90 之间",
    );
    check.need(input.longitude.is_some() == input.latitude.is_some(), "latitude", "经度和纬度应一起填写");
    check.finish()?;
    Ok(input)
}

#[cfg(test)]
mod tests {
    use super::*;
    use banyi_shared::dto::OnOff;

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let error = check(HospitalInput {
            code: " ".into(),
            name: "院".into(),
            level: String::new(),
            region: String::new(),
            address: String::new(),
            intro: String::new(),
            offers_escort: true,
            offers_registration: false,
            state: OnOff::Online,
            longitude: Some(181.0),
            latitude: None,
            phone: None,
            picture_file_id: None,
            route: None,
        })
        .unwrap_err();
        let fields: Vec<_> = error.fields.keys().map(String::as_str).collect();
        assert_eq!(fields, ["code", "latitude", "longitude", "name"]);
    }
}
