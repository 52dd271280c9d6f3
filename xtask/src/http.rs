//! The little of HTTP that tells whether a server on loopback is up.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use crate::Outcome;

/// The address of a port of this machine.
pub const fn loopback(port: u16) -> SocketAddr {
    SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), port)
}

/// Whether `GET path` is answered by 200.
pub fn is_ok(address: SocketAddr, path: &str) -> bool {
    get(address, path).is_ok_and(|status| status == 200)
}

fn get(address: SocketAddr, path: &str) -> Outcome<u16> {
    let patience = Duration::from_secs(2);
    let mut stream = TcpStream::connect_timeout(&address, patience)?;
    stream.set_read_timeout(Some(patience))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut head = [0; 12];
    stream.read_exact(&mut head)?;
    Ok(std::str::from_utf8(&head)?.get(9..).unwrap_or_default().parse()?)
}

/// `wanted` on loopback when it is free, else any port that is.
pub fn free_port(wanted: u16) -> Outcome<u16> {
    let listener =
        TcpListener::bind(("127.0.0.1", wanted)).or_else(|_| TcpListener::bind(("127.0.0.1", 0)))?;
    Ok(listener.local_addr()?.port())
}
