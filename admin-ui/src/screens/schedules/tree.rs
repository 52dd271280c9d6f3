//! The tree of departments without a screen: what is shown of it, and what a key does.

use std::collections::BTreeSet;

use banyi_shared::dto::OnOff;
use banyi_shared::dto::admin::{AdminDepartment, AdminDepartmentGroup};

/// One line of the tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Of the group or department.
    pub id: String,
    /// The group above; absent for a group.
    pub parent: Option<String>,
    /// 名称
    pub label: String,
    /// The hospital's number.
    pub code: String,
    /// Whether it can be booked.
    pub state: OnOff,
    /// Sessions from today on; of a group, of all its departments.
    pub sessions: i64,
    /// Of a group: whether its departments are shown.
    pub is_open: bool,
}

impl Node {
    /// Whether it is a group.
    pub const fn is_group(&self) -> bool {
        self.parent.is_none()
    }
}

fn holds(word: &str, name: &str, code: &str) -> bool {
    name.to_lowercase().contains(word) || code.to_lowercase().contains(word)
}

/// The lines to show: all groups, and the departments of open ones; or, with a `word`, what it finds and where that is.
pub fn shown(groups: &[AdminDepartmentGroup], open: &BTreeSet<String>, word: &str) -> Vec<Node> {
    let word = word.trim().to_lowercase();
    let mut nodes = Vec::new();
    for group in groups {
        let is_meant = holds(&word, &group.name, &group.code);
        let fits =
            |one: &&AdminDepartment| is_meant || holds(&word, &one.department.name, &one.department.code);
        let children: Vec<&AdminDepartment> = group.children.iter().filter(fits).collect();
        if !is_meant && children.is_empty() {
            continue;
        }
        let id = group.id.to_string();
        let is_open = !word.is_empty() || open.contains(&id);
        nodes.push(Node {
            id: id.clone(),
            parent: None,
            label: group.name.clone(),
            code: group.code.clone(),
            state: group.state,
            sessions: group.children.iter().map(|one| one.sessions).sum(),
            is_open,
        });
        if is_open {
            nodes.extend(children.into_iter().map(|one| Node {
                id: one.department.id.to_string(),
                parent: Some(id.clone()),
                label: one.department.name.clone(),
                code: one.department.code.clone(),
                state: one.state,
                sessions: one.sessions,
                is_open: false,
            }));
        }
    }
    nodes
}

/// What a key does.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// The focus goes to a line.
    Focus(String),
    /// The departments of a group are shown or hidden.
    Turn(String),
    /// A department is chosen.
    Choose(String),
    /// It is not the tree's affair.
    Pass,
}

/// What `key` does, pressed on the line `at`. `typed` is what was typed just before.
pub fn step(nodes: &[Node], at: &str, key: &str, typed: &str) -> Step {
    let Some(place) = nodes.iter().position(|node| node.id == at) else {
        return nodes.first().map_or(Step::Pass, |first| Step::Focus(first.id.clone()));
    };
    let here = &nodes[place];
    let focus = |place: usize| nodes.get(place).map_or(Step::Pass, |node| Step::Focus(node.id.clone()));
    match key {
        "ArrowDown" => focus(place + 1),
        "ArrowUp" => place.checked_sub(1).map_or(Step::Pass, focus),
        "Home" => focus(0),
        "End" => focus(nodes.len() - 1),
        "ArrowRight" if here.is_group() && here.is_open => focus(place + 1),
        "ArrowLeft" if !here.is_group() => here.parent.clone().map_or(Step::Pass, Step::Focus),
        "ArrowRight" if here.is_group() => Step::Turn(here.id.clone()),
        "ArrowLeft" if here.is_open => Step::Turn(here.id.clone()),
        "Enter" | " " if here.is_group() => Step::Turn(here.id.clone()),
        "Enter" | " " => Step::Choose(here.id.clone()),
        _ if key.chars().count() == 1 => seek(nodes, place, &format!("{typed}{key}").to_lowercase()),
        _ => Step::Pass,
    }
}

/// The next line whose name or number begins with `typed`; one letter alone leaves the present line.
fn seek(nodes: &[Node], place: usize, typed: &str) -> Step {
    let from = place + usize::from(typed.chars().count() == 1);
    let begins = |node: &&Node| {
        node.label.to_lowercase().starts_with(typed) || node.code.to_lowercase().starts_with(typed)
    };
    let (before, after) = nodes.split_at(from.min(nodes.len()));
    let found = after.iter().chain(before).find(begins);
    found.map_or(Step::Pass, |node| Step::Focus(node.id.clone()))
}

