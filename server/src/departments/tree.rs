//! The departments of a hospital in two levels, for patients and for staff.

use std::collections::HashMap;

use banyi_shared::HospitalId;
use banyi_shared::dto::admin::{AdminDepartment, AdminDepartmentGroup, AdminDepartmentTree};
use banyi_shared::dto::{Department, DepartmentGroup, DepartmentTree, OnOff};

use super::store::{self, DepartmentRow};
use crate::app::App;
use crate::error::{Error, Result};
use crate::hospitals::{self, need_hospital};
use crate::staff::CurrentStaff;

/// Those that are online, in their order; also of a hospital that is offline. Groups without departments are left out.
/// NOT_FOUND for a hospital that is unknown.
pub async fn tree(app: &App, hospital: &HospitalId) -> Result<DepartmentTree> {
    hospitals::find(app, hospital).await?.ok_or_else(Error::not_found)?;
    let rows = store::of_hospital(&app.db, hospital).await?;
    let online = OnOff::Online.as_str();
    let (groups, mut children) = split(rows.into_iter().filter(|row| row.state == online));
    let mut items = Vec::new();
    for group in groups {
        let Some(children) = children.remove(&group.id) else { continue };
        items.push(DepartmentGroup {
            id: group.id.parse()?,
            code: group.code,
            name: group.name,
            children: children.into_iter().map(view).collect::<Result<_>>()?,
        });
    }
    Ok(DepartmentTree { items })
}

/// All of them, with their sessions from today on. FORBIDDEN out of the staff's scope.
pub async fn admin_tree(
    app: &App,
    staff: &CurrentStaff,
    hospital: &HospitalId,
) -> Result<AdminDepartmentTree> {
    need_hospital(staff, hospital)?;
    hospitals::find(app, hospital).await?.ok_or_else(Error::not_found)?;
    let rows = store::of_hospital(&app.db, hospital).await?;
    let counts: HashMap<String, i64> =
        store::session_counts(&app.db, hospital, app.now().date()).await?.into_iter().collect();
    let (groups, mut children) = split(rows.into_iter());
    let mut items = Vec::new();
    for group in groups {
        let children = children.remove(&group.id).unwrap_or_default();
        let children = children.into_iter().map(|row| {
            Ok(AdminDepartment {
                state: row.state.parse()?,
                sort: row.sort,
                sessions: counts.get(&row.id).copied().unwrap_or(0),
                department: view(row)?,
            })
        });
        items.push(AdminDepartmentGroup {
            id: group.id.parse()?,
            code: group.code,
            name: group.name,
            state: group.state.parse()?,
            sort: group.sort,
            children: children.collect::<Result<_>>()?,
        });
    }
    Ok(AdminDepartmentTree { items })
}

/// Groups in their order, and the departments of each in theirs.
fn split(
    rows: impl Iterator<Item = DepartmentRow>,
) -> (Vec<DepartmentRow>, HashMap<String, Vec<DepartmentRow>>) {
    let mut groups = Vec::new();
    let mut children: HashMap<String, Vec<DepartmentRow>> = HashMap::new();
    for row in rows {
        match row.parent_id.clone() {
            None => groups.push(row),
            Some(parent) => children.entry(parent).or_default().push(row),
        }
    }
    (groups, children)
}

/// As everybody sees it.
pub(super) fn view(row: DepartmentRow) -> Result<Department> {
    Ok(Department { id: row.id.parse()?, code: row.code, name: row.name, intro: row.intro })
}
