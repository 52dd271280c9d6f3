-- What staff look at: totals by day, lists in other orders, their own sign-ins, and hints of what has just happened.

-- A sign-in is known to its owner by this id; the token's hash stays inside. Both are words of a browser, not of a person.
ALTER TABLE staff_session ADD COLUMN id TEXT;
ALTER TABLE staff_session ADD COLUMN user_agent TEXT;
ALTER TABLE staff_session ADD COLUMN address TEXT;

-- Something happened: pages that show such things ask again. Kept 10 minutes.
CREATE TABLE live_hint (
    id TEXT PRIMARY KEY NOT NULL,
    -- Wall time: business time can be moved, and hints are about now.
    at BIGINT NOT NULL,
    topic TEXT NOT NULL,
    is_new BIGINT NOT NULL CHECK (is_new IN (0, 1)),
    -- Whose hospital's; absent when it is of none.
    hospital_id TEXT
);
CREATE INDEX live_hint_by_age ON live_hint (at);

-- Lists in other orders, and totals by day.
CREATE INDEX orders_by_age ON orders (placed_at, no);
CREATE INDEX orders_by_service_date ON orders (service_date, no);
CREATE INDEX orders_by_amount ON orders (amount_fen, no);
CREATE INDEX orders_of_hospital_by_age ON orders (hospital_id, placed_at, no);
CREATE INDEX orders_of_patient ON orders (patient_id, hospital_id);
-- Work that waits, of all and of some hospitals.
CREATE INDEX orders_to_confirm ON orders (hospital_id) WHERE state = 'paid';
CREATE INDEX orders_to_start ON orders (service_date, hospital_id) WHERE state = 'confirmed';
CREATE INDEX orders_in_attention ON orders (hospital_id) WHERE refund_state = 'attention';
CREATE INDEX payment_attempt_by_age ON payment_attempt (created_at, out_trade_no);
CREATE INDEX payment_attempt_by_amount ON payment_attempt (amount_fen, out_trade_no);
CREATE INDEX payment_attempt_by_arrival ON payment_attempt (paid_at, state, amount_fen);
CREATE INDEX refund_by_arrival ON refund (succeeded_at, status, amount_fen);
CREATE INDEX app_user_by_state ON app_user (state, created_at, id);
CREATE INDEX patient_by_age ON patient (created_at, id);
CREATE INDEX patient_of_user ON patient (user_id, created_at, id);
CREATE INDEX patient_by_name ON patient (name_idx);
CREATE INDEX patient_by_id_card ON patient (id_card_idx);
CREATE INDEX patient_by_phone ON patient (phone_idx);
