//! `banyi-server staff …`: accounts by the command line, for whoever has the machine.

use banyi_shared::StaffId;
use banyi_shared::dto::admin::{AccountState, StaffInput, StaffUpdate};

use super::{CurrentStaff, add, change, list, list_roles, password};
use crate::app::App;
use crate::error::{Error, Result};
use crate::secret::Secret;

/// What the command line asks for. Without a password, one is made and printed.
#[derive(Debug)]
pub enum Order {
    /// A new account.
    Add {
        /// 3 to 32 of a-z 0-9 . _ -
        account: String,
        /// 姓名
        name: String,
        /// A role's name or id.
        role: String,
        /// 10 to 128 characters.
        password: Option<Secret<String>>,
    },
    /// A new password; it ends a lock-out and all sessions.
    Password {
        /// Whose.
        account: String,
        /// 10 to 128 characters.
        password: Option<Secret<String>>,
    },
    /// Locks an account and ends its sessions.
    Lock {
        /// Whose.
        account: String,
    },
    /// Unlocks an account.
    Unlock {
        /// Whose.
        account: String,
    },
    /// All accounts.
    List,
}

/// Carries it out under the rules that hold for staff too, audited as 命令行; what to print.
pub async fn operate(app: &App, order: Order) -> Result<String> {
    let operator = CurrentStaff::operator()?;
    match order {
        Order::Add { account, name, role, password } => {
            let roles = list_roles(app).await?.items;
            let found = roles
                .into_iter()
                .find(|one| one.name == role || one.id.as_str() == role)
                .ok_or_else(|| Error::field("role", format!("没有角色「{role}」")))?;
            let (password, told) = given_or_made(app, password);
            let input = StaffInput { account, name, password, role_id: found.id };
            let made = add(app, &operator, input).await?;
            Ok(format!("已新建账号 {}（{}）\n{told}", made.account, made.role_name))
        }
        Order::Password { account, password } => {
            let id = find(app, &account).await?;
            let (password, told) = given_or_made(app, password);
            let update = StaffUpdate { password: Some(password), ..nothing() };
            change(app, &operator, &id, update).await?;
            Ok(format!("已重设账号 {account} 的密码\n{told}"))
        }
        Order::Lock { account } => {
            set_state(app, &operator, &account, AccountState::Locked).await?;
            Ok(format!("已锁定账号 {account}\n"))
        }
        Order::Unlock { account } => {
            set_state(app, &operator, &account, AccountState::Active).await?;
            Ok(format!("已解锁账号 {account}\n"))
        }
        Order::List => {
            let rows = list(app).await?.items;
            let lines = rows.iter().map(|row| {
                let state = match row.state {
                    AccountState::Active => "正常",
                    AccountState::Locked => "已锁定",
                };
                format!("{}\t{}\t{}\t{state}\n", row.account, row.name, row.role_name)
            });
            Ok(lines.collect())
        }
    }
}

async fn find(app: &App, account: &str) -> Result<StaffId> {
    let rows = list(app).await?.items;
    let found = rows.into_iter().find(|row| row.account == account);
    let missing = || Error::field("account", format!("没有账号 {account}"));
    found.map(|row| row.id).ok_or_else(missing)
}

async fn set_state(app: &App, operator: &CurrentStaff, account: &str, state: AccountState) -> Result<()> {
    let id = find(app, account).await?;
    let update = StaffUpdate { state: Some(state), ..nothing() };
    change(app, operator, &id, update).await.map(drop)
}

/// The password, and the line that tells it where it was made here.
fn given_or_made(app: &App, given: Option<Secret<String>>) -> (String, String) {
    match given {
        Some(password) => (password.expose().clone(), String::new()),
        None => {
            let made = password::generate(app);
            let told = format!("密码：{made}\n");
            (made, told)
        }
    }
}

const fn nothing() -> StaffUpdate {
    StaffUpdate { name: None, role_id: None, state: None, password: None }
}
