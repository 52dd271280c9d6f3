//! `xtask-bindgen IN.wasm OUT_DIR NAME`: makes the browser's glue for a WASM file.

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(input), Some(out), Some(name)) = (args.next(), args.next(), args.next()) else {
        return Err("usage: xtask-bindgen IN.wasm OUT_DIR NAME".into());
    };
    Bindgen::new().input_path(input).web(true)?.typescript(false).out_name(&name).generate(out)?;
    Ok(())
}
