//! What people type about people.

use serde_json::{Value, json};

use super::args::Args;
use crate::{CivilDate, IdCard, Phone, rules};

/// `check_id_card {idCard, date}`
pub fn check_id_card(args: &Args<'_>) -> Result<Value, String> {
    let date: CivilDate = args.get("date")?;
    Ok(match args.get::<String>("idCard")?.parse::<IdCard>() {
        Ok(card) => json!({
            "valid": true,
            "idCard": card.as_str(),
            "birthday": card.birthday(),
            "sex": card.sex(),
            "sexLabel": card.sex().label(),
            "age": card.age_on(date),
            "needsCompanion": rules::needs_companion(card.birthday(), date),
        }),
        Err(problem) => json!({ "valid": false, "sentence": problem.to_string() }),
    })
}

/// `check_phone {phone}`
pub fn check_phone(args: &Args<'_>) -> Result<Value, String> {
    Ok(match args.get::<String>("phone")?.parse::<Phone>() {
        Ok(phone) => json!({ "valid": true, "phone": phone.as_str() }),
        Err(problem) => json!({ "valid": false, "sentence": problem.to_string() }),
    })
}

/// `needs_companion {birthday, date}`
pub fn needs_companion(args: &Args<'_>) -> Result<Value, String> {
    Ok(rules::needs_companion(args.get("birthday")?, args.get("date")?).into())
}

/// `mask_… {text}`
pub fn mask(args: &Args<'_>, hide: fn(&str) -> String) -> Result<Value, String> {
    Ok(hide(&args.get::<String>("text")?).into())
}
