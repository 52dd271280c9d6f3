//! Node and the packages of its lockfiles.

use crate::command::{check, command, is_installed, output};
use crate::{Outcome, stamp, workspace};

/// The oldest Node that works: scripts ask for `import.meta.dirname`.
const OLDEST: u32 = 20;

/// Says in a sentence what is wrong with the Node of this machine.
pub fn require() -> Outcome {
    if !is_installed("node") || !is_installed("npm") {
        return Err(format!("Node {OLDEST} or newer is needed, with npm: https://nodejs.org").into());
    }
    let version = output(&mut command("node", &["--version"]))?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|word| word.parse().ok());
    if major.is_none_or(|major: u32| major < OLDEST) {
        return Err(format!("Node {OLDEST} or newer is needed, this is {}", version.trim()).into());
    }
    Ok(())
}

/// Installs what the lockfile of `folder` names, when it changed since the last time.
pub fn install(folder: &str) -> Outcome {
    let home = workspace::root().join(folder);
    let lock = std::fs::read(home.join("package-lock.json"))
        .map_err(|cause| format!("{folder}/package-lock.json: {cause}"))?;
    let done = home.join("node_modules/.banyi-lock");
    stamp::unless_done(&done, &stamp::digest(&lock), || {
        println!("· npm ci in {folder}");
        check(command("npm", &["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&home))
    })?;
    Ok(())
}
