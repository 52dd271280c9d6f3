//! The built-in catalogue that a database is given once: services, hospitals, terms and policy; announcements
//! and banners. The files are in `server/catalogue/`; their README tells where they come from.

mod content;
mod files;
mod rules;
mod seed;
mod store;

use crate::app::App;
use crate::error::Result;

/// Gives the database every part that it was never given.
pub async fn seed(app: &App) -> Result<()> {
    seed::seed(app).await?;
    content::seed(app).await?;
    rules::seed(app).await
}
