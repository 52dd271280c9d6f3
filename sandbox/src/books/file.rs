//! The books as a file, replaced in one step.

use super::Books;
use std::io;
use std::path::Path;

/// Reads the books; a missing file is empty books.
pub fn read(file: &Path) -> io::Result<Books> {
    match std::fs::read(file) {
        Ok(bytes) => serde_json::from_slice(&bytes).map_err(io::Error::other),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Books::default()),
        Err(error) => Err(error),
    }
}

/// Writes a new file beside the old one and renames it over the old one.
pub fn write(file: &Path, books: &Books) -> io::Result<()> {
    let next = file.with_extension("next");
    std::fs::write(&next, serde_json::to_vec(books).map_err(io::Error::other)?)?;
    std::fs::rename(&next, file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn books_come_back_as_they_went() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("books.json");
        assert!(read(&file).unwrap().orders.is_empty());
        let mut books = Books::default();
        books.messages.push(crate::books::Message {
            at: 1,
            openid: "o".into(),
            template_id: "t".into(),
            page: None,
            data: serde_json::json!({}),
        });
        write(&file, &books).unwrap();
        assert_eq!(read(&file).unwrap().messages.len(), 1);
        std::fs::write(&file, "torn").unwrap();
        assert!(read(&file).is_err());
    }
}
