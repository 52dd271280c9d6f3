//! A real process of the server: it can die at any moment.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A running `banyi-server`; it is killed when it is dropped.
pub struct Process {
    /// The address that it serves; without meaning for a worker.
    pub base: String,
    child: Child,
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A port that nobody listens at.
pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

impl Process {
    /// Starts `serve` or `work` beside a `TestApp`, in whose `environment` it finds database, WeChat and clock. Waits
    /// until it is ready, or has died.
    pub fn start(around: &[(String, String)], role: &str, port: u16, more: &[(&str, &str)]) -> Self {
        let base = format!("http://127.0.0.1:{port}");
        let mut environment: BTreeMap<String, String> = around.iter().cloned().collect();
        environment.insert("LISTEN".to_owned(), format!("127.0.0.1:{port}"));
        environment.insert("PUBLIC_URL".to_owned(), base.clone());
        environment.insert("JOB_LEASE_SECONDS".to_owned(), "1".to_owned());
        environment.insert("LOG".to_owned(), "info".to_owned());
        environment.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let mut child = Command::new(env!("CARGO_BIN_EXE_banyi-server"))
            .arg(role)
            .envs(environment.iter().map(|(name, value)| (format!("BANYI_{name}"), value)))
            .env("NO_COLOR", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let ready = if role == "work" { "working" } else { "listening" };
        let mut line = String::new();
        while log.read_line(&mut line).unwrap_or(0) > 0 && !line.contains(ready) {
            line.clear();
        }
        // Read on, so that it never waits for somebody to read.
        std::thread::spawn(move || std::io::copy(&mut log, &mut std::io::sink()));
        Self { base, child }
    }

    /// Whether it has ended by itself, by a signal.
    pub fn has_died(&mut self) -> bool {
        self.child.try_wait().is_ok_and(|ended| ended.is_some_and(|status| status.code().is_none()))
    }

    /// As `kill`: it may end in peace. Whether it has, in good time.
    pub async fn ends(&mut self) -> bool {
        let asked = Command::new("kill").arg(self.child.id().to_string()).status();
        assert!(asked.is_ok_and(|status| status.success()));
        let mut looks = tokio::time::interval(std::time::Duration::from_millis(25));
        for _ in 0..400 {
            looks.tick().await;
            if let Ok(Some(status)) = self.child.try_wait() {
                return status.success();
            }
        }
        false
    }

    /// As `kill -9`.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
