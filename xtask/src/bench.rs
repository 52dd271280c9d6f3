//! `cargo xtask bench`: a release build under a bounded load, on loopback, with data of its own.

use std::net::{Ipv4Addr, SocketAddr};
use std::process::Stdio;

use crate::artefacts::{self, Profile};
use crate::child::{Running, interrupts, wait_until};
use crate::command::check;
use crate::demo::Demo;
use crate::{Outcome, command, http, node, workspace};

/// Arguments go to the load generator: `--users N`, `--orders N`.
pub fn bench(args: &[String]) -> Outcome {
    // What ships is measured, and that has the admin inside.
    node::require()?;
    artefacts::front_ends()?;
    artefacts::native(Profile::Release, &["banyi-server", "banyi-sandbox", "banyi-bench"])?;
    let folder = workspace::target().join("bench");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let demo = Demo {
        folder,
        profile: Profile::Release.folder(),
        server: http::free_port(0)?,
        sandbox: http::free_port(0)?,
    };
    demo.prepare()?;
    let interrupts = interrupts()?;
    let mut sandbox = Running::start("the sandbox", &demo.sandbox(), Stdio::inherit())?;
    let mut quiet = demo.server("serve")?;
    let mut server = Running::start("the server", quiet.env("BANYI_LOG", "warn"), Stdio::inherit())?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, demo.server));
    wait_until("the server", &interrupts, &mut [&mut sandbox, &mut server], || {
        http::is_ok(address, "/readyz")
    })?;
    let mut load = command::command(workspace::program(demo.profile, "banyi-bench"), &[]);
    load.args(["--server", &format!("http://127.0.0.1:{}", demo.server)])
        .args(["--sandbox", &format!("http://127.0.0.1:{}", demo.sandbox)])
        .args(args);
    check(&mut load)
}
