//! Experts of a hospital: staff of the hospital edit them, everybody reads those that are shown.

use banyi_shared::Permission;
use serde_json::{Value, json};

use crate::support::{Staff, TestApp};

fn expert(name: &str, sort: i64, state: &str) -> Value {
    json!({"name": name, "title": "主任医师", "skill": "心血管内科。", "sort": sort, "state": state})
}

async fn names(t: &TestApp, hospital: &str) -> Vec<String> {
    let list: Value = t.get(&format!("/api/v1/hospitals/{hospital}/experts")).await.ok();
    list["items"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
}

both! {
    async fn experts_are_shown_in_their_order_while_they_are_online(t: TestApp) {
        let admin = t.admin().await;
        let hospitals: Value = t.get("/api/v1/hospitals").await.ok();
        let id = hospitals["items"][0]["id"].as_str().unwrap();
        assert!(names(&t, id).await.is_empty());
        let at = format!("/hospitals/{id}/experts");
        let second: Value = admin.post(&at, expert("苏婉宁", 2, "online")).await.ok();
        admin.post(&at, expert("林知远", 1, "online")).await.ok::<Value>();
        admin.post(&at, expert("程若谷", 0, "offline")).await.ok::<Value>();
        assert_eq!(names(&t, id).await, ["林知远", "苏婉宁"]);
        let all: Value = admin.get(&at).await.ok();
        assert_eq!(all["items"].as_array().unwrap().len(), 3);
        assert_eq!(all["items"][0]["hospitalId"], id);

        let path = format!("/experts/{}", second["id"].as_str().unwrap());
        let changed: Value = admin.put(&path, expert("苏婉宁", 0, "online")).await.ok();
        assert_eq!(changed["id"], second["id"]);
        assert_eq!(names(&t, id).await, ["苏婉宁", "林知远"]);
        let mut wrong = expert("", 0, "online");
        wrong["skill"] = json!("字".repeat(1001));
        let refused = admin.put(&path, wrong).await.fails(422, "VALIDATION_FAILED");
        assert_eq!(refused["fields"].as_object().unwrap().keys().collect::<Vec<_>>(), ["name", "skill"]);
        let mut photo = expert("苏婉宁", 0, "online");
        photo["photoFileId"] = json!("nothing-of-that-id");
        let refused = admin.put(&path, photo).await.fails(422, "VALIDATION_FAILED");
        assert!(refused["fields"]["photoFileId"].is_string());
        assert_eq!(admin.delete(&path).await.status, 204);
        admin.delete(&path).await.fails(404, "NOT_FOUND");
        assert_eq!(names(&t, id).await, ["林知远"]);

        t.get("/api/v1/hospitals/nowhere/experts").await.fails(404, "NOT_FOUND");
        admin.get("/hospitals/nowhere/experts").await.fails(404, "NOT_FOUND");
        admin.post("/hospitals/nowhere/experts", expert("林知远", 1, "online")).await.fails(404, "NOT_FOUND");
    }
}

both! {
    async fn staff_of_one_hospital_edit_its_experts_only(t: TestApp) {
        let admin = t.admin().await;
        let hospitals: Value = t.get("/api/v1/hospitals").await.ok();
        let [mine, other] = [0, 1].map(|at: usize| hospitals["items"][at]["id"].as_str().unwrap().to_owned());
        let role = json!({"name": "西京", "permissions": [Permission::CatalogRead, Permission::CatalogWrite],
            "allHospitals": false, "hospitalIds": [mine]});
        let role: Value = admin.post("/roles", role).await.ok();
        let password = "a-long-test-password";
        let account = json!({"account": "xijing", "name": "小李", "password": password, "roleId": role["id"]});
        admin.post("/staff", account).await.ok::<Value>();
        let staff = Staff::sign_in(&t, "xijing", password).await;
        let far: Value = admin.post(&format!("/hospitals/{other}/experts"), expert("顾明川", 1, "online")).await.ok();
        let far = format!("/experts/{}", far["id"].as_str().unwrap());
        staff.get(&format!("/hospitals/{mine}/experts")).await.ok::<Value>();
        let own: Value = staff.post(&format!("/hospitals/{mine}/experts"), expert("林知远", 1, "online")).await.ok();
        let own = format!("/experts/{}", own["id"].as_str().unwrap());
        staff.put(&own, expert("林知远", 2, "online")).await.ok::<Value>();
        staff.get(&format!("/hospitals/{other}/experts")).await.fails(403, "FORBIDDEN");
        staff.post(&format!("/hospitals/{other}/experts"), expert("林知远", 1, "online")).await.fails(403, "FORBIDDEN");
        staff.put(&far, expert("改名", 1, "online")).await.fails(403, "FORBIDDEN");
        staff.delete(&far).await.fails(403, "FORBIDDEN");
        assert_eq!(names(&t, &other).await, ["顾明川"]);
        assert_eq!(staff.delete(&own).await.status, 204);
    }
}

both! {
    async fn the_demonstration_has_invented_experts_and_the_catalogue_none(t: TestApp) {
        let experts = "SELECT count(*) FROM expert";
        assert_eq!(t.number(experts).await, 0);
        banyi_server::demo::seed(&t.app).await.unwrap();
        banyi_server::demo::seed(&t.app).await.unwrap();
        assert_eq!(t.number(experts).await, 45);
        let hospitals: Value = t.get("/api/v1/hospitals").await.ok();
        for hospital in hospitals["items"].as_array().unwrap().iter().filter(|one| one["offersEscort"] == true) {
            let count = names(&t, hospital["id"].as_str().unwrap()).await.len();
            assert!((3..=4).contains(&count), "{}", hospital["name"]);
        }
    }
}
