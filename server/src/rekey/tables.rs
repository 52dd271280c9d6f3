//! Where sealed columns and indexes live.

/// A table with sealed columns.
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// The primary key, which is part of each seal.
    pub key: &'static str,
    /// The sealed columns.
    pub sealed: &'static [&'static str],
    /// The index columns.
    pub indexes: &'static [Index],
}

/// A column that makes a sealed value findable.
pub struct Index {
    /// Its name.
    pub column: &'static str,
    /// The kind of value, as [`crate::vault::Vault::index`] takes it.
    pub what: &'static str,
    /// The sealed column that holds the value.
    pub from: &'static str,
    /// The value's name, when the sealed text is a JSON object.
    pub field: Option<&'static str>,
}

const fn index(
    column: &'static str,
    what: &'static str,
    from: &'static str,
    field: Option<&'static str>,
) -> Index {
    Index { column, what, from, field }
}

/// All of them. The test that compares them with the schema fails when one is missing.
pub const TABLES: &[Table] = &[
    Table { name: "app_user", key: "id", sealed: &["avatar_enc"], indexes: &[] },
    Table {
        name: "patient",
        key: "id",
        sealed: &["name_enc", "id_card_enc", "phone_enc", "contact_enc", "history_enc"],
        indexes: &[
            index("name_idx", "name", "name_enc", None),
            index("id_card_idx", "id_card", "id_card_enc", None),
            index("phone_idx", "phone", "phone_enc", None),
        ],
    },
    Table {
        name: "orders",
        key: "no",
        sealed: &["patient_enc", "contact_enc", "history_enc", "note_enc", "remark_enc"],
        indexes: &[
            index("name_idx", "name", "patient_enc", Some("name")),
            index("id_card_idx", "id_card", "patient_enc", Some("idCard")),
            index("phone_idx", "phone", "patient_enc", Some("phone")),
        ],
    },
    Table {
        name: "escort_application",
        key: "id",
        sealed: &["name_enc", "phone_enc", "city_enc", "intro_enc", "reason_enc"],
        indexes: &[index("phone_idx", "phone", "phone_enc", None)],
    },
    Table { name: "partner", key: "hospital_id", sealed: &["contact_phone_enc"], indexes: &[] },
    Table { name: "partner_key", key: "id", sealed: &["secret_enc"], indexes: &[] },
    Table { name: "payment_attempt", key: "out_trade_no", sealed: &["body_enc"], indexes: &[] },
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// `table.column` of every sealed or index column that the migrations make.
    fn of_the_schema() -> BTreeSet<String> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../migrations");
        let mut found = BTreeSet::new();
        for file in std::fs::read_dir(folder).unwrap() {
            let mut table = String::new();
            for line in std::fs::read_to_string(file.unwrap().path()).unwrap().lines() {
                if let Some(rest) = line.strip_prefix("CREATE TABLE ") {
                    table = rest.split_whitespace().next().unwrap().to_owned();
                }
                let name = line.split_whitespace().next().unwrap_or_default();
                if line.starts_with("    ") && (name.ends_with("_enc") || name.ends_with("_idx")) {
                    found.insert(format!("{table}.{name}"));
                }
            }
        }
        found
    }

    #[test]
    fn every_sealed_and_index_column_of_the_schema_is_here() {
        let mut here = BTreeSet::new();
        for table in TABLES {
            here.extend(table.sealed.iter().map(|column| format!("{}.{column}", table.name)));
            here.extend(table.indexes.iter().map(|index| format!("{}.{}", table.name, index.column)));
            assert!(table.indexes.iter().all(|index| table.sealed.contains(&index.from)));
        }
        assert_eq!(here, of_the_schema());
    }
}
