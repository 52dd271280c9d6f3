//! The books: what the database says, held against what WeChat says and against itself.

use std::collections::BTreeMap;

use sqlx::AssertSqlSafe;

use super::TestApp;

type Sums = BTreeMap<String, (i64, i64, i64)>;

impl TestApp {
    /// One number.
    pub async fn number(&self, sql: &str) -> i64 {
        let query = sqlx::query_as(AssertSqlSafe(sql.to_owned()));
        let (number,): (i64,) = query.fetch_one(self.app.db.reader()).await.unwrap();
        number
    }

    /// Changes the database by hand.
    pub async fn change(&self, sql: &str) {
        let mut tx = self.app.db.begin("test").await.unwrap();
        sqlx::query(AssertSqlSafe(sql.to_owned())).execute(tx.conn()).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// A column of texts.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let query = sqlx::query_as(AssertSqlSafe(sql.to_owned()));
        let rows: Vec<(String,)> = query.fetch_all(self.app.db.reader()).await.unwrap();
        rows.into_iter().map(|(text,)| text).collect()
    }

    /// Changes rows behind the server's back.
    pub async fn execute(&self, sql: &str) {
        let mut tx = self.app.db.begin("test").await.unwrap();
        sqlx::query(AssertSqlSafe(sql.to_owned())).execute(tx.conn()).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Everything that money can change, as text: equal pictures mean that nothing has changed.
    pub async fn picture(&self) -> Vec<String> {
        let mut all = Vec::new();
        for sql in [
            "SELECT no || ' ' || state || ' ' || paid_fen || ' ' || returning_fen || ' ' || refunded_fen || ' ' ||
                 refund_state FROM orders ORDER BY no",
            "SELECT out_trade_no || ' ' || state || ' ' || returning_fen || ' ' || coalesce(transaction_id, '-')
                 FROM payment_attempt ORDER BY out_trade_no",
            "SELECT out_refund_no || ' ' || status || ' ' || amount_fen FROM refund ORDER BY out_refund_no",
            "SELECT order_no || ' ' || state FROM hold ORDER BY order_no",
            "SELECT id || ' ' || state FROM waitlist ORDER BY id",
            "SELECT order_no || ' ' || schedule_id || ' ' || coalesce(number, '-') || ' ' || hospital_state
                 FROM registration ORDER BY order_no",
            "SELECT id || ' ' || event FROM order_event ORDER BY id",
            "SELECT cause FROM notice ORDER BY cause",
            "SELECT id || ' ' || kind || ' ' || subject FROM job ORDER BY id",
            "SELECT posting_id || ' ' || account || ' ' || amount_fen FROM ledger_entry ORDER BY posting_id, account",
        ] {
            all.extend(self.texts(sql).await);
        }
        all
    }

    /// The sums of each attempt in the sandbox and in the database are the same; an order's sums are those of its
    /// attempts and refunds; the ledger follows from all of it; what is left of a half day is what no live order holds;
    /// nothing is given up on.
    #[track_caller]
    pub fn books_agree(&self) -> impl Future<Output = ()> {
        let at = std::panic::Location::caller();
        async move {
            let wrong = self.disagreements().await;
            assert!(wrong.is_empty(), "{at}: {wrong:#?}\n{:#?}", self.picture().await);
        }
    }

    async fn disagreements(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        let theirs = self.their_sums().await;
        let ours = self.our_sums().await;
        for (no, sums) in &theirs {
            let known = ours.get(no).copied().unwrap_or_default();
            if known != *sums {
                wrong.push(format!(
                    "{no}: WeChat has {sums:?}, we have {known:?} (paid, refunded, refunding)"
                ));
            }
        }
        for (no, sums) in ours.iter().filter(|(no, _)| !theirs.contains_key(*no)) {
            if *sums != (0, 0, 0) {
                wrong.push(format!("{no}: WeChat has nothing, we have {sums:?}"));
            }
        }
        for (what, sql) in RULES {
            wrong.extend(self.texts(sql).await.into_iter().map(|row| format!("{what}: {row}")));
        }
        let check = banyi_server::ledger::check(&self.app).await.unwrap();
        wrong.extend(check.faults.iter().map(|fault| format!("the ledger's check: {fault:?}")));
        wrong.extend(self.ledger_disagreements(&theirs).await);
        wrong
    }

    /// The ledger against WeChat's own sums, and against the orders: by other SQL than the server's check.
    async fn ledger_disagreements(&self, theirs: &Sums) -> Vec<String> {
        let mut wrong = Vec::new();
        let held: i64 = theirs.values().map(|(paid, refunded, _)| paid - refunded).sum();
        let known = "SELECT CAST(coalesce(sum(e.amount_fen), 0) AS BIGINT) FROM ledger_entry e
            JOIN ledger_posting p ON p.id = e.posting_id
            WHERE e.account = 'wechat_clearing' AND p.kind IN ('payment', 'refund')";
        let posted = self.number(known).await;
        if posted != held {
            wrong.push(format!("WeChat holds {held} fen before fees, the ledger says {posted}"));
        }
        for (what, sql) in LEDGER {
            wrong.extend(self.texts(sql).await.into_iter().map(|row| format!("{what}: {row}")));
        }
        wrong
    }

    async fn their_sums(&self) -> Sums {
        let state = self.wechat.get("state").await;
        let totals = state["totals"].as_object().unwrap();
        let fen = |sums: &serde_json::Value, name: &str| sums[name].as_i64().unwrap_or(0);
        totals
            .iter()
            .map(|(no, sums)| {
                let sums = (fen(sums, "paidFen"), fen(sums, "refundedFen"), fen(sums, "refundingFen"));
                (no.clone(), sums)
            })
            .collect()
    }

    async fn our_sums(&self) -> Sums {
        let sql = "SELECT out_trade_no, CASE WHEN state = 'paid' THEN amount_fen ELSE 0 END,
            CAST((SELECT coalesce(sum(amount_fen), 0) FROM refund r WHERE r.out_trade_no = a.out_trade_no
                AND r.status = 'success' AND r.by_hand = 0) AS BIGINT),
            CAST((SELECT coalesce(sum(amount_fen), 0) FROM refund r WHERE r.out_trade_no = a.out_trade_no
                AND r.status IN ('requested', 'processing', 'abnormal')) AS BIGINT)
            FROM payment_attempt a";
        let rows: Vec<(String, i64, i64, i64)> =
            sqlx::query_as(sql).fetch_all(self.app.db.reader()).await.unwrap();
        rows.into_iter().map(|(no, paid, refunded, refunding)| (no, (paid, refunded, refunding))).collect()
    }
}

/// Each finds the rows that break a rule.
const RULES: &[(&str, &str)] = &[
    (
        "more is set aside of a payment than goes back",
        "SELECT out_trade_no FROM payment_attempt a WHERE returning_fen <> (SELECT coalesce(sum(amount_fen), 0)
             FROM refund r WHERE r.out_trade_no = a.out_trade_no AND r.status NOT IN ('closed', 'refused'))
             OR returning_fen > amount_fen",
    ),
    (
        "an order's payment is not that of its attempts",
        "SELECT no FROM orders o WHERE amount_fen > 0 AND paid_fen <> (SELECT coalesce(sum(amount_fen), 0)
             FROM payment_attempt a WHERE a.order_no = o.no AND a.state = 'paid' AND NOT EXISTS (SELECT 1
             FROM refund r WHERE r.out_trade_no = a.out_trade_no AND r.cause = 'duplicate_payment'))",
    ),
    (
        "an order's sums are not those of its refunds",
        "SELECT no FROM orders o WHERE refunded_fen <> (SELECT coalesce(sum(amount_fen), 0) FROM refund r
             WHERE r.order_no = o.no AND r.cause <> 'duplicate_payment' AND r.status = 'success')
             OR returning_fen <> (SELECT coalesce(sum(amount_fen), 0) FROM refund r WHERE r.order_no = o.no
             AND r.cause <> 'duplicate_payment' AND r.status NOT IN ('closed', 'refused'))
             OR returning_fen > paid_fen",
    ),
    (
        "paid without its money, or money without a payment",
        "SELECT no FROM orders WHERE (state IN ('paid', 'confirmed', 'in_service', 'completed', 'no_show')
             AND paid_at IS NULL) OR (paid_at IS NOT NULL AND paid_fen <> amount_fen)
             OR (state IN ('pending_payment', 'closing', 'expired') AND paid_fen > returning_fen)",
    ),
    (
        "paid more than once by the timeline",
        "SELECT order_no FROM order_event WHERE event IN ('paid', 'paid_late') GROUP BY order_no HAVING count(*) > 1",
    ),
    (
        "a hold that does not fit its order",
        "SELECT no FROM orders o JOIN hold h ON h.order_no = o.no
             WHERE (o.state IN ('cancelled', 'expired')) <> (h.state = 'released')",
    ),
    (
        "places are lost or made",
        "SELECT id || ' ' || total || ' ' || remaining FROM capacity c WHERE remaining <> total -
             (SELECT coalesce(sum(places), 0) FROM hold_claim l JOIN hold h ON h.order_no = l.order_no
             WHERE l.capacity_id = c.id AND h.state = 'held') -
             (SELECT count(*) FROM waitlist w WHERE w.schedule_id = c.id AND w.state = 'offered')",
    ),
    (
        "a registration that holds no place of its session, or more than one",
        "SELECT r.order_no FROM registration r JOIN hold h ON h.order_no = r.order_no WHERE h.state = 'held'
             AND coalesce((SELECT sum(l.places) FROM hold_claim l WHERE l.order_no = r.order_no
             AND l.capacity_id = r.schedule_id), 0) <> 1",
    ),
    (
        "somebody waits in line although there is a place",
        "SELECT w.id FROM waitlist w JOIN capacity c ON c.id = w.schedule_id JOIN schedule s ON s.id = c.id
             WHERE w.state = 'waiting' AND s.state = 'open' AND c.remaining > 0",
    ),
    (
        "an offer that was accepted without its order, or twice",
        "SELECT w.id FROM waitlist w WHERE (w.state = 'accepted') <> (w.order_no IS NOT NULL)
             OR (SELECT count(*) FROM registration r WHERE r.waitlist_id = w.id) > 1",
    ),
    (
        "a number without a confirmed order, or a confirmed order without its number",
        "SELECT r.order_no FROM registration r JOIN orders o ON o.no = r.order_no
             WHERE (o.state IN ('confirmed', 'in_service') AND r.number IS NULL)
             OR (o.state IN ('pending_payment', 'closing', 'cancelled', 'expired')
             AND EXISTS (SELECT 1 FROM schedule_number n WHERE n.order_no = o.no))",
    ),
    (
        "two unpaid orders of one user",
        "SELECT user_id FROM orders WHERE state = 'pending_payment' GROUP BY user_id, kind HAVING count(*) > 1",
    ),
    ("a job is dead", "SELECT kind || ' ' || subject || ' ' || coalesce(last_error, '') FROM job WHERE state = 'dead'"),
];

