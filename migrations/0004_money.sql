CREATE TABLE payment_attempt (
    out_trade_no TEXT PRIMARY KEY NOT NULL,
    order_no TEXT NOT NULL REFERENCES orders (no),
    seq BIGINT NOT NULL CHECK (seq BETWEEN 1 AND 99),
    channel TEXT NOT NULL CHECK (channel IN ('wechat_jsapi')),
    -- started: WeChat may or may not know it. live: it gave a prepay_id. paid, closed: final.
    state TEXT NOT NULL CHECK (state IN ('started', 'live', 'paid', 'closed')),
    amount_fen BIGINT NOT NULL CHECK (amount_fen > 0),
    -- What WeChat was sent, byte for byte; sent again it must be the same.
    body_enc TEXT NOT NULL,
    prepay_id TEXT,
    prepaid_at BIGINT,
    expires_at BIGINT NOT NULL,
    transaction_id TEXT UNIQUE,
    paid_at BIGINT,
    -- Decided to go back of this payment; never more than it brought.
    returning_fen BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (order_no, seq),
    CHECK (returning_fen BETWEEN 0 AND amount_fen)
);
-- At most one attempt of an order can still be paid.
CREATE UNIQUE INDEX payment_attempt_one_live ON payment_attempt (order_no) WHERE state IN ('started', 'live');

CREATE TABLE refund (
    out_refund_no TEXT PRIMARY KEY NOT NULL,
    order_no TEXT NOT NULL REFERENCES orders (no),
    out_trade_no TEXT NOT NULL REFERENCES payment_attempt (out_trade_no),
    seq BIGINT NOT NULL CHECK (seq BETWEEN 1 AND 99),
    amount_fen BIGINT NOT NULL CHECK (amount_fen > 0),
    status TEXT NOT NULL CHECK (status IN ('requested', 'processing', 'success', 'closed', 'abnormal', 'refused')),
    -- Why: patient_cancel, staff_cancel, staff, late_payment or duplicate_payment.
    cause TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- What WeChat is sent, byte for byte.
    body TEXT NOT NULL,
    refund_id TEXT,
    -- Not before: partial refunds of one order stand at least a minute apart.
    send_at BIGINT NOT NULL,
    -- Set before WeChat is asked; from then on it is queried before it is sent again.
    sent_at BIGINT,
    succeeded_at BIGINT,
    last_error TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (order_no, seq)
);
