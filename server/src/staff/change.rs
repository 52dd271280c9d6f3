//! Changes to an account: name, role, state, password.

use banyi_shared::dto::admin::{AccountState, Staff, StaffUpdate};
use banyi_shared::{ErrorCode, StaffId};

use super::list::staff_dto;
use super::store::account::{self, StaffRow};
use super::store::{role, session};
use super::{CurrentStaff, give, password};
use crate::app::App;
use crate::audit;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::http::Check;
use crate::live;

/// Changes an account; what is absent stays. A lock and a new password end its sessions at once.
///
/// FORBIDDEN to lock, demote or give a password to oneself, or where a role goes beyond one's own;
/// CONFLICT when nobody would be left to manage staff.
pub async fn change(app: &App, staff: &CurrentStaff, id: &StaffId, input: StaffUpdate) -> Result<Staff> {
    refuse_oneself(staff, id, &input)?;
    let before = account::read(&app.db, id.as_str()).await?.ok_or_else(Error::not_found)?;
    let mut check = Check::new();
    let name = input.name.as_deref();
    let name = name.map(|name| check.text("name", name, 2, 32));
    if let Some(text) = &input.password {
        password::check(&mut check, "password", text, &before.account);
    }
    check.finish()?;
    let hash = match &input.password {
        Some(text) => Some(password::hash(app, text).await?),
        None => None,
    };

    let mut tx = app.db.begin("staff.change").await?;
    role::serialise(&mut tx).await?;
    let mut row = account::find(&mut tx, id.as_str()).await?.ok_or_else(Error::not_found)?;
    let old_role = role::find(&mut tx, &row.role_id).await?.ok_or_else(Error::not_found)?;
    give::may_give_role(&mut tx, staff, &old_role).await?;
    let mut told: Vec<(&str, String)> = vec![];
    if let Some(name) = name.filter(|name| *name != row.name) {
        told.push(("staff.rename", format!("改名为 {name}")));
        row.name = name;
    }
    if let Some(role_id) = input.role_id.filter(|id| id.as_str() != row.role_id) {
        let new_role = role::find(&mut tx, role_id.as_str())
            .await?
            .ok_or_else(|| Error::field("roleId", "没有这个角色"))?;
        give::may_give_role(&mut tx, staff, &new_role).await?;
        let detail = format!("角色由「{}」改为「{}」", old_role.name, new_role.name);
        told.push(("staff.role", detail));
        (row.role_id, row.role_name) = (new_role.id, new_role.name);
    }
    if let Some(state) = input.state {
        told.extend(change_state(&mut tx, &mut row, state).await?);
    }
    let now = app.now().ms();
    account::update(&mut tx, &row, now).await?;
    let ends_sessions = hash.is_some() || input.state == Some(AccountState::Locked);
    if let Some(hash) = hash {
        let old = &row.password_hash;
        if !account::set_password(&mut tx, &row.id, old, &hash, now).await? {
            return Err(Error::new(ErrorCode::Conflict));
        }
        told.push(("staff.password", "重设密码".to_owned()));
    }
    if ends_sessions {
        // After the account's row is ours: a sign-in at the same time waits for it, and then fails.
        session::end_others(&mut tx, &row.id, "").await?;
    }
    give::somebody_manages(&mut tx).await?;
    live::sessions_changed(app, &mut tx).await?;
    for (action, detail) in told {
        let detail = format!("账号 {}：{detail}", row.account);
        audit::record(app, &mut tx, staff, action, "staff", &row.id, &detail).await?;
    }
    tx.commit().await?;
    staff_dto(row)
}

fn refuse_oneself(staff: &CurrentStaff, id: &StaffId, input: &StaffUpdate) -> Result<()> {
    if *id != staff.id {
        return Ok(());
    }
    let sentence = if input.state == Some(AccountState::Locked) {
        "不能锁定自己"
    } else if input.role_id.as_ref().is_some_and(|role| *role != staff.role_id) {
        "不能更改自己的角色"
    } else if input.password.is_some() {
        "请用「修改密码」更改自己的密码"
    } else {
        return Ok(());
    };
    Err(Error::new(ErrorCode::Forbidden).message(sentence))
}

/// Locks or unlocks; to unlock ends a lock-out as well.
async fn change_state(
    tx: &mut Tx,
    row: &mut StaffRow,
    state: AccountState,
) -> Result<Option<(&'static str, String)>> {
    let is_new = row.state != state.as_str();
    row.state = state.as_str().to_owned();
    match state {
        AccountState::Locked => Ok(is_new.then(|| ("staff.lock", "锁定".to_owned()))),
        AccountState::Active => {
            let is_out = row.locked_until.is_some();
            account::end_lock_out(tx, &row.id).await?;
            Ok((is_new || is_out).then(|| ("staff.unlock", "解除锁定".to_owned())))
        }
    }
}
