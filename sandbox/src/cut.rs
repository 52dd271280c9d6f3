//! Connections that can be cut without an answer, as a network does.

use poem::http::uri::Scheme;
use poem::listener::{Acceptor, TcpAcceptor};
use poem::web::{LocalAddr, RemoteAddr};
use std::collections::HashMap;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

/// Knows every open connection by its far end.
#[derive(Debug, Clone, Default)]
pub struct Scissors(Arc<Mutex<HashMap<SocketAddr, Arc<AtomicBool>>>>);

impl Scissors {
    /// From now on nothing more is written to this connection; the next attempt closes it.
    pub fn cut(&self, far_end: &RemoteAddr) {
        let Some(address) = far_end.as_socket_addr() else {
            return;
        };
        if let Some(cut) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(address) {
            cut.store(true, Ordering::Relaxed);
        }
    }

    fn watch(&self, address: SocketAddr) -> Arc<AtomicBool> {
        let cut = Arc::new(AtomicBool::new(false));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(address, cut.clone());
        cut
    }

    fn forget(&self, address: SocketAddr) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&address);
    }
}

/// Accepts connections that can be cut.
pub struct CuttableAcceptor {
    inner: TcpAcceptor,
    scissors: Scissors,
}

impl CuttableAcceptor {
    /// Puts the scissors to a listener.
    pub fn new(inner: TcpAcceptor, scissors: Scissors) -> Self {
        Self { inner, scissors }
    }
}

impl Acceptor for CuttableAcceptor {
    type Io = Cuttable;

    fn local_addr(&self) -> Vec<LocalAddr> {
        self.inner.local_addr()
    }

    async fn accept(&mut self) -> io::Result<(Self::Io, LocalAddr, RemoteAddr, Scheme)> {
        let (stream, near, far, scheme) = self.inner.accept().await?;
        let address = stream.peer_addr()?;
        let cut = self.scissors.watch(address);
        Ok((Cuttable { stream, address, cut, scissors: self.scissors.clone() }, near, far, scheme))
    }
}

/// A connection.
pub struct Cuttable {
    stream: TcpStream,
    address: SocketAddr,
    cut: Arc<AtomicBool>,
    scissors: Scissors,
}

impl Drop for Cuttable {
    fn drop(&mut self) {
        self.scissors.forget(self.address);
    }
}

impl AsyncRead for Cuttable {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, into)
    }
}

impl AsyncWrite for Cuttable {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if self.cut.load(Ordering::Relaxed) {
            return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
        }
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
