//! The form of an announcement.

use banyi_shared::dto::admin::AnnouncementInput;

use crate::error::Result;
use crate::http::Check;

/// The form with white space trimmed and line ends as line feeds; VALIDATION_FAILED tells all that is wrong.
pub fn check(input: AnnouncementInput) -> Result<AnnouncementInput> {
    let mut check = Check::new();
    let title = check.line("title", &input.title, 2, 64);
    let body = check.text("body", &input.body.replace("\r\n", "\n"), 2, 5_000);
    check.finish()?;
    Ok(AnnouncementInput { title, body, ..input })
}

#[cfg(test)]
mod tests {
    use super::*;
    use banyi_shared::dto::OnOff;

    fn input(title: &str, body: &str) -> AnnouncementInput {
        AnnouncementInput {
            title: title.to_owned(),
            body: body.to_owned(),
            is_pinned: false,
            state: OnOff::Online,
        }
    }

    #[test]
    fn a_title_is_one_line_and_a_text_has_line_feeds() {
        let wrong = check(input("国庆\n安排", "无")).unwrap_err();
        assert_eq!(wrong.fields.keys().collect::<Vec<_>>(), ["body", "title"]);
        assert_eq!(check(input(" 国庆安排 ", "一\r\n二\n")).unwrap(), input("国庆安排", "一\n二"));
    }
}
