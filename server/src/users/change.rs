//! A user's own nickname and avatar.

use banyi_shared::UserId;
use banyi_shared::dto::{User, UserUpdate};

use super::{avatar_of, store};
use crate::app::App;
use crate::error::Result;
use crate::http::Check;

/// The longest address of an avatar, in characters.
const MAX_AVATAR: usize = 511;

/// Changes what is given. Errs with VALIDATION_FAILED.
pub async fn change(app: &App, id: &UserId, update: UserUpdate) -> Result<User> {
    let mut check = Check::new();
    let nickname = update.nickname.map(|text| {
        check.need(!text.trim().contains(char::is_control), "nickname", "昵称不能换行");
        check.text("nickname", &text, 1, 32)
    });
    let avatar = update.avatar.map(|text| {
        let text = check.text("avatar", &text, 1, MAX_AVATAR);
        check.need(is_picture(&text), "avatar", "头像应为站内路径或 https 地址");
        text
    });
    check.finish()?;
    let sealed = app.vault.seal_option(avatar_of(id.as_str()), avatar.as_deref())?;
    let mut tx = app.db.begin("users.change").await?;
    store::update(&mut tx, id, nickname.as_deref(), sealed.as_deref(), app.now()).await?;
    tx.commit().await?;
    super::show(app, id).await
}

/// A path of this site, or an https address.
fn is_picture(text: &str) -> bool {
    let is_plain = !text.chars().any(|c| c.is_whitespace() || c.is_control());
    let is_path = text.starts_with('/') && !text.starts_with("//") && !text.contains('\\');
    let is_https =
        text.starts_with("https://") && reqwest::Url::parse(text).is_ok_and(|url| url.host_str().is_some());
    is_plain && (is_path || is_https)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn avatars_are_paths_or_https() {
        for good in ["/files/a.png", "https://thirdwx.qlogo.cn/mmopen/a/132"] {
            assert!(is_picture(good), "{good}");
        }
        for bad in [
            "",
            "a.png",
            "//evil.example/a",
            "/\\evil.example/a",
            "http://a.example/b",
            "javascript:alert(1)",
            "data:image/png;base64,AA",
            "https://",
            "/a b",
        ] {
            assert!(!is_picture(bad), "{bad}");
        }
    }
}
