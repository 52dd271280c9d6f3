//! The form of a doctor.

use banyi_shared::dto::admin::DoctorInput;

use crate::error::Result;
use crate::http::Check;

/// The form with white space trimmed; VALIDATION_FAILED tells all that is wrong.
pub fn check(input: DoctorInput) -> Result<DoctorInput> {
    let mut check = Check::new();
    let code = check.line("code", &input.code, 1, 64);
    let name = check.line("name", &input.name, 1, 32);
    let title = check.line("title", &input.title, 0, 32);
    let skill = check.text("skill", &input.skill, 0, 500);
    let intro = check.text("intro", &input.intro, 0, 2_000);
    check.sort("sort", input.sort);
    check.finish()?;
    Ok(DoctorInput { code, name, title, skill, intro, ..input })
}
