-- Registration 挂号: departments, doctors, schedules and their numbers, the line for a full session, partner hospitals.

-- Two levels: a group (大科室) has no parent, a department that is booked has one.
CREATE TABLE department (
    id TEXT PRIMARY KEY NOT NULL,
    hospital_id TEXT NOT NULL REFERENCES hospital (id),
    parent_id TEXT REFERENCES department (id),
    is_group BIGINT NOT NULL CHECK (is_group IN (0, 1)),
    -- The hospital's number; groups and departments are numbered apart.
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    intro TEXT NOT NULL,
    sort BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('online', 'offline')),
    -- The hospital's version of what it pushed; 0 when staff wrote it.
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (hospital_id, is_group, code),
    CHECK ((is_group = 1 AND parent_id IS NULL) OR (is_group = 0 AND parent_id IS NOT NULL))
);
CREATE INDEX department_in_order ON department (hospital_id, parent_id, sort, id);

CREATE TABLE doctor (
    id TEXT PRIMARY KEY NOT NULL,
    hospital_id TEXT NOT NULL REFERENCES hospital (id),
    department_id TEXT NOT NULL REFERENCES department (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    skill TEXT NOT NULL,
    intro TEXT NOT NULL,
    picture_file_id TEXT REFERENCES file (id),
    sort BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('online', 'offline')),
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (hospital_id, code)
);
CREATE INDEX doctor_of_department ON doctor (department_id, sort, id);

-- One session 出诊 of a doctor, or of a clinic without a name. Its places are the row of capacity with the same id.
CREATE TABLE schedule (
    id TEXT PRIMARY KEY NOT NULL REFERENCES capacity (id),
    hospital_id TEXT NOT NULL REFERENCES hospital (id),
    department_id TEXT NOT NULL REFERENCES department (id),
    doctor_id TEXT REFERENCES doctor (id),
    -- The hospital's number of the session.
    code TEXT NOT NULL,
    day TEXT NOT NULL,
    period TEXT NOT NULL CHECK (period IN ('morning', 'afternoon')),
    doctor_name TEXT NOT NULL,
    title TEXT NOT NULL,
    skill TEXT NOT NULL,
    fee_fen BIGINT NOT NULL CHECK (fee_fen >= 0),
    -- open 可约; paused 停约: nothing new is sold; stopped 停诊: all orders are given back or moved.
    state TEXT NOT NULL CHECK (state IN ('open', 'paused', 'stopped')),
    reason TEXT,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (hospital_id, code)
);
CREATE INDEX schedule_of_department ON schedule (department_id, day, period, id);
CREATE INDEX schedule_of_hospital ON schedule (hospital_id, day);
CREATE INDEX schedule_of_doctor ON schedule (doctor_id, day);

-- What a registration order bought, beside the order; whom, when and for how much stand there.
CREATE TABLE registration (
    order_no TEXT PRIMARY KEY NOT NULL REFERENCES orders (no),
    schedule_id TEXT NOT NULL REFERENCES schedule (id),
    department_id TEXT NOT NULL REFERENCES department (id),
    doctor_name TEXT NOT NULL,
    title TEXT NOT NULL,
    -- 号序, and where and when to fetch it 取号: known once the hospital accepted.
    number TEXT,
    fetch_time TEXT,
    fetch_place TEXT,
    -- The hospital's own number of the booking.
    record_id TEXT,
    -- none: nothing to tell the hospital; wanted: it has to hear; booked, refused, cancelled: what it said.
    hospital_state TEXT NOT NULL CHECK (hospital_state IN ('none', 'wanted', 'booked', 'refused', 'cancelled')),
    fetched_at BIGINT,
    -- The line's offer that it came from.
    waitlist_id TEXT,
    updated_at BIGINT NOT NULL
);
CREATE INDEX registration_of_schedule ON registration (schedule_id, order_no);

-- Numbers that we give where the hospital gives none: each once.
CREATE TABLE schedule_number (
    schedule_id TEXT NOT NULL REFERENCES schedule (id),
    number BIGINT NOT NULL CHECK (number > 0),
    order_no TEXT NOT NULL UNIQUE REFERENCES orders (no),
    PRIMARY KEY (schedule_id, number)
);

