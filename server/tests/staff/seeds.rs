//! The first start.

use banyi_server::staff;

use crate::desk::{ADMIN, connect};

#[tokio::test]
async fn the_first_start_needs_a_password_that_is_long_enough() {
    for pairs in [&[][..], &[("ADMIN_PASSWORD", "ninechars")][..]] {
        let (app, _dir) = connect(pairs).await;
        let error = staff::seed(&app).await.unwrap_err().to_string();
        assert!(error.contains("BANYI_ADMIN_PASSWORD"), "{error}");
        assert!(!error.contains("ninechars"), "{error}");
    }
}

#[tokio::test]
async fn starts_at_the_same_time_make_one_admin() {
    let (app, _dir) = connect(&[("ADMIN_PASSWORD", ADMIN)]).await;
    let seeds = (0..4).map(|_| staff::seed(&app));
    for seeded in futures_util::future::join_all(seeds).await {
        seeded.unwrap();
    }
    let all = staff::list(&app).await.unwrap().items;
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].role_name, "管理员");
    let roles = staff::list_roles(&app).await.unwrap().items;
    assert!(roles.iter().all(|role| role.is_built_in));
}
