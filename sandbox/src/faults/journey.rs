//! What a fault does to a call on its way, in either direction.

use super::Kind;
use std::time::Duration;

/// The body of a 502.
pub const GATEWAY_PAGE: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n";

/// How the call goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Journey {
    /// As if nothing had happened, forgeries of the signature apart.
    On,
    /// The connection ends here.
    Cut,
    /// The gateway speaks, in HTML.
    Gateway,
    /// An error is said, in the words of the API that was called.
    Error(Kind),
}

/// Lets the fault happen, waiting where it makes one wait.
pub async fn suffer(kind: Option<&Kind>, silence: Duration) -> Journey {
    match kind {
        Some(Kind::Late { ms }) => {
            tokio::time::sleep(Duration::from_millis(*ms)).await;
            Journey::On
        }
        Some(Kind::Lost) => Journey::Cut,
        Some(Kind::Timeout) => {
            tokio::time::sleep(silence).await;
            Journey::Cut
        }
        Some(Kind::BadGateway) => Journey::Gateway,
        Some(kind @ (Kind::SystemError | Kind::TooMany | Kind::Error { .. })) => Journey::Error(kind.clone()),
        _ => Journey::On,
    }
}
