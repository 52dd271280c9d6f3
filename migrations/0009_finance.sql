-- Money: attempts of two kinds, second persons, the ledger, WeChat's bills, exports.

-- A code that is scanned is an attempt too. The column is made anew, as a CHECK cannot be widened everywhere; every
-- attempt so far was made in the mini-program.
ALTER TABLE payment_attempt DROP COLUMN channel;
ALTER TABLE payment_attempt ADD COLUMN channel TEXT NOT NULL DEFAULT 'wechat_jsapi'
    CHECK (channel IN ('wechat_jsapi', 'wechat_native'));
-- Of a native attempt: what the code says. Made at prepaid_at, 2 h good.
ALTER TABLE payment_attempt ADD COLUMN code_url TEXT;
CREATE INDEX payment_attempt_by_paid_at ON payment_attempt (paid_at, out_trade_no);

-- A refund above the limit waits for a second person; its money is set aside meanwhile. Declined, it is refused.
ALTER TABLE refund ADD COLUMN approval TEXT NOT NULL DEFAULT 'none'
    CHECK (approval IN ('none', 'waiting', 'approved', 'declined'));
-- The member of staff who decided that money goes back; absent when a rule did.
ALTER TABLE refund ADD COLUMN asked_by TEXT;
ALTER TABLE refund ADD COLUMN decided_by TEXT CHECK (decided_by IS NULL OR decided_by <> asked_by);
ALTER TABLE refund ADD COLUMN decided_at BIGINT;
ALTER TABLE refund ADD COLUMN decision_note TEXT;
-- A refund that failed for good is issued anew under another number; the two know each other.
ALTER TABLE refund ADD COLUMN reissue_of TEXT REFERENCES refund (out_refund_no);
ALTER TABLE refund ADD COLUMN reissued_as TEXT REFERENCES refund (out_refund_no);
-- Paid back outside WeChat, by a member of staff.
ALTER TABLE refund ADD COLUMN by_hand BIGINT NOT NULL DEFAULT 0 CHECK (by_hand IN (0, 1));
CREATE INDEX refund_by_age ON refund (created_at, out_refund_no);
CREATE INDEX refund_by_success ON refund (succeeded_at, out_refund_no);
CREATE INDEX refund_of_payment ON refund (out_trade_no);
CREATE INDEX refund_waiting ON refund (created_at) WHERE approval = 'waiting';
CREATE INDEX refund_needs_a_person ON refund (status, created_at) WHERE status IN ('closed', 'abnormal', 'refused');

-- When WeChat was told that the order was shipped, where it wants to know.
ALTER TABLE orders ADD COLUMN shipped_at BIGINT;

-- A dead job that needs no more attention, and why.
ALTER TABLE job ADD COLUMN set_aside_at BIGINT;
ALTER TABLE job ADD COLUMN set_aside_by TEXT;
ALTER TABLE job ADD COLUMN set_aside_reason TEXT;

-- What staff may set without a deployment. The keys are the program's.
CREATE TABLE setting (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    updated_by TEXT
);

-- The books: double entry, append-only. The id is `<kind>:<subject>`, so that nothing is posted twice.
CREATE TABLE ledger_posting (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('payment', 'refund', 'fee', 'earned', 'correction')),
    subject TEXT NOT NULL,
    order_no TEXT REFERENCES orders (no),
    -- A member of staff, of a correction.
    staff_id TEXT,
    note TEXT,
    -- When the money moved.
    occurred_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX ledger_posting_by_age ON ledger_posting (occurred_at, id);
CREATE INDEX ledger_posting_of_order ON ledger_posting (order_no);

-- The entries of a posting come to 0. Debit is positive.
CREATE TABLE ledger_entry (
    posting_id TEXT NOT NULL REFERENCES ledger_posting (id),
    account TEXT NOT NULL CHECK (account IN ('wechat_clearing', 'order_liability', 'platform_income',
        'hospital_payable', 'escort_payable', 'wechat_fee', 'suspense')),
    amount_fen BIGINT NOT NULL CHECK (amount_fen <> 0),
    -- As of the posting.
    order_no TEXT REFERENCES orders (no),
    occurred_at BIGINT NOT NULL,
    PRIMARY KEY (posting_id, account)
);
CREATE INDEX ledger_entry_of_order ON ledger_entry (order_no, account);
CREATE INDEX ledger_entry_of_account ON ledger_entry (account, occurred_at);

