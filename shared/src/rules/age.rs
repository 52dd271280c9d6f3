//! Who may not come alone.

use crate::CivilDate;

/// Whether a patient born on `birthday` needs a companion on `date`: 80 or older, or under 12.
pub fn needs_companion(birthday: CivilDate, date: CivilDate) -> bool {
    let age = birthday.age_on(date);
    !(12..80).contains(&age)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_eighty_and_under_twelve() {
        let day: CivilDate = "2026-11-20".parse().unwrap();
        let needs = |born: &str| needs_companion(born.parse().unwrap(), day);
        assert!(needs("1946-11-20"));
        assert!(!needs("1946-11-21"));
        assert!(!needs("2014-11-20"));
        assert!(needs("2014-11-21"));
    }
}
