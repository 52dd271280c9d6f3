//! Every screen: its address, its name, who may see it, and how it is drawn.
//!
//! The router, the menu, the command palette, the way back above a screen and the page's title all read this table.

use banyi_shared::Permission;

use crate::kit::Sign;
use crate::lang::t;
use crate::late::{Part, parts};
use crate::route;
use crate::shell::use_session;

/// Where an entry of the menu stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// At the top, without a heading.
    Start,
    /// 业务
    Business,
    /// 财务
    Finance,
    /// 资料
    Catalog,
    /// 内容
    Content,
    /// 系统
    System,
    /// Not in the menu: reached from another screen, which the table names above it.
    Below(&'static str),
    /// Not in the menu: one's own affairs.
    Own,
}

impl Group {
    /// Those of the menu, in their order.
    pub const MENU: [Self; 6] =
        [Self::Start, Self::Business, Self::Finance, Self::Catalog, Self::Content, Self::System];

    /// The heading.
    pub fn label(self) -> &'static str {
        match self {
            Self::Business => t("业务", "Business"),
            Self::Finance => t("财务", "Finance"),
            Self::Catalog => t("资料", "Catalogue"),
            Self::Content => t("内容", "Content"),
            Self::System => t("系统", "System"),
            Self::Start | Self::Below(_) | Self::Own => "",
        }
    }
}

/// One screen.
pub struct Place {
    /// Below `/admin/`; empty for the first screen. A segment `:…` stands for anything, see `route::use_param`.
    pub path: &'static str,
    /// In Chinese and in English.
    pub title: (&'static str, &'static str),
    /// Beside the title.
    pub sign: Sign,
    /// In which part of the menu.
    pub group: Group,
    /// Who sees it; without one, all staff.
    pub needs: Option<Permission>,
    /// Only for those whose role sees every hospital: the books know no hospitals.
    pub wide: bool,
    /// Draws it.
    pub part: Part,
}

const fn place(
    path: &'static str,
    title: (&'static str, &'static str),
    sign: Sign,
    group: Group,
    needs: Permission,
    part: Part,
) -> Place {
    Place { path, title, sign, group, needs: Some(needs), wide: false, part }
}

/// All of them; the menu keeps the order.
pub static PLACES: &[Place] = &[
    place("", ("工作台", "Dashboard"), Sign::Home, Group::Start, Permission::OrdersRead, parts::dashboard()),
    place(
        "orders",
        ("订单", "Orders"),
        Sign::Orders,
        Group::Business,
        Permission::OrdersRead,
        parts::orders(),
    ),
    place(
        "orders/:no",
        ("订单详情", "Order"),
        Sign::Orders,
        Group::Below("orders"),
        Permission::OrdersRead,
        parts::order(),
    ),
    place(
        "patients",
        ("就诊人", "Patients"),
        Sign::Patients,
        Group::Business,
        Permission::PatientsRead,
        parts::patients(),
    ),
    place(
        "schedules",
        ("排班", "Schedules"),
        Sign::Schedule,
        Group::Business,
        Permission::CatalogRead,
        parts::schedules(),
    ),
    place("users", ("用户", "Users"), Sign::Users, Group::Business, Permission::UsersRead, parts::users()),
    place(
        "applications",
        ("陪诊员申请", "Escort applications"),
        Sign::Apply,
        Group::Business,
        Permission::ApplicationsReview,
        parts::applications(),
    ),
    place(
        "payments",
        ("收款", "Payments"),
        Sign::Payments,
        Group::Finance,
        Permission::OrdersRead,
        parts::payments(),
    ),
    place(
        "refunds",
        ("退款", "Refunds"),
        Sign::Refund,
        Group::Finance,
        Permission::OrdersRead,
        parts::refunds(),
    ),
    place(
        "refunds/:no",
        ("退款详情", "Refund"),
        Sign::Refund,
        Group::Below("refunds"),
        Permission::OrdersRead,
        parts::refund(),
    ),
    place(
        "bills",
        ("对账", "Reconciliation"),
        Sign::Bill,
        Group::Finance,
        Permission::FinanceRead,
        parts::bills(),
    )
    .wide(),
    place(
        "bills/differences",
        ("对账差异", "Differences"),
        Sign::Bill,
        Group::Below("bills"),
        Permission::FinanceRead,
        parts::differences(),
    )
    .wide(),
    place(
        "ledger",
        ("账簿", "Ledger"),
        Sign::Ledger,
        Group::Finance,
        Permission::FinanceRead,
        parts::ledger(),
    )
    .wide(),
    place(
        "days",
        ("每日汇总", "Daily totals"),
        Sign::Days,
        Group::Finance,
        Permission::FinanceRead,
        parts::days(),
    )
    .wide(),
    place(
        "exports",
        ("导出记录", "Exports"),
        Sign::Export,
        Group::Finance,
        Permission::FinanceExport,
        parts::exports(),
    ),
    place(
        "hospitals",
        ("医院", "Hospitals"),
        Sign::Hospital,
        Group::Catalog,
        Permission::CatalogRead,
        parts::hospitals(),
    ),
    place(
        "hospitals/:id/experts",
        ("专家", "Experts"),
        Sign::Staff,
        Group::Below("hospitals"),
        Permission::CatalogRead,
        parts::experts(),
    ),
    place(
        "hospitals/:id",
        ("医院资料", "Hospital"),
        Sign::Hospital,
        Group::Below("hospitals"),
        Permission::CatalogRead,
        parts::hospital(),
    ),
    place(
        "hospitals/:id/departments",
        ("科室", "Departments"),
        Sign::Department,
        Group::Below("hospitals"),
        Permission::CatalogRead,
        parts::departments(),
    ),
    place(
        "hospitals/:id/doctors",
        ("医生", "Doctors"),
        Sign::Staff,
        Group::Below("hospitals"),
        Permission::CatalogRead,
        parts::doctors(),
    ),
    place(
        "hospitals/:id/booking-rules",
        ("预约规则", "Booking rules"),
        Sign::Policy,
        Group::Below("hospitals"),
        Permission::CatalogRead,
        parts::hospital_rules(),
    ),
    place(
        "hospitals/:id/partner",
        ("医院接口", "Connection"),
        Sign::Link,
        Group::Below("hospitals"),
        Permission::PartnersManage,
        parts::partner(),
    ),
    place(
        "services",
        ("服务与价格", "Services and prices"),
        Sign::Service,
        Group::Catalog,
        Permission::CatalogRead,
        parts::services(),
    ),
    place(
        "capacity",
        ("名额", "Capacity"),
        Sign::Capacity,
        Group::Catalog,
        Permission::CatalogRead,
        parts::capacity(),
    ),
    place(
        "policies",
        ("预约与退款规则", "Policies"),
        Sign::Policy,
        Group::Catalog,
        Permission::CatalogRead,
        parts::policies(),
    ),
    place(
        "booking-rules",
        ("挂号规则", "Booking rules"),
        Sign::Policy,
        Group::Catalog,
        Permission::CatalogRead,
        parts::booking_rules(),
    ),
    place(
        "terms",
        ("服务条款", "Terms"),
        Sign::Terms,
        Group::Catalog,
        Permission::CatalogRead,
        parts::terms(),
    ),
    place(
        "banners",
        ("轮播图", "Banners"),
        Sign::Banner,
        Group::Content,
        Permission::ContentWrite,
        parts::banners(),
    ),
    place(
        "announcements",
        ("公告", "Announcements"),
        Sign::News,
        Group::Content,
        Permission::ContentWrite,
        parts::announcements(),
    ),
    Place {
        path: "account",
        title: ("我的账号", "My account"),
        sign: Sign::Account,
        group: Group::Own,
        needs: None,
        wide: false,
        part: parts::account(),
    },
    place("staff", ("员工", "Staff"), Sign::Staff, Group::System, Permission::StaffManage, parts::staff()),
    place("roles", ("角色", "Roles"), Sign::Roles, Group::System, Permission::StaffManage, parts::roles()),
    place("jobs", ("任务", "Jobs"), Sign::Jobs, Group::System, Permission::JobsManage, parts::jobs()),
    place("audit", ("审计", "Audit log"), Sign::Audit, Group::System, Permission::AuditRead, parts::audit()),
];

