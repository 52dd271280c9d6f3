//! Runs the server until it is told to stop.

use std::time::Duration;

use poem::Server;
use poem::listener::{Acceptor, Listener, TcpListener};
use tokio_util::sync::CancellationToken;

use crate::app::{Ctx, StartError, endpoint};
use crate::error::Error;
use crate::queue::Worker;

/// How long open requests may take to end after a signal.
const GRACE: Duration = Duration::from_secs(15);

/// Listens, serves and works off jobs until `stop`.
pub async fn serve(app: Ctx, stop: CancellationToken) -> Result<(), StartError> {
    let acceptor = TcpListener::bind(app.settings.listen).into_acceptor().await.map_err(|cause| {
        crate::config::ConfigError::new("LISTEN", format!("cannot be listened on: {cause}"))
    })?;
    let addresses: Vec<String> = acceptor.local_addr().iter().map(|address| address.to_string()).collect();
    tracing::info!(addresses = %addresses.join(", "), "listening");
    let worker = app.settings.worker.then(|| tokio::spawn(Worker::new(Ctx::clone(&app)).run(stop.clone())));
    let stopped = async {
        stop.cancelled().await;
        // Streams of live hints would stay open until the grace is over.
        app.live.close();
    };
    let ended = Server::new_with_acceptor(acceptor)
        .name("banyi")
        .run_with_graceful_shutdown(endpoint(&app), stopped, Some(GRACE))
        .await;
    stop.cancel();
    if let Some(worker) = worker {
        let _ = worker.await;
    }
    app.db.close().await;
    ended.map_err(|cause| StartError::Failed(Error::internal(cause)))
}

/// Works off jobs, without serving, until `stop`.
pub async fn work(app: Ctx, stop: CancellationToken) {
    tracing::info!("working");
    Worker::new(Ctx::clone(&app)).run(stop).await;
    app.db.close().await;
}
