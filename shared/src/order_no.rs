//! The numbers that people and WeChat see.

use std::fmt;
use std::str::FromStr;

use crate::WireError;
use crate::time::Instant;

/// 订单号: 18 digits, `yyMMddHHmm` in Asia/Shanghai and 8 random digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OrderNo(String);

impl OrderNo {
    /// The number of an order placed at `at`, with `random` (only its last 8 decimal digits count).
    pub fn new(at: Instant, random: u32) -> Self {
        Self(format!("{}{:08}", at.civil().format("%y%m%d%H%M"), random % 100_000_000))
    }

    /// The number's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The merchant's number of payment attempt `seq` (1 to 99): the order's number, `P`, 2 digits.
    pub fn trade_no(&self, seq: i64) -> OutTradeNo {
        OutTradeNo(format!("{}P{seq:02}", self.0))
    }

    /// The merchant's number of refund `seq` (1 to 99): the order's number, `R`, 2 digits.
    pub fn refund_no(&self, seq: i64) -> OutRefundNo {
        OutRefundNo(format!("{}R{seq:02}", self.0))
    }
}

impl fmt::Display for OrderNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for OrderNo {
    type Err = WireError;

    fn from_str(text: &str) -> Result<Self, WireError> {
        if text.len() == 18 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(WireError("订单号是 18 位数字"))
        }
    }
}

wire_string!(OrderNo, "order-no");

/// Parses `OrderNo`, `letter` and two digits.
fn numbered(text: &str, letter: u8) -> Result<String, WireError> {
    let bytes = text.as_bytes();
    let fits = bytes.len() == 21
        && bytes[..18].iter().all(u8::is_ascii_digit)
        && bytes[18] == letter
        && bytes[19..].iter().all(u8::is_ascii_digit);
    if fits { Ok(text.to_owned()) } else { Err(WireError("商户单号格式不正确")) }
}

macro_rules! merchant_numbers {
    ($($(#[$meta:meta])* $name:ident = $letter:literal),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// The number's text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The order that it belongs to.
            pub fn order_no(&self) -> OrderNo {
                OrderNo(self.0[..18].to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = WireError;

            fn from_str(text: &str) -> Result<Self, WireError> {
                numbered(text, $letter).map(Self)
            }
        }

        wire_string!($name, "merchant-no");
    )+};
}

merchant_numbers! {
    /// `out_trade_no` of a payment attempt (WeChat Pay APIv3, JSAPI order: 6 to 32 characters).
    OutTradeNo = b'P',
    /// `out_refund_no` of a refund (WeChat Pay APIv3, refunds: at most 64 characters).
    OutRefundNo = b'R',
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_made_of_the_civil_minute_and_chance() {
        // 2026-11-20T16:25:00Z is 00:25 of the next day in Shanghai.
        let at: Instant = "2026-11-20T16:25:00Z".parse().unwrap();
        let no = OrderNo::new(at, 1_230_000_001);
        assert_eq!(no.as_str(), "261121002530000001");
        assert_eq!(no.trade_no(1).as_str(), "261121002530000001P01");
        assert_eq!(no.refund_no(12).as_str(), "261121002530000001R12");
        assert_eq!(no.trade_no(3).order_no(), no);
    }

    #[test]
    fn refuses_other_text() {
        for bad in ["", "26112100253000000", "26112100253000000x", "２61121002530000001"] {
            assert!(bad.parse::<OrderNo>().is_err());
        }
        assert!("261121002530000001R01".parse::<OutTradeNo>().is_err());
        assert!("261121002530000001P01".parse::<OutTradeNo>().is_ok());
    }
}
