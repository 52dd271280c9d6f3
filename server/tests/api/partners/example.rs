//! The document for a hospital's engineers holds what it says: its example runs, and its numbers are right.

use std::process::{Command, Output};

use serde_json::{Value, json};

use super::hospital::Hospital;

const DOCS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs");

/// What the example prints; none on a machine without Python.
fn runs(arguments: &[&str], environment: &[(&str, String)]) -> Option<Output> {
    let mut command = Command::new("python3");
    command.arg(format!("{DOCS}/examples/hospital_client.py")).args(arguments).env("PYTHONUTF8", "1");
    command.envs(environment.iter().map(|(name, value)| (*name, value)));
    match command.output() {
        Ok(output) => Some(output),
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => {
            println!("no python3 here: the example was not run");
            None
        }
        Err(cause) => panic!("{cause}"),
    }
}

#[test]
fn the_example_agrees_with_the_known_answers() {
    let Some(output) = runs(&["vectors", &format!("{DOCS}/examples/hospital-vectors.json")], &[]) else {
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_document_shows_the_known_answers() {
    let told = std::fs::read_to_string(format!("{DOCS}/hospital-api.md")).unwrap();
    let known = std::fs::read_to_string(format!("{DOCS}/examples/hospital-vectors.json")).unwrap();
    let known: Value = serde_json::from_str(&known).unwrap();
    let case = &known["v1"][1];
    for field in ["secret", "nonce", "timestamp", "path", "body", "signature"] {
        let value = case[field].as_str().unwrap();
        assert!(told.contains(value), "{field} of the worked example: {value}");
    }
    for case in known["legacy"].as_array().unwrap() {
        assert!(told.contains(case["sign"].as_str().unwrap()), "{case}");
    }
    // Every endpoint stands in it.
    let document: Value =
        serde_json::from_str(&std::fs::read_to_string(format!("{DOCS}/openapi.json")).unwrap()).unwrap();
    for path in document["paths"].as_object().unwrap().keys() {
        if let Some(path) = path.strip_prefix("/api/v1/hospital/") {
            assert!(told.contains(path.trim_start_matches("legacy/")), "{path} is not described");
        }
    }
}

both! {
    async fn the_example_pushes(t: TestApp) {
        let admin = t.admin().await;
        let hospital = Hospital::connect(&t, &admin, 0, json!({})).await;
        let environment = [
            ("BANYI_BASE", format!("{}/api/v1/hospital", t.base)),
            ("BANYI_HOSPITAL", hospital.code.clone()),
            ("BANYI_KEY", hospital.key.clone()),
            ("BANYI_SECRET", hospital.secret.clone()),
        ];
        let run = async |what: &'static str| {
            let environment = environment.clone();
            tokio::task::spawn_blocking(move || runs(&[what], &environment)).await.unwrap()
        };
        let Some(hello) = run("hello").await else { return };
        assert!(hello.status.success(), "{}", String::from_utf8_lossy(&hello.stderr));
        assert!(String::from_utf8_lossy(&hello.stdout).contains(&hospital.code));
        for _ in 0..2 {
            let pushed = run("push").await.unwrap();
            assert!(pushed.status.success(), "{}", String::from_utf8_lossy(&pushed.stderr));
        }
        assert_eq!(t.number("SELECT count(*) FROM department WHERE is_group = 0").await, 2);
        assert_eq!(t.number("SELECT count(*) FROM schedule WHERE doctor_id IS NOT NULL").await, 3);
        assert_eq!(t.number("SELECT count(*) FROM doctor WHERE skill LIKE '%A+B%'").await, 1);
    }
}
