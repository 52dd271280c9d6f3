//! `xtask-bindgen IN.wasm OUT_DIR NAME`: makes of the admin's WASM what a browser loads.
//!
//! The file is cut at its split points first: `NAME.js` and `NAME_bg.wasm` are there at once, `split_*.wasm` and
//! `chunk_*.wasm` when a screen asks for them through `__wasm_split.js`. All of them belong to one build.

use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, transform};

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// What every WASM file begins with: the magic and the version.
const HEADER: usize = 8;
/// The number of a section that the program does not need.
const CUSTOM: u8 = 0;

fn main() -> Outcome {
    let mut args = std::env::args().skip(1);
    let (Some(input), Some(out), Some(name)) = (args.next(), args.next(), args.next()) else {
        return Err("usage: xtask-bindgen IN.wasm OUT_DIR NAME".into());
    };
    let out = Path::new(&out);
    let (input, main, script) =
        (std::fs::read(input)?, out.join(format!("{name}.wasm")), format!("./{name}.js"));
    let mut options = Options::new(&input);
    (options.output_dir, options.main_out_path, options.main_module) = (out, &main, &script);
    let parts = transform(options)?;
    for part in parts.split_modules {
        let lean = without_custom_sections(&std::fs::read(&part)?)?;
        std::fs::write(part, lean)?;
    }
    Bindgen::new()
        .input_path(&main)
        .web(true)?
        .typescript(false)
        // The parts look for the names that the linker gave.
        .keep_lld_exports(true)
        .demangle(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .out_name(&name)
        .generate(out)?;
    Ok(std::fs::remove_file(main)?)
}

/// Takes names and tools out; the program stays as it is.
fn without_custom_sections(wasm: &[u8]) -> Outcome<Vec<u8>> {
    let mut lean = wasm.get(..HEADER).ok_or("no WASM")?.to_vec();
    let mut rest = wasm.get(HEADER..).unwrap_or_default();
    while let Some((&kind, after)) = rest.split_first() {
        let (length, digits) = leb128(after)?;
        let end = 1 + digits + length;
        let section = rest.get(..end).ok_or("a section ends behind the file")?;
        if kind != CUSTOM {
            lean.extend_from_slice(section);
        }
        rest = rest.get(end..).unwrap_or_default();
    }
    Ok(lean)
}

/// A number in groups of seven bits, the lowest first, and how many bytes it takes.
fn leb128(bytes: &[u8]) -> Outcome<(usize, usize)> {
    let mut value = 0;
    for (at, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Ok((value, at + 1));
        }
    }
    Err("a length that does not end".into())
}
