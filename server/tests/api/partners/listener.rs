//! A hospital that listens, as awkwardly as a test wants.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};

use poem::http::StatusCode;
use poem::listener::{Acceptor, Listener as _, TcpListener};
use poem::{Body, Request, Response};
use serde_json::json;
use tokio::sync::Semaphore;

/// How it answers a call.
#[derive(Clone)]
pub enum Mode {
    /// As it should.
    Good,
    /// After a permit is added.
    After(Arc<Semaphore>),
    /// With this status and body, having done nothing.
    Says(u16, &'static str),
    /// It does what it is asked, and then says so little.
    Loses,
}

/// A call as it came.
#[derive(Clone, Debug)]
pub struct Seen {
    pub path: String,
    pub headers: BTreeMap<String, String>,
    pub body: String,
}

#[derive(Default)]
struct Desk {
    seen: Vec<Seen>,
    modes: VecDeque<Mode>,
    /// Bookings by our order number: number, and whether they stand.
    books: BTreeMap<String, (usize, bool)>,
}

/// The hospital.
pub struct Listener {
    pub url: String,
    desk: Arc<Mutex<Desk>>,
    server: tokio::task::JoinHandle<()>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Listener {
    pub async fn start() -> Self {
        let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await.unwrap();
        let address = acceptor.local_addr()[0].as_socket_addr().copied().unwrap();
        let desk = Arc::new(Mutex::new(Desk::default()));
        let own = Arc::clone(&desk);
        let serves = poem::endpoint::make(move |request| answer(Arc::clone(&own), request));
        let server = tokio::spawn(async move {
            let _ = poem::Server::new_with_acceptor(acceptor).run(serves).await;
        });
        Self { url: format!("http://{address}/his/banyi"), desk, server }
    }

    /// How it answers the next calls; after them, as it should.
    pub fn answers(&self, modes: Vec<Mode>) {
        self.desk.lock().unwrap().modes = modes.into();
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.desk.lock().unwrap().seen.clone()
    }

    /// How many bookings stand.
    pub fn standing(&self) -> usize {
        self.desk.lock().unwrap().books.values().filter(|(_, stands)| *stands).count()
    }
}

async fn answer(desk: Arc<Mutex<Desk>>, mut request: Request) -> poem::Result<Response> {
    let body = request.take_body().into_string().await?;
    let headers = request.headers().iter();
    let headers =
        headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
    let seen = Seen { path: request.uri().path().to_owned(), headers, body };
    let mode = {
        let mut desk = desk.lock().unwrap();
        desk.seen.push(seen.clone());
        desk.modes.pop_front().unwrap_or(Mode::Good)
    };
    if let Mode::After(permits) = &mode {
        permits.acquire().await.unwrap().forget();
    }
    if let Mode::Says(status, text) = mode {
        return Ok(respond(status, text.to_owned()));
    }
    let (status, text) = keep(&desk, &seen);
    if matches!(mode, Mode::Loses) {
        return Ok(respond(502, "<html>".to_owned()));
    }
    Ok(respond(status, text))
}

fn respond(status: u16, text: String) -> Response {
    Response::builder().status(StatusCode::from_u16(status).unwrap()).body(Body::from_string(text))
}

/// Keeps the books by our order number, in either protocol.
fn keep(desk: &Mutex<Desk>, seen: &Seen) -> (u16, String) {
    let mut desk = desk.lock().unwrap();
    let form = banyi_server::partners::sign_legacy::read(seen.body.as_bytes()).unwrap_or_default();
    let parts: Vec<&str> = seen.path.trim_start_matches("/his/banyi/").split('/').collect();
    let next = desk.books.len() + 1;
    match parts.as_slice() {
        ["bookings"] => {
            let body: serde_json::Value = serde_json::from_str(&seen.body).unwrap();
            let no = body["orderNo"].as_str().unwrap().to_owned();
            let (number, stands) = *desk.books.entry(no).or_insert((next, true));
            if !stands {
                return (409, json!({"code": "REFUSED", "message": "已取消"}).to_string());
            }
            let told = json!({"recordId": format!("R{number}"), "number": number.to_string(),
                "fetchTime": "08:00 前", "fetchPlace": "一楼 3 号窗口"});
            (200, told.to_string())
        }
        ["bookings", no, "cancel"] => {
            let known = desk.books.insert((*no).to_owned(), (next, false));
            (if known.is_some() { 200 } else { 404 }, "{}".to_owned())
        }
        ["order", "submitOrder"] => {
            let (number, _) = *desk.books.entry(form["orderNo"].clone()).or_insert((next, true));
            let data = json!({"resultCode": "0000", "resultMsg": "预约成功", "hosRecordId": number, "number": number,
                "fetchTime": "08:00 前", "fetchAddress": "一楼 3 号窗口"});
            (200, json!({"code": 200, "message": "成功", "data": data}).to_string())
        }
        ["order", "updatePayStatus"] => {
            (200, json!({"code": 200, "message": "成功", "data": null}).to_string())
        }
        ["order", "updateCancelStatus"] => {
            desk.books.insert(form["orderNo"].clone(), (next, false));
            (200, json!({"code": 200, "message": "成功", "data": null}).to_string())
        }
        _ => (404, String::new()),
    }
}
