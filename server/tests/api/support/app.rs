//! The server under test, with a sandbox for WeChat and a clock that both see.

use std::path::PathBuf;
use std::sync::Arc;

use banyi_server::app::{App, Ctx, endpoint};
use banyi_server::clock::Clock;
use banyi_server::config::{Settings, Source};
use banyi_server::queue::Worker;
use banyi_server::rng::Rng;
use banyi_server::wechat::{Timeouts, WeChat};
use banyi_shared::time::MINUTE;
use banyi_shared::{CivilDate, Instant};
use poem::listener::{Acceptor, Listener, TcpListener};

use super::sandbox::Sandbox;
use super::{Answer, Database, Patient, Staff};

/// The password of the account `admin`.
pub const ADMIN_PASSWORD: &str = "correct-horse-battery";

/// The server, WeChat, and time.
pub struct TestApp {
    pub app: Ctx,
    pub base: String,
    pub wechat: Sandbox,
    pub client: reqwest::Client,
    pub database: Database,
    pub clock_file: PathBuf,
    /// When a real process serves instead: what to do when a request finds nobody.
    pub revive: Option<Box<dyn Fn() + Send + Sync>>,
    _folder: tempfile::TempDir,
    server: tokio::task::JoinHandle<()>,
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl TestApp {
    /// Starts everything. Business time begins at 10:00 in Shanghai, so that a day's periods lie as a test expects.
    pub async fn start(database: Database) -> Self {
        Self::start_with(database, &[]).await
    }

    /// Starts with more settings.
    pub async fn start_with(database: Database, more: &[(&str, &str)]) -> Self {
        Self::start_waiting(database, more, Timeouts::default()).await
    }

    /// Starts with a server that waits so long for WeChat.
    pub async fn start_waiting(database: Database, more: &[(&str, &str)], timeouts: Timeouts) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock_file = folder.path().join("clock");
        let real = Clock::system(None).now();
        std::fs::write(&clock_file, (real.date().plus_days(1).at(10, 0) - real).to_string()).unwrap();
        let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await.unwrap();
        let address = acceptor.local_addr()[0].as_socket_addr().copied().unwrap();
        let base = format!("http://{address}");
        let wechat = Sandbox::start(&clock_file, &base);
        let settings = Self::settings(&database.url, &base, &wechat, &clock_file, more);
        let clock = Clock::system(Some(clock_file.clone()));
        let mut app = App::connect(Settings::load(&settings).unwrap(), clock, Rng::from_os()).await.unwrap();
        let own = Arc::get_mut(&mut app).unwrap();
        own.wechat =
            WeChat::with_timeouts(&own.settings, own.clock.clone(), own.rng.clone(), timeouts).unwrap();
        app.db.migrate().await.unwrap();
        banyi_server::catalogue::seed(&app).await.unwrap();
        banyi_server::staff::seed(&app).await.unwrap();
        let serves = endpoint(&app);
        let server = tokio::spawn(async move {
            let _ = poem::Server::new_with_acceptor(acceptor).run(serves).await;
        });
        let client = reqwest::Client::new();
        Self { app, base, wechat, client, database, clock_file, revive: None, _folder: folder, server }
    }

    fn settings(
        database: &str,
        base: &str,
        wechat: &Sandbox,
        clock_file: &std::path::Path,
        more: &[(&str, &str)],
    ) -> Source {
        Source::from_pairs(
            environment(database, base, wechat, clock_file, more)
                .iter()
                .map(|(name, value)| (name.as_str(), value.clone())),
        )
    }

    /// The settings as environment, for a real process.
    pub fn environment(&self) -> Vec<(String, String)> {
        environment(&self.database.url, &self.base, &self.wechat, &self.clock_file, &[])
    }

    pub fn now(&self) -> Instant {
        self.app.now()
    }

    /// The civil date so many days ahead.
    pub fn day(&self, ahead: i64) -> CivilDate {
        self.now().date().plus_days(ahead)
    }

