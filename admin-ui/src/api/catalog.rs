//! What is sold, where, by which rules: hospitals, experts, services, terms, policies, capacity.

use banyi_shared::dto::admin::{
    AdminExpert, AdminExpertList, AdminService, AdminServiceList, Capacity, CapacityInput, CapacityList,
    ExpertInput, HospitalInput, Policy, PolicyInput, PolicyList, ServiceInput, TermsInput, TermsList,
};
use banyi_shared::dto::{Hospital, HospitalPage, Terms};
use banyi_shared::{ExpertId, HospitalId, ServiceId};

use super::call::Call;
use super::{Api, ApiError, Page, Query};

/// Pages of hospitals that a chooser reads at most.
const MOST_PAGES: usize = 10;

impl Api {
    /// A page of the hospitals that patients see; keys: q, cursor.
    pub async fn hospitals(self, query: Query) -> Result<Page<Hospital>, ApiError> {
        let page: HospitalPage = self.send(Call::get("/hospitals").query(&query)).await?;
        Ok(page.into())
    }

    /// One hospital, online or not.
    pub async fn hospital(self, id: &HospitalId) -> Result<Hospital, ApiError> {
        self.send(Call::get(&format!("/hospitals/{id}"))).await
    }

    /// The hospitals to choose from, page after page.
    pub async fn all_hospitals(self) -> Result<Vec<Hospital>, ApiError> {
        self.every(Self::hospitals).await
    }

    /// The hospitals of one's scope, online or not, page after page.
    pub async fn all_own_hospitals(self) -> Result<Vec<Hospital>, ApiError> {
        self.every(Self::own_hospitals).await
    }

    async fn every<Fut>(self, ask: impl Fn(Self, Query) -> Fut) -> Result<Vec<Hospital>, ApiError>
    where
        Fut: Future<Output = Result<Page<Hospital>, ApiError>>,
    {
        let (mut all, mut query) = (Vec::new(), Query::new());
        for _ in 0..MOST_PAGES {
            let page = ask(self, query).await?;
            all.extend(page.items);
            match page.next_cursor {
                Some(cursor) => query = Query::new().with("cursor", cursor),
                None => break,
            }
        }
        Ok(all)
    }

    /// Capacities; keys: hospitalId, from, to.
    pub async fn capacity(self, query: Query) -> Result<Vec<Capacity>, ApiError> {
        let list: CapacityList = self.send(Call::get("/admin/capacity").query(&query)).await?;
        Ok(list.items)
    }

    /// Sets the capacity of one half day.
    pub async fn set_capacity(self, input: &CapacityInput) -> Result<Capacity, ApiError> {
        self.send(Call::put("/admin/capacity", input)).await
    }

    /// A page of the hospitals of one's scope, online or not; keys: q, cursor.
    pub async fn own_hospitals(self, query: Query) -> Result<Page<Hospital>, ApiError> {
        let page: HospitalPage = self.send(Call::get("/admin/hospitals").query(&query)).await?;
        Ok(page.into())
    }

    /// A new hospital, or a changed one.
    pub async fn save_hospital(
        self,
        id: Option<HospitalId>,
        input: HospitalInput,
    ) -> Result<Hospital, ApiError> {
        self.send(Call::save("/admin/hospitals", id, &input)).await
    }

    /// The experts of a hospital.
    pub async fn experts(self, hospital: &HospitalId) -> Result<Page<AdminExpert>, ApiError> {
        let list: AdminExpertList =
            self.send(Call::get(&format!("/admin/hospitals/{hospital}/experts"))).await?;
        Ok(Page::whole(list.items))
    }

    /// A new expert.
    pub async fn add_expert(self, hospital: HospitalId, input: ExpertInput) -> Result<AdminExpert, ApiError> {
        self.send(Call::post(&format!("/admin/hospitals/{hospital}/experts"), &input)).await
    }

    /// A changed expert.
    pub async fn change_expert(self, id: ExpertId, input: ExpertInput) -> Result<AdminExpert, ApiError> {
        self.send(Call::put(&format!("/admin/experts/{id}"), &input)).await
    }

    /// Removes an expert.
    pub async fn remove_expert(self, id: ExpertId) -> Result<(), ApiError> {
        self.send(Call::delete(&format!("/admin/experts/{id}"))).await
    }

    /// All services.
    pub async fn services(self, _: Query) -> Result<Page<AdminService>, ApiError> {
        let list: AdminServiceList = self.send(Call::get("/admin/escort/services")).await?;
        Ok(Page::whole(list.items))
    }

    /// A new service, or a changed one.
    pub async fn save_service(
        self,
        id: Option<ServiceId>,
        input: ServiceInput,
    ) -> Result<AdminService, ApiError> {
        self.send(Call::save("/admin/escort/services", id, &input)).await
    }

    /// Every version of the terms.
    pub async fn terms(self, _: Query) -> Result<Page<Terms>, ApiError> {
        let list: TermsList = self.send(Call::get("/admin/terms")).await?;
        Ok(Page::whole(list.items))
    }

    /// The next version of the terms.
    pub async fn publish_terms(self, input: TermsInput) -> Result<Terms, ApiError> {
        self.send(Call::post("/admin/terms", &input)).await
    }

    /// Every version of every policy.
    pub async fn policies(self, _: Query) -> Result<Page<Policy>, ApiError> {
        let list: PolicyList = self.send(Call::get("/admin/policies")).await?;
        Ok(Page::whole(list.items))
    }

    /// The next version of a policy.
    pub async fn publish_policy(self, input: PolicyInput) -> Result<Policy, ApiError> {
        self.send(Call::post("/admin/policies", &input)).await
    }
}
