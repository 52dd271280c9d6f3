//! Files of a folder, and of nowhere else.

use std::path::{Component, Path, PathBuf};

/// The file that a decoded URL path names; None when it leads out of the folder.
pub fn within(root: &Path, path: &str) -> Option<PathBuf> {
    let path = path.trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    path.components().all(|part| matches!(part, Component::Normal(_))).then(|| root.join(path))
}

/// The Content-Type of a file, by its ending.
pub fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_named() {
        let root = Path::new("/phone");
        assert_eq!(within(root, "/"), Some("/phone/index.html".into()));
        assert_eq!(within(root, "/pkg/a.wasm"), Some("/phone/pkg/a.wasm".into()));
        assert_eq!(within(root, "/../etc/passwd"), None);
        assert_eq!(within(root, "//etc/passwd"), Some("/phone/etc/passwd".into()));
    }
}
