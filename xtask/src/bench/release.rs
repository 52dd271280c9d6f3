//! `cargo xtask bench release`: many ask for the places of one session at the minute of its release, on SQLite and on
//! PostgreSQL.

use std::sync::mpsc::Receiver;

use super::{PROGRAMS, fresh, load, under_way};
use crate::Outcome;
use crate::artefacts::{self, Profile};
use crate::child::interrupts;
use crate::command::check;
use crate::test::databases::Postgres;

/// `--quick` takes the programs of the demo instead of a release build; the rest goes to the load generator:
/// `--requests N`, `--places N`, `--at-once N`.
pub fn release(args: &[String]) -> Outcome {
    let (quick, args): (Vec<_>, Vec<_>) = args.iter().partition(|arg| *arg == "--quick");
    // No page is opened, so the front ends are left out.
    let profile = if quick.is_empty() { Profile::Release } else { Profile::Dev };
    artefacts::without_admin(profile, &PROGRAMS)?;
    let interrupts = interrupts()?;
    println!("SQLite");
    measure(profile, None, &args, &interrupts)?;
    println!("\nPostgreSQL");
    let postgres = Postgres::start()?;
    measure(profile, Some(&postgres.url), &args, &interrupts)
}

fn measure(profile: Profile, database: Option<&str>, args: &[&String], interrupts: &Receiver<()>) -> Outcome {
    let demo = fresh("bench-release", profile)?;
    let own = format!("sqlite://{}", demo.folder.join("banyi.db").display());
    let database = database.unwrap_or(&own);
    let _stop = under_way(&demo, demo.server("serve")?.env("BANYI_DATABASE_URL", database), interrupts)?;
    let mut load = load(&demo, "release");
    load.env("BANYI_ADMIN_PASSWORD", demo.admin_password()?).arg("--clock-file").arg(demo.clock());
    check(load.args(["--database", database]).args(args))
}