/// The first department of a tree: one that can be booked, if there is one.
pub fn first(groups: &[AdminDepartmentGroup]) -> Option<&AdminDepartment> {
    let all = || groups.iter().flat_map(|group| &group.children);
    all().find(|one| one.state == OnOff::Online).or_else(|| all().next())
}

#[cfg(test)]
mod tests {
    use banyi_shared::dto::Department;

    use super::*;

    fn department(id: &str, name: &str, code: &str, state: OnOff) -> AdminDepartment {
        let department = Department {
            id: id.parse().unwrap(),
            code: code.to_owned(),
            name: name.to_owned(),
            intro: String::new(),
        };
        AdminDepartment { department, state, sort: 0, sessions: 2 }
    }

    fn group(id: &str, name: &str, children: Vec<AdminDepartment>) -> AdminDepartmentGroup {
        let code = format!("G{id}");
        AdminDepartmentGroup {
            id: id.parse().unwrap(),
            code,
            name: name.to_owned(),
            state: OnOff::Online,
            sort: 0,
            children,
        }
    }

    fn tree() -> Vec<AdminDepartmentGroup> {
        vec![
            group(
                "n",
                "内科",
                vec![
                    department("n1", "心血管内科", "0101", OnOff::Offline),
                    department("n2", "呼吸内科", "0102", OnOff::Online),
                ],
            ),
            group("w", "外科", vec![department("w1", "骨科", "0201", OnOff::Online)]),
        ]
    }

    fn ids(open: &[&str], word: &str) -> Vec<String> {
        let open = open.iter().map(|id| (*id).to_owned()).collect();
        shown(&tree(), &open, word).into_iter().map(|node| node.id).collect()
    }

    #[test]
    fn a_word_finds_departments_and_shows_where_they_are() {
        assert_eq!(ids(&[], ""), ["n", "w"]);
        assert_eq!(ids(&["n"], ""), ["n", "n1", "n2", "w"]);
        assert_eq!(ids(&[], "骨"), ["w", "w1"]);
        assert_eq!(ids(&[], "0102"), ["n", "n2"]);
        assert_eq!(ids(&[], "内科"), ["n", "n1", "n2"]);
        assert!(ids(&["n"], "牙").is_empty());
    }

    #[test]
    fn keys_walk_as_in_any_tree() {
        let nodes = shown(&tree(), &["n".to_owned()].into(), "");
        let press = |at, key| step(&nodes, at, key, "");
        let focus = |id: &str| Step::Focus(id.to_owned());
        assert_eq!(press("n", "ArrowDown"), focus("n1"));
        assert_eq!(press("n", "ArrowUp"), Step::Pass);
        assert_eq!(press("n", "ArrowRight"), focus("n1"));
        assert_eq!(press("n2", "ArrowLeft"), focus("n"));
        assert_eq!(press("n", "ArrowLeft"), Step::Turn("n".to_owned()));
        assert_eq!(press("w", "ArrowRight"), Step::Turn("w".to_owned()));
        assert_eq!(press("w", "ArrowLeft"), Step::Pass);
        assert_eq!(press("n1", "End"), focus("w"));
        assert_eq!(press("w", "Home"), focus("n"));
        assert_eq!(press("n1", "Enter"), Step::Choose("n1".to_owned()));
        assert_eq!(press("n", " "), Step::Turn("n".to_owned()));
        assert_eq!(press("gone", "ArrowDown"), focus("n"));
        assert_eq!(press("n", "Tab"), Step::Pass);
    }

    #[test]
    fn typing_seeks_a_name_or_a_number() {
        let nodes = shown(&tree(), &["n".to_owned(), "w".to_owned()].into(), "");
        assert_eq!(step(&nodes, "n", "0", ""), Step::Focus("n1".to_owned()));
        assert_eq!(step(&nodes, "n1", "0", ""), Step::Focus("n2".to_owned()));
        assert_eq!(step(&nodes, "n1", "2", "0"), Step::Focus("w1".to_owned()));
        assert_eq!(step(&nodes, "w1", "呼", ""), Step::Focus("n2".to_owned()));
        assert_eq!(step(&nodes, "n", "x", ""), Step::Pass);
    }

    #[test]
    fn the_first_department_is_one_that_can_be_booked() {
        assert_eq!(first(&tree()).map(|one| one.department.name.as_str()), Some("呼吸内科"));
        assert!(first(&[]).is_none());
    }
}
