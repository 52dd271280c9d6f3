//! `banyi-server staff …`

use banyi_server::app::{App, StartError};
use banyi_server::error::Error;
use banyi_server::secret::Secret;
use banyi_server::staff::{self, Order};
use clap::Subcommand;

/// What is asked for.
#[derive(Subcommand)]
pub enum Command {
    /// Create an account; prints a password unless one is given.
    Add {
        /// 3 to 32 of a-z 0-9 . _ -
        #[arg(long)]
        account: String,
        /// The person's name.
        #[arg(long)]
        name: String,
        /// A role's name, as 管理员 or 运营, or its id.
        #[arg(long)]
        role: String,
        /// Read the password from the first line of standard input.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Give a new password; prints it unless one is given.
    Password {
        /// Whose.
        #[arg(long)]
        account: String,
        /// Read the password from the first line of standard input.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Lock an account and end its sessions.
    Lock {
        /// Whose.
        #[arg(long)]
        account: String,
    },
    /// Unlock an account.
    Unlock {
        /// Whose.
        #[arg(long)]
        account: String,
    },
    /// List all accounts.
    List,
}

/// Carries it out; what to print.
pub async fn run(app: &App, command: Command) -> Result<String, StartError> {
    if app.settings.migrate {
        app.db.migrate().await?;
    }
    staff::seed_roles(app).await?;
    let order = match command {
        Command::Add { account, name, role, password_stdin } => {
            Order::Add { account, name, role, password: password(password_stdin)? }
        }
        Command::Password { account, password_stdin } => {
            Order::Password { account, password: password(password_stdin)? }
        }
        Command::Lock { account } => Order::Lock { account },
        Command::Unlock { account } => Order::Unlock { account },
        Command::List => Order::List,
    };
    Ok(staff::operate(app, order).await?)
}

fn password(is_given: bool) -> Result<Option<Secret<String>>, Error> {
    if !is_given {
        return Ok(None);
    }
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).map_err(Error::internal)?;
    let password = line.trim_end_matches(['\r', '\n']).to_owned();
    Ok(Some(Secret::new(password)))
}
