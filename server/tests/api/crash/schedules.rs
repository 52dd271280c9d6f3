//! Staff build a hospital's sessions.

use banyi_shared::DepartmentId;
use banyi_shared::dto::admin::{AdminDepartmentTree, AdminScheduleList};
use serde_json::{Value, json};

use super::desk::{asks, find};
use super::lane::Lane;
use crate::support::{Clinic, Form, Staff, session_form};

/// A department as the tree has it: once, however often it was asked for.
async fn department(
    admin: &Staff<'_>,
    hospital: &str,
    name: &str,
    parent: Option<&DepartmentId>,
) -> DepartmentId {
    let mut body = json!({"code": name, "name": name, "intro": "", "sort": 1, "state": "online"});
    if let Some(parent) = parent {
        body["parentId"] = json!(parent);
    }
    let path = format!("/hospitals/{hospital}/departments");
    asks(admin, &path, body.clone()).await;
    let tree: AdminDepartmentTree = admin.get(&path).await.ok();
    let ids: Vec<DepartmentId> = match parent {
        None => tree.items.iter().filter(|one| one.name == name).map(|one| one.id.clone()).collect(),
        Some(parent) => {
            let group = tree.items.into_iter().find(|one| one.id == *parent).unwrap();
            let named = group.children.into_iter().filter(|one| one.department.name == name);
            named.map(|one| one.department.id).collect()
        }
    };
    assert_eq!(ids.len(), 1, "{name}");
    admin.put(&format!("/departments/{}", ids[0]), body).await.ok::<Value>();
    ids[0].clone()
}

/// Departments, a doctor, a session that changes and is paused, a copy, an import.
pub async fn built(lane: &Lane, who: &str) {
    let admin = lane.t.admin().await;
    let hospitals: Value = lane.t.get("/api/v1/hospitals").await.ok();
    let hospital = hospitals["items"][0]["id"].as_str().unwrap().to_owned();
    let group = department(&admin, &hospital, &format!("组{who}"), None).await;
    let ward = department(&admin, &hospital, &format!("科{who}"), Some(&group)).await;
    let doctor = json!({"departmentId": ward, "code": who, "name": "周宁", "title": "主任医师", "skill": "", "intro": "",
        "sort": 1, "state": "online"});
    let path = format!("/hospitals/{hospital}/doctors");
    asks(&admin, &path, doctor.clone()).await;
    let made: Value = find(&admin, &format!("{path}?departmentId={ward}"), "code", who).await;
    admin.put(&format!("/doctors/{}", made["doctor"]["id"].as_str().unwrap()), doctor).await.ok::<Value>();

    let clinic = Clinic { hospital: hospital.parse().unwrap(), group, department: ward };
    let on = async |ahead: i64| {
        let path = format!("/departments/{}/schedules?date={}", clinic.department, lane.t.day(ahead));
        admin.get(&path).await.ok::<AdminScheduleList>().items
    };
    let form = |places| session_form(&clinic, "张明", lane.t.day(3), "morning", places);
    asks(&admin, "/schedules", form(8)).await;
    let session = on(3).await.remove(0).session.id;
    admin.put(&format!("/schedules/{session}"), form(9)).await.ok::<Value>();
    admin.sets_session(&session, "paused").await.ok::<Value>();
    let copy = json!({"hospitalId": hospital, "departmentId": clinic.department, "from": lane.t.day(3), "days": 1,
        "to": lane.t.day(4), "times": 1});
    admin.post("/schedules/copy", copy).await.ok::<Value>();

    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let day = lane.t.day(5).to_string();
    for (row, cells) in (0..).zip([
        ["科室编号", "日期", "时段", "医生", "职称", "挂号费", "号源数"],
        ["", &day, "上午", "李岚", "", "50", "9"],
    ]) {
        for (column, text) in (0..).zip(cells) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    sheet.write_string(1, 0, format!("科{who}")).unwrap();
    let url = format!("{}/api/v1/admin/hospitals/{hospital}/schedules/import", lane.t.base);
    let request = lane.t.client.post(url).header("Cookie", &admin.cookie);
    let form = Form::empty().file("a.xlsx", "", &book.save_to_buffer().unwrap());
    lane.t.ask(form.on(request)).await.ok::<Value>();

    // Whenever it died: each once, and each with its places.
    let seen: Vec<_> = [on(3).await, on(4).await, on(5).await]
        .iter()
        .map(|day| day.iter().map(|one| (one.session.total, one.taken)).collect::<Vec<_>>())
        .collect();
    assert_eq!(seen, [vec![(9, 0)], vec![(9, 0)], vec![(9, 0)]]);
    assert_eq!(
        lane.t.number("SELECT count(*) FROM capacity WHERE kind = 'registration'").await,
        lane.t.number("SELECT count(*) FROM schedule").await
    );
}