ALTER TABLE orders ADD COLUMN department_id TEXT;
-- The last moment at which the patient may cancel once paid; absent where the fee ladder decides.
ALTER TABLE orders ADD COLUMN cancel_until BIGINT;
-- One person has one number of a department and day.
CREATE UNIQUE INDEX orders_one_number ON orders (id_card_idx, department_id, service_date)
    WHERE kind = 'registration' AND state IN ('pending_payment', 'closing', 'paid', 'confirmed', 'in_service');
-- No-shows of a user, for the ladder.
CREATE INDEX orders_no_show ON orders (user_id, service_date) WHERE kind = 'registration' AND state = 'no_show';

-- The line 候补 for a full session. An offer keeps a place: it counts as taken in capacity.
CREATE TABLE waitlist (
    id TEXT PRIMARY KEY NOT NULL,
    user_id TEXT NOT NULL REFERENCES app_user (id),
    patient_id TEXT NOT NULL REFERENCES patient (id),
    schedule_id TEXT NOT NULL REFERENCES schedule (id),
    -- waiting; offered; accepted; lapsed: the offer ran out; left: the patient went; over: the session sells no more.
    state TEXT NOT NULL CHECK (state IN ('waiting', 'offered', 'accepted', 'lapsed', 'left', 'over')),
    joined_at BIGINT NOT NULL,
    offered_at BIGINT,
    offer_ends_at BIGINT,
    order_no TEXT REFERENCES orders (no),
    updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX waitlist_once ON waitlist (user_id, schedule_id) WHERE state IN ('waiting', 'offered');
CREATE INDEX waitlist_in_line ON waitlist (schedule_id, joined_at, id) WHERE state IN ('waiting', 'offered');
CREATE INDEX waitlist_of_user ON waitlist (user_id, joined_at, id);

-- The place in line that a message is about.
ALTER TABLE notice ADD COLUMN waitlist_id TEXT;

-- A hospital that speaks to us by its own system.
CREATE TABLE partner (
    hospital_id TEXT PRIMARY KEY NOT NULL REFERENCES hospital (id),
    -- Where its system listens; absent: it pushes, and hears nothing.
    api_url TEXT,
    state TEXT NOT NULL CHECK (state IN ('active', 'locked')),
    -- Whether it speaks the older protocol with MD5.
    is_legacy BIGINT NOT NULL CHECK (is_legacy IN (0, 1)),
    -- Addresses that it may call from, comma-separated, a.b.c.d or a.b.c.d/n; empty: any.
    addresses TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    contact_phone_enc TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

-- Its keys: while one is exchanged, two are good.
CREATE TABLE partner_key (
    id TEXT PRIMARY KEY NOT NULL,
    hospital_id TEXT NOT NULL REFERENCES partner (hospital_id),
    secret_enc TEXT NOT NULL,
    -- current signs what we send; previous is still taken until it ends.
    state TEXT NOT NULL CHECK (state IN ('current', 'previous', 'revoked')),
    created_at BIGINT NOT NULL,
    ends_at BIGINT
);
CREATE UNIQUE INDEX partner_key_current ON partner_key (hospital_id) WHERE state = 'current';

-- Nonces, and signatures of the older protocol, that were used. Kept as long as one could come again.
CREATE TABLE partner_nonce (
    hospital_id TEXT NOT NULL,
    nonce TEXT NOT NULL,
    -- Wall time.
    used_at BIGINT NOT NULL,
    PRIMARY KEY (hospital_id, nonce)
);
CREATE INDEX partner_nonce_by_age ON partner_nonce (used_at);

-- Calls both ways, without bodies that name patients.
CREATE TABLE partner_call (
    id TEXT PRIMARY KEY NOT NULL,
    -- As the caller said; absent when it named none that we know.
    hospital_id TEXT REFERENCES hospital (id),
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    at BIGINT NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    -- HTTP status; 0 when there was no answer.
    status BIGINT NOT NULL,
    duration_ms BIGINT NOT NULL,
    -- Why it was refused or failed; or how many rows were taken.
    note TEXT NOT NULL,
    order_no TEXT,
    address TEXT
);
CREATE INDEX partner_call_by_age ON partner_call (hospital_id, at, id);
CREATE INDEX partner_call_of_order ON partner_call (order_no, at);
