//! The sealed form.

use aws_lc_rs::aead::{Aad, Nonce};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::keys::Derived;

/// Where a sealed value lives; it opens nowhere else.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The table's name.
    pub table: &'static str,
    /// The column's name.
    pub column: &'static str,
    /// The row's primary key.
    pub row: &'a str,
}

impl Place<'_> {
    fn aad(&self) -> Aad<Vec<u8>> {
        Aad::from(format!("{}\n{}\n{}", self.table, self.column, self.row).into_bytes())
    }
}

pub fn seal(key: &Derived, nonce: [u8; 12], place: Place<'_>, text: &str) -> Result<String, ()> {
    let mut body = text.as_bytes().to_vec();
    key.pii
        .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), place.aad(), &mut body)
        .map_err(|_| ())?;
    let mut bytes = nonce.to_vec();
    bytes.append(&mut body);
    Ok(format!("{}:{}", key.kid, STANDARD.encode(bytes)))
}

pub fn open(key: &Derived, place: Place<'_>, sealed: &str) -> Result<String, ()> {
    let (_, text) = sealed.split_once(':').ok_or(())?;
    let mut bytes = STANDARD.decode(text).map_err(|_| ())?;
    if bytes.len() < 12 {
        return Err(());
    }
    let mut body = bytes.split_off(12);
    let nonce = Nonce::try_assume_unique_for_key(&bytes).map_err(|_| ())?;
    let plain = key.pii.open_in_place(nonce, place.aad(), &mut body).map_err(|_| ())?;
    String::from_utf8(plain.to_vec()).map_err(|_| ())
}
