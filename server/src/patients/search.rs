//! Finding people by what is sealed.

use banyi_shared::{IdCard, Phone};

use crate::app::App;

/// The indexes under which a text may stand: as a phone, as an ID number, as a name.
pub fn indexes(app: &App, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    if let Ok(phone) = text.parse::<Phone>() {
        found.extend(app.vault.indexes("phone", phone.as_str()));
    }
    if let Ok(id_card) = text.parse::<IdCard>() {
        found.extend(app.vault.indexes("id_card", id_card.as_str()));
    }
    found.extend(app.vault.indexes("name", text));
    found.dedup();
    found
}
