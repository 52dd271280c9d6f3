//! `cargo xtask build`: everything that ships.

use crate::artefacts::{self, Profile};
use crate::{Outcome, node, workspace};

/// With `--release`: one server binary with the admin inside, and the mini-program's folder.
pub fn build(args: &[String]) -> Outcome {
    let profile = match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => Profile::Dev,
        ["--release"] => Profile::Release,
        _ => return Err("usage: cargo xtask build [--release]".into()),
    };
    node::require()?;
    // The admin comes first: a release embeds it.
    artefacts::front_ends()?;
    artefacts::native(profile, &["banyi-server", "banyi-sandbox"])?;
    let folder = profile.folder();
    println!("server        {}", workspace::program(folder, "banyi-server").display());
    println!("sandbox       {}", workspace::program(folder, "banyi-sandbox").display());
    println!("admin         {}", workspace::admin_dist().display());
    println!("mini-program  {}", workspace::root().join("miniapp").display());
    Ok(())
}
