-- Types are TEXT, BIGINT and DOUBLE PRECISION only: the same SQL runs on SQLite and PostgreSQL.
-- Instants are milliseconds UTC. Columns named *_enc are sealed (AES-256-GCM), *_idx are HMACs for exact search.

CREATE TABLE app_user (
    id TEXT PRIMARY KEY NOT NULL,
    openid TEXT NOT NULL UNIQUE,
    unionid TEXT,
    nickname TEXT,
    avatar_enc TEXT,
    state TEXT NOT NULL CHECK (state IN ('active', 'locked')),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX app_user_by_age ON app_user (created_at, id);

-- A family of tokens: one sign-in on one phone.
CREATE TABLE user_session (
    id TEXT PRIMARY KEY NOT NULL,
    user_id TEXT NOT NULL REFERENCES app_user (id),
    refresh_hash TEXT NOT NULL UNIQUE,
    previous_hash TEXT,
    rotated_at BIGINT NOT NULL,
    refresh_expires_at BIGINT NOT NULL,
    revoked_at BIGINT,
    created_at BIGINT NOT NULL
);
CREATE INDEX user_session_by_user ON user_session (user_id);
CREATE INDEX user_session_by_previous ON user_session (previous_hash);
CREATE INDEX user_session_by_end ON user_session (refresh_expires_at);

CREATE TABLE user_access_token (
    hash TEXT PRIMARY KEY NOT NULL,
    session_id TEXT NOT NULL REFERENCES user_session (id),
    user_id TEXT NOT NULL REFERENCES app_user (id),
    expires_at BIGINT NOT NULL
);
CREATE INDEX user_access_token_by_session ON user_access_token (session_id);

CREATE TABLE patient (
    id TEXT PRIMARY KEY NOT NULL,
    user_id TEXT NOT NULL REFERENCES app_user (id),
    name_enc TEXT NOT NULL,
    name_idx TEXT NOT NULL,
    id_card_enc TEXT NOT NULL,
    id_card_idx TEXT NOT NULL,
    phone_enc TEXT NOT NULL,
    phone_idx TEXT NOT NULL,
    relation TEXT NOT NULL CHECK (relation IN ('self', 'spouse', 'parent', 'child', 'sibling', 'other')),
    contact_enc TEXT,
    history_enc TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    deleted_at BIGINT
);
-- The same person once for a user; somebody deleted may be added again.
CREATE UNIQUE INDEX patient_once ON patient (user_id, id_card_idx) WHERE deleted_at IS NULL;
-- Nobody is two people.
CREATE UNIQUE INDEX patient_self_once ON patient (user_id) WHERE relation = 'self' AND deleted_at IS NULL;

CREATE TABLE role (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL UNIQUE,
    permissions TEXT NOT NULL,
    all_hospitals BIGINT NOT NULL CHECK (all_hospitals IN (0, 1)),
    is_built_in BIGINT NOT NULL CHECK (is_built_in IN (0, 1)),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE staff (
    id TEXT PRIMARY KEY NOT NULL,
    account TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    role_id TEXT NOT NULL REFERENCES role (id),
    state TEXT NOT NULL CHECK (state IN ('active', 'locked')),
    failed_count BIGINT NOT NULL DEFAULT 0,
    locked_until BIGINT,
    last_sign_in_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE staff_session (
    hash TEXT PRIMARY KEY NOT NULL,
    staff_id TEXT NOT NULL REFERENCES staff (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX staff_session_by_staff ON staff_session (staff_id);
