//! A request's path as the log may tell it: an address is typed by people too, and they type names and numbers.

use banyi_shared::{IdCard, Phone};

/// The path with `*` in place of every part that is no plain word, number or id, or that is a phone or ID number.
pub fn logged_path(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').map(|part| if is_harmless(part) { part } else { "*" }).collect();
    parts.join("/")
}

fn is_harmless(part: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    part.len() <= 64
        && part.bytes().all(is_plain)
        && part.parse::<Phone>().is_err()
        && part.parse::<IdCard>().is_err()
}

#[cfg(test)]
mod tests {
    use super::logged_path;

    #[test]
    fn ids_are_told_and_people_are_not() {
        for path in ["/", "/api/v1/orders/261121002530000001/pay", "/admin/index-0a1b.js", "/api/docs/"] {
            assert_eq!(logged_path(path), path);
        }
        for part in ["13800138000", "11010519491231002x", "%E5%BC%A0%E4%B8%89", "a@b", "+8613800138000"] {
            assert_eq!(logged_path(&format!("/api/v1/patients/{part}")), "/api/v1/patients/*");
        }
    }
}
