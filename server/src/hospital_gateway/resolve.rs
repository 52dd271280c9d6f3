//! Names are looked up as usual, and what leads inside is left out: a name that was harmless when staff typed it may
//! stand for another address today.

use std::net::SocketAddr;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::destination::may_call;

/// Looks names up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Resolver {
    pub(super) allows_loopback: bool,
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let allows_loopback = self.allows_loopback;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let good: Vec<SocketAddr> =
                found.filter(|address| may_call(address.ip(), allows_loopback)).collect();
            if good.is_empty() {
                return Err("the name stands for no address that may be called".into());
            }
            let addresses: Addrs = Box::new(good.into_iter());
            Ok(addresses)
        })
    }
}
