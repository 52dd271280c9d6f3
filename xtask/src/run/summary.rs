//! What a person needs to know once the product is up.

use std::time::Duration;

use crate::Outcome;
use crate::demo::Demo;

/// Prints every address, and the staff's account.
pub fn print(demo: &Demo, took: Duration) -> Outcome {
    let server = format!("http://127.0.0.1:{}", demo.server);
    let sandbox = format!("http://127.0.0.1:{}", demo.sandbox);
    let password = demo.admin_password()?;
    println!(
        "
伴医 Banyi is up in {:.1} s · 已启动

  患者小程序 mini-program   {sandbox}/
  运营后台   admin          {server}/admin/
             账号 account   admin
             密码 password  {password}
  接口文档   API docs       {server}/api/docs
  微信沙箱   sandbox        {sandbox}/sandbox

  数据与日志 data, logs     {}
  拨快时钟   move the clock cargo xtask clock +31m
  停止       stop           Ctrl-C
",
        took.as_secs_f64(),
        demo.folder.display(),
    );
    Ok(())
}
