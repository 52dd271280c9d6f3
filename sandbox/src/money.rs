//! Amounts as WeChat writes them, in yuan, and its fee.

/// The merchant's fee: 0.60 % of what is paid.
pub const RATE: &str = "0.60%";

/// Fen as yuan with two decimals.
pub fn yuan(fen: i64) -> String {
    format!("{}{}.{:02}", if fen < 0 { "-" } else { "" }, fen.abs() / 100, fen.abs() % 100)
}

/// The fee on so many fen, in 1/100000 yuan.
pub fn fee(fen: i64) -> i64 {
    fen * 6
}

/// A fee as yuan with five decimals.
pub fn fee_yuan(fee: i64) -> String {
    format!("{}{}.{:05}", if fee < 0 { "-" } else { "" }, fee.abs() / 100_000, fee.abs() % 100_000)
}

/// A fee as it is really taken: whole fen, half a fen rounded up.
pub fn fee_fen(fen: i64) -> i64 {
    (fee(fen) + 500) / 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_written_without_floats() {
        assert_eq!(yuan(19_800), "198.00");
        assert_eq!(yuan(-5), "-0.05");
        assert_eq!(fee_yuan(fee(19_800)), "1.18800");
        assert_eq!(fee_yuan(-fee(9_900)), "-0.59400");
        assert_eq!((fee_fen(19_800), fee_fen(9_900)), (119, 59));
    }
}
