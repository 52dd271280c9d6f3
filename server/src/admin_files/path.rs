//! What a path below `/admin` asks for.

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked<'a> {
    /// `/admin` itself, which has its files below a slash.
    Root,
    /// A page of the admin.
    Page,
    /// A file, by its path below `/admin/`.
    File(&'a str),
    /// Nothing that could exist.
    Nothing,
}

impl<'a> Asked<'a> {
    /// Reads a raw path. Names of files are plain ASCII, so nothing is decoded, and no `..` can come of it.
    pub fn of(path: &'a str) -> Self {
        let Some(name) = path
            .strip_prefix("/admin")
            .map(|rest| rest.strip_prefix('/').map_or((rest, true), |rest| (rest, false)))
        else {
            return Self::Nothing;
        };
        match name {
            ("", true) => Self::Root,
            (_, true) => Self::Nothing,
            (name, false) if !name.contains('.') => Self::Page,
            (name, false) if name.split('/').all(is_name) => Self::File(name),
            _ => Self::Nothing,
        }
    }
}

/// A part of a path that stays where it is, and is not hidden.
fn is_name(part: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    !part.is_empty() && !part.starts_with('.') && part.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::Asked;

    #[test]
    fn pages_have_no_dot_and_files_stay_below() {
        assert_eq!(Asked::of("/admin"), Asked::Root);
        assert_eq!(Asked::of("/admin/"), Asked::Page);
        assert_eq!(Asked::of("/admin/orders/E2511"), Asked::Page);
        assert_eq!(Asked::of("/admin/assets/app-1.js"), Asked::File("assets/app-1.js"));
        for bad in [
            "/admin/../secret.txt",
            "/admin/assets/../../x.js",
            "/admin/%2e%2e/x.js",
            "/admin/..%2fx.js",
            "/admin/.env",
            "/admin//etc/passwd.txt",
            "/admin/a\\..\\b.txt",
            "/adminx.js",
        ] {
            assert_eq!(Asked::of(bad), Asked::Nothing, "{bad}");
        }
    }
}
