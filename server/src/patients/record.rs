//! A patient in clear, inside the server only.

use std::fmt;

use banyi_shared::dto::{MaskedContact, Patient, Relation};
use banyi_shared::{CivilDate, IdCard, Instant, PatientId, Phone, mask};

/// A patient in clear. Personal data: `Debug` is masked, and nothing of it is logged or enqueued.
#[derive(Clone)]
pub struct PatientRecord {
    /// Our id.
    pub id: PatientId,
    /// 姓名
    pub name: String,
    /// 身份证号
    pub id_card: IdCard,
    /// 手机号
    pub phone: Phone,
    /// What the patient is to the user.
    pub relation: Relation,
    /// Somebody to call.
    pub emergency_contact: Option<ContactRecord>,
    /// At most 500 characters.
    pub medical_history: Option<String>,
    /// When it was added.
    pub created_at: Instant,
}

/// Somebody to call, in clear. `Debug` is masked.
#[derive(Clone)]
pub struct ContactRecord {
    /// 姓名
    pub name: String,
    /// 手机号
    pub phone: Phone,
}

impl PatientRecord {
    /// As the user sees it; the age is that of `today`.
    pub fn view(self, today: CivilDate) -> Patient {
        Patient {
            id: self.id,
            name: self.name,
            id_card_masked: self.id_card.masked(),
            phone_masked: self.phone.masked(),
            birthday: self.id_card.birthday(),
            sex: self.id_card.sex(),
            age: self.id_card.age_on(today).into(),
            relation: self.relation,
            has_medical_history: self.medical_history.is_some(),
            created_at: self.created_at,
            emergency_contact: self.emergency_contact.map(|contact| MaskedContact {
                name_masked: mask::name(&contact.name),
                phone_masked: contact.phone.masked(),
            }),
        }
    }
}

impl fmt::Debug for PatientRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PatientRecord")
            .field("id", &self.id)
            .field("name", &mask::name(&self.name))
            .field("id_card", &self.id_card)
            .field("phone", &self.phone)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for ContactRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ContactRecord")
            .field("name", &mask::name(&self.name))
            .field("phone", &self.phone)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_and_view_mask() {
        let record = PatientRecord {
            id: "p1".parse().unwrap(),
            name: "王小明".to_owned(),
            id_card: "11010519491231002X".parse().unwrap(),
            phone: "13800138000".parse().unwrap(),
            relation: Relation::Parent,
            emergency_contact: Some(ContactRecord {
                name: "李四".to_owned(),
                phone: "13900139000".parse().unwrap(),
            }),
            medical_history: Some("高血压".to_owned()),
            created_at: Instant::from_ms(0),
        };
        let text = format!("{record:?} {:?}", record.emergency_contact);
        for secret in ["王小明", "11010519491231002X", "13800138000", "高血压", "李四", "13900139000"]
        {
            assert!(!text.contains(secret), "{text}");
        }
        let view = record.view("2026-11-20".parse().unwrap());
        assert_eq!(view.age, 76);
        assert_eq!(view.id_card_masked, "1101**********002X");
        assert!(view.has_medical_history);
        assert_eq!(view.emergency_contact.unwrap().name_masked, "李*");
    }
}
