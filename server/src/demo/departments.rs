//! Departments of the hospitals whose numbers the demonstration sells.

use banyi_shared::dto::OnOff;
use banyi_shared::dto::admin::DepartmentInput;
use banyi_shared::{DepartmentId, HospitalId};
use serde::Deserialize;

use crate::app::App;
use crate::departments::DepartmentRow;
use crate::error::Result;
use crate::{departments, hospitals};

/// Real ones, see `server/catalogue/README.md`.
const OF_1004: &str = include_str!("../../catalogue/departments.json");
/// Invented ones.
const OF_BEIJING: &str = include_str!("../../demo/beijing_departments.json");
/// Codes of the hospitals: 北京协和医院, 北京大学第一医院, 北京同仁医院.
const BEIJING: [&str; 3] = ["1", "12", "105"];

#[derive(Deserialize)]
struct Named {
    code: String,
    name: String,
    #[serde(default)]
    children: Vec<Self>,
}

/// Adds what is missing, and answers the hospitals with all that they have now.
pub async fn seed(app: &App) -> Result<Vec<(HospitalId, Vec<DepartmentRow>)>> {
    let mut seeded = Vec::new();
    let codes = std::iter::once(("1004", OF_1004)).chain(BEIJING.map(|code| (code, OF_BEIJING)));
    for (code, text) in codes {
        let groups: Vec<Named> = serde_json::from_str(text)?;
        let Some(hospital) = hospitals::store::find_code(&app.db, code).await? else {
            continue;
        };
        let mut tx = app.db.begin("demo.departments").await?;
        hospitals::store::hold(&mut tx, &hospital).await?;
        let known = departments::store::read_all(&mut tx, &hospital).await?;
        for (sort, group) in (1..).zip(&groups) {
            let parent = id_of(app, &known, group, true);
            if parent.is_new {
                let input = input(group, sort, None);
                departments::store::insert(&mut tx, &parent.id, &hospital, &input, app.now()).await?;
            }
            for (sort, one) in (1..).zip(&group.children) {
                let department = id_of(app, &known, one, false);
                if department.is_new {
                    let input = input(one, sort, Some(parent.id.clone()));
                    departments::store::insert(&mut tx, &department.id, &hospital, &input, app.now()).await?;
                }
            }
        }
        let now = departments::store::read_all(&mut tx, &hospital).await?;
        tx.commit().await?;
        seeded.push((hospital, now));
    }
    Ok(seeded)
}

struct Id {
    id: DepartmentId,
    is_new: bool,
}

fn id_of(app: &App, known: &[DepartmentRow], named: &Named, is_group: bool) -> Id {
    let there = known.iter().find(|row| row.code == named.code && (row.is_group == 1) == is_group);
    match there.and_then(|row| row.id.parse().ok()) {
        Some(id) => Id { id, is_new: false },
        None => Id { id: app.rng.new_id(app.now()), is_new: true },
    }
}

fn input(named: &Named, sort: i64, parent_id: Option<DepartmentId>) -> DepartmentInput {
    DepartmentInput {
        code: named.code.clone(),
        name: named.name.clone(),
        intro: String::new(),
        sort,
        state: OnOff::Online,
        parent_id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_departments_are_complete() {
        let groups: Vec<Named> = serde_json::from_str(OF_1004).unwrap();
        let all: Vec<_> = groups.iter().flat_map(|group| &group.children).collect();
        assert_eq!((groups.len(), all.len()), (12, 287));
        let codes: HashSet<_> = all.iter().map(|one| one.code.as_str()).collect();
        assert_eq!(codes.len(), 287);
        assert!(all.iter().all(|one| (1..=64).contains(&one.name.chars().count())));
    }
}
