//! `cargo xtask run`: from a clone to a working product.

mod summary;

use std::fs::File;
use std::time::Instant;

use crate::artefacts::{self, Profile};
use crate::child::{Running, interrupts, wait_until};
use crate::command::{check, command};
use crate::demo::Demo;
use crate::{Outcome, http, node, workspace};

/// Builds, seeds, starts and tells; ends by Ctrl-C.
pub fn run(args: &[String]) -> Outcome {
    let started = Instant::now();
    let (server, sandbox) = ports(args)?;
    node::require()?;
    artefacts::native(Profile::Dev, &["banyi-server", "banyi-sandbox"])?;
    artefacts::front_ends()?;
    let demo = Demo {
        folder: workspace::data(),
        profile: Profile::Dev.folder(),
        server: http::free_port(server)?,
        sandbox: http::free_port(sandbox)?,
    };
    demo.prepare()?;
    seed(&demo)?;
    let interrupts = interrupts()?;
    let log = |name: &str| File::create(demo.folder.join(name));
    let mut sandbox = Running::start("the sandbox", &demo.sandbox_with_books(), log("sandbox.log")?.into())?;
    let mut server = Running::start("the server", &demo.server("serve")?, log("server.log")?.into())?;
    let both_are_up = || {
        http::is_ok(http::loopback(demo.sandbox), "/sandbox/api/state")
            && http::is_ok(http::loopback(demo.server), "/readyz")
    };
    wait_until("the product", &interrupts, &mut [&mut sandbox, &mut server], both_are_up)
        .map_err(|failure| format!("{failure}; see {}", demo.folder.join("server.log").display()))?;
    play_story(&demo)?;
    connect_hospital(&demo)?;
    summary::print(&demo, started.elapsed())?;
    watch(&interrupts, &mut [&mut sandbox, &mut server])?;
    println!("stopping · 正在停止");
    Ok(())
}

/// Lets the demo's people live their first days, once.
fn play_story(demo: &Demo) -> Outcome {
    let done = demo.folder.join("story");
    if done.exists() {
        return Ok(());
    }
    println!("· five people book, pay and cancel over the last four days");
    let address = |port| format!("http://127.0.0.1:{port}");
    let mut story = command("node", &["sandbox/demo/story.mjs"]);
    story.args([address(demo.server), address(demo.sandbox)]).arg(demo.clock());
    check(story.current_dir(workspace::root()).env("BANYI_ADMIN_PASSWORD", demo.admin_password()?))?;
    Ok(std::fs::write(done, "")?)
}

/// Connects the stand-in hospital: each time, since ports may be others now; its key is made once.
fn connect_hospital(demo: &Demo) -> Outcome {
    let address = |port| format!("http://127.0.0.1:{port}");
    let mut script = command("node", &["sandbox/demo/hospital.mjs"]);
    script.args([address(demo.server), address(demo.sandbox)]).arg(demo.folder.join("hospital-key"));
    check(script.current_dir(workspace::root()).env("BANYI_ADMIN_PASSWORD", demo.admin_password()?))
}

/// Waits for Ctrl-C, or for a program to end by itself, which is an error.
fn watch(interrupts: &std::sync::mpsc::Receiver<()>, children: &mut [&mut Running]) -> Outcome {
    use std::sync::mpsc::RecvTimeoutError;
    while interrupts.recv_timeout(std::time::Duration::from_millis(500)) == Err(RecvTimeoutError::Timeout) {
        for child in children.iter_mut() {
            child.must_run()?;
        }
    }
    Ok(())
}

/// Fills a new database with people and orders. Bringing an older one up to date is the server's own work.
fn seed(demo: &Demo) -> Outcome {
    let done = demo.folder.join("seeded");
    if demo.folder.join("banyi.db").exists() && done.exists() {
        return Ok(());
    }
    println!("· seeding people and orders");
    let mut seed = demo.server("seed")?;
    check(seed.env("BANYI_LOG", "warn"))?;
    Ok(std::fs::write(done, "")?)
}

/// The wished ports of server and sandbox.
fn ports(args: &[String]) -> Outcome<(u16, u16)> {
    let (mut server, mut sandbox) = (8080, 8090);
    let mut words = args.iter();
    while let Some(word) = words.next() {
        let port = match word.as_str() {
            "--port" => &mut server,
            "--sandbox-port" => &mut sandbox,
            _ => return Err("usage: cargo xtask run [--port N] [--sandbox-port N]".into()),
        };
        let value = words.next().ok_or_else(|| format!("{word} needs a number"))?;
        *port = value.parse().map_err(|_| format!("{value} is no port"))?;
    }
    Ok((server, sandbox))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Outcome<(u16, u16)> {
        ports(&words.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn ports_may_be_wished() {
        assert_eq!(read(&[]).unwrap(), (8080, 8090));
        assert_eq!(read(&["--port", "9", "--sandbox-port", "10"]).unwrap(), (9, 10));
        for wrong in [&["--port"][..], &["--port", "x"], &["9"]] {
            assert!(read(wrong).is_err());
        }
    }
}
