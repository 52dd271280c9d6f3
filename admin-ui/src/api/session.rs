//! Who is signed in.

use banyi_shared::StaffSessionId;
use banyi_shared::dto::admin::{OwnSession, OwnSessionList, PasswordChange, StaffSession, StaffSignIn};

use super::call::Call;
use super::{Api, ApiError};

const PATH: &str = "/admin/session";

impl Api {
    /// Signs in; the server sets the cookie.
    pub async fn sign_in(self, input: &StaffSignIn) -> Result<StaffSession, ApiError> {
        self.send(Call::post(PATH, input)).await
    }

    /// Who is signed in.
    pub async fn session(self) -> Result<StaffSession, ApiError> {
        self.send(Call::get(PATH)).await
    }

    /// Signs out.
    pub async fn sign_out(self) -> Result<(), ApiError> {
        self.send(Call::delete(PATH)).await
    }

    /// Changes one's own password.
    pub async fn change_password(self, input: &PasswordChange) -> Result<(), ApiError> {
        self.send(Call::put("/admin/session/password", input)).await
    }

    /// One's own sign-ins, the newest first.
    pub async fn own_sessions(self) -> Result<Vec<OwnSession>, ApiError> {
        let list: OwnSessionList = self.send(Call::get("/admin/sessions")).await?;
        Ok(list.items)
    }

    /// Ends one of them.
    pub async fn end_session(self, id: &StaffSessionId) -> Result<(), ApiError> {
        self.send(Call::delete(&format!("/admin/sessions/{id}"))).await
    }

    /// Ends all but this one.
    pub async fn end_other_sessions(self) -> Result<(), ApiError> {
        self.send(Call::delete("/admin/sessions")).await
    }
}
