//! `cargo xtask contract`: what the server and its clients agree on, as files.

use std::path::{Path, PathBuf};

use crate::command::{cargo, check, command, output};
use crate::{Outcome, node, workspace};

/// Any key will do: the document says nothing about data.
const KEY: &str = "BANYI_SECRET_KEY=contract:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

/// Writes the OpenAPI document, and from it the types of the mini-program's client.
pub fn write(args: &[String]) -> Outcome {
    if !args.is_empty() {
        return Err("usage: cargo xtask contract".into());
    }
    node::install("miniapp")?;
    std::fs::write(file(), document(&[])?)?;
    types(&[])
}

/// Errs when either is stale. `features` are those of the build that the tests run.
pub fn must_be_fresh(features: &[&str]) -> Outcome {
    if std::fs::read_to_string(file())? != document(features)? {
        return Err("docs/openapi.json is stale: cargo xtask contract".into());
    }
    types(&["--", "--check"])
}

fn file() -> PathBuf {
    workspace::root().join("docs/openapi.json")
}

fn document(features: &[&str]) -> Outcome<String> {
    let database = std::env::temp_dir().join(format!("banyi-contract-{}.db", std::process::id()));
    let (name, key) = KEY.split_once('=').unwrap_or_default();
    let mut server = cargo(&["run", "--quiet", "--bin", "banyi-server"]);
    server.args(features).args(["--", "openapi"]);
    server.env(name, key).env("BANYI_DATABASE_URL", format!("sqlite://{}", database.display()));
    let document = output(&mut server);
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(Path::new(&format!("{}{end}", database.display())));
    }
    document
}

fn types(more: &[&str]) -> Outcome {
    let mut npm = command("npm", &["run", "--silent", "types"]);
    check(npm.args(more).current_dir(workspace::root().join("miniapp")))
}
