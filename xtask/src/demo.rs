//! The demo's folder: WeChat's keys, generated secrets and the environment of the server.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::command::{check, command};
use crate::{Outcome, workspace};

/// Letters and digits that nobody mistakes for each other.
const READABLE: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// A server and a sandbox on loopback, and where they keep things.
pub struct Demo {
    /// Database, keys, settings and logs.
    pub folder: PathBuf,
    /// `debug` or `release`.
    pub profile: &'static str,
    /// The server's port.
    pub server: u16,
    /// The sandbox's port.
    pub sandbox: u16,
}

impl Demo {
    /// Makes keys and secrets where they lack.
    pub fn prepare(&self) -> Outcome {
        std::fs::create_dir_all(&self.folder)?;
        check(command(self.program("banyi-sandbox"), &["keys", "--dir"]).arg(self.keys()))?;
        let file = self.secrets_file();
        if !file.exists() {
            let text = format!(
                "BANYI_SECRET_KEY=demo:{}\nBANYI_ADMIN_PASSWORD={}\n",
                STANDARD.encode(random::<32>()?),
                password()?,
            );
            write_private(&file, &text)?;
        }
        Ok(())
    }

    /// The first password of the account `admin`.
    pub fn admin_password(&self) -> Outcome<String> {
        Ok(self.secrets()?.remove("BANYI_ADMIN_PASSWORD").unwrap_or_default())
    }

    /// `banyi-server ROLE` with all its settings.
    pub fn server(&self, role: &str) -> Outcome<Command> {
        let mut server = command(self.program("banyi-server"), &[role]);
        let stand_in = format!("http://127.0.0.1:{}", self.sandbox);
        let at = |name: &str| self.folder.join(name).to_string_lossy().into_owned();
        server
            .envs(self.secrets()?)
            .env("BANYI_LISTEN", format!("127.0.0.1:{}", self.server))
            .env("BANYI_PUBLIC_URL", format!("http://127.0.0.1:{}", self.server))
            .env("BANYI_DATABASE_URL", format!("sqlite://{}", at("banyi.db")))
            .env("BANYI_ADMIN_DIR", workspace::admin_dist())
            .env("BANYI_CLOCK_FILE", self.clock())
            .env("BANYI_WECHAT_API_BASE", &stand_in)
            .env("BANYI_WECHAT_PAY_BASE", &stand_in)
            .env("BANYI_WECHAT_APPID", self.key("appid")?)
            .env("BANYI_WECHAT_SECRET", self.key("secret")?)
            .env("BANYI_WECHAT_MCHID", self.key("mchid")?)
            .env("BANYI_WECHAT_MCH_SERIAL", self.key("merchant_serial")?)
            .env("BANYI_WECHAT_MCH_KEY_FILE", self.keys().join("merchant_key.pem"))
            .env("BANYI_WECHAT_APIV3_KEY", self.key("apiv3_key")?);
        // Everybody who tries the demo has the same address.
        for limit in ["SIGN_IN", "ORDERS", "ANONYMOUS"] {
            server.env(format!("BANYI_LIMIT_{limit}"), "100000");
        }
        Ok(server)
    }

    /// The sandbox, with the phone; its books are gone when it ends.
    pub fn sandbox(&self) -> Command {
        let mut sandbox = command(self.program("banyi-sandbox"), &["--listen"]);
        sandbox
            .arg(format!("127.0.0.1:{}", self.sandbox))
            .args(["--server", &format!("http://127.0.0.1:{}", self.server)])
            .arg("--keys")
            .arg(self.keys())
            .arg("--phone")
            .arg(workspace::phone_dist())
            .arg("--clock-file")
            .arg(self.clock());
        sandbox
    }

    /// The sandbox with books, WeChat's and the hospital's, that survive a restart.
    pub fn sandbox_with_books(&self) -> Command {
        let mut sandbox = self.sandbox();
        sandbox
            .arg("--books")
            .arg(self.folder.join("books.json"))
            .env("BANYI_SANDBOX_HOSPITAL_BOOKS", self.folder.join("hospital.json"));
        sandbox
    }

    /// The file by which business time is moved.
    pub fn clock(&self) -> PathBuf {
        self.folder.join("clock")
    }

    fn program(&self, name: &str) -> PathBuf {
        workspace::program(self.profile, name)
    }

    fn keys(&self) -> PathBuf {
        self.folder.join("wechat")
    }

    fn key(&self, name: &str) -> Outcome<String> {
        let file = self.keys().join(format!("{name}.txt"));
        let text = std::fs::read_to_string(&file).map_err(|cause| format!("{}: {cause}", file.display()))?;
        Ok(text.trim().to_owned())
    }

    fn secrets_file(&self) -> PathBuf {
        self.folder.join("demo.env")
    }

    fn secrets(&self) -> Outcome<BTreeMap<String, String>> {
        let text = std::fs::read_to_string(self.secrets_file())?;
        Ok(text
            .lines()
            .filter_map(|line| line.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect())
    }
}

fn random<const N: usize>() -> Outcome<[u8; N]> {
    let mut bytes = [0; N];
    std::fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// Three groups of five, told by voice without doubt.
fn password() -> Outcome<String> {
    let letters = random::<15>()?.map(|byte| READABLE[usize::from(byte) % READABLE.len()]);
    let groups: Vec<_> = letters.chunks(5).map(String::from_utf8_lossy).collect();
    Ok(groups.join("-"))
}

fn write_private(file: &Path, text: &str) -> Outcome {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let mut file = std::fs::OpenOptions::new().create_new(true).write(true).mode(0o600).open(file)?;
    Ok(file.write_all(text.as_bytes())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_readable() {
        let password = password().unwrap();
        assert_eq!(password.len(), 17);
        assert!(password.bytes().all(|byte| byte == b'-' || READABLE.contains(&byte)));
    }

    #[test]
    fn secrets_are_made_for_their_owner_only() {
        use std::os::unix::fs::PermissionsExt;
        let file = std::env::temp_dir().join(format!("banyi-secret-{}", std::process::id()));
        write_private(&file, "A=1\n").unwrap();
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(write_private(&file, "A=2\n").is_err(), "secrets are made once");
        std::fs::remove_file(file).unwrap();
    }
}
