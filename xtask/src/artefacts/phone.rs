//! The mini-program, built for the sandbox's phone.

use crate::command::{check, command};
use crate::{Outcome, node, stamp, workspace};

/// Copies what the mini-program uses of its npm packages to where WeChat looks for it.
pub fn components() -> Outcome {
    node::install("miniapp")?;
    check(command("node", &["scripts/npm.mjs"]).current_dir(workspace::root().join("miniapp")))
}

/// Builds `target/phone` when the mini-program or the phone changed.
pub fn phone() -> Outcome {
    components()?;
    let root = workspace::root();
    let out = workspace::phone_dist();
    let done = out.join("built");
    let inputs = stamp::inputs(&[root.join("miniapp/miniprogram"), root.join("sandbox/phone")])?;
    stamp::unless_done(&done, &inputs, || {
        println!("· building the phone");
        let out = out.to_string_lossy();
        check(&mut command("node", &["sandbox/phone/build.mjs", "miniapp/miniprogram", &out]))
    })?;
    Ok(())
}