    /// Moves business time for the server and for WeChat.
    pub fn advance(&self, ms: i64) {
        let text = std::fs::read_to_string(&self.clock_file).unwrap();
        let offset: i64 = text.trim().parse().unwrap();
        // Replaced at once: nobody ever reads half of it.
        let fresh = self.clock_file.with_extension("new");
        std::fs::write(&fresh, (offset + ms).to_string()).unwrap();
        std::fs::rename(&fresh, &self.clock_file).unwrap();
    }

    /// Works off everything that is due now; what it queues too.
    pub async fn work(&self) {
        let worker = Worker::new(Ctx::clone(&self.app));
        while worker.work_off().await.unwrap() > 0 {}
    }

    /// Lets half an hour pass at most, until nothing is on its way any more.
    pub async fn rest(&self) {
        for _ in 0..30 {
            self.work().await;
            let moving = "SELECT (SELECT count(*) FROM orders WHERE state = 'closing')
                + (SELECT count(*) FROM refund WHERE status IN ('requested', 'processing') AND approval <> 'waiting')";
            if self.number(moving).await == 0 {
                return;
            }
            self.advance(MINUTE);
        }
        panic!("something does not come to rest: {:#?}", self.picture().await);
    }

    /// Asks; where a real process serves and has died, it is started again and asked the same again, as a phone
    /// does; one that is too busy is asked again too.
    pub async fn ask(&self, request: reqwest::RequestBuilder) -> Answer {
        let Some(revive) = &self.revive else { return Answer::of(request).await };
        let mut busy = 0;
        loop {
            match Answer::heard(request.try_clone().unwrap()).await {
                // Told to come again, as one is while somebody else writes for long.
                Some(answer)
                    if answer.status == 503 && answer.json()["code"] == "UNAVAILABLE" && busy < 20 =>
                {
                    busy += 1;
                }
                Some(answer) => return answer,
                None => revive(),
            }
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(self.client.get(format!("{}{path}", self.base))).await
    }

    /// A person of the sandbox, signed in.
    pub async fn patient(&self, person: &str) -> Patient<'_> {
        Patient::sign_in(self, person).await
    }

    /// The administrator, signed in.
    pub async fn admin(&self) -> Staff<'_> {
        Staff::sign_in(self, "admin", ADMIN_PASSWORD).await
    }
}

fn environment(
    database: &str,
    base: &str,
    wechat: &Sandbox,
    clock_file: &std::path::Path,
    more: &[(&str, &str)],
) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = [
        ("DATABASE_URL", database.to_owned()),
        ("PUBLIC_URL", base.to_owned()),
        ("SECRET_KEY", "k1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=".to_owned()),
        ("ADMIN_PASSWORD", ADMIN_PASSWORD.to_owned()),
        ("WECHAT_API_BASE", wechat.base.clone()),
        ("WECHAT_PAY_BASE", wechat.base.clone()),
        ("WECHAT_APPID", wechat.key("appid.txt")),
        ("WECHAT_SECRET", wechat.key("secret.txt")),
        ("WECHAT_MCHID", wechat.key("mchid.txt")),
        ("WECHAT_MCH_SERIAL", wechat.key("merchant_serial.txt")),
        ("WECHAT_MCH_KEY_FILE", wechat.keys.join("merchant_key.pem").display().to_string()),
        ("WECHAT_APIV3_KEY", wechat.key("apiv3_key.txt")),
        ("CLOCK_FILE", clock_file.display().to_string()),
        ("LIMIT_SIGN_IN", "100000".to_owned()),
        ("LIMIT_ORDERS", "100000".to_owned()),
        ("LIMIT_UPLOADS", "100000".to_owned()),
        ("LIMIT_ANONYMOUS", "100000".to_owned()),
        ("FILES_URL", format!("file://{}", clock_file.with_file_name("files").display())),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect();
    for (name, value) in more {
        all.retain(|(known, _)| known != name);
        if !value.is_empty() {
            all.push(((*name).to_owned(), (*value).to_owned()));
        }
    }
    all
}
