//! A new account.

use banyi_shared::ErrorCode;
use banyi_shared::dto::admin::{Staff, StaffInput};

use super::list::staff_dto;
use super::store::{account, role};
use super::{CurrentStaff, give, password};
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::http::Check;

/// Creates an account. FORBIDDEN when its role goes beyond one's own; ALREADY_EXISTS when the account is taken.
pub async fn add(app: &App, staff: &CurrentStaff, input: StaffInput) -> Result<Staff> {
    let mut check = Check::new();
    let account = input.account.trim();
    check.need(is_account(account), "account", "账号应为 3 到 32 位的小写字母、数字、点、下划线或连字符");
    let name = check.text("name", &input.name, 2, 32);
    password::check(&mut check, "password", &input.password, account);
    check.finish()?;
    let hash = password::hash(app, &input.password).await?;

    let now = app.now();
    let id = app.rng.id(now);
    let mut tx = app.db.begin("staff.add").await?;
    role::serialise(&mut tx).await?;
    let role = role::find(&mut tx, input.role_id.as_str())
        .await?
        .ok_or_else(|| Error::field("roleId", "没有这个角色"))?;
    give::may_give_role(&mut tx, staff, &role).await?;
    let new = account::NewStaff {
        id: &id,
        account,
        name: &name,
        password_hash: &hash,
        role_id: &role.id,
        now: now.ms(),
    };
    if !account::insert(&mut tx, &new).await? {
        let mut taken = Error::field("account", "这个账号已经存在");
        taken.code = ErrorCode::AlreadyExists;
        return Err(taken);
    }
    let detail = format!("新建账号 {account}，角色「{}」", role.name);
    audit::record(app, &mut tx, staff, "staff.add", "staff", &id, &detail).await?;
    let row = account::find(&mut tx, &id).await?;
    tx.commit().await?;
    staff_dto(row.ok_or_else(Error::not_found)?)
}

/// 3 to 32 of a-z 0-9 . _ -
fn is_account(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-".contains(&byte);
    (3..=32).contains(&text.len()) && text.bytes().all(fits)
}

#[cfg(test)]
mod tests {
    use super::is_account;

    #[test]
    fn accounts_are_short_plain_words() {
        for good in ["abc", "zhang.san-1_x", &"a".repeat(32)] {
            assert!(is_account(good), "{good}");
        }
        for bad in ["ab", "Abc", "a b c", "张三丰", "a@b", &"a".repeat(33)] {
            assert!(!is_account(bad), "{bad}");
        }
    }
}
