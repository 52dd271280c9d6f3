//! The points at which the WASM is cut: each screen, by the area whose file it is in.

use super::Part;

/// An area, and its screens: a name, and the component in `screens`.
macro_rules! parts {
    ($($area:ident { $($name:ident: $folder:ident :: $screen:ident),+ $(,)? })+) => {$($(
        mod $name {
            use leptos::prelude::*;

            use crate::late::part::Lost;

            #[wasm_split_helpers::wasm_split($area, fallible, preload(fetch))]
            pub(super) fn $name() -> Result<AnyView, Lost> {
                Ok(crate::screens::$folder::$screen().into_any())
            }
        }

        #[doc = concat!("The screen `", stringify!($name), "` of the file `", stringify!($area), "`.")]
        pub const fn $name() -> Part {
            Part { fetch: || Box::pin($name::fetch()), draw: || Box::pin($name::$name()) }
        }
    )+)+};
}

parts! {
    business {
        orders: orders::Orders,
        order: order::OrderScreen,
        payments: payments::Payments,
        patients: patients::Patients,
        users: users::Users,
        applications: applications::Applications,
    }
    finance {
        refunds: refunds::Refunds,
        refund: refund::RefundScreen,
        bills: bills::Bills,
        differences: bills::Differences,
        ledger: ledger::Ledger,
        days: days::Days,
        exports: exports::Exports,
    }
    dashboard {
        dashboard: dashboard::Dashboard,
    }
    catalog {
        capacity: capacity::CapacityScreen,
        hospitals: hospitals::Hospitals,
        experts: experts::Experts,
        services: services::Services,
        policies: policies::Policies,
        terms: terms::TermsScreen,
    }
    registration {
        schedules: schedules::Schedules,
        hospital: hospital::Profile,
        departments: hospital::Departments,
        doctors: hospital::Doctors,
        partner: hospital::PartnerScreen,
        hospital_rules: hospital::HospitalRules,
        booking_rules: booking_rules::PlatformRules,
    }
    content {
        announcements: announcements::Announcements,
        banners: banners::Banners,
    }
    system {
        staff: staff::StaffScreen,
        roles: roles::Roles,
        jobs: jobs::Jobs,
        audit: audit::Audit,
        account: account::Account,
    }
}
