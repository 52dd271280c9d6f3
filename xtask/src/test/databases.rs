//! A PostgreSQL and a Redis of the tests' own, gone afterwards; and a PostgreSQL to measure.

use std::fs::Permissions;
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;

use rustix::process::Signal;

use super::machine;
use crate::child::{Running, wait_until};
use crate::command::{check, command};
use crate::{Outcome, http};

/// Both, running; dropped, they stop and their folder goes.
pub struct Databases {
    /// Stopped before the folder goes: fields are dropped in this order.
    _servers: [Running; 2],
    _folder: Folder,
    /// `postgres://…` to a superuser's database; each test makes its own beside it.
    pub postgres: String,
    /// `redis://…`
    pub redis: String,
}

/// A PostgreSQL as it is installed: a commit waits for the disk. Dropped, it stops and its folder goes.
pub struct Postgres {
    _server: Running,
    _folder: Folder,
    /// `postgres://…` to a superuser's database.
    pub url: String,
}

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Outcome<Self> {
        let folder = Self(std::env::temp_dir().join(format!("{name}-{}", std::process::id())));
        std::fs::create_dir_all(&folder.0)?;
        Ok(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Databases {
    /// Starts both on free ports of loopback.
    pub fn start() -> Outcome<Self> {
        let folder = Folder::new("banyi-test")?;
        let (postgres_port, redis_port) = (http::free_port(0)?, http::free_port(0)?);
        let mut postgres = start_postgres(&folder.0, postgres_port, FORGETFUL)?;
        let mut redis = start_redis(&folder.0, redis_port)?;
        let (_nobody_interrupts, interrupts) = channel();
        let is_up = |port: u16| TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).is_ok();
        wait_until("the tests' PostgreSQL and Redis", &interrupts, &mut [&mut postgres, &mut redis], || {
            is_up(redis_port) && accepts(&folder.0, postgres_port)
        })?;
        Ok(Self {
            _servers: [postgres, redis],
            _folder: folder,
            postgres: address(postgres_port),
            redis: format!("redis://127.0.0.1:{redis_port}/"),
        })
    }
}

impl Postgres {
    /// Starts one on a free port of loopback.
    pub fn start() -> Outcome<Self> {
        if machine::postgres("initdb").is_none() {
            return Err("PostgreSQL is not installed; `cargo xtask test` installs it".into());
        }
        let folder = Folder::new("banyi-bench")?;
        let port = http::free_port(0)?;
        let mut server = start_postgres(&folder.0, port, &[])?;
        let (_nobody_interrupts, interrupts) = channel();
        wait_until("PostgreSQL", &interrupts, &mut [&mut server], || accepts(&folder.0, port))?;
        Ok(Self { _server: server, _folder: folder, url: address(port) })
    }
}

fn address(port: u16) -> String {
    format!("postgres://postgres@127.0.0.1:{port}/postgres")
}

/// What is lost with the power is of no use to a test.
const FORGETFUL: &[&str] = &["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/// In the C locale, open to this machine only.
fn start_postgres(folder: &Path, port: u16, settings: &[&str]) -> Outcome<Running> {
    let data = folder.join("postgres");
    std::fs::create_dir_all(&data)?;
    std::fs::set_permissions(&data, Permissions::from_mode(0o700))?;
    if let Some(user) = other_user() {
        check(command("chown", &[user, "--"]).arg(&data))?;
    }
    let options = ["--username=postgres", "--auth=trust", "--locale=C", "--encoding=UTF8", "--no-sync"];
    check(postgres("initdb")?.args(options).arg("--pgdata").arg(&data).stdout(Stdio::null()))?;
    let mut server = postgres("postgres")?;
    server.arg("-D").arg(&data).args(["-p", &port.to_string(), "-h", "127.0.0.1", "-k", ""]);
    for setting in ["max_connections=400", "log_min_messages=fatal"].iter().chain(settings) {
        server.args(["-c", setting]);
    }
    // SIGINT ends sessions that are still open; SIGTERM would wait for them.
    Ok(Running::start("PostgreSQL", &server, Stdio::null())?.stopped_by(Signal::INT))
}

fn accepts(folder: &Path, port: u16) -> bool {
    let Ok(mut ready) = postgres("pg_isready") else {
        return false;
    };
    let port = port.to_string();
    let asked = ready.args(["-q", "-h", "127.0.0.1", "-p", &port]).current_dir(folder).status();
    asked.is_ok_and(|status| status.success())
}

fn start_redis(folder: &Path, port: u16) -> Outcome<Running> {
    let port = port.to_string();
    let mut server = command("redis-server", &["--bind", "127.0.0.1", "--port", &port]);
    server.args(["--save", "", "--appendonly", "no", "--loglevel", "warning"]).current_dir(folder);
    Running::start("Redis", &server, Stdio::null())
}

/// PostgreSQL refuses to run as root: then it runs as the user that its package made.
fn other_user() -> Option<&'static str> {
    rustix::process::geteuid().is_root().then_some("postgres")
}

/// A program of PostgreSQL, as a user that it accepts, in a folder that this user may enter.
fn postgres(program: &str) -> Outcome<Command> {
    let path = machine::postgres(program).ok_or("PostgreSQL is not installed")?;
    let Some(user) = other_user() else {
        let mut server = Command::new(path);
        server.current_dir(std::env::temp_dir());
        return Ok(server);
    };
    let mut server = command("setpriv", &["--reuid", user, "--regid", user, "--init-groups"]);
    // The kernel forgets the wish to die with the parent when a process changes its user.
    server.args(["--pdeathsig", "INT", "--"]).arg(path).current_dir(std::env::temp_dir());
    Ok(server)
}