-- A fetch of WeChat's bills of a day, and what came of it.
CREATE TABLE bill_run (
    id TEXT PRIMARY KEY NOT NULL,
    bill_date TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed')),
    payments BIGINT NOT NULL DEFAULT 0,
    payments_fen BIGINT NOT NULL DEFAULT 0,
    refunds BIGINT NOT NULL DEFAULT 0,
    refunds_fen BIGINT NOT NULL DEFAULT 0,
    -- What the fund-flow bill took as fees, less what it gave back.
    fee_fen BIGINT NOT NULL DEFAULT 0,
    flow_in_fen BIGINT NOT NULL DEFAULT 0,
    flow_out_fen BIGINT NOT NULL DEFAULT 0,
    differences BIGINT NOT NULL DEFAULT 0,
    trade_sha1 TEXT,
    flow_sha1 TEXT,
    error TEXT,
    -- Who asked for it; absent when it was the morning's.
    staff_id TEXT,
    started_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX bill_run_of_day ON bill_run (bill_date, started_at);

-- Where bill, payments and ledger do not agree. Found again, it is the same row.
CREATE TABLE bill_difference (
    id TEXT PRIMARY KEY NOT NULL,
    bill_date TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- The number that it is about: out_trade_no, out_refund_no or a number of WeChat's.
    subject TEXT NOT NULL,
    order_no TEXT REFERENCES orders (no),
    -- What each says; absent where it knows nothing of it.
    bill_fen BIGINT,
    ours_fen BIGINT,
    ledger_fen BIGINT,
    state TEXT NOT NULL CHECK (state IN ('open', 'settled', 'gone')),
    way TEXT,
    note TEXT,
    settled_by TEXT,
    settled_at BIGINT,
    found_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (bill_date, kind, subject)
);
CREATE INDEX bill_difference_by_state ON bill_difference (state, bill_date);

-- A table for a spreadsheet, written by a job.
CREATE TABLE export (
    id TEXT PRIMARY KEY NOT NULL,
    staff_id TEXT NOT NULL,
    what TEXT NOT NULL,
    -- JSON of what was asked for, and the scope of who asked.
    wanted TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    rows_done BIGINT NOT NULL DEFAULT 0,
    rows_total BIGINT,
    file_id TEXT,
    file_name TEXT,
    bytes BIGINT,
    error TEXT,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX export_by_age ON export (created_at, id);

-- What moved before there was a ledger.
INSERT INTO ledger_posting (id, kind, subject, order_no, occurred_at, created_at)
SELECT 'payment:' || out_trade_no, 'payment', out_trade_no, order_no, paid_at, updated_at
FROM payment_attempt WHERE state = 'paid';
INSERT INTO ledger_posting (id, kind, subject, order_no, occurred_at, created_at)
SELECT 'refund:' || out_refund_no, 'refund', out_refund_no, order_no, succeeded_at, updated_at
FROM refund WHERE status = 'success';
INSERT INTO ledger_entry (posting_id, account, amount_fen, order_no, occurred_at)
SELECT 'payment:' || out_trade_no, 'wechat_clearing', amount_fen, order_no, paid_at
FROM payment_attempt WHERE state = 'paid';
INSERT INTO ledger_entry (posting_id, account, amount_fen, order_no, occurred_at)
SELECT 'payment:' || a.out_trade_no, CASE WHEN EXISTS (SELECT 1 FROM refund r WHERE r.out_trade_no = a.out_trade_no
    AND r.cause = 'duplicate_payment') THEN 'suspense' ELSE 'order_liability' END, -a.amount_fen, a.order_no, a.paid_at
FROM payment_attempt a WHERE a.state = 'paid';
INSERT INTO ledger_entry (posting_id, account, amount_fen, order_no, occurred_at)
SELECT 'refund:' || out_refund_no, 'wechat_clearing', -amount_fen, order_no, succeeded_at
FROM refund WHERE status = 'success';
INSERT INTO ledger_entry (posting_id, account, amount_fen, order_no, occurred_at)
SELECT 'refund:' || out_refund_no, CASE WHEN cause = 'duplicate_payment' THEN 'suspense' ELSE 'order_liability' END,
    amount_fen, order_no, succeeded_at
FROM refund WHERE status = 'success';
-- Orders that were over had earned what did not go back.
INSERT INTO ledger_posting (id, kind, subject, order_no, occurred_at, created_at)
SELECT 'earned:' || no || ':1', 'earned', no || ':1', no, updated_at, updated_at
FROM orders WHERE state IN ('completed', 'no_show', 'cancelled', 'expired') AND paid_fen > returning_fen;
INSERT INTO ledger_entry (posting_id, account, amount_fen, order_no, occurred_at)
SELECT 'earned:' || no || ':1', 'order_liability', paid_fen - returning_fen, no, updated_at
FROM orders WHERE state IN ('completed', 'no_show', 'cancelled', 'expired') AND paid_fen > returning_fen;
INSERT INTO ledger_entry (posting_id, account, amount_fen, order_no, occurred_at)
SELECT 'earned:' || no || ':1', 'platform_income', returning_fen - paid_fen, no, updated_at
FROM orders WHERE state IN ('completed', 'no_show', 'cancelled', 'expired') AND paid_fen > returning_fen;
