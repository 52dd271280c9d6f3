//! For whom a policy is, and the names of those.

use banyi_shared::dto::admin::Policy;
use banyi_shared::{HospitalId, ServiceId};
use leptos::prelude::*;

use crate::api::{Query, use_api};
use crate::kit::list::Choice;
use crate::lang::t;

/// For whom a policy is. The order is that of the list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// All orders that nothing else speaks of.
    Platform,
    /// Orders of one service.
    Service(ServiceId),
    /// Orders at one hospital.
    Hospital(HospitalId),
}

impl Subject {
    /// That of a version.
    pub fn of(policy: &Policy) -> Self {
        match (&policy.hospital_id, &policy.service_id) {
            (Some(hospital), _) => Self::Hospital(hospital.clone()),
            (None, Some(service)) => Self::Service(service.clone()),
            (None, None) => Self::Platform,
        }
    }

    /// What it is, in a word; empty where the name says it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Platform => t("其余医院和服务", "Whatever has none of its own"),
            Self::Service(_) => t("服务", "Service"),
            Self::Hospital(_) => t("医院", "Hospital"),
        }
    }
}

/// Hospitals and services by id, as they arrive. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Names {
    /// To choose from.
    pub hospitals: Signal<Vec<Choice>>,
    /// To choose from.
    pub services: Signal<Vec<Choice>>,
}

impl Names {
    /// Asks for them.
    pub fn load() -> Self {
        let api = use_api();
        let hospitals = LocalResource::new(move || api.all_own_hospitals());
        let services = LocalResource::new(move || api.services(Query::new()));
        Self {
            hospitals: Signal::derive(move || match hospitals.get() {
                Some(Ok(all)) => {
                    all.into_iter().map(|one| Choice::new(one.id.to_string(), one.name)).collect()
                }
                _ => Vec::new(),
            }),
            services: Signal::derive(move || match services.get() {
                Some(Ok(page)) => {
                    page.items.into_iter().map(|one| Choice::new(one.id.to_string(), one.name)).collect()
                }
                _ => Vec::new(),
            }),
        }
    }

    /// The name of `subject`; its number until the name is known.
    pub fn name(self, subject: &Subject) -> String {
        let of = |choices: Signal<Vec<Choice>>, id: &str| {
            choices.with(|all| {
                let found = all.iter().find(|choice| choice.value == id);
                found.map_or_else(|| id.to_owned(), |choice| choice.label.clone())
            })
        };
        match subject {
            Subject::Platform => t("平台默认", "The platform").to_owned(),
            Subject::Service(id) => of(self.services, id.as_str()),
            Subject::Hospital(id) => of(self.hospitals, id.as_str()),
        }
    }
}
