//! Files in a bucket: the real client speaks to a stand-in over HTTP.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use banyi_shared::time::DAY;
use poem::http::{Method, StatusCode};
use poem::listener::{Acceptor, Listener, TcpListener};
use poem::{Request, Response};
use serde_json::Value;

use super::{fetch, on_disk, sets_avatar};
use crate::support::{Database, TestApp, png};

/// What the stand-in keeps and has seen.
#[derive(Default)]
struct Kept {
    objects: BTreeMap<String, (String, Vec<u8>)>,
    calls: Vec<String>,
    is_away: bool,
}

/// A service that speaks as much S3 as is needed, and takes signed requests only.
#[derive(Clone, Default)]
struct Bucket(Arc<Mutex<Kept>>);

impl Bucket {
    /// Starts it; its address.
    async fn start(&self) -> String {
        let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await.unwrap();
        let address = acceptor.local_addr()[0].as_socket_addr().copied().unwrap();
        let bucket = self.clone();
        let answers = poem::endpoint::make(move |request| {
            let bucket = bucket.clone();
            async move { Ok::<_, poem::Error>(bucket.answer(request).await) }
        });
        tokio::spawn(async move {
            let _ = poem::Server::new_with_acceptor(acceptor).run(answers).await;
        });
        format!("http://{address}")
    }

    async fn answer(&self, mut request: Request) -> Response {
        let body = request.take_body().into_vec().await.unwrap();
        let header = |name: &str| request.header(name).unwrap_or_default().to_owned();
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let mut kept = self.0.lock().unwrap();
        kept.calls.push(format!("{method} {path}"));
        if kept.is_away {
            return StatusCode::SERVICE_UNAVAILABLE.into();
        }
        let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &body);
        let is_signed = header("authorization").starts_with("AWS4-HMAC-SHA256 Credential=key-id/")
            && header("authorization").contains("/cn-test-1/s3/aws4_request")
            && header("authorization").contains("Signature=")
            && header("x-amz-content-sha256") == hex::encode(digest)
            && !header("x-amz-date").is_empty();
        if !is_signed {
            return StatusCode::FORBIDDEN.into();
        }
        match method {
            Method::PUT => {
                kept.objects.insert(path, (header("content-type"), body));
                Response::builder().header("etag", "\"e\"").finish()
            }
            Method::GET => match kept.objects.get(&path) {
                None => StatusCode::NOT_FOUND.into(),
                Some((content_type, bytes)) => Response::builder()
                    .header("etag", "\"e\"")
                    .header("last-modified", "Fri, 20 Nov 2026 02:30:00 GMT")
                    .header("content-type", content_type)
                    .body(bytes.clone()),
            },
            Method::DELETE => {
                kept.objects.remove(&path);
                StatusCode::NO_CONTENT.into()
            }
            _ => StatusCode::METHOD_NOT_ALLOWED.into(),
        }
    }

    fn keys(&self) -> Vec<String> {
        self.0.lock().unwrap().objects.keys().cloned().collect()
    }
}

async fn with_bucket(database: Database) -> (TestApp, Bucket) {
    let bucket = Bucket::default();
    let url = format!("s3://pictures/banyi?region=cn-test-1&endpoint={}", bucket.start().await);
    let settings = [("FILES_URL", url.as_str()), ("FILES_KEY", "key-id"), ("FILES_SECRET", "key-secret")];
    (TestApp::start_with(database, &settings).await, bucket)
}

async fn lives(t: TestApp, bucket: Bucket) {
    let zhang = t.patient("zhang").await;
    let id = sets_avatar(&zhang, png(30, 30)).await;
    assert_eq!(bucket.keys(), [format!("/pictures/banyi/{id}")]);
    assert_eq!(bucket.0.lock().unwrap().objects.values().next().unwrap().0, "image/jpeg");
    let me: Value = zhang.get("/me").await.ok();
    let (status, headers, bytes) = fetch(&t, me["avatar"].as_str().unwrap()).await;
    assert_eq!((status.as_u16(), &headers["content-type"]), (200, &"image/jpeg".parse().unwrap()));
    assert_eq!(bytes, bucket.0.lock().unwrap().objects.values().next().unwrap().1);
    assert_eq!(on_disk(&t), 0);

    let next = sets_avatar(&zhang, png(40, 40)).await;
    t.advance(DAY);
    t.work().await;
    assert_eq!(bucket.keys(), [format!("/pictures/banyi/{next}")]);
    assert!(bucket.0.lock().unwrap().calls.contains(&format!("DELETE /pictures/banyi/{id}")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_live_in_a_bucket_on_sqlite() {
    let (t, bucket) = with_bucket(Database::sqlite()).await;
    lives(t, bucket).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_live_in_a_bucket_on_postgres() {
    let (t, bucket) = with_bucket(Database::postgres().await).await;
    lives(t, bucket).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_bucket_is_away_only_pictures_are() {
    let (t, bucket) = with_bucket(Database::sqlite()).await;
    let zhang = t.patient("zhang").await;
    let kept = sets_avatar(&zhang, png(30, 30)).await;
    let me: Value = zhang.get("/me").await.ok();
    bucket.0.lock().unwrap().is_away = true;
    zhang.uploads(png(30, 30)).await.fails(503, "UNAVAILABLE");
    assert_eq!(fetch(&t, me["avatar"].as_str().unwrap()).await.0, 503);
    zhang.get("/me").await.ok::<Value>();
    // The removal is tried again until the bucket is back; what did not arrive leaves nothing.
    t.advance(2 * DAY);
    t.work().await;
    assert_eq!(t.number("SELECT count(*) FROM file").await, 2);
    bucket.0.lock().unwrap().is_away = false;
    t.advance(DAY);
    t.work().await;
    assert_eq!(t.texts("SELECT id FROM file").await, [kept]);
}
