//! What a reader would stumble over: secrets, unfinished work, tests that skip or wait, what loads from outside.

use crate::Outcome;
use crate::command::{command, output};
use crate::workspace;

/// Lines that a file of code may have.
const LONGEST: usize = 500;

/// The simplest screen of the admin, and the lines that a table of eight columns with search, edit and export may have.
const SIMPLEST: (&str, usize) = ("admin-ui/src/screens/announcements.rs", 80);

/// A word, the files where it is looked for, and why it must not be there. Words are cut in two, so
/// that this file does not hold them.
const FORBIDDEN: [([&str; 2], &[&str], &str); 13] = [
    (["FIX", "ME"], CODE, "unfinished"),
    (["todo", "!("], CODE, "unfinished"),
    (["unimple", "mented!("], CODE, "unfinished"),
    (["coming ", "soon"], CODE, "unfinished"),
    (["敬请", "期待"], CODE, "unfinished"),
    (["开发", "中"], CODE, "unfinished"),
    (["#[ig", "nore"], CODE, "a test that skips"),
    ([".on", "ly("], SCRIPTS, "tests that skip"),
    (["waitFor", "Timeout"], SCRIPTS, "a test that waits by the clock"),
    (["thread::", "sleep"], &["rs"], "waits by the clock"),
    (["https://", "cdn"], PAGES, "loads from outside"),
    (["https://", "unpkg"], PAGES, "loads from outside"),
    (["https://fonts.", "g"], PAGES, "loads from outside"),
];

const CODE: &[&str] = &["rs", "ts", "js", "mjs", "wxml", "wxss", "css", "sql", "html"];
const SCRIPTS: &[&str] = &["ts", "js", "mjs"];
const PAGES: &[&str] = &["rs", "ts", "js", "mjs", "wxml", "wxss", "css", "html"];

/// Reads every tracked file of text.
pub fn check() -> Outcome<u32> {
    let listed = output(&mut command("git", &["ls-files", "-z"]))?;
    let mut findings = Vec::new();
    for name in listed.split('\0').filter(|name| !name.is_empty()) {
        // A file may be tracked and deleted, and a picture is no text.
        if let Ok(text) = std::fs::read_to_string(workspace::root().join(name)) {
            findings.extend(look(name, &text));
        }
    }
    if findings.is_empty() {
        return Ok(0);
    }
    Err(findings.join("\n  ").into())
}

fn look(name: &str, text: &str) -> Vec<String> {
    let extension = name.rsplit('.').next().unwrap_or_default();
    let mut findings = Vec::new();
    let is_made =
        name.ends_with(".d.ts") || text.lines().next().is_some_and(|line| line.contains("Generated"));
    if CODE.contains(&extension) && !is_made && text.lines().count() > LONGEST {
        findings.push(format!("{name}: longer than {LONGEST} lines"));
    }
    if name == SIMPLEST.0 && text.lines().count() > SIMPLEST.1 {
        findings
            .push(format!("{name}: longer than {} lines: the kit should carry what is repeated", SIMPLEST.1));
    }
    for (word, extensions, reason) in FORBIDDEN {
        if extensions.contains(&extension) && text.contains(&word.concat()) {
            findings.push(format!("{name}: {} ({reason})", word.concat()));
        }
    }
    let is_key = text
        .lines()
        .any(|line| line.starts_with(&["-----BEGIN", " "].concat()) && line.contains("PRIVATE KEY"));
    if is_key && !name.contains("test") {
        findings.push(format!("{name}: a private key"));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_must_not_be_is_found() {
        let key = ["-----BEGIN", " PRIVATE KEY-----\n"].concat();
        assert_eq!(look("a.pem", &key).len(), 1);
        assert!(look("tests/vectors/a.pem", &key).is_empty(), "a known answer is no secret");
        assert_eq!(look("a.rs", &["todo", "!()"].concat()).len(), 1);
        assert_eq!(look("a.rs", &"\n".repeat(LONGEST + 1)).len(), 1);
        assert!(look("a.md", &"\n".repeat(LONGEST + 1)).is_empty());
    }
}
