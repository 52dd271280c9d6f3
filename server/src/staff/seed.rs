//! What an empty database gets: two built-in roles, and the account `admin`.

use banyi_shared::Permission;

use super::password;
use super::role::join_permissions;
use super::store::{account, role};
use crate::app::{App, StartError};
use crate::config::ConfigError;
use crate::error::Result;

/// The id of the role 管理员, which may everything.
pub const ADMIN_ROLE: &str = "admin";
/// The id of the role 运营, which handles orders and gives no money back.
pub const OPERATOR_ROLE: &str = "operator";

const OPERATOR_PERMISSIONS: &[Permission] =
    &[Permission::OrdersRead, Permission::OrdersWrite, Permission::CatalogRead, Permission::UsersRead];

/// Makes the built-in roles what this version says.
pub async fn seed_roles(app: &App) -> Result<()> {
    let built_in = |id: &str, name: &str, permissions| role::RoleRow {
        id: id.to_owned(),
        name: name.to_owned(),
        permissions: join_permissions(permissions),
        all_hospitals: 1,
        is_built_in: 1,
    };
    let now = app.now().ms();
    let mut tx = app.db.begin("staff.seed_roles").await?;
    let admin = built_in(ADMIN_ROLE, "管理员", Permission::ALL);
    role::seed(&mut tx, &admin, now).await?;
    let operator = built_in(OPERATOR_ROLE, "运营", OPERATOR_PERMISSIONS);
    role::seed(&mut tx, &operator, now).await?;
    tx.commit().await
}

/// Roles, and the account `admin` while there is no account. Errs, naming ADMIN_PASSWORD, when that is needed
/// and is missing or short. Processes that start at once make one account.
pub async fn seed(app: &App) -> Result<(), StartError> {
    seed_roles(app).await?;
    if account::is_any(&app.db).await? {
        return Ok(());
    }
    let wrong = |problem: &str| ConfigError::new("ADMIN_PASSWORD", problem);
    let given = app.settings.admin_password.as_ref();
    let given = given
        .ok_or_else(|| wrong("is needed at the first start: it becomes the password of the account admin"))?;
    let length = given.expose().chars().count();
    if !(password::SHORTEST..=password::LONGEST).contains(&length) {
        return Err(wrong("should have 10 to 128 characters").into());
    }
    let hash = password::hash(app, given.expose()).await?;
    let now = app.now();
    let mut tx = app.db.begin("staff.seed").await?;
    let new = account::NewStaff {
        id: &app.rng.id(now),
        account: "admin",
        name: "管理员",
        password_hash: &hash,
        role_id: ADMIN_ROLE,
        now: now.ms(),
    };
    account::insert(&mut tx, &new).await?;
    tx.commit().await?;
    Ok(())
}
