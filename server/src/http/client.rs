//! Who is calling, by address.

use std::net::IpAddr;

use poem::{FromRequest, Request, RequestBody};

/// The client's address; behind a trusted proxy, the one that it names.
#[derive(Debug, Clone, Copy)]
pub struct ClientAddress(pub Option<IpAddr>);

impl ClientAddress {
    /// Reads it. Every trusted proxy appends the address that it saw, so the last one that is no proxy of ours counts.
    pub fn of(request: &Request, trusted: &[IpAddr]) -> Self {
        let peer = request.remote_addr().as_socket_addr().map(|address| address.ip());
        if !peer.is_some_and(|peer| trusted.contains(&peer)) {
            return Self(peer);
        }
        let named =
            request.headers().get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
        let chain: Vec<IpAddr> =
            named.flat_map(|text| text.split(',')).filter_map(|part| part.trim().parse().ok()).collect();
        Self(chain.into_iter().rev().find(|address| !trusted.contains(address)).or(peer))
    }

    /// As text, for keys of limits.
    pub fn key(self) -> String {
        self.0.map_or_else(|| "local".to_owned(), |address| address.to_string())
    }
}

impl<'a> FromRequest<'a> for ClientAddress {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        // The edge worked it out; without it (never, in the composed app) the peer counts.
        Ok(request.extensions().get::<Self>().copied().unwrap_or_else(|| Self::of(request, &[])))
    }
}
