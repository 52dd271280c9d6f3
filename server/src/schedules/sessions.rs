//! Sessions for patients: of a day, one with what its confirmation page shows, and some by their ids.

use std::collections::HashMap;

use banyi_shared::dto::{SessionDetail, SessionList};
use banyi_shared::rules::BookingRules;
use banyi_shared::{CivilDate, DepartmentId, HospitalId, ScheduleId};

use super::{Listed, rules, store, view};
use crate::app::App;
use crate::departments;
use crate::error::{Error, Result};

/// The sessions of a department on a day, stopped ones too. NOT_FOUND for a group, or for what is unknown.
pub async fn sessions(app: &App, id: &DepartmentId, date: CivilDate) -> Result<SessionList> {
    let place = departments::place(&app.db, id).await?.ok_or_else(Error::not_found)?;
    let rules = rules::in_force(app, &place.hospital_id.parse()?).await?;
    let now = app.now();
    let rows = store::of_day(&app.db, id, date).await?;
    let items = rows.iter().map(|listed| view::session(app, &rules, listed, now));
    Ok(SessionList { items: items.collect::<Result<_>>()? })
}

/// One session, whatever can be done with it.
pub async fn detail(app: &App, id: &ScheduleId) -> Result<SessionDetail> {
    let listed = store::find_listed(&app.db, id).await?.ok_or_else(Error::not_found)?;
    let rules = rules::in_force(app, &listed.row.hospital_id).await?;
    Ok(SessionDetail {
        session: view::session(app, &rules, &listed, app.now())?,
        cancel_until: rules.cancel_until(listed.row.date),
        hospital_id: listed.row.hospital_id,
        hospital_name: listed.hospital_name,
        hospital_address: listed.hospital_address,
        department_id: listed.row.department_id,
        department_name: listed.department_name,
        rules,
        waiting: listed.waiting,
    })
}

/// Sessions by their ids, each as patients see it now and with what stands around it; for lists of other domains.
pub async fn show_many(
    app: &App,
    ids: &[ScheduleId],
) -> Result<HashMap<ScheduleId, (banyi_shared::dto::Session, Listed)>> {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let mut known: HashMap<HospitalId, BookingRules> = HashMap::new();
    let mut shown = HashMap::new();
    for listed in store::with_ids(&app.db, &ids).await? {
        let hospital = listed.row.hospital_id.clone();
        let rules = match known.remove(&hospital) {
            Some(rules) => rules,
            None => rules::in_force(app, &hospital).await?,
        };
        let session = view::session(app, &rules, &listed, app.now())?;
        known.insert(hospital, rules);
        shown.insert(listed.row.id.clone(), (session, listed));
    }
    Ok(shown)
}
