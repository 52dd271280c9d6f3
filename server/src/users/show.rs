//! A user, as the user sees it.

use banyi_shared::dto::User;
use banyi_shared::{Instant, UserId};

use super::avatar::Avatar;
use super::{avatar_of, store};
use crate::app::App;
use crate::error::{Error, Result};
use crate::notices;

/// The user. NOT_FOUND when there is none.
pub async fn show(app: &App, id: &UserId) -> Result<User> {
    let row = store::find(&app.db, id).await?.ok_or_else(Error::not_found)?;
    let avatar = app.vault.open_option(avatar_of(id.as_str()), row.avatar_enc.as_deref())?;
    Ok(User {
        id: id.clone(),
        created_at: Instant::from_ms(row.created_at),
        unread_notices: notices::unread(app, id).await?.unread,
        nickname: row.nickname,
        avatar: avatar.map(|text| Avatar::read(text).url(app)),
    })
}
