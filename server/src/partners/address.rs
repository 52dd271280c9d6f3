//! Addresses that a hospital may call from.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// One address, or a network of them: `a.b.c.d`, `a.b.c.d/n` or the same of IPv6.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix: u32,
}

impl Network {
    /// Whether an address lies in it. An IPv4 address that travels as IPv6 counts as what it is.
    pub fn holds(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(net), IpAddr::V4(one)) => {
                let mask = u32::MAX.checked_shl(32 - self.prefix).unwrap_or(0);
                net.to_bits() & mask == one.to_bits() & mask
            }
            (IpAddr::V6(net), IpAddr::V6(one)) => {
                let mask = u128::MAX.checked_shl(128 - self.prefix).unwrap_or(0);
                net.to_bits() & mask == one.to_bits() & mask
            }
            _ => false,
        }
    }

    const fn width(address: IpAddr) -> u32 {
        if address.is_ipv4() { 32 } else { 128 }
    }
}

impl FromStr for Network {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WRONG: &str = "应为 IP 地址或网段，如 203.0.113.5、203.0.113.0/24";
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().map_err(|_| WRONG)?;
        let width = Self::width(address);
        let prefix = match prefix {
            None => width,
            Some(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => {
                text.parse().map_err(|_| WRONG)?
            }
            Some(_) => return Err(WRONG),
        };
        // /0 would be everybody: an empty list says that better.
        if prefix == 0 || prefix > width {
            return Err(WRONG);
        }
        Ok(Self { address, prefix })
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.prefix == Self::width(self.address) {
            write!(f, "{}", self.address)
        } else {
            write!(f, "{}/{}", self.address, self.prefix)
        }
    }
}

/// Whether a list lets an address in; an empty one lets in all. What cannot be told is let in by an empty list only.
pub fn lets_in(list: &[Network], address: Option<IpAddr>) -> bool {
    list.is_empty() || address.is_some_and(|address| list.iter().any(|network| network.holds(address)))
}

/// The list as it is stored, comma-separated.
pub fn read(text: &str) -> Vec<Network> {
    text.split(',').filter_map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(network: &str, address: &str) -> bool {
        network.parse::<Network>().unwrap().holds(address.parse().unwrap())
    }

    #[test]
    fn networks_hold_their_addresses() {
        assert!(holds("203.0.113.5", "203.0.113.5") && !holds("203.0.113.5", "203.0.113.6"));
        assert!(holds("203.0.113.77/24", "203.0.113.0") && !holds("203.0.113.0/24", "203.0.114.0"));
        assert!(holds("203.0.112.0/23", "203.0.113.255") && holds("128.0.0.0/1", "200.1.1.1"));
        assert!(holds("2001:db8::/32", "2001:db8:1::1") && !holds("2001:db8::/32", "2001:db9::1"));
        assert!(holds("2001:db8::1", "2001:db8::1") && !holds("2001:db8::1", "2001:db8::2"));
        assert!(holds("203.0.113.0/24", "::ffff:203.0.113.9") && !holds("2001:db8::/32", "203.0.113.9"));
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for bad in [
            "",
            "x",
            "1.2.3",
            "1.2.3.4/33",
            "1.2.3.4/0",
            "1.2.3.4/",
            "1.2.3.4/+8",
            "::/0",
            "::1/129",
            " 1.2.3.4",
        ] {
            assert!(bad.parse::<Network>().is_err(), "{bad:?}");
        }
        assert_eq!("203.0.113.0/24".parse::<Network>().unwrap().to_string(), "203.0.113.0/24");
        assert_eq!("203.0.113.5/32".parse::<Network>().unwrap().to_string(), "203.0.113.5");
    }

    #[test]
    fn an_empty_list_lets_all_in() {
        assert!(lets_in(&[], None));
        assert!(!lets_in(&read("203.0.113.5"), None));
        assert!(lets_in(&read("203.0.113.5,2001:db8::/32"), "2001:db8::7".parse().ok()));
    }
}
