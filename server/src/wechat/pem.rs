//! PEM text to DER and back. Tolerates CRLF, spaces and text around the block (RFC 7468).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The DER of the first block with this label; `None` when there is none or it is no base64.
pub(super) fn der(text: &str, label: &str) -> Option<Vec<u8>> {
    let begin = format!("-----BEGIN {label}-----");
    let end = format!("-----END {label}-----");
    let (_, rest) = text.split_once(&begin)?;
    let (block, _) = rest.split_once(&end)?;
    let packed: String = block.split_whitespace().collect();
    STANDARD.decode(packed).ok().filter(|der| !der.is_empty())
}

/// A block with lines of 64 characters.
pub(super) fn encode(label: &str, der: &[u8]) -> String {
    let mut text = format!("-----BEGIN {label}-----\n");
    for (at, letter) in STANDARD.encode(der).chars().enumerate() {
        if at > 0 && at % 64 == 0 {
            text.push('\n');
        }
        text.push(letter);
    }
    text.push_str(&format!("\n-----END {label}-----\n"));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes_whatever_the_line_ends() {
        let der_bytes: Vec<u8> = (0..200).collect();
        let text = encode("THING", &der_bytes);
        assert!(text.lines().all(|line| line.len() <= 64));
        assert_eq!(der(&text, "THING").unwrap(), der_bytes);
        assert_eq!(der(&text.replace('\n', "\r\n"), "THING").unwrap(), der_bytes);
        assert_eq!(der(&format!("note\n{text}"), "THING").unwrap(), der_bytes);
    }

    #[test]
    fn refuses_other_labels_and_garbage() {
        assert!(der("", "THING").is_none());
        assert!(der("-----BEGIN A-----\n*\n-----END A-----", "A").is_none());
        assert!(der("-----BEGIN A-----\n-----END A-----", "A").is_none());
        assert!(der(&encode("A", &[1]), "B").is_none());
    }
}
