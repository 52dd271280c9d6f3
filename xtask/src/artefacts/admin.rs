//! The admin's folder: `admin-ui/dist`, as `admin-ui/README.md` says.

mod compress;

use std::path::{Path, PathBuf};

use super::wasm;
use crate::command::{cargo, check};
use crate::{Outcome, stamp, workspace};

/// Names of the glue, of the WASM that comes first and of the sheet.
const NAME: &str = "admin";
/// Where the server has files whose content never changes.
const ASSETS: &str = "/admin/assets";

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
        workspace::root().join("xtask/src/bin"),
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
    if glue.join("snippets").exists() {
        return Err("a dependency of the admin brings JavaScript snippets, which are not laid out".into());
    }
    let program = program(&assets, glue)?;
    let mut sheet = Vec::new();
    for file in sorted(&home.join("static"))? {
        if file.extension().is_some_and(|extension| extension == "css") {
            sheet.extend(std::fs::read(&file)?);
            sheet.push(b'\n');
        } else if let Some(name) = file.file_name() {
            std::fs::copy(&file, dist.join(name))?;
        }
    }
    let style = format!("{NAME}-{}.css", short(&stamp::digest(&sheet)));
    std::fs::write(assets.join(&style), sheet)?;
    let page = std::fs::read_to_string(home.join("index.html"))?
        .replace("{{wasm}}", &format!("{ASSETS}/{program}/{NAME}_bg.wasm"))
        .replace("{{script}}", &format!("{ASSETS}/{program}/{NAME}.js"))
        .replace("{{loader}}", &format!("{ASSETS}/{program}/__wasm_split.js"))
        .replace("{{style}}", &format!("{ASSETS}/{style}"));
    std::fs::write(dist.join("index.html"), page)?;
    compress::below(dist)
}

/// Copies the program into a folder named by the content of all its files, and gives that name. They belong together
/// and name each other, so that one digest must stand for all.
fn program(assets: &Path, glue: &Path) -> Outcome<String> {
    let files = sorted(glue)?;
    let mut digests = String::new();
    for file in &files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        digests += &format!("{name} {}\n", stamp::digest(&std::fs::read(file)?));
    }
    let name = short(&stamp::digest(digests.as_bytes()));
    let folder = assets.join(&name);
    std::fs::create_dir(&folder)?;
    for file in &files {
        std::fs::copy(file, folder.join(file.file_name().unwrap_or_default()))?;
    }
    Ok(name)
}

/// As much of a digest as tells files apart.
fn short(digest: &str) -> String {
    digest.get(..16).unwrap_or(digest).to_owned()
}

fn sorted(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        files.push(entry?.path());
    }
    files.sort();
    Ok(files)
}
