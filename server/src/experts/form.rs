//! The form of an expert.

use banyi_shared::dto::admin::ExpertInput;

use crate::error::Result;
use crate::http::Check;

/// The form with white space trimmed; VALIDATION_FAILED tells all that is wrong.
pub fn check(input: ExpertInput) -> Result<ExpertInput> {
    let mut check = Check::new();
    let name = check.line("name", &input.name, 1, 32);
    let title = check.line("title", &input.title, 0, 32);
    let skill = check.text("skill", &input.skill, 0, 1_000);
    check.sort("sort", input.sort);
    check.finish()?;
    Ok(ExpertInput { name, title, skill, ..input })
}
