//! The books as a file of lines, each a record: only ever added to, and on the disk before
//! anybody is answered. A line that was torn by a kill was never answered for, and is dropped.

use super::{Books, Record};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// The open file.
#[derive(Debug)]
pub struct File(fs::File);

impl File {
    /// Reads the books, and writes them anew without what was replaced; a missing file is empty
    /// books.
    ///
    /// # Errors
    /// When it cannot be read or written, or a line other than a torn last one makes no sense.
    pub fn open(path: &Path) -> io::Result<(Self, Books)> {
        let books = match fs::read_to_string(path) {
            Ok(text) => Books::of(parse(&text)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Books::default(),
            Err(error) => return Err(error),
        };
        let next = path.with_extension("next");
        let mut file = Self(fs::File::create(&next)?);
        file.write(&books.records())?;
        fs::rename(&next, path)?;
        Ok((Self(OpenOptions::new().append(true).open(path)?), books))
    }

    /// Adds records; they are on the disk when this returns.
    ///
    /// # Errors
    /// When the disk says no.
    pub fn write(&mut self, records: &[Record]) -> io::Result<()> {
        let mut lines = Vec::new();
        for record in records {
            serde_json::to_writer(&mut lines, record).map_err(io::Error::other)?;
            lines.push(b'\n');
        }
        self.0.write_all(&lines)?;
        self.0.sync_data()
    }

    /// Forgets everything, and begins with these records.
    ///
    /// # Errors
    /// When the disk says no.
    pub fn begin_anew(&mut self, records: &[Record]) -> io::Result<()> {
        self.0.set_len(0)?;
        self.write(records)
    }
}

fn parse(text: &str) -> io::Result<Vec<Record>> {
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    whole.lines().map(|line| serde_json::from_str(line).map_err(io::Error::other)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn books_come_back_and_a_torn_line_is_dropped() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("hospital.books");
        let (mut file, mut books) = File::open(&path).unwrap();
        assert!(!books.is_replayed("0123456789abcdef", 100));
        let version = books.next_version(5);
        file.write(&books.take_fresh()).unwrap();
        file.0.write_all(b"{\"version\":9").unwrap();
        drop(file);

        let (mut file, mut again) = File::open(&path).unwrap();
        assert_eq!(again.version, version);
        assert!(again.is_replayed("0123456789abcdef", 101), "a nonce is used once, over a restart too");
        file.begin_anew(&[]).unwrap();
        assert_eq!(File::open(&path).unwrap().1.version, 0);
        std::fs::write(&path, "nonsense\n{}\n").unwrap();
        assert!(File::open(&path).is_err());
    }
}
