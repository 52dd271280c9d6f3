//! The form of a service.

use banyi_shared::dto::admin::ServiceInput;

use crate::error::Result;
use crate::http::Check;

/// The highest price, in fen.
const MAX_PRICE: i64 = 10_000_000;

/// The form with white space trimmed; VALIDATION_FAILED tells all that is wrong.
pub fn check(input: ServiceInput) -> Result<ServiceInput> {
    let mut check = Check::new();
    let name = check.text("name", &input.name, 2, 64);
    let summary = check.text("summary", &input.summary, 0, 500);
    check.sort("sort", input.sort);
    check.need(!input.skus.is_empty(), "skus", "至少需要一个规格");
    for (at, sku) in input.skus.iter().enumerate() {
        check.need(
            (0..=MAX_PRICE).contains(&sku.price_fen.0),
            &format!("skus.{at}.priceFen"),
            "价格应在 0 到 100000 元之间",
        );
        let is_twice = input.skus[..at].iter().any(|other| other.unit == sku.unit);
        check.need(!is_twice, &format!("skus.{at}.unit"), "每种规格只能有一个");
    }
    check.finish()?;
    Ok(ServiceInput { name, summary, ..input })
}
