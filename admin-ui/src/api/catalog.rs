//! Hospitals and capacity.

use banyi_shared::dto::admin::{Capacity, CapacityInput, CapacityList};
use banyi_shared::dto::{Hospital, HospitalPage};

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

    /// The hospitals to choose from, page after page.
    pub async fn all_hospitals(self) -> Result<Vec<Hospital>, ApiError> {
        let (mut all, mut query) = (Vec::new(), Query::new());
        for _ in 0..MOST_PAGES {
            let page = self.hospitals(query).await?;
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
}
