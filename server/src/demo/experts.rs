//! Experts of the hospitals that offer escorts. All of them are invented: names, titles and skills.

use banyi_shared::ExpertId;
use banyi_shared::dto::OnOff;
use banyi_shared::dto::admin::ExpertInput;
use serde::Deserialize;

use crate::app::App;
use crate::error::Result;
use crate::{experts, hospitals};

const EXPERTS: &str = include_str!("../../demo/experts.json");

#[derive(Deserialize)]
struct Invented {
    /// Code of the hospital.
    hospital: String,
    name: String,
    title: String,
    skill: String,
}

/// Adds them to each hospital that has no experts yet.
pub async fn seed(app: &App) -> Result<()> {
    let all: Vec<Invented> = serde_json::from_str(EXPERTS)?;
    for group in all.chunk_by(|one, next| one.hospital == next.hospital) {
        let Some(hospital) = hospitals::store::find_code(&app.db, &group[0].hospital).await? else {
            continue;
        };
        if !experts::store::of_hospital(&app.db, &hospital).await?.is_empty() {
            continue;
        }
        let now = app.now();
        let mut tx = app.db.begin("demo.experts").await?;
        for (sort, one) in (1..).zip(group) {
            let input = ExpertInput {
                name: one.name.clone(),
                title: one.title.clone(),
                skill: one.skill.clone(),
                sort,
                state: OnOff::Online,
                photo_file_id: None,
            };
            let id: ExpertId = app.rng.new_id(now);
            experts::store::insert(&mut tx, &id, &hospital, &input, now).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}
