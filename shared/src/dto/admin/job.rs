use crate::{Instant, JobId};

wire_enum! {
    /// Where a piece of queued work stands.
    pub enum JobState {
        /// 等待
        Pending = "pending",
        /// 执行中
        Running = "running",
        /// 完成
        Done = "done",
        /// 失败: somebody must look.
        Dead = "dead",
        /// 重试中: it failed and is tried again.
        Retrying = "retrying",
        /// 已搁置: it failed, and somebody said why that is all right.
        Aside = "aside",
    }
}

dto! {
    /// A piece of queued work.
    pub struct Job {
        /// Our id.
        pub id: JobId,
        /// What it does, for instance `payment.close`.
        pub kind: String,
        /// What it does it to.
        pub subject: String,
        /// Where it stands.
        pub state: JobState,
        /// How often it was tried.
        pub attempts: i64,
        /// When it is tried next.
        pub run_at: Instant,
        /// When it was queued.
        pub created_at: Instant,
    } optional {
        /// Why it failed last.
        pub last_error: String,
        /// Why it was set aside.
        pub set_aside_reason: String,
        /// Who set it aside.
        pub set_aside_by: String,
        /// When it was set aside.
        pub set_aside_at: Instant,
    }
}

dto! {
    /// Why a dead job needs no more attention.
    pub struct JobAside {
        /// 4 to 200 characters; kept in the audit log.
        pub reason: String,
    }
}

page!(
    /// Jobs, the newest first.
    JobPage of Job
);
