-- Queued work. run_at is business time; leases are wall time.
CREATE TABLE job (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'running', 'done', 'dead')),
    run_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    lease_token TEXT,
    lease_until BIGINT,
    last_error TEXT,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX job_due ON job (state, run_at);
CREATE INDEX job_by_age ON job (created_at, id);

-- Answers of effects, so that a repeated request gives the same answer. Kept 7 days.
CREATE TABLE idempotency (
    actor TEXT NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    body_sha256 TEXT NOT NULL,
    status BIGINT NOT NULL,
    answer TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (actor, method, path, idempotency_key)
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);

-- Append-only.
CREATE TABLE audit_log (
    id TEXT PRIMARY KEY NOT NULL,
    at BIGINT NOT NULL,
    staff_id TEXT NOT NULL,
    account TEXT NOT NULL,
    action TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    object_id TEXT NOT NULL,
    detail TEXT NOT NULL,
    request_id TEXT NOT NULL
);
CREATE INDEX audit_log_by_age ON audit_log (at, id);

CREATE TABLE notice (
    id TEXT PRIMARY KEY NOT NULL,
    -- What caused it; a job that runs twice sends it once.
    cause TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES app_user (id),
    order_no TEXT,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    read_at BIGINT,
    UNIQUE (user_id, cause)
);
CREATE INDEX notice_of_user ON notice (user_id, created_at, id);
