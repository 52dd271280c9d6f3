//! A user asks to become an escort.

use banyi_shared::dto::{Application, ApplicationInput};
use banyi_shared::{ApplicationId, ErrorCode, UserId};

use super::sealed::Told;
use super::{moves, sealed, store};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::Check;
use crate::http::limiter::Counted;
use crate::live::{self, Topic};
use crate::{patients, users};

/// Sends an application; by sending it the user agrees to be called.
///
/// Errs with VALIDATION_FAILED, RATE_LIMITED, and MOVE_NOT_ALLOWED while one waits or is approved.
pub async fn submit(app: &App, user: &UserId, input: ApplicationInput) -> Result<Application> {
    app.limiter.count(Counted::Orders, &format!("application/{user}")).await?;
    let told = check(&input)?;
    let now = app.now();
    let mut tx = app.db.begin("applications.submit").await?;
    users::hold(&mut tx, user).await?;
    let row = match store::lock_of_user(&mut tx, user).await? {
        None => {
            let id: ApplicationId = app.rng.new_id(now);
            let sealed = sealed::seal(&app.vault, id.as_str(), &told)?;
            store::insert(&mut tx, &id, user, &sealed, now).await?
        }
        Some(before) if moves::may_submit(before.state.parse()?) => {
            let sealed = sealed::seal(&app.vault, &before.id, &told)?;
            store::submit_again(&mut tx, &before.id, &sealed, now).await?
        }
        Some(_) => {
            let sentence = "您的申请已提交，请等待我们联系";
            return Err(Error::new(ErrorCode::MoveNotAllowed).message(sentence));
        }
    };
    live::hint(app, &mut tx, Topic::Applications, true, None).await?;
    tx.commit().await?;
    sealed::view(&app.vault, &row)
}

fn check(input: &ApplicationInput) -> Result<Told> {
    let mut check = Check::new();
    let name = patients::person_name(&mut check, "name", &input.name, 16);
    let phone = check.parse("phone", &input.phone);
    let city = check.line("city", input.city.as_deref().unwrap_or_default(), 0, 32);
    let intro = check.optional("intro", input.intro.as_deref(), 500);
    check.finish()?;
    let phone = phone.ok_or_else(|| Error::internal("a phone is absent without a reason"))?;
    Ok(Told { name, phone, city: (!city.is_empty()).then_some(city), intro })
}
