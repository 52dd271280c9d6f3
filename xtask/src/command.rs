//! Programs that run to their end.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::{Outcome, workspace};

/// What cargo tells the program that it runs, and what would make a cargo below it build things again.
const CARGO_TOLD: [&str; 5] = [
    "CARGO_MANIFEST_DIR",
    "CARGO_MANIFEST_PATH",
    "CARGO_BIN_NAME",
    "CARGO_CRATE_NAME",
    "CARGO_PRIMARY_PACKAGE",
];

/// A command in the root of the repository.
pub fn command(program: impl AsRef<OsStr>, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(workspace::root());
    let told = std::env::vars_os().map(|(name, _)| name).filter(|name| {
        name.to_str().is_some_and(|name| CARGO_TOLD.contains(&name) || name.starts_with("CARGO_PKG_"))
    });
    for name in told {
        command.env_remove(name);
    }
    command
}

/// Cargo, of the toolchain that built this program.
pub fn cargo(args: &[&str]) -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), args)
}

/// Runs it; a failing exit status is an error that names the command.
pub fn check(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|cause| format!("{}: {cause}", line(command)))?;
    if status.success() { Ok(()) } else { Err(format!("failed ({status}): {}", line(command)).into()) }
}

/// Runs it and gives what it printed to standard output.
pub fn output(command: &mut Command) -> Outcome<String> {
    let done =
        command.stderr(Stdio::inherit()).output().map_err(|cause| format!("{}: {cause}", line(command)))?;
    if !done.status.success() {
        return Err(format!("failed ({}): {}", done.status, line(command)).into());
    }
    Ok(String::from_utf8(done.stdout)?)
}

/// Whether a program of this name is in the `PATH`.
pub fn is_installed(name: &str) -> bool {
    find(name).is_some()
}

/// The path of a program that is in the `PATH`.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// The command as a person would type it.
pub fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    std::iter::once(program)
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
