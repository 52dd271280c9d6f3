//! 角色: a named set of permissions with a data scope.

use banyi_shared::Permission;

/// The permissions in a role's column, words joined by commas. A word that this version does not know grants nothing.
pub fn parse_permissions(text: &str) -> Vec<Permission> {
    text.split(',').filter_map(|word| word.parse().ok()).collect()
}

/// The column's text: each permission once, in the order of declaration.
pub fn join_permissions(permissions: &[Permission]) -> String {
    let words: Vec<&str> = Permission::ALL
        .iter()
        .filter(|permission| permissions.contains(permission))
        .map(|permission| permission.as_str())
        .collect();
    words.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn permissions_survive_the_column_and_repeat_not() {
        let twice = [Permission::UsersRead, Permission::OrdersRead, Permission::UsersRead];
        let text = join_permissions(&twice);
        assert_eq!(text, "orders.read,users.read");
        assert_eq!(parse_permissions(&text), [Permission::OrdersRead, Permission::UsersRead]);
        assert_eq!(parse_permissions("orders.read,of.tomorrow").len(), 1);
        assert!(parse_permissions("").is_empty());
    }
}
