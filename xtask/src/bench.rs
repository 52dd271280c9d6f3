//! `cargo xtask bench`: a release build under a bounded load, on loopback, with data of its own.

mod release;

use std::process::{Command, Stdio};
use std::sync::mpsc::Receiver;

use crate::artefacts::{self, Profile};
use crate::child::{Running, interrupts, wait_until};
use crate::command::check;
use crate::demo::Demo;
use crate::{Outcome, command, http, node, workspace};

const PROGRAMS: [&str; 3] = ["banyi-server", "banyi-sandbox", "banyi-bench"];

/// `release …` measures the release of a session; any other arguments go to the load of a day: `--users N`, `--lists N`.
pub fn bench(args: &[String]) -> Outcome {
    if let [word, args @ ..] = args
        && word == "release"
    {
        return release::release(args);
    }
    // What ships is measured, and that has the admin inside.
    node::require()?;
    artefacts::front_ends()?;
    artefacts::native(Profile::Release, &PROGRAMS)?;
    let demo = fresh("bench", Profile::Release)?;
    let _stop = under_way(&demo, &mut demo.server("serve")?, &interrupts()?)?;
    check(load(&demo, "day").args(args))
}

/// Keys and secrets in an empty folder of cargo's.
fn fresh(folder: &str, profile: Profile) -> Outcome<Demo> {
    let folder = workspace::target().join(folder);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let (server, sandbox) = (http::free_port(0)?, http::free_port(0)?);
    let demo = Demo { folder, profile: profile.folder(), server, sandbox };
    demo.prepare()?;
    Ok(demo)
}

/// Sandbox and server, ready; they end when this is dropped.
fn under_way(demo: &Demo, serve: &mut Command, interrupts: &Receiver<()>) -> Outcome<[Running; 2]> {
    let mut sandbox = Running::start("the sandbox", &demo.sandbox(), Stdio::inherit())?;
    let mut server = Running::start("the server", serve.env("BANYI_LOG", "warn"), Stdio::inherit())?;
    let address = http::loopback(demo.server);
    wait_until("the server", interrupts, &mut [&mut sandbox, &mut server], || {
        http::is_ok(address, "/readyz")
    })?;
    Ok([server, sandbox])
}

/// The load generator, told where both are.
fn load(demo: &Demo, kind: &str) -> Command {
    let mut load = command::command(workspace::program(demo.profile, "banyi-bench"), &[kind]);
    load.args(["--server", &format!("http://127.0.0.1:{}", demo.server)])
        .args(["--sandbox", &format!("http://127.0.0.1:{}", demo.sandbox)]);
    load
}
