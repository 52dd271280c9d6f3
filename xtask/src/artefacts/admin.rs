//! The admin's folder: `admin-ui/dist`, as `admin-ui/README.md` says.

mod compress;

use std::path::{Path, PathBuf};

use super::wasm;
use crate::command::{cargo, check};
use crate::{Outcome, stamp, workspace};

/// Names of the glue and the WASM, before their digest.
const NAME: &str = "admin";

/// Builds the admin and lays out its folder, when either changed.
pub fn admin() -> Outcome {
    let built = wasm::build("banyi-admin", "banyi-admin.wasm")?;
    let home = workspace::root().join("admin-ui");
    let dist = workspace::admin_dist();
    let done = workspace::target().join("stamps/admin");
    if !dist.join("index.html").is_file() {
        let _ = std::fs::remove_file(&done);
    }
    let inputs = stamp::inputs(&[
        built.clone(),
        home.join("index.html"),
        home.join("static"),
        workspace::root().join("xtask/src/artefacts"),
    ])?;
    stamp::unless_done(&done, &inputs, || {
        println!("· laying out the admin");
        let glue = bindgen(&built)?;
        lay_out(&home, &glue, &dist)
    })?;
    Ok(())
}

/// Makes the glue by a program of its own, so that the other commands start without its dependencies.
fn bindgen(wasm: &Path) -> Outcome<PathBuf> {
    let out = workspace::target().join("admin-glue");
    if out.exists() {
        std::fs::remove_dir_all(&out)?;
    }
    let tool =
        ["run", "--quiet", "--package", "xtask", "--features", "bindgen", "--bin", "xtask-bindgen", "--"];
    check(cargo(&tool).arg(wasm).arg(&out).arg(NAME))?;
    Ok(out)
}

fn lay_out(home: &Path, glue: &Path, dist: &Path) -> Outcome {
    if dist.exists() {
        std::fs::remove_dir_all(dist)?;
    }
    let assets = dist.join("assets");
    std::fs::create_dir_all(&assets)?;
    let snippets = glue.join("snippets");
    if snippets.exists() {
        return Err(
            "a dependency of the admin brings JavaScript snippets; their names would not be hashed".into()
        );
    }
    let wasm = hashed(&assets, "wasm", &std::fs::read(glue.join(format!("{NAME}_bg.wasm")))?)?;
    let script = hashed(&assets, "js", &std::fs::read(glue.join(format!("{NAME}.js")))?)?;
    let mut sheet = Vec::new();
    for file in sorted(&home.join("static"))? {
        if file.extension().is_some_and(|extension| extension == "css") {
            sheet.extend(std::fs::read(&file)?);
            sheet.push(b'\n');
        } else if let Some(name) = file.file_name() {
            std::fs::copy(&file, dist.join(name))?;
        }
    }
    let style = hashed(&assets, "css", &sheet)?;
    let page = std::fs::read_to_string(home.join("index.html"))?
        .replace("{{wasm}}", &wasm)
        .replace("{{script}}", &script)
        .replace("{{style}}", &style);
    std::fs::write(dist.join("index.html"), page)?;
    compress::below(dist)
}

/// Writes a file named by its content and gives its address.
fn hashed(assets: &Path, extension: &str, bytes: &[u8]) -> Outcome<String> {
    let digest = stamp::digest(bytes);
    let name = format!("{NAME}-{}.{extension}", digest.get(..16).unwrap_or(&digest));
    std::fs::write(assets.join(&name), bytes)?;
    Ok(format!("/admin/assets/{name}"))
}

fn sorted(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        files.push(entry?.path());
    }
    files.sort();
    Ok(files)
}
