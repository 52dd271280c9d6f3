//! What can be said of a value before it is sent.

use banyi_shared::CivilDate;

use super::plan::{FieldPlan, Kind};
use crate::lang::{t, tf};

/// What is wrong with the text of a field, if anything.
pub fn problem(field: &FieldPlan, text: &str) -> Option<String> {
    let text = text.trim();
    let picks = matches!(field.kind, Kind::Select { .. } | Kind::Picture { .. } | Kind::Checks { .. });
    if text.is_empty() {
        return field.required.then(|| match picks {
            true => tf!("请选择{}", "Choose: {}", field.label),
            false => tf!("请填写{}", "Fill in: {}", field.label),
        });
    }
    if let Some((least, most)) = field.length {
        let length = text.chars().count();
        if length < least || length > most {
            return Some(match least {
                0 | 1 => {
                    tf!("最多 {most} 个字，现在有 {length} 个", "At most {most} characters, now {length}")
                }
                _ => tf!(
                    "需要 {least} 到 {most} 个字，现在有 {length} 个",
                    "{least} to {most} characters, now {length}"
                ),
            });
        }
    }
    if let Some((least, most)) = field.range {
        let fits = text.parse::<f64>().is_ok_and(|number| least as f64 <= number && number <= most as f64);
        if !fits {
            return Some(tf!("请填写 {least} 到 {most} 的数字", "A number from {least} to {most}"));
        }
    }
    if let Some((first, last)) = field.days {
        let fits = text.parse::<CivilDate>().is_ok_and(|day| first <= day && day <= last);
        if !fits {
            return Some(tf!("请选择 {first} 到 {last} 之间的日期", "A day from {first} to {last}"));
        }
    }
    None
}

/// What to say of a text that is no value of the field.
pub fn unreadable(field: &FieldPlan) -> String {
    match field.kind {
        Kind::Select { .. } | Kind::Picture { .. } | Kind::Checks { .. } => {
            tf!("请选择{}", "Choose: {}", field.label)
        }
        _ => t("格式不正确，请检查", "This does not look right, please check").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(required: bool, length: Option<(usize, usize)>, range: Option<(i64, i64)>) -> FieldPlan {
        FieldPlan {
            name: "x",
            label: "标题",
            kind: Kind::Line { kind: "text", inputmode: None },
            start: String::new(),
            hint: String::new(),
            required,
            length,
            range,
            days: None,
            shown_when: None,
            locked: false,
        }
    }

    #[test]
    fn says_what_is_missing_and_what_does_not_fit() {
        assert_eq!(problem(&field(true, None, None), "  "), Some("请填写标题".to_owned()));
        assert_eq!(problem(&field(false, Some((2, 4)), None), ""), None);
        assert!(problem(&field(true, Some((2, 4)), None), "陪").is_some());
        assert_eq!(problem(&field(true, Some((2, 4)), None), "陪诊服务"), None);
        assert!(problem(&field(true, None, Some((0, 10))), "11").is_some());
        assert!(problem(&field(true, None, Some((0, 10))), "一").is_some());
        assert_eq!(problem(&field(true, None, Some((0, 10))), "10"), None);
        let day = |day| CivilDate::new(2026, 11, day).unwrap();
        let days = FieldPlan { days: Some((day(10), day(19))), ..field(true, None, None) };
        assert_eq!(problem(&days, "2026-11-19"), None);
        assert!(problem(&days, "2026-11-20").is_some());
    }
}
