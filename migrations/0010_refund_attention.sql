-- What is odd about a refund although its status does not say so: see RefundAttention.
ALTER TABLE refund ADD COLUMN attention TEXT CHECK (attention IN ('twice', 'unbooked', 'merchant_card'));
-- When a person said that nothing more is to be done about it.
ALTER TABLE refund ADD COLUMN settled_at BIGINT;
CREATE INDEX refund_with_attention ON refund (created_at) WHERE attention IS NOT NULL;
CREATE INDEX refund_by_amount ON refund (amount_fen, out_refund_no);
