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
const AT_ONCE: usize = 8;
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

    /// Works until `stop`; jobs that are under way are finished. A long one holds up none of the others: each that
    /// ends makes room for the next.
    pub async fn run(self, stop: CancellationToken) {
        let mut swept_at = self.app.clock.wall();
        let mut daily_for = None;
        let mut running = JoinSet::new();
        while !stop.is_cancelled() {
            let today = self.app.now().date();
            if daily_for != Some(today) {
                match super::daily(&self.app).await {
                    Ok(()) => daily_for = Some(today),
                    Err(cause) => tracing::warn!(%cause, "daily work not queued"),
                }
            }
            let free = AT_ONCE - running.len();
            let begun = match self.begin(&mut running, free).await {
                Ok(begun) => begun,
                Err(cause) => {
                    tracing::warn!(%cause, "queue");
                    0
                }
            };
            let is_full = running.len() == AT_ONCE;
            if begun < free || is_full {
                tokio::select! {
                    () = stop.cancelled() => {}
                    Some(ended) = running.join_next() => note(ended),
                    () = self.app.db.jobs_enqueued(), if !is_full => {}
                    () = tokio::time::sleep(POLL), if !is_full => {}
                }
            }
            if self.app.clock.wall() - swept_at > 10 * MINUTE {
                swept_at = self.app.clock.wall();
                self.sweep().await;
            }
        }
        while let Some(ended) = running.join_next().await {
            note(ended);
        }
    }

    /// Runs what is due now, once, and waits for it; how many jobs that were.
    pub async fn work_off(&self) -> Result<usize> {
        let mut running = JoinSet::new();
        let count = self.begin(&mut running, AT_ONCE).await?;
        while let Some(ended) = running.join_next().await {
            note(ended);
        }
        Ok(count)
    }

    /// Begins up to `most` jobs that are due; how many that were.
    async fn begin(&self, running: &mut JoinSet<Result<()>>, most: usize) -> Result<usize> {
        let app = &self.app;
        let (now, wall) = (app.clock.now(), app.clock.wall());
        if most == 0 || !store::is_due(&app.db, now, wall).await? {
            return Ok(0);
        }
        let token = app.rng.token();
        // A worker that dies holds its jobs until then.
        let until = wall + self.lease_ms();
        let limit = i64::try_from(most).unwrap_or(i64::MAX);
        let jobs = store::lease(&app.db, &token, now, wall, until, limit).await?;
        let count = jobs.len();
        for job in jobs {
            let (worker, token) = (self.clone(), token.clone());
            let span = tracing::info_span!("job", kind = %job.kind, subject = %job.subject, id = %job.id);
            running.spawn(async move { worker.run_one(job, &token).await }.instrument(span));
        }
        Ok(count)
    }

    fn lease_ms(&self) -> i64 {
        i64::from(self.app.settings.job_lease_seconds.get()) * 1_000
    }

    /// Does the job, and holds its lease while it lasts.
    async fn perform(&self, job: &JobRow, token: &str) -> Result<Outcome, JobError> {
        let app = &self.app;
        let Ok(kind) = job.kind.parse::<JobKind>() else {
            return Err(JobError::Fail("this version knows no such job".to_owned()));
        };
        let work = crate::app::run_job(app, kind, &job.subject);
        tokio::pin!(work);
        let third = Duration::from_millis(u64::try_from(self.lease_ms() / 3).unwrap_or(1_000));
        loop {
            tokio::select! {
                result = &mut work => return result,
                () = tokio::time::sleep(third) => {
                    let until = app.clock.wall() + self.lease_ms();
                    if let Err(cause) = store::renew(&app.db, &job.id, token, until).await {
                        tracing::warn!(%cause, "lease not renewed");
                    }
                }
            }
        }
    }

    async fn run_one(&self, job: JobRow, token: &str) -> Result<()> {
        let app = &self.app;
        let result = self.perform(&job, token).await;
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
            ("partners", crate::partners::sweep(&self.app).await),
        ] {
            if let Err(cause) = result {
                tracing::warn!(%cause, what, "sweep");
            }
        }
    }
}

/// Says how a job's task ended, when nobody else has.
fn note(ended: std::result::Result<Result<()>, tokio::task::JoinError>) {
    match ended {
        Ok(Ok(())) => {}
        Ok(Err(cause)) => tracing::warn!(%cause, "job not recorded; its lease will end"),
        Err(cause) => tracing::error!(%cause, "job panicked; its lease will end"),
    }
}
