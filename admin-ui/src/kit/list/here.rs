//! Searching and sorting a list that is there as a whole.

use super::filter::Filter;
use super::model::Item;
use super::plan::{Plan, Sort};
use super::sorting::{Order, order_of};
use crate::api::Query;

/// The rows of `items` that `query` asks for, in its order. Rows that come page by page are the server's affair.
pub fn shown(plan: &Plan, items: &[Item], query: &Query) -> Vec<Item> {
    if !plan.whole {
        return items.to_vec();
    }
    let words: Vec<String> = plan
        .filters
        .iter()
        .filter(|filter| matches!(filter, Filter::Search { .. }))
        .flat_map(Filter::keys)
        .flat_map(|key| query.get(key).split_whitespace())
        .map(str::to_lowercase)
        .collect();
    let holds = |item: &&Item| {
        let texts = plan.heads.iter().filter_map(|head| head.text.as_ref());
        let all: String = texts.map(|text| text(&item.row).to_lowercase() + "\n").collect();
        words.iter().all(|word| all.contains(word.as_str()))
    };
    let mut shown: Vec<Item> = items.iter().filter(holds).cloned().collect();
    let sort = query.get("sort");
    for head in &plan.heads {
        if let (Sort::Here(compare), Some(order)) = (&head.sort, order_of(sort, head.key)) {
            shown.sort_by(|one, other| match order {
                Order::Rising => compare(&one.row, &other.row),
                Order::Falling => compare(&other.row, &one.row),
            });
        }
    }
    shown
}
