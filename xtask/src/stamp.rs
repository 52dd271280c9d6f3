//! Steps that are skipped while their inputs are unchanged.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::Outcome;

/// The hexadecimal SHA-256 of `bytes`.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// One digest for the names and contents of files, and of all files below folders.
///
/// Folders named `node_modules`, and those whose name begins with a dot, are left out.
pub fn inputs(paths: &[PathBuf]) -> Outcome<String> {
    let mut files = Vec::new();
    for path in paths {
        collect(path, &mut files)?;
    }
    files.sort();
    let mut hasher = Sha256::new();
    for file in files {
        let bytes = std::fs::read(&file).map_err(|cause| format!("{}: {cause}", file.display()))?;
        hasher.update(file.to_string_lossy().as_bytes());
        hasher.update([0]);
        hasher.update(Sha256::digest(&bytes));
    }
    Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Outcome {
    if path.is_file() {
        files.push(path.to_owned());
        return Ok(());
    }
    let entries = std::fs::read_dir(path).map_err(|cause| format!("{}: {cause}", path.display()))?;
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name != "node_modules" && !name.starts_with('.') {
            collect(&path, files)?;
        }
    }
    Ok(())
}

/// Runs `step` unless the file `stamp` holds `inputs` already, and says whether it ran.
pub fn unless_done(stamp: &Path, inputs: &str, step: impl FnOnce() -> Outcome) -> Outcome<bool> {
    if std::fs::read_to_string(stamp).is_ok_and(|done| done == inputs) {
        return Ok(false);
    }
    step()?;
    if let Some(folder) = stamp.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(stamp, inputs)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_runs_again_only_when_its_inputs_change() {
        let folder = std::env::temp_dir().join(format!("banyi-stamp-{}", std::process::id()));
        let stamp = folder.join("stamp");
        let mut runs = 0;
        for inputs in ["a", "a", "b"] {
            unless_done(&stamp, inputs, || {
                runs += 1;
                Ok(())
            })
            .unwrap();
        }
        assert_eq!(runs, 2);
        assert!(unless_done(&stamp, "c", || Err("no".into())).is_err());
        assert!(!unless_done(&stamp, "b", || Ok(())).unwrap(), "a failed step leaves no stamp");
        std::fs::remove_dir_all(folder).unwrap();
    }

    fn of(folder: &Path) -> String {
        inputs(&[folder.to_owned()]).unwrap()
    }

    #[test]
    fn inputs_change_with_a_name_and_with_a_byte() {
        let folder = std::env::temp_dir().join(format!("banyi-inputs-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("node_modules")).unwrap();
        std::fs::write(folder.join("a"), "1").unwrap();
        let first = of(&folder);
        std::fs::write(folder.join("node_modules/x"), "1").unwrap();
        assert_eq!(of(&folder), first);
        std::fs::write(folder.join("a"), "2").unwrap();
        assert_ne!(of(&folder), first);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