/// Each finds what breaks a rule of the ledger.
const LEDGER: &[(&str, &str)] = &[
    (
        "a posting does not come to 0, or has an entry of 0",
        "SELECT posting_id FROM ledger_entry GROUP BY posting_id
             HAVING sum(amount_fen) <> 0 OR count(*) <> 2 OR min(amount_fen) >= 0",
    ),
    (
        "an order's liability is not what it owes",
        "SELECT o.no || ' ' || o.state FROM orders o WHERE coalesce((SELECT -sum(e.amount_fen) FROM ledger_entry e
             WHERE e.order_no = o.no AND e.account = 'order_liability'), 0) <> o.returning_fen - o.refunded_fen
             AND o.state IN ('completed', 'no_show', 'cancelled', 'expired')
         UNION ALL SELECT o.no || ' ' || o.state FROM orders o WHERE coalesce((SELECT -sum(e.amount_fen)
             FROM ledger_entry e WHERE e.order_no = o.no AND e.account = 'order_liability'), 0) <> o.paid_fen - o.refunded_fen
             AND o.state NOT IN ('completed', 'no_show', 'cancelled', 'expired')",
    ),
    (
        "an order earned something else than what it keeps",
        "SELECT o.no || ' ' || o.state FROM orders o WHERE coalesce((SELECT -sum(e.amount_fen) FROM ledger_entry e
             JOIN ledger_posting p ON p.id = e.posting_id WHERE e.order_no = o.no AND p.kind = 'earned'
             AND e.account IN ('platform_income', 'hospital_payable')), 0) <> CASE
             WHEN o.state IN ('completed', 'no_show', 'cancelled', 'expired') THEN o.paid_fen - o.returning_fen ELSE 0 END",
    ),
    (
        "money of a second payment lies about",
        "SELECT a.out_trade_no FROM payment_attempt a JOIN refund r ON r.out_trade_no = a.out_trade_no
             AND r.cause = 'duplicate_payment' AND r.status = 'success' AND r.by_hand = 0
         WHERE (SELECT sum(e.amount_fen) FROM ledger_entry e WHERE e.account = 'suspense'
             AND e.posting_id IN ('payment:' || a.out_trade_no, 'refund:' || r.out_refund_no)) <> 0",
    ),
];
