//! What a patient's fields must be; all that is wrong is told at once.

use banyi_shared::dto::{Contact, PatientInput, PatientUpdate, Relation};
use banyi_shared::{CivilDate, IdCard, Phone};

use super::ContactRecord;
use crate::error::{Error, Result};
use crate::http::Check;

/// A checked change: what is `None` stays as it is.
pub(super) struct Changes {
    pub name: Option<String>,
    pub id_card: Option<IdCard>,
    pub phone: Option<Phone>,
    pub relation: Option<Relation>,
    pub contact: Option<ContactRecord>,
    /// `Some(None)` clears it.
    pub history: Option<Option<String>>,
}

/// Checked fields of a new patient.
pub(super) struct NewPatient {
    pub name: String,
    pub id_card: IdCard,
    pub phone: Phone,
    pub relation: Relation,
    pub contact: Option<ContactRecord>,
    pub history: Option<String>,
}

/// Checks a new patient.
pub(super) fn new_patient(input: PatientInput, today: CivilDate) -> Result<NewPatient> {
    let relation = input.relation;
    let update = PatientUpdate {
        name: Some(input.name),
        id_card: Some(input.id_card),
        phone: Some(input.phone),
        relation: Some(relation),
        emergency_contact: input.emergency_contact,
        medical_history: input.medical_history,
    };
    let mut check = Check::new();
    let changes = read(&mut check, update, today);
    check.finish()?;
    let (Some(name), Some(id_card), Some(phone)) = (changes.name, changes.id_card, changes.phone) else {
        return Err(Error::internal("a field is absent without a reason"));
    };
    Ok(NewPatient {
        name,
        id_card,
        phone,
        relation,
        contact: changes.contact,
        history: changes.history.flatten(),
    })
}

/// Checks a change.
pub(super) fn changes(update: PatientUpdate, today: CivilDate) -> Result<Changes> {
    let mut check = Check::new();
    let changes = read(&mut check, update, today);
    check.finish()?;
    Ok(changes)
}

fn read(check: &mut Check, update: PatientUpdate, today: CivilDate) -> Changes {
    Changes {
        name: update.name.map(|text| name(check, "name", &text)),
        id_card: update.id_card.and_then(|text| id_card(check, &text, today)),
        phone: update.phone.and_then(|text| check.parse("phone", &text)),
        relation: update.relation,
        contact: update.emergency_contact.and_then(|it| contact(check, &it)),
        history: update.medical_history.map(|text| check.optional("medicalHistory", Some(&text), 500)),
    }
}

fn id_card(check: &mut Check, text: &str, today: CivilDate) -> Option<IdCard> {
    let card: IdCard = check.parse("idCard", text)?;
    check.need(card.birthday() <= today, "idCard", "出生日期不能晚于今天");
    Some(card)
}

fn contact(check: &mut Check, contact: &Contact) -> Option<ContactRecord> {
    let name = name(check, "emergencyContact.name", &contact.name);
    let phone = check.parse("emergencyContact.phone", &contact.phone)?;
    Some(ContactRecord { name, phone })
}

fn name(check: &mut Check, field: &str, text: &str) -> String {
    person_name(check, field, text, 32)
}

/// A person's name of 2 to `max` characters; the dots that people type between its parts become `·`.
pub fn person_name(check: &mut Check, field: &str, text: &str, max: usize) -> String {
    let text = text.replace(['•', '‧', '・', '．'], "·");
    let text = check.text(field, &text, 2, max);
    let fits = text.chars().all(|c| is_han(c) || c.is_ascii_alphabetic() || c == '·')
        && !text.starts_with('·')
        && !text.ends_with('·');
    check.need(fits, field, "姓名只能包含汉字、字母和间隔号");
    text
}

/// A Chinese character, the rare ones of names included.
fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> CivilDate {
        "2026-11-20".parse().unwrap()
    }

    fn input() -> PatientInput {
        PatientInput {
            name: "王小明".to_owned(),
            id_card: "11010519491231002x".to_owned(),
            phone: "138 0013 8000".to_owned(),
            relation: Relation::Parent,
            emergency_contact: None,
            medical_history: None,
        }
    }

    #[test]
    fn fields_are_brought_into_one_form() {
        let patient = new_patient(
            PatientInput {
                name: " 买买提•吐尔逊 ".to_owned(),
                medical_history: Some("  ".to_owned()),
                ..input()
            },
            today(),
        )
        .ok()
        .unwrap();
        assert_eq!(patient.name, "买买提·吐尔逊");
        assert_eq!(patient.id_card.as_str(), "11010519491231002X");
        assert_eq!(patient.phone.as_str(), "13800138000");
        assert_eq!(patient.history, None);
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let wrong = PatientInput {
            name: "a1".to_owned(),
            id_card: "110105194912310021".to_owned(),
            phone: "138".to_owned(),
            emergency_contact: Some(Contact { name: "李".to_owned(), phone: "1".to_owned() }),
            medical_history: Some("史".repeat(501)),
            ..input()
        };
        let error = new_patient(wrong, today()).err().unwrap();
        let fields: Vec<&str> = error.fields.keys().map(String::as_str).collect();
        assert_eq!(
            fields,
            ["emergencyContact.name", "emergencyContact.phone", "idCard", "medicalHistory", "name", "phone"]
        );
        assert_eq!(error.fields["idCard"], "身份证号校验位不正确，请核对");
    }

    #[test]
    fn nobody_is_born_tomorrow() {
        let born = |day: &str| new_patient(input(), day.parse().unwrap()).err();
        assert!(born("1949-12-31").is_none());
        let error = born("1949-12-30").unwrap();
        assert_eq!(error.fields["idCard"], "出生日期不能晚于今天");
    }

    #[test]
    fn what_is_absent_stays_and_blank_history_goes() {
        let update = PatientUpdate {
            name: None,
            id_card: None,
            phone: None,
            relation: None,
            emergency_contact: None,
            medical_history: Some(String::new()),
        };
        let changes = changes(update, today()).ok().unwrap();
        assert!(changes.name.is_none() && changes.id_card.is_none());
        assert_eq!(changes.history, Some(None));
    }

    #[test]
    fn names_are_chinese_or_letters() {
        let fits = |text: &str| {
            let mut check = Check::new();
            name(&mut check, "name", text);
            check.finish().is_ok()
        };
        for good in ["张三", "𠮷野", "Anna", "阿·不"] {
            assert!(fits(good), "{good}");
        }
        for bad in ["", "张", "张三3", "·张三", "<b>张", &"张".repeat(33)] {
            assert!(!fits(bad), "{bad}");
        }
    }
}
