//! The books after the release, read from the server's database.

use std::fmt;

use sqlx::{AnyConnection, Connection, FromRow};

use super::Session;
use crate::Failure;
use crate::target::text;

/// What the tables say about the session. All are counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct Books {
    /// Places in all, and left.
    total: i64,
    remaining: i64,
    /// Orders that live.
    orders: i64,
    /// Users and people who have one of them.
    users: i64,
    people: i64,
    /// Places that held orders claim.
    claims: i64,
    /// Orders of any state.
    all_orders: i64,
}

const LOOK: &str = "
    SELECT c.total, c.remaining,
        (SELECT CAST(COUNT(*) AS BIGINT) FROM live) AS orders,
        (SELECT CAST(COUNT(DISTINCT user_id) AS BIGINT) FROM live) AS users,
        (SELECT CAST(COUNT(DISTINCT id_card_idx) AS BIGINT) FROM live) AS people,
        (SELECT CAST(COALESCE(SUM(k.places), 0) AS BIGINT) FROM hold_claim k JOIN hold h ON h.order_no = k.order_no
            WHERE k.capacity_id = c.id AND h.state = 'held') AS claims,
        (SELECT CAST(COUNT(*) AS BIGINT) FROM registration r WHERE r.schedule_id = c.id) AS all_orders
    FROM capacity c WHERE c.id = $1";

const LIVE: &str = "
    SELECT o.user_id, o.id_card_idx FROM orders o JOIN registration r ON r.order_no = o.no
    WHERE r.schedule_id = $2 AND o.state IN ('pending_payment', 'paid', 'confirmed', 'in_service')";

impl Books {
    /// Reads them.
    pub async fn read(database: &str, session: &Session) -> Result<Self, Failure> {
        sqlx::any::install_default_drivers();
        let id = text(&session.id)?;
        let mut connection = AnyConnection::connect(database).await?;
        let look = format!("WITH live AS ({LIVE}) {LOOK}");
        Ok(sqlx::query_as(sqlx::AssertSqlSafe(look)).bind(&id).bind(&id).fetch_one(&mut connection).await?)
    }

    /// Each place is taken by one live order of somebody of their own, and by nothing else.
    pub fn must_agree(&self, places: usize) -> Result<(), Failure> {
        let places = i64::try_from(places)?;
        let all_taken = Self {
            total: places,
            remaining: 0,
            orders: places,
            users: places,
            people: places,
            claims: places,
            all_orders: places,
        };
        if *self == all_taken { Ok(()) } else { Err(format!("the books do not agree: {self:?}").into()) }
    }
}

impl fmt::Display for Books {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { total, remaining, orders, people, claims, .. } = self;
        write!(
            f,
            "books: {total} places, {remaining} left, {claims} claimed by {orders} live orders of {people} people"
        )
    }
}
