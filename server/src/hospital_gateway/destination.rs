//! Where a hospital may listen. Staff type the address, so that it must lead to nothing inside: not to this machine,
//! not to the addresses of a cloud's metadata.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use reqwest::Url;
use reqwest::header::HeaderValue;

/// The metadata of clouds at addresses that are not link-local.
const METADATA_4: [Ipv4Addr; 2] = [Ipv4Addr::new(100, 100, 100, 200), Ipv4Addr::new(192, 0, 0, 192)];
const METADATA_6: Ipv6Addr = Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254);

/// An address that may be called.
#[derive(Debug, Clone)]
pub struct Destination(Url);

impl Destination {
    /// Checks a hospital's address: https, or http on this machine where that is allowed. The error is for who typed it.
    pub fn check(text: &str, allows_loopback: bool) -> Result<Self, &'static str> {
        let url = Url::parse(text).map_err(|_| "应为完整的网址，如 https://api.example.com/banyi")?;
        let is_bare = url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        if !is_bare {
            return Err("网址不能带用户名、问号或井号");
        }
        // What is signed is the path as it travels.
        if HeaderValue::from_str(url.path()).is_err() {
            return Err("网址含有不能使用的字符");
        }
        let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
        let literal: Option<IpAddr> = host.parse().ok();
        let is_loopback = host == "localhost" || literal.is_some_and(|address| address.is_loopback());
        match url.scheme() {
            "https" => {}
            "http" if is_loopback && allows_loopback => {}
            "http" => return Err("必须使用 https"),
            _ => return Err("应为 https 网址"),
        }
        if is_loopback && !allows_loopback
            || literal.is_some_and(|address| !may_call(address, allows_loopback))
        {
            return Err("不能填写本机或内部保留的地址");
        }
        Ok(Self(url))
    }

    /// The address with `path` behind it.
    pub fn join(&self, path: &str) -> Url {
        let mut url = self.0.clone();
        url.set_path(&format!("{}{path}", self.0.path().trim_end_matches('/')));
        url
    }
}

/// Whether an address that a name stands for may be called.
pub fn may_call(address: IpAddr, allows_loopback: bool) -> bool {
    match address.to_canonical() {
        IpAddr::V4(one) => {
            let is_inside = one.is_link_local()
                || one.is_unspecified()
                || one.octets()[0] == 0
                || one.is_broadcast()
                || one.is_multicast()
                || METADATA_4.contains(&one);
            !is_inside && (allows_loopback || !one.is_loopback())
        }
        IpAddr::V6(one) => {
            let is_inside = one.is_unicast_link_local()
                || one.is_unspecified()
                || one.is_multicast()
                || one == METADATA_6;
            !is_inside && (allows_loopback || !one.is_loopback())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hospitals_listen_by_https() {
        for good in ["https://api.example.com", "https://api.example.com:8443/a/b", "https://10.1.2.3/x"] {
            assert!(Destination::check(good, false).is_ok(), "{good}");
        }
        for bad in [
            "",
            "api.example.com",
            "http://api.example.com",
            "ftp://api.example.com",
            "https://user@api.example.com",
            "https://api.example.com/?a=1",
            "https://api.example.com/#a",
            "https://169.254.169.254/latest",
            "https://[fe80::1]/",
            "https://[::ffff:169.254.169.254]/",
            "https://0.0.0.0/",
            "https://100.100.100.200/",
            "https://[fd00:ec2::254]/",
        ] {
            assert!(Destination::check(bad, false).is_err(), "{bad}");
            assert!(Destination::check(bad, true).is_err(), "{bad} beside a stand-in");
        }
    }

    #[test]
    fn this_machine_is_for_a_stand_in_only() {
        for here in
            ["http://127.0.0.1:9000/hospital", "http://localhost:9", "https://[::1]/", "https://127.1/"]
        {
            assert!(Destination::check(here, false).is_err(), "{here}");
            assert!(Destination::check(here, true).is_ok(), "{here}");
        }
    }

    #[test]
    fn paths_are_put_behind_the_base() {
        let base = Destination::check("https://h.example.com/api/", false).unwrap();
        assert_eq!(base.join("/bookings").as_str(), "https://h.example.com/api/bookings");
        let bare = Destination::check("https://h.example.com", false).unwrap();
        assert_eq!(bare.join("/bookings").path(), "/bookings");
    }
}
