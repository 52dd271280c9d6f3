//! The packages of the mini-program.

use std::path::Path;

use crate::Outcome;

/// Bytes of each package, the main one first under an empty name.
///
/// Files count as they lie there. Types and comments make a TypeScript file larger than the minified script that
/// WeChat packs in its place, and all else is packed as it is or smaller: what is uploaded has less.
pub fn packages(program: &Path) -> Outcome<Vec<(String, u64)>> {
    let mut packages = vec![(String::new(), 0)];
    packages.extend(roots(&std::fs::read_to_string(program.join("app.json"))?).map(|root| (root, 0)));
    add(program, "", &mut packages)?;
    Ok(packages)
}

/// The `root` of each subpackage in an `app.json`.
fn roots(app: &str) -> impl Iterator<Item = String> {
    app.split("\"root\"").skip(1).filter_map(|rest| {
        let name = rest.split('"').nth(1)?;
        Some(format!("{}/", name.trim_matches('/')))
    })
}

fn add(folder: &Path, path: &str, packages: &mut [(String, u64)]) -> Outcome {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{path}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            add(&entry.path(), &format!("{path}/"), packages)?;
            continue;
        }
        // The main package is named by nothing, with which every path begins; a subpackage comes after it.
        if let Some((_, bytes)) = packages.iter_mut().rev().find(|(root, _)| path.starts_with(root.as_str())) {
            *bytes += entry.metadata()?.len();
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_counts_in_the_package_that_it_lies_in() {
        let folder = std::env::temp_dir().join(format!("banyi-packages-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("escort/book")).unwrap();
        std::fs::create_dir_all(folder.join("escort-photos")).unwrap();
        let app = r#"{"subPackages":[{ "name": "e", "root" : "escort" }]}"#;
        std::fs::write(folder.join("app.json"), app).unwrap();
        std::fs::write(folder.join("escort/book/book.ts"), "12345").unwrap();
        std::fs::write(folder.join("escort-photos/a.png"), "123").unwrap();
        let main = u64::try_from(app.len()).unwrap() + 3;
        assert_eq!(packages(&folder).unwrap(), [(String::new(), main), ("escort/".to_owned(), 5)]);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
