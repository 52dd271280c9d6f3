//! One listener for everything: which path belongs to whom.

use crate::cut::CuttableAcceptor;
use crate::pay::Call;
use crate::sandbox::Sandbox;
use crate::{control, hospital, mini, pages, pay};
use poem::endpoint::make;
use poem::listener::TcpAcceptor;
use poem::{Body, Endpoint, EndpointExt, Request, Response, Route, Server, get};
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

const LARGEST_BODY: usize = 1024 * 1024;
const PARTING: Duration = Duration::from_secs(1);

/// A sandbox that has its port and is ready to be run.
pub struct Listening {
    acceptor: CuttableAcceptor,
    sandbox: Sandbox,
    address: SocketAddr,
}

/// Takes the port; 0 takes any.
pub async fn listen(sandbox: Sandbox, address: &str) -> io::Result<Listening> {
    let listener = tokio::net::TcpListener::bind(address).await?;
    let address = listener.local_addr()?;
    let acceptor = CuttableAcceptor::new(TcpAcceptor::from_tokio(listener)?, sandbox.scissors().clone());
    Ok(Listening { acceptor, sandbox, address })
}

impl Listening {
    /// The base URL: `http://127.0.0.1:9000`.
    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Serves until `stop` resolves.
    pub async fn run(self, stop: impl Future<Output = ()>) -> io::Result<()> {
        self.sandbox.resume();
        let routes = routes(self.sandbox);
        Server::new_with_acceptor(self.acceptor).run_with_graceful_shutdown(routes, stop, Some(PARTING)).await
    }
}

fn routes(sandbox: Sandbox) -> impl Endpoint {
    Route::new()
        .at("/v3/*rest", make(platform))
        .at("/sns/*rest", make(platform))
        .at("/cgi-bin/*rest", make(platform))
        .at("/wxa/*rest", make(platform))
        .at("/hospital/*rest", make(platform))
        .at("/hospital", get(pages::to_hospital))
        .nest("/sandbox/api", control::routes())
        .nest("/sandbox", pages::console())
        .nest("/proxy", pages::proxy())
        .at("/scan", get(pages::scan))
        .at("/", get(pages::phone_index))
        .at("/*path", get(pages::phone_file))
        .data(sandbox)
}

/// Hands a request to the API that it is meant for, or cuts its connection.
async fn platform(mut request: Request) -> poem::Result<Response> {
    let sandbox = request
        .data::<Sandbox>()
        .cloned()
        .ok_or_else(|| poem::Error::from_status(poem::http::StatusCode::INTERNAL_SERVER_ERROR))?;
    let far_end = request.remote_addr().clone();
    let call = call(&mut request).await?;
    let response = if call.path.starts_with("/hospital/") {
        hospital::answer(&sandbox, &call).await
    } else if mini::is_path(&call.path) {
        mini::answer(&sandbox, &call).await
    } else {
        pay::answer(&sandbox, &call).await
    };
    Ok(response.unwrap_or_else(|| {
        sandbox.scissors().cut(&far_end);
        Response::builder().body(Body::empty())
    }))
}

async fn call(request: &mut Request) -> poem::Result<Call> {
    let body = request.take_body().into_bytes_limit(LARGEST_BODY).await?;
    let path = request.original_uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    Ok(Call::new(request.method().as_str(), &path, request.headers().clone(), body))
}
