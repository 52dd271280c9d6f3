//! Banners, announcements and a hospital's picture and route: what staff set, and what everybody sees of it.

use banyi_shared::Instant;
use banyi_shared::time::HOUR;
use serde_json::{Value, json};

use crate::support::{Staff, TestApp, png};

/// What everybody is shown.
async fn shown(t: &TestApp, path: &str) -> Vec<Value> {
    let list: Value = t.get(&format!("/api/v1{path}")).await.ok();
    list["items"].as_array().unwrap().clone()
}

async fn titles(t: &TestApp, path: &str) -> Vec<String> {
    shown(t, path).await.iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect()
}

/// Takes away what the catalogue brought.
async fn clear(admin: &Staff<'_>, what: &str) {
    let all: Value = admin.get(what).await.ok();
    for item in all["items"].as_array().unwrap() {
        let answer = admin.delete(&format!("{what}/{}", item["id"].as_str().unwrap())).await;
        assert_eq!(answer.status, 204);
    }
}

fn banner(title: &str, sort: i64) -> Value {
    json!({"title": title, "link": "none", "sort": sort, "state": "online"})
}

fn announcement(title: &str, is_pinned: bool, state: &str) -> Value {
    json!({"title": title, "body": "第一段\n第二段", "isPinned": is_pinned, "state": state})
}

both! {
    async fn banners_are_shown_in_their_order_while_their_time_lasts(t: TestApp) {
        let admin = t.admin().await;
        clear(&admin, "/banners").await;
        assert!(shown(&t, "/banners").await.is_empty());
        let at = |hours: i64| Instant::from_ms(t.now().ms() + hours * HOUR);
        let (start, end) = (at(1), at(3));
        let mut window = banner("国庆安排", 2);
        window["startsAt"] = json!(start);
        window["endsAt"] = json!(end);
        let made: Value = admin.post("/banners", window.clone()).await.ok();
        assert_eq!((&made["startsAt"], &made["endsAt"]), (&json!(start), &json!(end)));
        admin.post("/banners", banner("后面", 3)).await.ok::<Value>();
        admin.post("/banners", banner("前面", -1)).await.ok::<Value>();
        let mut hidden = banner("藏起来", 0);
        hidden["state"] = json!("offline");
        admin.post("/banners", hidden).await.ok::<Value>();

        assert_eq!(titles(&t, "/banners").await, ["前面", "后面"]);
        t.advance(2 * HOUR);
        assert_eq!(titles(&t, "/banners").await, ["前面", "国庆安排", "后面"]);
        t.advance(HOUR);
        assert_eq!(titles(&t, "/banners").await, ["前面", "后面"]);
        let all: Value = admin.get("/banners").await.ok();
        let order: Vec<_> = all["items"].as_array().unwrap().iter().map(|one| one["sort"].clone()).collect();
        assert_eq!(order, [-1, 0, 2, 3].map(|sort| json!(sort)));

        window["endsAt"] = window["startsAt"].clone();
        let path = format!("/banners/{}", made["id"].as_str().unwrap());
        let refused = admin.put(&path, window).await.fails(422, "VALIDATION_FAILED");
        assert!(refused["fields"]["endsAt"].is_string());
        // Without a window it is shown for good.
        admin.put(&path, banner("一直显示", 2)).await.ok::<Value>();
        assert_eq!(titles(&t, "/banners").await, ["前面", "一直显示", "后面"]);
        admin.delete(&path).await;
        admin.delete(&path).await.fails(404, "NOT_FOUND");
        admin.put(&path, banner("没有了", 2)).await.fails(404, "NOT_FOUND");
    }
}

