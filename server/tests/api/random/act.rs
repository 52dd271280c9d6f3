//! What can happen, as plain data.

use proptest::prelude::*;
use proptest::sample::select;

/// Patients.
pub const PEOPLE: usize = 3;
/// Orders, refunds and handles are chosen among so many of the newest.
const NEWEST: usize = 5;

/// How a payment is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    AtOnce,
    BySchedule,
    Never,
}

/// Something that happens. Whom it concerns is counted from the newest, round and round.
#[derive(Debug, Clone)]
pub enum Act {
    Books { who: usize, replaces: bool },
    Opens { order: usize, as_code: bool },
    Pays { handle: usize, told: Told },
    Asks { order: usize },
    Cancels { order: usize },
    Steps { order: usize, to: &'static str },
    StaffCancels { order: usize, fault: &'static str },
    Refunds { order: usize, permille: i64 },
    Approves { refund: usize, is_second: bool, approve: bool },
    Reissues { refund: usize, way: &'static str },
    Passes { minutes: i64 },
    Works,
    Strikes { operation: &'static str, side: &'static str, kind: &'static str, times: u32 },
    Haunts { percent: u32, kind: &'static str },
    Calms,
    Plans { outcome: &'static str, times: u32 },
    Settles { refund: usize, to: &'static str },
    TopsUp,
}

/// Anything, as often as it may happen in a bad week.
pub fn any() -> impl Strategy<Value = Act> {
    prop_oneof![
        10 => (0..PEOPLE, proptest::bool::weighted(0.4)).prop_map(|(who, replaces)| Act::Books { who, replaces }),
        10 => (0..NEWEST, proptest::bool::weighted(0.3)).prop_map(|(order, as_code)| Act::Opens { order, as_code }),
        12 => (0..NEWEST, told()).prop_map(|(handle, told)| Act::Pays { handle, told }),
        4 => (0..NEWEST).prop_map(|order| Act::Asks { order }),
        5 => (0..NEWEST).prop_map(|order| Act::Cancels { order }),
        5 => (0..NEWEST, select(vec!["confirmed", "in_service", "completed", "no_show"]))
            .prop_map(|(order, to)| Act::Steps { order, to }),
        2 => (0..NEWEST, select(vec!["patient", "platform", "hospital"]))
            .prop_map(|(order, fault)| Act::StaffCancels { order, fault }),
        5 => (0..NEWEST, 1_i64..=1_100).prop_map(|(order, permille)| Act::Refunds { order, permille }),
        4 => (0..NEWEST, proptest::bool::weighted(0.8), proptest::bool::weighted(0.7))
            .prop_map(|(refund, is_second, approve)| Act::Approves { refund, is_second, approve }),
        5 => (0..NEWEST, select(vec!["again", "user_card", "merchant_card", "by_hand", "settled"]))
            .prop_map(|(refund, way)| Act::Reissues { refund, way }),
        8 => passes(),
        12 => Just(Act::Works),
        8 => strikes(),
        1 => (5_u32..40, select(vec!["lost", "500", "unsigned"]))
            .prop_map(|(percent, kind)| Act::Haunts { percent, kind }),
        2 => Just(Act::Calms),
        3 => (select(vec!["success", "processing", "abnormal", "closed", "not_enough"]), 1_u32..3)
            .prop_map(|(outcome, times)| Act::Plans { outcome, times }),
        3 => (0..NEWEST, select(vec!["SUCCESS", "ABNORMAL", "CLOSED"]))
            .prop_map(|(refund, to)| Act::Settles { refund, to }),
        1 => Just(Act::TopsUp),
    ]
}

fn told() -> impl Strategy<Value = Told> {
    select(vec![Told::AtOnce, Told::BySchedule, Told::Never])
}

/// Minutes, hours or days.
fn passes() -> impl Strategy<Value = Act> {
    let minutes = prop_oneof![5 => 1_i64..45, 2 => 60_i64..600, 1 => 1_440_i64..4_320];
    minutes.prop_map(|minutes| Act::Passes { minutes })
}

/// Calls about money.
pub const CALLS: [&str; 7] =
    ["jsapi", "native", "query", "close", "refund", "refund_query", "abnormal_refund"];

fn strikes() -> impl Strategy<Value = Act> {
    let calls = || select(CALLS.to_vec());
    let before = select(vec!["lost", "500", "502_html", "429"]);
    let after = select(vec!["lost", "500", "502_html", "429", "unsigned", "bad_signature", "notify_first"]);
    let told = select(vec!["lost", "unsigned", "never", "duplicate", "after_next"]);
    let fate = prop_oneof![
        4 => (calls(), Just("request"), before),
        4 => (calls(), Just("answer"), after),
        1 => (calls(), select(vec!["request", "answer"]), Just("timeout")),
        // The payer pays in the very moment.
        2 => (select(vec!["query", "close"]), select(vec!["request", "answer"]), Just("pays")),
        4 => (select(vec!["notify_payment", "notify_refund"]), Just("request"), told),
        2 => (select(vec!["notify_payment", "notify_refund"]), Just("answer"), Just("lost")),
    ];
    (fate, 1_u32..4).prop_map(|((operation, side, kind), times)| Act::Strikes {
        operation,
        side,
        kind,
        times,
    })
}
