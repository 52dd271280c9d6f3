//! More than is taken: too large, without end, too often.

use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::{Database, Form, TestApp, png};

const MB: usize = 1024 * 1024;

both! {
    async fn a_file_that_is_too_large_is_refused(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let told = zhang.uploads(vec![7; 5 * MB + 1]).await.fails(413, "BODY_TOO_LARGE");
        assert_eq!(told["details"]["maxBytes"], (5 * MB).to_string());
        // To its last byte it is looked at.
        zhang.uploads(vec![7; 5 * MB]).await.fails(415, "FILE_REFUSED");
        let admin = t.admin().await;
        admin.uploads("/content/files", "banner", vec![7; 10 * MB]).await.fails(415, "FILE_REFUSED");
        admin.uploads("/content/files", "banner", vec![7; 10 * MB + 1]).await.fails(413, "BODY_TOO_LARGE");
    }
}

/// Opens a connection and sends the head of an upload.
async fn begin(t: &TestApp, token: &str, length: &str) -> TcpStream {
    let host = t.base.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(host).await.unwrap();
    let head = format!(
        "POST /api/v1/files HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\nContent-Type: {}\r\n{length}\r\n\r\n",
        Form::content_type()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream
}

both! {
    async fn an_announced_flood_is_refused_before_it_comes(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let mut stream = begin(&t, &zhang.token(), "Content-Length: 5368709120").await;
        // Not a byte of the body has been sent.
        let mut answer = [0; 12];
        tokio::time::timeout(Duration::from_secs(5), stream.read_exact(&mut answer)).await.unwrap().unwrap();
        assert_eq!(&answer, b"HTTP/1.1 413");
    }
}

both! {
    async fn a_stream_without_end_is_not_read_to_its_end(t: TestApp) {
        let zhang = t.patient("zhang").await;
        let stream = begin(&t, &zhang.token(), "Transfer-Encoding: chunked").await;
        let (mut reads, mut writes) = stream.into_split();
        let started = Instant::now();
        let sends = tokio::spawn(async move {
            let mut sent = 0_usize;
            let mut send = async |part: &[u8]| {
                let chunk = [format!("{:x}\r\n", part.len()).as_bytes(), part, b"\r\n"].concat();
                writes.write_all(&chunk).await.map(|()| part.len())
            };
            let head = Form::file_head("huge.png", "image/png");
            let _ = send(head.as_bytes()).await;
            let part = vec![0x89; 64 * 1024];
            while sent < 5 * 1024 * MB {
                match send(&part).await {
                    Ok(bytes) => sent += bytes,
                    Err(_) => break,
                }
            }
            sent
        });
        let mut answer = [0; 12];
        reads.read_exact(&mut answer).await.unwrap();
        assert_eq!(&answer, b"HTTP/1.1 413");
        let mut rest = Vec::new();
        let _ = reads.read_to_end(&mut rest).await;
        let sent = tokio::time::timeout(Duration::from_secs(10), sends).await.unwrap().unwrap();
        // What the server has not read waits in the machine's buffers.
        assert!(sent < 64 * MB, "{} MB were taken", sent / MB);
        assert!(started.elapsed() < Duration::from_secs(10));
        zhang.uploads(png(8, 8)).await.ok::<Value>();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn uploads_of_a_user_are_counted() {
    let t = TestApp::start_with(Database::sqlite(), &[("LIMIT_UPLOADS", "2")]).await;
    let (zhang, wang) = (t.patient("zhang").await, t.patient("wang").await);
    zhang.uploads(png(8, 8)).await.ok::<Value>();
    zhang.uploads(b"no picture".to_vec()).await.fails(415, "FILE_REFUSED");
    let answer = zhang.uploads(png(8, 8)).await;
    answer.fails(429, "RATE_LIMITED");
    assert!(answer.headers.contains_key("retry-after"));
    wang.uploads(png(8, 8)).await.ok::<Value>();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pictures_do_not_use_up_what_an_address_may_ask() {
    let t = TestApp::start_with(Database::sqlite(), &[("LIMIT_ANONYMOUS", "4")]).await;
    let admin = t.admin().await;
    let banner: Value = admin.uploads("/content/files", "banner", png(8, 8)).await.ok();
    let path = banner["url"].as_str().unwrap().strip_prefix(&t.base).unwrap().to_owned();
    let mut seen = 0;
    let answer = loop {
        let answer = t.client.get(format!("{}{path}", t.base)).send().await.unwrap();
        if answer.status() != 200 {
            break answer.status();
        }
        seen += 1;
    };
    assert_eq!(answer, 429);
    assert!((40..60).contains(&seen), "{seen} pictures");
    t.get("/api/v1/terms/current").await.ok::<Value>();
}
