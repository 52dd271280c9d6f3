//! The form of a department.

use banyi_shared::dto::admin::DepartmentInput;

use crate::error::Result;
use crate::http::Check;

/// The form with white space trimmed; VALIDATION_FAILED tells all that is wrong.
pub fn check(input: DepartmentInput) -> Result<DepartmentInput> {
    let mut check = Check::new();
    let code = check.line("code", &input.code, 1, 64);
    let name = check.line("name", &input.name, 1, 64);
    let intro = check.text("intro", &input.intro, 0, 1_000);
    check.sort("sort", input.sort);
    check.finish()?;
    Ok(DepartmentInput { code, name, intro, ..input })
}
