//! Requests that a well-behaved client does not send.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::TestApp;

/// Posts a JSON body in chunks, its length untold. The server may answer and hang up before the end.
pub async fn chunked(t: &TestApp, path: &str, token: &str, body: &[u8]) -> String {
    let host = t.base.trim_start_matches("http://");
    let (mut read, mut write) = TcpStream::connect(host).await.unwrap().into_split();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    );
    let mut message = head.into_bytes();
    for chunk in body.chunks(4096) {
        message.extend(format!("{:x}\r\n", chunk.len()).as_bytes());
        message.extend(chunk);
        message.extend(b"\r\n");
    }
    message.extend(b"0\r\n\r\n");
    let send = async {
        let _ = write.write_all(&message).await;
    };
    let receive = async {
        let mut answer = Vec::new();
        let _ = read.read_to_end(&mut answer).await;
        String::from_utf8_lossy(&answer).into_owned()
    };
    tokio::join!(send, receive).1
}
