CREATE TABLE hospital (
    id TEXT PRIMARY KEY NOT NULL,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    level TEXT NOT NULL,
    region TEXT NOT NULL,
    address TEXT NOT NULL,
    intro TEXT NOT NULL,
    longitude DOUBLE PRECISION,
    latitude DOUBLE PRECISION,
    phone TEXT,
    offers_escort BIGINT NOT NULL CHECK (offers_escort IN (0, 1)),
    offers_registration BIGINT NOT NULL CHECK (offers_registration IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('online', 'offline')),
    sort BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX hospital_in_order ON hospital (sort, id);

-- Hospitals that a role sees when it does not see all.
CREATE TABLE role_hospital (
    role_id TEXT NOT NULL REFERENCES role (id),
    hospital_id TEXT NOT NULL REFERENCES hospital (id),
    PRIMARY KEY (role_id, hospital_id)
);

CREATE TABLE escort_service (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    summary TEXT NOT NULL,
    sort BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('online', 'offline')),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE escort_sku (
    id TEXT PRIMARY KEY NOT NULL,
    service_id TEXT NOT NULL REFERENCES escort_service (id),
    unit TEXT NOT NULL CHECK (unit IN ('once', 'half_day', 'full_day')),
    price_fen BIGINT NOT NULL CHECK (price_fen >= 0),
    state TEXT NOT NULL CHECK (state IN ('online', 'offline')),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (service_id, unit)
);

CREATE TABLE terms (
    version BIGINT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    min_read_seconds BIGINT NOT NULL CHECK (min_read_seconds BETWEEN 0 AND 60),
    published_at BIGINT NOT NULL
);

-- Versions of a policy. subject is 'platform', 'hospital:<id>' or 'service:<id>'.
CREATE TABLE policy (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    version BIGINT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (kind, subject, version)
);
