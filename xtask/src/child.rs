//! Programs that run beside this one, and end with it.

use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::command::{command, line};
use crate::Outcome;

/// The inner command by which this program becomes a child that dies with its parent.
pub const WRAPPER: &str = "child";

/// `child PROGRAM ARGS…`: asks the kernel for a signal when the parent ends, then becomes the program.
pub fn become_child(args: &[String]) -> Outcome {
    let [program, args @ ..] = args else {
        return Err("child needs a program".into());
    };
    #[cfg(target_os = "linux")]
    rustix::process::set_parent_process_death_signal(Some(Signal::TERM))?;
    Err(Command::new(program).args(args).exec().into())
}

/// A running program, ended when this is dropped.
pub struct Running {
    name: &'static str,
    child: Child,
    stop: Signal,
}

impl Running {
    /// Starts `inner` so that it ends when this program does, however it ends; what it logs goes to `log`.
    pub fn start(name: &'static str, inner: &Command, log: Stdio) -> Outcome<Self> {
        let mut outer = command(own_program()?, &[WRAPPER]);
        outer.arg(inner.get_program()).args(inner.get_args()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        for (key, value) in inner.get_envs() {
            match value {
                Some(value) => outer.env(key, value),
                None => outer.env_remove(key),
            };
        }
        if let Some(folder) = inner.get_current_dir() {
            outer.current_dir(folder);
        }
        let child = outer.spawn().map_err(|cause| format!("{}: {cause}", line(inner)))?;
        Ok(Self { name, child, stop: Signal::TERM })
    }

    /// Ends by `signal` instead of SIGTERM.
    pub fn stopped_by(mut self, signal: Signal) -> Self {
        self.stop = signal;
        self
    }

    /// Errs when the program has ended.
    pub fn must_run(&mut self) -> Outcome {
        match self.child.try_wait()? {
            None => Ok(()),
            Some(status) => Err(format!("{} has ended: {status}", self.name).into()),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            if let Some(pid) = Pid::from_raw(self.child.id().cast_signed()) {
                let _ = kill_process(pid, self.stop);
            }
        }
        let _ = self.child.wait();
    }
}

/// This program, even when cargo has put a newer one in its place.
fn own_program() -> Outcome<PathBuf> {
    let own = PathBuf::from("/proc/self/exe");
    Ok(if own.exists() { own } else { std::env::current_exe()? })
}

/// Told by Ctrl-C, SIGTERM or SIGHUP.
pub fn interrupts() -> Outcome<Receiver<()>> {
    let (tell, told) = std::sync::mpsc::channel();
    ctrlc::set_handler(move || {
        let _ = tell.send(());
    })?;
    Ok(told)
}

/// Looks every 50 ms until `is_ready`, while all of `children` run and nobody interrupts.
pub fn wait_until(
    what: &str,
    interrupts: &Receiver<()>,
    children: &mut [&mut Running],
    mut is_ready: impl FnMut() -> bool,
) -> Outcome {
    let started = Instant::now();
    while !is_ready() {
        for child in children.iter_mut() {
            child.must_run()?;
        }
        if started.elapsed() > Duration::from_secs(60) {
            return Err(format!("{what} was not ready after a minute").into());
        }
        match interrupts.recv_timeout(Duration::from_millis(50)) {
            Err(RecvTimeoutError::Timeout) => {}
            Ok(()) | Err(RecvTimeoutError::Disconnected) => return Err("interrupted".into()),
        }
    }
    Ok(())
}
