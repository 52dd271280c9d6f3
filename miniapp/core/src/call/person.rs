//! Checks of what a patient types about a person.

use banyi_shared::rules;
use banyi_shared::{CivilDate, IdCard, Phone, Sex};
use serde::{Deserialize, Serialize};

/// An ID number as typed, and the day on which the age counts.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IdCardArgs {
    id_card: String,
    date: CivilDate,
}

/// What an ID number tells, or the sentence on why it is none.
#[derive(Serialize)]
#[serde(rename_all = "camelCase", untagged)]
pub enum IdCardAnswer {
    /// It is valid.
    #[serde(rename_all = "camelCase")]
    Valid {
        /// Always true.
        valid: bool,
        /// The number with its check character upper-case.
        id_card: String,
        /// Date of birth.
        birthday: CivilDate,
        /// From the 17th digit.
        sex: Sex,
        /// 男 or 女.
        sex_label: &'static str,
        /// Full years on the day asked for; negative when born later.
        age: i32,
        /// Whether the patient may not come alone on that day.
        needs_companion: bool,
    },
    /// It is not.
    Wrong {
        /// Always false.
        valid: bool,
        /// Why, for a person.
        sentence: String,
    },
}

/// `check_id_card {idCard, date}`.
pub fn check_id_card(args: IdCardArgs) -> IdCardAnswer {
    match args.id_card.parse::<IdCard>() {
        Ok(card) => IdCardAnswer::Valid {
            valid: true,
            birthday: card.birthday(),
            sex: card.sex(),
            sex_label: card.sex().label(),
            age: card.age_on(args.date),
            needs_companion: rules::needs_companion(card.birthday(), args.date),
            id_card: card.as_str().to_owned(),
        },
        Err(problem) => IdCardAnswer::Wrong { valid: false, sentence: problem.to_string() },
    }
}

/// A phone number as typed.
#[derive(Deserialize)]
pub struct PhoneArgs {
    phone: String,
}

/// The number's plain form, or the sentence on why it is none.
#[derive(Serialize)]
pub struct PhoneAnswer {
    valid: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence: Option<String>,
}

/// `check_phone {phone}`.
pub fn check_phone(args: PhoneArgs) -> PhoneAnswer {
    match args.phone.parse::<Phone>() {
        Ok(phone) => PhoneAnswer { valid: true, phone: Some(phone.as_str().to_owned()), sentence: None },
        Err(problem) => PhoneAnswer { valid: false, phone: None, sentence: Some(problem.to_string()) },
    }
}

/// A birthday and the day of service.
#[derive(Deserialize)]
pub struct CompanionArgs {
    birthday: CivilDate,
    date: CivilDate,
}

/// `needs_companion {birthday, date}`: 80 or older, or under 12.
pub fn needs_companion(args: CompanionArgs) -> bool {
    rules::needs_companion(args.birthday, args.date)
}

#[cfg(test)]
mod tests {
    use crate::answer;

    #[test]
    fn an_id_number_tells_birthday_sex_and_age() {
        let request = r#"{"fn":"check_id_card","args":{"idCard":"11010519491231002x","date":"2026-11-20"}}"#;
        assert_eq!(
            answer(request.as_bytes()),
            r#"{"ok":{"age":76,"birthday":"1949-12-31","idCard":"11010519491231002X","needsCompanion":false,"sex":"female","sexLabel":"女","valid":true}}"#
        );
    }

    #[test]
    fn the_day_of_service_decides_whether_somebody_must_come_along() {
        let on = |date: &str| {
            answer(
                format!(r#"{{"fn":"needs_companion","args":{{"birthday":"1949-12-31","date":"{date}"}}}}"#)
                    .as_bytes(),
            )
        };
        assert_eq!(on("2029-12-30"), r#"{"ok":false}"#);
        assert_eq!(on("2029-12-31"), r#"{"ok":true}"#);
    }

    #[test]
    fn wrong_numbers_come_with_their_sentence() {
        let wrong = r#"{"fn":"check_id_card","args":{"idCard":"110105194912310021","date":"2026-11-20"}}"#;
        assert!(answer(wrong.as_bytes()).contains("校验位"));
        let phone = r#"{"fn":"check_phone","args":{"phone":"1380013800"}}"#;
        assert_eq!(answer(phone.as_bytes()), r#"{"ok":{"sentence":"请输入 11 位手机号","valid":false}}"#);
        let pasted = r#"{"fn":"check_phone","args":{"phone":"+86 138-0013-8000"}}"#;
        assert!(answer(pasted.as_bytes()).contains(r#""phone":"13800138000""#));
    }
}
