ALTER TABLE hospital ADD COLUMN picture_file_id TEXT;
ALTER TABLE hospital ADD COLUMN route TEXT;

-- A deleted account keeps its row for the orders that name it. Its openid is a tombstone, its state is locked.
ALTER TABLE app_user ADD COLUMN deleted_at BIGINT;

-- Pictures at the top of the home page.
CREATE TABLE banner (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    image_file_id TEXT,
    link TEXT NOT NULL CHECK (link IN ('none', 'service', 'hospital', 'announcement', 'apply')),
    -- The id of what the link leads to.
    target TEXT,
    sort BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('online', 'offline')),
    starts_at BIGINT,
    ends_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    CHECK (ends_at > starts_at)
);
CREATE INDEX banner_in_order ON banner (sort, id);

CREATE TABLE announcement (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    is_pinned BIGINT NOT NULL CHECK (is_pinned IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('online', 'offline')),
    -- Since when it is online; of one that never was, when it was made.
    published_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX announcement_in_order ON announcement (state, is_pinned, published_at, id);
CREATE INDEX announcement_by_age ON announcement (published_at, id);

CREATE TABLE expert (
    id TEXT PRIMARY KEY NOT NULL,
    hospital_id TEXT NOT NULL REFERENCES hospital (id),
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    skill TEXT NOT NULL,
    photo_file_id TEXT,
    sort BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('online', 'offline')),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX expert_of_hospital ON expert (hospital_id, sort, id);

-- Who asks to become an escort: one row for a user, sent again after a rejection.
CREATE TABLE escort_application (
    id TEXT PRIMARY KEY NOT NULL,
    user_id TEXT NOT NULL UNIQUE REFERENCES app_user (id),
    state TEXT NOT NULL CHECK (state IN ('submitted', 'contacted', 'approved', 'rejected')),
    name_enc TEXT NOT NULL,
    phone_enc TEXT NOT NULL,
    phone_idx TEXT NOT NULL,
    city_enc TEXT,
    intro_enc TEXT,
    reason_enc TEXT,
    submitted_at BIGINT NOT NULL,
    decided_at BIGINT,
    -- The staff's order of rows: 0 and submitted_at while it waits, 1 and the negative of decided_at afterwards.
    list_rank BIGINT NOT NULL,
    list_key BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX escort_application_in_order ON escort_application (list_rank, list_key, id);
CREATE INDEX escort_application_by_phone ON escort_application (phone_idx);

-- Parts of the built-in catalogue that this database was given: what staff delete of them stays deleted.
CREATE TABLE catalogue_part (
    part TEXT PRIMARY KEY NOT NULL,
    seeded_at BIGINT NOT NULL
);
