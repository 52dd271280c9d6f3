//! Bills: asked for by day, downloaded by a link that lives five minutes.

mod csv;
mod fund_flow;
mod lie;
mod line;
mod plan;
mod trade;

pub use plan::{BillPlans, DayPlan, Difference, Lie, Which};

use super::call::Call;
use super::desk::{Desk, Handled, Reply};
use crate::beijing;
use crate::state::State;
use crate::wechat::refusal::Refusal;
use flate2::{Compression, write::GzEncoder};
use serde_json::{Value, json};
use sha1::{Digest, Sha1};
use std::collections::{BTreeMap, HashMap};
use std::io::Write;

const LINK_LIFE_MS: i64 = 5 * 60 * 1000;
const OLDEST_DAYS: i64 = 92;

/// Bills waiting to be downloaded, by the token in their link.
#[derive(Debug, Default)]
pub struct BillFiles(HashMap<String, BillFile>);

#[derive(Debug)]
struct BillFile {
    text: String,
    gzip: bool,
    made_ms: i64,
}

/// GET /v3/bill/tradebill
pub fn trade(desk: &mut Desk<'_>, call: &Call) -> Handled {
    let day = wanted_day(desk, &call.query)?;
    let kind = trade::Kind::of(parameter(&call.query, "bill_type").unwrap_or("ALL"));
    let kind = kind.ok_or_else(|| wrong(&call.query, "bill_type", "不在枚举范围内"))?;
    let plan = plan_of(desk.state, &call.query);
    let books = line::of_day(&desk.state.books, day);
    let mut lines = books.clone();
    plan.lies(Which::Trade).for_each(|lie| lie::in_trade(lie, &mut lines));
    let bom = desk.state.mode.bill_bom;
    let paper = trade::Paper { lines: &lines, books: &books, totals: plan.totals, bom };
    let text = trade::text(desk.keys, paper, kind);
    offer(desk, call, text.ok_or_else(no_statement)?)
}

/// GET /v3/bill/fundflowbill
pub fn fund_flow(desk: &mut Desk<'_>, call: &Call) -> Handled {
    let day = wanted_day(desk, &call.query)?;
    match parameter(&call.query, "account_type").unwrap_or("BASIC") {
        "BASIC" => {}
        "OPERATION" | "FEES" => return Err(no_statement()),
        _ => return Err(wrong(&call.query, "account_type", "不在枚举范围内")),
    }
    let plan = plan_of(desk.state, &call.query);
    let all = fund_flow::movements(&desk.state.books);
    let (before, rest): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|movement| beijing::day(movement.at_ms) < day);
    let books: Vec<_> = rest.into_iter().filter(|one| beijing::day(one.at_ms) == day).collect();
    let mut movements = books.clone();
    plan.lies(Which::FundFlow).for_each(|lie| lie::in_fund_flow(lie, &mut movements));
    let text = fund_flow::text(fund_flow::Paper {
        movements: &movements,
        books: &books,
        opening_fen: before.iter().map(fund_flow::Movement::net_fen).sum(),
        totals: plan.totals,
        bom: desk.state.mode.bill_bom,
    });
    offer(desk, call, text.ok_or_else(no_statement)?)
}

/// GET the link. The file is not signed; its hash was.
pub fn download(desk: &Desk<'_>, query: &BTreeMap<String, String>) -> Handled {
    let file = query.get("token").and_then(|token| desk.state.bills.0.get(token));
    let file = file.filter(|file| desk.wall_ms - file.made_ms <= LINK_LIFE_MS);
    let file = file.ok_or_else(|| Refusal::no_such_thing("账单下载链接不存在或已过期"))?;
    if !file.gzip {
        return Ok(Reply::File {
            bytes: file.text.clone().into_bytes(),
            content_type: "text/plain; charset=utf-8",
        });
    }
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    let bytes = gzip.write_all(file.text.as_bytes()).and_then(|()| gzip.finish());
    Ok(Reply::File {
        bytes: bytes.map_err(|_| Refusal::system_error())?,
        content_type: "application/octet-stream",
    })
}

fn offer(desk: &mut Desk<'_>, call: &Call, text: String) -> Handled {
    let gzip = match parameter(&call.query, "tar_type") {
        None => false,
        Some("GZIP") => true,
        Some(_) => return Err(wrong(&call.query, "tar_type", "不在枚举范围内")),
    };
    let hash = hex::encode(Sha1::digest(text.as_bytes()));
    let token = desk.state.chance.text(48);
    let link = format!("{}/v3/billdownload/file?token={token}", call.base());
    let wall_ms = desk.wall_ms;
    desk.state.bills.0.retain(|_, file| wall_ms - file.made_ms <= LINK_LIFE_MS);
    desk.state.bills.0.insert(token, BillFile { text, gzip, made_ms: wall_ms });
    Ok(Reply::Json(json!({"hash_type": "SHA1", "hash_value": hash, "download_url": link})))
}

fn wanted_day(desk: &Desk<'_>, query: &BTreeMap<String, String>) -> Result<i64, Refusal> {
    let day = parameter(query, "bill_date").and_then(beijing::parse_day);
    let day = day.ok_or_else(|| wrong(query, "bill_date", "不符合yyyy-MM-dd格式"))?;
    let today = beijing::day(desk.now_ms);
    if day >= today || day < today - OLDEST_DAYS {
        return Err(wrong(query, "bill_date", "账单日期不在可下载的范围内"));
    }
    if day == today - 1 && beijing::hour(desk.now_ms) < desk.state.mode.bill_ready_hour {
        return Err(Refusal::new(400, "STATEMENT_CREATING", "账单生成中，请30分钟后重试"));
    }
    Ok(day)
}

fn plan_of(state: &State, query: &BTreeMap<String, String>) -> DayPlan {
    let plan = parameter(query, "bill_date").and_then(|date| state.bill_plans.get(date));
    plan.cloned().unwrap_or_default()
}

fn parameter<'a>(query: &'a BTreeMap<String, String>, name: &str) -> Option<&'a str> {
    query.get(name).map(String::as_str).filter(|value| !value.is_empty())
}

fn wrong(query: &BTreeMap<String, String>, name: &str, issue: &str) -> Refusal {
    let value = query.get(name).map_or(Value::Null, |value| Value::from(value.as_str()));
    Refusal::param_at("query", name, &value, issue)
}

fn no_statement() -> Refusal {
    Refusal::new(400, "NO_STATEMENT_EXIST", "请求的账单文件不存在")
}