both! {
    async fn a_banner_leads_to_what_is_there_and_to_nothing_once_it_is_gone(t: TestApp) {
        let admin = t.admin().await;
        clear(&admin, "/banners").await;
        let to = |link: &str, target: Option<&Value>| {
            let mut form = banner("去哪里", 1);
            form["link"] = json!(link);
            if let Some(target) = target {
                form["target"] = target.clone();
            }
            form
        };
        let unknown = json!("nothing-of-that-id");
        for link in ["service", "hospital", "announcement"] {
            for target in [None, Some(&unknown)] {
                let refused = admin.post("/banners", to(link, target)).await.fails(422, "VALIDATION_FAILED");
                assert!(refused["fields"]["target"].is_string(), "{link} {target:?}");
            }
        }
        for link in ["none", "apply"] {
            admin.post("/banners", to(link, Some(&unknown))).await.fails(422, "VALIDATION_FAILED");
            admin.post("/banners", to(link, None)).await.ok::<Value>();
        }
        clear(&admin, "/banners").await;
        let service = shown(&t, "/escort/services").await[0]["id"].clone();
        let hospital = shown(&t, "/hospitals").await[0]["id"].clone();
        let news = shown(&t, "/announcements").await[0]["id"].clone();
        for (link, target) in [("service", &service), ("hospital", &hospital), ("announcement", &news)] {
            let made: Value = admin.post("/banners", to(link, Some(target))).await.ok();
            assert_eq!((&made["link"], &made["target"]), (&json!(link), target));
        }
        let links = async || {
            let banners = shown(&t, "/banners").await;
            banners.iter().map(|one| one["link"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(links().await.len(), 3);
        let path = format!("/announcements/{}", news.as_str().unwrap());
        admin.put(&path, announcement("停用", false, "offline")).await.ok::<Value>();
        let banners = shown(&t, "/banners").await;
        let blind = banners.iter().find(|one| one["link"] == "none").unwrap();
        assert_eq!(blind["target"], Value::Null);
        admin.put(&path, announcement("启用", false, "online")).await.ok::<Value>();
        assert!(links().await.contains(&"announcement".to_owned()));
        admin.delete(&path).await;
        assert!(!links().await.contains(&"announcement".to_owned()));
    }
}

both! {
    async fn announcements_are_read_by_key_pinned_first_then_the_newest(t: TestApp) {
        let admin = t.admin().await;
        clear(&admin, "/announcements").await;
        for at in 0..23 {
            let form = announcement(&format!("第{at:02}条"), at == 3 || at == 7, "online");
            admin.post("/announcements", form).await.ok::<Value>();
            t.advance(1000);
        }
        admin.post("/announcements", announcement("还没写完", true, "offline")).await.ok::<Value>();
        let first: Value = t.get("/api/v1/announcements").await.ok();
        let cursor = first["nextCursor"].as_str().unwrap();
        // What comes meanwhile moves nothing of the second page.
        admin.post("/announcements", announcement("刚刚发布", false, "online")).await.ok::<Value>();
        let second: Value = t.get(&format!("/api/v1/announcements?cursor={cursor}")).await.ok();
        assert!(second["nextCursor"].is_null());
        let seen: Vec<String> = [&first, &second]
            .iter()
            .flat_map(|page| page["items"].as_array().unwrap())
            .map(|item| item["title"].as_str().unwrap().to_owned())
            .collect();
        let rest = (0..23).rev().filter(|at| *at != 3 && *at != 7);
        let wanted: Vec<String> = [7, 3].into_iter().chain(rest).map(|at| format!("第{at:02}条")).collect();
        assert_eq!(seen, wanted);
        t.get("/api/v1/announcements?cursor=eA").await.fails(422, "VALIDATION_FAILED");

        let page: Value = admin.get("/announcements").await.ok();
        let cursor = page["nextCursor"].as_str().unwrap();
        let next: Value = admin.get(&format!("/announcements?cursor={cursor}")).await.ok();
        let count = |page: &Value| page["items"].as_array().unwrap().len();
        assert_eq!((count(&page), count(&next)), (20, 5));
        let drafts: Value = admin.get("/announcements?state=offline").await.ok();
        assert_eq!((count(&drafts), &drafts["items"][0]["title"]), (1, &json!("还没写完")));
        for (q, found) in [("第二段", 20), ("第07条 第一段", 1), ("%25", 0), ("没有这些字", 0)] {
            let page: Value = admin.get(&format!("/announcements?q={q}")).await.ok();
            assert_eq!(count(&page), found, "{q}");
        }
    }
}

both! {
    async fn publishing_sets_the_time_and_taking_back_hides_it(t: TestApp) {
        let admin = t.admin().await;
        let draft: Value = admin.post("/announcements", announcement("端午安排", false, "offline")).await.ok();
        let id = draft["id"].as_str().unwrap();
        let (own, open) = (format!("/announcements/{id}"), format!("/api/v1/announcements/{id}"));
        t.get(&open).await.fails(404, "NOT_FOUND");
        t.advance(HOUR);
        let online: Value = admin.put(&own, announcement("端午安排", false, "online")).await.ok();
        assert!(online["publishedAt"].as_str() > draft["publishedAt"].as_str());
        let read: Value = t.get(&open).await.ok();
        assert_eq!((&read["body"], &read["publishedAt"]), (&json!("第一段\n第二段"), &online["publishedAt"]));
        // A change of what is online is no new publication.
        t.advance(HOUR);
        let changed: Value = admin.put(&own, announcement("端午节安排", true, "online")).await.ok();
        assert_eq!(changed["publishedAt"], online["publishedAt"]);
        assert_ne!(changed["updatedAt"], online["updatedAt"]);
        admin.put(&own, announcement("端午节安排", true, "offline")).await.ok::<Value>();
        t.get(&open).await.fails(404, "NOT_FOUND");
        assert!(!titles(&t, "/announcements").await.contains(&"端午节安排".to_owned()));
        let wrong = json!({"title": "字", "body": " ", "isPinned": false, "state": "online"});
        let refused = admin.post("/announcements", wrong).await.fails(422, "VALIDATION_FAILED");
        assert!(refused["fields"]["title"].is_string() && refused["fields"]["body"].is_string());
        let audit: Value = admin.get("/audit").await.ok();
        let rows = audit["items"].as_array().unwrap();
        let told: Vec<_> = rows.iter().filter(|row| row["objectId"] == id).map(|row| &row["action"]).collect();
        assert_eq!(told.len(), 4, "{rows:?}");
    }
}

both! {
    async fn what_the_catalogue_brought_is_brought_once(t: TestApp) {
        let admin = t.admin().await;
        let news = titles(&t, "/announcements").await;
        assert_eq!(news, ["陪诊服务怎么用", "取消与退款说明", "就诊前准备清单"]);
        let links: Vec<_> = shown(&t, "/banners").await.iter().map(|one| one["link"].clone()).collect();
        assert_eq!(links, ["announcement", "service", "announcement", "apply"].map(|link| json!(link)));
        clear(&admin, "/banners").await;
        clear(&admin, "/announcements").await;
        banyi_server::catalogue::seed(&t.app).await.unwrap();
        assert!(shown(&t, "/banners").await.is_empty() && shown(&t, "/announcements").await.is_empty());
        // A database whose catalogue is older than they are gets them, from one of two processes that start at once.
        let mut tx = t.app.db.begin("test").await.unwrap();
        sqlx::query("DELETE FROM catalogue_part").execute(tx.conn()).await.unwrap();
        tx.commit().await.unwrap();
        let seed = || banyi_server::catalogue::seed(&t.app);
        let (one, two) = tokio::join!(seed(), seed());
        one.unwrap();
        two.unwrap();
        assert_eq!((shown(&t, "/banners").await.len(), shown(&t, "/announcements").await.len()), (4, 3));
    }
}

both! {
    async fn a_hospital_tells_its_route(t: TestApp) {
        let admin = t.admin().await;
        let hospital = shown(&t, "/hospitals").await.remove(0);
        let id = hospital["id"].as_str().unwrap();
        let mut form = hospital.clone();
        form.as_object_mut().unwrap().retain(|field, value| field != "id" && !value.is_null());
        form["route"] = json!(" 地铁 1 号线通化门站 C 口出，步行 600 米\n公交 8 路到长乐西路站 ");
        let saved: Value = admin.put(&format!("/hospitals/{id}"), form.clone()).await.ok();
        assert_eq!(saved["route"], json!("地铁 1 号线通化门站 C 口出，步行 600 米\n公交 8 路到长乐西路站"));
        let seen: Value = t.get(&format!("/api/v1/hospitals/{id}")).await.ok();
        assert_eq!(seen["route"], saved["route"]);
        assert_eq!(seen["pictureUrl"], Value::Null);
        form["pictureFileId"] = json!("nothing-of-that-id");
        let refused = admin.put(&format!("/hospitals/{id}"), form.clone()).await.fails(422, "VALIDATION_FAILED");
        assert!(refused["fields"]["pictureFileId"].is_string());
        form.as_object_mut().unwrap().remove("pictureFileId");
        form["route"] = json!("路".repeat(501));
        let refused = admin.put(&format!("/hospitals/{id}"), form).await.fails(422, "VALIDATION_FAILED");
        assert!(refused["fields"]["route"].is_string());
    }
}

both! {
    async fn pictures_are_shown_where_they_are_named_and_let_go_when_they_are_not(t: TestApp) {
        let admin = t.admin().await;
        clear(&admin, "/banners").await;
        let hospital = shown(&t, "/hospitals").await.remove(0);
        let at = format!("/hospitals/{}", hospital["id"].as_str().unwrap());
        let mut house = hospital.clone();
        house.as_object_mut().unwrap().retain(|field, value| field != "id" && !value.is_null());
        let expert = json!({"name": "林知远", "title": "", "skill": "", "sort": 1, "state": "online"});
        let cases = [
            ("/content/files", "banner", "/banners".to_owned(), banner("图", 1), "imageFileId", "imageUrl"),
            ("/catalog/files", "expert", format!("{at}/experts"), expert, "photoFileId", "photoUrl"),
            ("/catalog/files", "hospital", at.clone(), house, "pictureFileId", "pictureUrl"),
        ];
        for (upload, purpose, path, form, field, shows) in cases {
            let mut files = Vec::new();
            for size in [8, 9] {
                let stored: Value = admin.uploads(upload, purpose, png(size, size)).await.ok();
                files.push(stored["id"].as_str().unwrap().to_owned());
            }
            let with = |file: Option<&str>| {
                let mut form = form.clone();
                if let Some(file) = file {
                    form[field] = json!(file);
                }
                form
            };
            let uses = async || {
                let count = |id: &str| format!("SELECT uses FROM file WHERE id = '{id}'");
                (t.number(&count(&files[0])).await, t.number(&count(&files[1])).await)
            };
            let is_made = purpose != "hospital";
            let first = with(Some(&files[0]));
            let made: Value =
                if is_made { admin.post(&path, first).await.ok() } else { admin.put(&path, first).await.ok() };
            let address = made[shows].as_str().unwrap();
            assert!(address.contains(&files[0]), "{made}");
            assert_eq!(t.client.get(address).send().await.unwrap().status(), 200, "{purpose}");
            assert_eq!(uses().await, (1, 0), "{purpose}");
            let own = match purpose {
                "banner" => format!("/banners/{}", made["id"].as_str().unwrap()),
                "expert" => format!("/experts/{}", made["id"].as_str().unwrap()),
                _ => path.clone(),
            };
            admin.put(&own, with(Some(&files[0]))).await.ok::<Value>();
            assert_eq!(uses().await, (1, 0), "{purpose}: saved again");
            admin.put(&own, with(Some(&files[1]))).await.ok::<Value>();
            assert_eq!(uses().await, (0, 1), "{purpose}: another");
            if is_made {
                assert_eq!(admin.delete(&own).await.status, 204);
            } else {
                admin.put(&own, with(None)).await.ok::<Value>();
            }
            assert_eq!(uses().await, (0, 0), "{purpose}: none");
        }
        // A picture is for one purpose.
        let stored: Value = admin.uploads("/catalog/files", "expert", png(8, 8)).await.ok();
        let mut wrong = banner("图", 1);
        wrong["imageFileId"] = stored["id"].clone();
        let refused = admin.post("/banners", wrong).await.fails(422, "VALIDATION_FAILED");
        assert!(refused["fields"]["imageFileId"].is_string());
    }
}
