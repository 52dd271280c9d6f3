//! Works off jobs: many at once, in as many processes as there are.

use std::time::Duration;

use banyi_shared::time::MINUTE;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tracing::Instrument;

use super::{JobError, JobKind, JobRow, Outcome, backoff, store};
use crate::app::Ctx;
use crate::error::Result;

/// Jobs under way at once in one process.
const AT_ONCE: i64 = 8;
/// A job that failed this often is dead: with the back-off of this queue, after about two days.
const MOST_ATTEMPTS: i64 = 60;
/// How often the clock is looked at when nothing wakes the worker.
const POLL: Duration = Duration::from_millis(500);

/// Finds due jobs and runs them.
#[derive(Clone, Debug)]
pub struct Worker {
    app: Ctx,
}

impl Worker {
    /// A worker for this process.
    pub const fn new(app: Ctx) -> Self {
        Self { app }
    }

    /// Works until `stop`; jobs that are under way are finished.
    pub async fn run(self, stop: CancellationToken) {
        let mut swept_at = self.app.clock.wall();
        while !stop.is_cancelled() {
            match self.work_off().await {
                Ok(0) => {
                    tokio::select! {
                        () = stop.cancelled() => {}
                        () = self.app.db.jobs_enqueued() => {}
                        () = tokio::time::sleep(POLL) => {}
                    }
                }
                Ok(_) => {}
                Err(cause) => {
                    tracing::warn!(%cause, "queue");
                    tokio::time::sleep(POLL).await;
                }
            }
            if self.app.clock.wall() - swept_at > 10 * MINUTE {
                swept_at = self.app.clock.wall();
                self.sweep().await;
            }
        }
    }

    /// Runs what is due now, once; how many jobs that were.
    pub async fn work_off(&self) -> Result<usize> {
        let app = &self.app;
        let (now, wall) = (app.clock.now(), app.clock.wall());
        if !store::is_due(&app.db, now, wall).await? {
            return Ok(0);
        }
        let token = app.rng.token();
        // A worker that dies holds its jobs until then. WeChat's calls end after 10 s each.
        let until = wall + i64::from(app.settings.job_lease_seconds.get()) * 1_000;
        let jobs = store::lease(&app.db, &token, now, wall, until, AT_ONCE).await?;
        let count = jobs.len();
        let mut running = JoinSet::new();
        for job in jobs {
            let (worker, token) = (self.clone(), token.clone());
            let span = tracing::info_span!("job", kind = %job.kind, subject = %job.subject, id = %job.id);
            running.spawn(async move { worker.run_one(job, &token).await }.instrument(span));
        }
        while let Some(ended) = running.join_next().await {
            match ended {
                Ok(Ok(())) => {}
                Ok(Err(cause)) => tracing::warn!(%cause, "job not recorded; its lease will end"),
                Err(cause) => tracing::error!(%cause, "job panicked; its lease will end"),
            }
        }
        Ok(count)
    }

    async fn run_one(&self, job: JobRow, token: &str) -> Result<()> {
        let app = &self.app;
        let result = match job.kind.parse::<JobKind>() {
            Ok(kind) => crate::app::run_job(app, kind, &job.subject).await,
            Err(()) => Err(JobError::Fail("this version knows no such job".to_owned())),
        };
        let now = app.clock.now();
        let outcome = match &result {
            Ok(Outcome::Done) => "done",
            Ok(Outcome::Again(_)) => "again",
            Err(JobError::Retry(_)) => "retry",
            Err(JobError::Fail(_)) => "fail",
        };
        metrics::counter!("banyi_jobs_total", "kind" => job.kind.clone(), "outcome" => outcome).increment(1);
        let finish = |state: &'static str, run_at, keeps, error: Option<String>| {
            let (db, id) = (app.db.clone(), job.id.clone());
            async move { store::finish(&db, &id, token, state, run_at, keeps, error.as_deref(), now).await }
        };
        match result {
            Ok(Outcome::Done) => finish("done", None, true, None).await?,
            // Waiting is not failing: the count of failures starts anew.
            Ok(Outcome::Again(at)) => finish("pending", Some(at), false, None).await?,
            Err(JobError::Retry(why)) if job.attempts < MOST_ATTEMPTS => {
                let at = now + backoff::after(job.attempts, &app.rng);
                tracing::warn!(%why, attempts = job.attempts, "job will be tried again");
                finish("pending", Some(at), true, Some(why)).await?
            }
            Err(JobError::Retry(why) | JobError::Fail(why)) => {
                tracing::error!(%why, attempts = job.attempts, "job is dead");
                finish("dead", None, true, Some(why)).await?
            }
        };
        Ok(())
    }

    /// Forgets what is no longer needed.
    async fn sweep(&self) {
        let (db, now) = (&self.app.db, self.app.clock.now());
        self.app.limiter.tidy();
        for (what, result) in [
            ("jobs", store::sweep(db, now).await),
            ("idempotency", crate::idempotency::sweep(db, now).await),
            ("sessions", crate::auth::sweep(db, now).await),
            ("hints", crate::live::sweep(db, self.app.clock.wall()).await),
        ] {
            if let Err(cause) = result {
                tracing::warn!(%cause, what, "sweep");
            }
        }
    }
}
