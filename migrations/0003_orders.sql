CREATE TABLE orders (
    no TEXT PRIMARY KEY NOT NULL,
    user_id TEXT NOT NULL REFERENCES app_user (id),
    kind TEXT NOT NULL CHECK (kind IN ('escort', 'registration', 'exam', 'venue', 'topup', 'bill')),
    state TEXT NOT NULL CHECK (state IN ('pending_payment', 'closing', 'paid', 'confirmed', 'in_service',
        'completed', 'cancelled', 'expired', 'no_show')),
    -- Of a closing order: the state that it closes to.
    closing_to TEXT CHECK (closing_to IN ('cancelled', 'expired')),
    closing_since BIGINT,
    -- The admin's order of rows; see OrderState::rank in shared/.
    state_rank BIGINT NOT NULL,
    amount_fen BIGINT NOT NULL CHECK (amount_fen >= 0),
    paid_fen BIGINT NOT NULL DEFAULT 0 CHECK (paid_fen >= 0),
    -- Decided to go back: requested, on its way or arrived. Never more than was paid.
    returning_fen BIGINT NOT NULL DEFAULT 0 CHECK (returning_fen >= 0),
    refunded_fen BIGINT NOT NULL DEFAULT 0 CHECK (refunded_fen >= 0),
    refund_state TEXT NOT NULL DEFAULT 'none' CHECK (refund_state IN ('none', 'pending', 'partial', 'full', 'attention')),
    patient_id TEXT NOT NULL REFERENCES patient (id),
    -- The patient as they were: JSON of name, ID number and phone.
    patient_enc TEXT NOT NULL,
    name_idx TEXT NOT NULL,
    id_card_idx TEXT NOT NULL,
    phone_idx TEXT NOT NULL,
    contact_enc TEXT NOT NULL,
    history_enc TEXT,
    note_enc TEXT,
    remark_enc TEXT,
    sku_id TEXT NOT NULL,
    service_name TEXT NOT NULL,
    unit TEXT NOT NULL,
    hospital_id TEXT REFERENCES hospital (id),
    hospital_name TEXT NOT NULL,
    department TEXT,
    service_date TEXT NOT NULL,
    period TEXT NOT NULL CHECK (period IN ('morning', 'afternoon', 'full_day')),
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    accompanied BIGINT NOT NULL CHECK (accompanied IN (0, 1)),
    terms_version BIGINT NOT NULL REFERENCES terms (version),
    policy_id TEXT NOT NULL REFERENCES policy (id),
    placed_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    paid_at BIGINT,
    updated_at BIGINT NOT NULL,
    CHECK (returning_fen <= paid_fen),
    CHECK (refunded_fen <= returning_fen)
);
-- One unpaid order of a kind for a user.
CREATE UNIQUE INDEX orders_one_pending ON orders (user_id, kind) WHERE state = 'pending_payment';
CREATE INDEX orders_of_user ON orders (user_id, placed_at, no);
CREATE INDEX orders_for_staff ON orders (state_rank, placed_at, no);
CREATE INDEX orders_by_phone ON orders (phone_idx);
CREATE INDEX orders_by_id_card ON orders (id_card_idx);
CREATE INDEX orders_by_name ON orders (name_idx);
CREATE INDEX orders_by_hospital ON orders (hospital_id, state_rank, placed_at);

CREATE TABLE order_event (
    id TEXT PRIMARY KEY NOT NULL,
    order_no TEXT NOT NULL REFERENCES orders (no),
    at BIGINT NOT NULL,
    event TEXT NOT NULL,
    mover TEXT NOT NULL,
    -- The member of staff, where one did it.
    staff_id TEXT,
    note TEXT
);
CREATE INDEX order_event_of_order ON order_event (order_no, at, id);

-- Places that can be claimed. remaining falls below 0 when staff lower total below what is taken: selling stops.
CREATE TABLE capacity (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    hospital_id TEXT NOT NULL REFERENCES hospital (id),
    day TEXT NOT NULL,
    period TEXT NOT NULL,
    total BIGINT NOT NULL CHECK (total >= 0),
    remaining BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (kind, hospital_id, day, period),
    CHECK (remaining <= total)
);

CREATE TABLE hold (
    order_no TEXT PRIMARY KEY NOT NULL REFERENCES orders (no),
    state TEXT NOT NULL CHECK (state IN ('held', 'released')),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE hold_claim (
    order_no TEXT NOT NULL REFERENCES hold (order_no),
    capacity_id TEXT NOT NULL REFERENCES capacity (id),
    places BIGINT NOT NULL CHECK (places > 0),
    PRIMARY KEY (order_no, capacity_id)
);
CREATE INDEX hold_claim_of_capacity ON hold_claim (capacity_id);
