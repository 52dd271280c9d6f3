use banyi_server::patients;
use banyi_shared::ErrorCode;
use banyi_shared::dto::TokenPair;
use poem::http::StatusCode;
use serde_json::{Value, json};

use crate::setup::Server;

/// A valid ID number; `number` makes it another one.
fn id_card(number: u32) -> String {
    let body = format!("11010519491231{number:03}");
    (0..=10)
        .map(|check| format!("{body}{}", "0123456789X".chars().nth(check).unwrap()))
        .find(|text| text.parse::<banyi_shared::IdCard>().is_ok())
        .unwrap()
}

fn person(number: u32) -> Value {
    json!({
        "name": "欧阳娜娜", "idCard": id_card(number), "phone": "13800138000", "relation": "parent",
        "emergencyContact": { "name": "李卫国", "phone": "13912345678" },
        "medicalHistory": "青霉素过敏史",
    })
}

async fn add(server: &Server, pair: &TokenPair, body: Value) -> Value {
    let (status, patient) = server.post("/patients", pair, body).await;
    assert_eq!(status, StatusCode::CREATED, "{patient}");
    patient
}

#[tokio::test]
async fn a_patient_is_added_masked_changed_and_removed() {
    let server = Server::start().await;
    let pair = server.patient("o1").await;
    let added = add(&server, &pair, person(2)).await;
    assert_eq!(added["idCardMasked"], "1101**********002X");
    assert_eq!(added["phoneMasked"], "138****8000");
    assert_eq!(added["emergencyContact"]["nameMasked"], "李*国");
    assert_eq!(
        (&added["birthday"], &added["sex"], &added["age"]),
        (&json!("1949-12-31"), &json!("female"), &json!(76))
    );
    assert_eq!(added["hasMedicalHistory"], true);

    let path = format!("/patients/{}", added["id"].as_str().unwrap());
    let update = json!({ "phone": "13700137000", "medicalHistory": "" });
    let (status, changed) = server.put(&path, &pair, update).await;
    assert_eq!(status, StatusCode::OK);
    let mut expected = added.clone();
    expected["phoneMasked"] = json!("137****7000");
    expected["hasMedicalHistory"] = json!(false);
    assert_eq!(changed, expected);
    assert_eq!(server.get(&path, &pair).await.1, expected);

    assert_eq!(server.delete(&path, &pair).await.0, StatusCode::NO_CONTENT);
    assert_eq!(server.get(&path, &pair).await.0, StatusCode::NOT_FOUND);
    assert_eq!(server.delete(&path, &pair).await.0, StatusCode::NOT_FOUND);
    assert_eq!(server.get("/patients", &pair).await.1["items"], json!([]));
    add(&server, &pair, person(2)).await;
}

#[tokio::test]
async fn an_order_reads_a_patient_in_clear() {
    let server = Server::start().await;
    let pair = server.patient("o1").await;
    let added = add(&server, &pair, person(2)).await;
    let id = added["id"].as_str().unwrap().parse().unwrap();
    let record = patients::load(&server.app, &pair.user.id, &id).await.unwrap();
    assert_eq!(record.name, "欧阳娜娜");
    assert_eq!(record.phone.as_str(), "13800138000");
    assert_eq!(record.medical_history.as_deref(), Some("青霉素过敏史"));
}

#[tokio::test]
async fn another_persons_patient_does_not_exist() {
    let server = Server::start().await;
    let (owner, other) = (server.patient("o1").await, server.patient("o2").await);
    let added = add(&server, &owner, person(2)).await;
    let path = format!("/patients/{}", added["id"].as_str().unwrap());
    let update = json!({ "name": "张三" });
    for (status, _) in [
        server.get(&path, &other).await,
        server.put(&path, &other, update).await,
        server.delete(&path, &other).await,
    ] {
        assert_eq!(status, StatusCode::NOT_FOUND);
    }
    let id = added["id"].as_str().unwrap().parse().unwrap();
    let refused = patients::load(&server.app, &other.user.id, &id).await;
    assert_eq!(refused.unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(server.get(&path, &owner).await.1, added);
}

#[tokio::test]
async fn all_wrong_fields_are_told_at_once() {
    let server = Server::start().await;
    let pair = server.patient("o1").await;
    let body = json!({
        "name": "9", "idCard": "110105194912310021", "phone": "1", "relation": "self",
        "emergencyContact": { "name": "", "phone": "2" }, "medicalHistory": "史".repeat(501),
    });
    let (status, body) = server.post("/patients", &pair, body).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields: Vec<&String> = body["fields"].as_object().unwrap().keys().collect();
    assert_eq!(
        fields,
        ["emergencyContact.name", "emergencyContact.phone", "idCard", "medicalHistory", "name", "phone"]
    );
}

#[tokio::test]
async fn the_same_person_and_a_second_self_are_refused() {
    let server = Server::start().await;
    let (pair, other) = (server.patient("o1").await, server.patient("o2").await);
    add(&server, &pair, person(2)).await;
    let (status, body) = server.post("/patients", &pair, person(2)).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert_eq!(body["code"], "ALREADY_EXISTS");
    assert!(body["fields"]["idCard"].is_string());
    add(&server, &other, person(2)).await;

    let mut myself = person(3);
    myself["relation"] = json!("self");
    let me = add(&server, &pair, myself.clone()).await;
    myself["idCard"] = json!(id_card(4));
    let (status, body) = server.post("/patients", &pair, myself).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(body["fields"]["relation"].is_string());

    let path = format!("/patients/{}", me["id"].as_str().unwrap());
    let same = json!({ "relation": "self", "idCard": id_card(3) });
    assert_eq!(server.put(&path, &pair, same).await.0, StatusCode::OK);
    let taken = json!({ "idCard": id_card(2) });
    assert_eq!(server.put(&path, &pair, taken).await.0, StatusCode::CONFLICT);
}

#[tokio::test]
async fn the_same_person_added_twice_at_once_is_there_once() {
    let server = Server::start().await;
    let pair = server.patient("o1").await;
    let (one, two) =
        tokio::join!(server.post("/patients", &pair, person(2)), server.post("/patients", &pair, person(2)));
    let mut both = [one.0.as_u16(), two.0.as_u16()];
    both.sort_unstable();
    assert_eq!(both, [201, 409]);
}

#[tokio::test]
async fn fifty_patients_are_enough() {
    let server = Server::start().await;
    let pair = server.patient("o1").await;
    for number in 0..50 {
        add(&server, &pair, person(number)).await;
    }
    let (status, body) = server.post("/patients", &pair, person(50)).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(body["message"], "最多添加 50 位就诊人");
}

#[tokio::test]
async fn nothing_personal_is_readable_in_the_file() {
    let server = Server::start().await;
    let pair = server.patient("o1").await;
    add(&server, &pair, person(2)).await;
    let avatar = "https://thirdwx.qlogo.cn/mmopen/abc/132";
    server.put("/me", &pair, json!({ "avatar": avatar })).await;
    server.app.db.close().await;
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(server.folder.path()).unwrap() {
        bytes.extend(std::fs::read(entry.unwrap().path()).unwrap());
    }
    let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds(pair.user.id.as_str()));
    for secret in [
        "欧阳娜娜",
        "11010519491231002X",
        "13800138000",
        "李卫国",
        "13912345678",
        "青霉素",
        avatar,
        pair.access_token.as_str(),
        pair.refresh_token.as_str(),
    ] {
        assert!(!holds(secret), "{secret}");
    }
}
