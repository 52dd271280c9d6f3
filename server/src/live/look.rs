//! Looks for new hints, once for all who listen in this process, and only while somebody does.

use std::collections::{BTreeSet, HashSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use banyi_shared::time::MINUTE;
use tokio::sync::{Mutex as AsyncMutex, broadcast};
use tokio_util::sync::CancellationToken;

use super::over_redis::Redis;
use super::seats::Seats;
use super::{Hint, store};
use crate::clock::Clock;
use crate::config::Settings;
use crate::db::Db;
use crate::error::Result;

/// How far back each look goes. A row shows when its transaction commits, later than its time; and the clocks of two
/// processes differ. What was seen is remembered by its id.
const WINDOW: i64 = MINUTE / 2;
/// How often it looks when nothing wakes it.
const EVERY: Duration = Duration::from_secs(1);
/// The same while Redis wakes it.
const EVERY_WITH_REDIS: Duration = Duration::from_secs(5);
/// The least time between two looks: what happens within is told together.
const APART: Duration = Duration::from_millis(100);
/// Hints that a slow listener may be behind; then it is told that everything may have changed.
const BEHIND: usize = 64;

/// The hints of this process.
#[derive(Debug)]
pub struct Live {
    /// How many streams each account has open.
    pub(super) seats: Arc<Seats>,
    /// Over when the server stops.
    pub(super) over: CancellationToken,
    sender: broadcast::Sender<Hint>,
    looks: Arc<Mutex<bool>>,
    begins: AsyncMutex<()>,
    db: Db,
    clock: Clock,
    redis: Option<Redis>,
}

impl Drop for Live {
    fn drop(&mut self) {
        self.over.cancel();
    }
}

impl Live {
    /// Nobody listens yet. Where Redis is set, it hears of what this process commits, from now on.
    pub fn new(settings: &Settings, db: &Db, clock: &Clock) -> Result<Self> {
        let over = CancellationToken::new();
        let redis = settings.redis_url.as_ref().map(Redis::new).transpose()?;
        if let Some(redis) = &redis {
            tokio::spawn(redis.clone().tell(db.hints_appended(), over.clone()));
        }
        Ok(Self {
            seats: Arc::default(),
            over,
            sender: broadcast::Sender::new(BEHIND),
            looks: Arc::default(),
            begins: AsyncMutex::new(()),
            db: db.clone(),
            clock: clock.clone(),
            redis,
        })
    }

    /// Ends all streams, and whatever looks for hints: the server stops.
    pub fn close(&self) {
        self.over.cancel();
    }

    /// Hears of every hint that is committed after this returns.
    pub(super) async fn listen(&self) -> Result<broadcast::Receiver<Hint>> {
        let _one_at_a_time = self.begins.lock().await;
        let receiver = self.sender.subscribe();
        if *lock(&self.looks) {
            return Ok(receiver);
        }
        // What is there already is no news: whoever listens has asked for everything, or is about to.
        let mut look = Look { db: self.db.clone(), clock: self.clock.clone(), seen: HashSet::new() };
        let wakes = self.db.hints_appended();
        look.news().await?;
        *lock(&self.looks) = true;
        let (sender, looks, over) = (self.sender.clone(), Arc::clone(&self.looks), self.over.clone());
        let redis = self.redis.clone();
        tokio::spawn(async move {
            let work = look.run(sender, &looks, wakes, redis);
            tokio::select! {
                () = over.cancelled() => {}
                () = work => {}
            }
        });
        Ok(receiver)
    }
}

fn lock(flag: &Mutex<bool>) -> std::sync::MutexGuard<'_, bool> {
    flag.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Look {
    db: Db,
    clock: Clock,
    /// The ids within the window.
    seen: HashSet<String>,
}

impl Look {
    /// Tells the news until nobody listens.
    async fn run(
        mut self,
        sender: broadcast::Sender<Hint>,
        looks: &Mutex<bool>,
        mut committed: tokio::sync::watch::Receiver<()>,
        redis: Option<Redis>,
    ) {
        let mut ear = redis.map(Redis::ear);
        loop {
            {
                let mut looks = lock(looks);
                if sender.receiver_count() == 0 {
                    *looks = false;
                    return;
                }
            }
            match self.news().await {
                Ok(news) => {
                    for hint in news {
                        let _ = sender.send(hint);
                    }
                }
                Err(cause) => tracing::warn!(%cause, "live hints"),
            }
            tokio::time::sleep(APART).await;
            let every = if ear.as_ref().is_some_and(super::over_redis::Ear::hears) {
                EVERY_WITH_REDIS
            } else {
                EVERY
            };
            let told = async {
                match &mut ear {
                    Some(ear) => ear.told().await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = tokio::time::sleep(every) => {}
                changed = committed.changed() => if changed.is_err() { return },
                () = told => {}
            }
        }
    }

    /// What has come since the last look; the same hint many times is one.
    async fn news(&mut self) -> Result<BTreeSet<Hint>> {
        let rows = store::since(&self.db, self.clock.wall() - WINDOW).await?;
        let mut news = BTreeSet::new();
        let mut seen = HashSet::with_capacity(rows.len());
        for row in rows {
            if let Some(hint) = row.hint.filter(|_| !self.seen.contains(&row.id)) {
                news.insert(hint);
            }
            seen.insert(row.id);
        }
        // What has left the window is no longer asked for.
        self.seen = seen;
        Ok(news)
    }
}
