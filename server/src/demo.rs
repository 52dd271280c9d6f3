//! What a demonstration needs beyond the catalogue. Each part can be seeded again: it adds what is missing.

mod capacity;
mod departments;
mod experts;
mod schedules;

use crate::app::App;
use crate::error::Result;

/// Seeds every part.
pub async fn seed(app: &App) -> Result<()> {
    capacity::seed(app).await?;
    experts::seed(app).await?;
    for (hospital, departments) in departments::seed(app).await? {
        schedules::seed(app, &hospital, &departments).await?;
    }
    Ok(())
}
