//! A user's own nickname and avatar.

use banyi_shared::dto::{FilePurpose, User, UserUpdate};
use banyi_shared::{FileId, UserId};

use super::avatar::Avatar;
use super::{avatar_of, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::files::{self, By};
use crate::http::Check;

/// The longest address of an avatar, in characters.
const MAX_AVATAR: usize = 511;

/// Changes what is given; an uploaded picture that is replaced goes. Errs with VALIDATION_FAILED.
pub async fn change(app: &App, id: &UserId, update: UserUpdate) -> Result<User> {
    let mut check = Check::new();
    let nickname = update.nickname.map(|text| {
        check.need(!text.trim().contains(char::is_control), "nickname", "昵称不能换行");
        check.text("nickname", &text, 1, 32)
    });
    let avatar = update.avatar.map(|text| {
        let text = check.text("avatar", &text, 1, MAX_AVATAR);
        let is_known = is_picture(&text) || files::named_by(app, &text).is_some();
        check.need(is_known, "avatar", "头像应为站内路径或 https 地址");
        text
    });
    let file = update.avatar_file_id;
    check.need(avatar.is_none() || file.is_none(), "avatarFileId", "不能与 avatar 同时提交");
    check.finish()?;
    let mut tx = app.db.begin("users.change").await?;
    let avatar = replace_avatar(app, &mut tx, id, avatar, file).await?.map(|avatar| avatar.to_string());
    let sealed = app.vault.seal_option(avatar_of(id.as_str()), avatar.as_deref())?;
    store::update(&mut tx, id, nickname.as_deref(), sealed.as_deref(), app.now()).await?;
    tx.commit().await?;
    super::show(app, id).await
}

/// The avatar to be kept instead of the one before; nothing when that stays.
async fn replace_avatar(
    app: &App,
    tx: &mut Tx,
    id: &UserId,
    address: Option<String>,
    file: Option<FileId>,
) -> Result<Option<Avatar>> {
    if address.is_none() && file.is_none() {
        return Ok(None);
    }
    let before = store::hold_avatar(tx, id).await?;
    let before = app.vault.open_option(avatar_of(id.as_str()), before.as_deref())?.map(Avatar::read);
    // A client that sends back the link that it was given changes nothing.
    let linked = address.as_deref().and_then(|address| files::named_by(app, address));
    let is_link = linked.is_some();
    if let Some(same) = file.as_ref().or(linked.as_ref())
        && matches!(&before, Some(Avatar::File(kept)) if kept == same)
    {
        return Ok(None);
    }
    if is_link {
        return Err(Error::field("avatar", "上传的图片请用 avatarFileId 提交"));
    }
    let after = match file {
        Some(file) => {
            files::claim(app, tx, &file, FilePurpose::Avatar, By::User(id)).await?;
            Some(Avatar::File(file))
        }
        None => address.map(Avatar::Address),
    };
    if let Some(Avatar::File(replaced)) = before {
        files::release(app, tx, &replaced).await?;
    }
    Ok(after)
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