impl Place {
    const fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// Its name.
    pub fn name(&self) -> &'static str {
        t(self.title.0, self.title.1)
    }

    /// Its address; only of one without parameters.
    pub fn href(&self) -> String {
        route::list(self.path)
    }

    /// Whether the one who is signed in may see it.
    pub fn is_allowed(&self) -> bool {
        let session = use_session();
        self.needs.is_none_or(|needs| session.may(needs)) && (!self.wide || session.sees_all_hospitals())
    }

    /// Whether it can be gone to without knowing more.
    pub fn is_entry(&self) -> bool {
        !matches!(self.group, Group::Below(_))
    }

    /// The screen above it.
    pub fn above(&self) -> Option<&'static Self> {
        match self.group {
            Group::Below(path) => PLACES.iter().find(|place| place.path == path),
            _ => None,
        }
    }
}

/// The place at an address below `/admin/`, and what stands there for its parameter.
pub fn find(path: &str) -> Option<(&'static Place, String)> {
    PLACES.iter().find_map(|place| Some((place, matched(place.path, path)?)))
}

/// What stands for the parameter of `pattern`; empty when it has none; nothing when `path` is another.
fn matched(pattern: &str, path: &str) -> Option<String> {
    let mut found = String::new();
    let (mut wanted, mut given) = (pattern.split('/'), path.trim_matches('/').split('/'));
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return Some(found),
            (Some(wanted), Some(given)) if wanted.starts_with(':') && !given.is_empty() => {
                given.clone_into(&mut found);
            }
            (Some(wanted), Some(given)) if wanted == given => {}
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_finds_its_place() {
        let at = |path| find(path).map(|(place, param)| (place.path, param));
        assert_eq!(at("/orders"), Some(("orders", String::new())));
        assert_eq!(at("/orders/"), Some(("orders", String::new())));
        assert_eq!(at("/orders/2611200000000001"), Some(("orders/:no", "2611200000000001".to_owned())));
        assert_eq!(at("/orders/1/2"), None);
        assert_eq!(at("/hospitals/h1/experts"), Some(("hospitals/:id/experts", "h1".to_owned())));
        assert_eq!(at("/nowhere"), None);
    }

    #[test]
    fn what_is_below_has_something_above() {
        for place in PLACES {
            assert_eq!(place.above().is_some(), matches!(place.group, Group::Below(_)), "{}", place.path);
            assert!(!place.is_entry() || !place.path.contains(':'), "{}", place.path);
        }
    }
}
