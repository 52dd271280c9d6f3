//! Where uploaded pictures are kept.

use std::path::{Path, PathBuf};

use super::load::{ConfigError, Source};
use crate::secret::Secret;

const NAME: &str = "FILES_URL";
const SHAPE: &str = "should be file:///folder, or s3://bucket/prefix?region=… with endpoint= and style=virtual where \
     the service needs them";

/// A folder of this machine, or a bucket.
#[derive(Debug, Clone)]
pub enum FilesSettings {
    /// A folder; several machines must share it.
    Folder(PathBuf),
    /// A bucket of a service that speaks S3.
    Bucket(BucketSettings),
}

/// A bucket.
#[derive(Debug, Clone)]
pub struct BucketSettings {
    /// Its name.
    pub bucket: String,
    /// What the keys of all objects begin with, without slashes at its ends; may be empty.
    pub prefix: String,
    /// The region that requests are signed for.
    pub region: String,
    /// The service's address, unless it is Amazon's own.
    pub endpoint: Option<String>,
    /// Whether the bucket's name stands before the host instead of in the path.
    pub is_virtual: bool,
    /// The access key's id.
    pub key: Secret<String>,
    /// The access key's secret.
    pub secret: Secret<String>,
}

impl FilesSettings {
    /// `FILES_URL`; without it the folder `files` beside the database.
    pub(super) fn load(source: &Source, database_url: &str) -> Result<Self, ConfigError> {
        let Some(text) = source.text(NAME) else {
            return Ok(Self::Folder(beside(database_url)));
        };
        match text.split_once("://") {
            Some(("file", path)) if !path.is_empty() => Ok(Self::Folder(path.into())),
            Some(("s3", _)) => BucketSettings::load(source, &text).map(Self::Bucket),
            _ => Err(ConfigError::new(NAME, SHAPE)),
        }
    }
}

/// The folder `files` beside an SQLite database; `data/files` for any other.
fn beside(database_url: &str) -> PathBuf {
    let path = database_url.strip_prefix("sqlite:").map(|rest| rest.strip_prefix("//").unwrap_or(rest));
    let path =
        path.and_then(|rest| rest.split('?').next()).filter(|path| !path.is_empty() && *path != ":memory:");
    let folder = path.and_then(|path| Path::new(path).parent()).unwrap_or_else(|| Path::new("data"));
    folder.join("files")
}

impl BucketSettings {
    fn load(source: &Source, text: &str) -> Result<Self, ConfigError> {
        let wrong = |problem: &str| ConfigError::new(NAME, problem);
        let url = reqwest::Url::parse(text).map_err(|_| wrong(SHAPE))?;
        let bucket = url.host_str().filter(|host| !host.is_empty()).ok_or_else(|| wrong(SHAPE))?.to_owned();
        if !url.username().is_empty() || url.password().is_some() {
            return Err(wrong("should hold no key: FILES_KEY and FILES_SECRET do"));
        }
        let (mut region, mut endpoint, mut is_virtual) = (None, None, false);
        for (name, value) in url.query_pairs() {
            match (&*name, &*value) {
                ("region", _) if !value.is_empty() => region = Some(value.into_owned()),
                ("endpoint", _) => endpoint = Some(address(&value).ok_or_else(|| wrong(SHAPE))?),
                ("style", "virtual") => is_virtual = true,
                ("style", "path") => is_virtual = false,
                _ => return Err(wrong(SHAPE)),
            }
        }
        let region = match (region, &endpoint) {
            (Some(region), _) => region,
            // Services of one's own have no regions, and take this one.
            (None, Some(_)) => "us-east-1".to_owned(),
            (None, None) => {
                return Err(wrong("should name the bucket's region, as s3://bucket?region=eu-west-1"));
            }
        };
        let needed = |name| {
            let missing = || ConfigError::new(name, "is needed while FILES_URL is a bucket");
            source.text(name).map(Secret::new).ok_or_else(missing)
        };
        let prefix = url.path().trim_matches('/').to_owned();
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
        if !prefix.chars().all(is_plain) || prefix.split('/').any(|part| part == "." || part == "..") {
            return Err(wrong("should have a prefix of letters, digits, dashes and slashes"));
        }
        let (key, secret) = (needed("FILES_KEY")?, needed("FILES_SECRET")?);
        Ok(Self { bucket, prefix, region, endpoint, is_virtual, key, secret })
    }
}

/// An http or https address without path and query.
fn address(text: &str) -> Option<String> {
    let url = reqwest::Url::parse(text).ok()?;
    let is_plain = matches!(url.scheme(), "http" | "https") && url.host_str().is_some();
    let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    (is_plain && is_bare).then(|| text.trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(pairs: &[(&'static str, &str)]) -> Result<FilesSettings, String> {
        let pairs = pairs.iter().map(|(name, value)| (*name, (*value).to_owned()));
        let source = Source::from_pairs(pairs);
        FilesSettings::load(&source, "sqlite://data/banyi.db").map_err(|error| error.to_string())
    }

    #[test]
    fn the_folder_is_beside_the_database() {
        for (database, folder) in [
            ("sqlite://data/banyi.db", "data/files"),
            ("sqlite:///var/lib/banyi/banyi.db?mode=rwc", "/var/lib/banyi/files"),
            ("sqlite:banyi.db", "files"),
            ("sqlite::memory:", "data/files"),
            ("postgres://u:p@h/d", "data/files"),
        ] {
            assert_eq!(beside(database), Path::new(folder), "{database}");
        }
    }

    #[test]
    fn a_bucket_is_read_with_its_keys() {
        let url = "s3://pictures/banyi/a/?region=cn-1&endpoint=https://oss.example.com/&style=virtual";
        let keys = [("FILES_KEY", "id"), ("FILES_SECRET", "very secret")];
        let Ok(FilesSettings::Bucket(bucket)) = load(&[("FILES_URL", url), keys[0], keys[1]]) else {
            panic!()
        };
        assert_eq!((bucket.bucket.as_str(), bucket.prefix.as_str()), ("pictures", "banyi/a"));
        assert_eq!(bucket.endpoint.as_deref(), Some("https://oss.example.com"));
        assert!(bucket.is_virtual && bucket.region == "cn-1");
        assert!(!format!("{bucket:?}").contains("very secret"));
        let local = load(&[("FILES_URL", "s3://b?endpoint=http://127.0.0.1:9000"), keys[0], keys[1]]);
        assert!(matches!(local, Ok(FilesSettings::Bucket(bucket)) if bucket.region == "us-east-1"));
    }

    #[test]
    fn a_wrong_one_is_named() {
        let keys = [("FILES_KEY", "id"), ("FILES_SECRET", "s")];
        for url in [
            "data/files",
            "file://",
            "ftp://host",
            "s3://",
            "s3://b",
            "s3://b?region=x&colour=red",
            "s3://b?endpoint=oss.example.com",
            "s3://b?endpoint=https://h/path",
            "s3://id:key@b?region=x",
            "s3://b/a%20b?region=x",
        ] {
            let told = load(&[("FILES_URL", url), keys[0], keys[1]]).unwrap_err();
            assert!(told.starts_with("setting BANYI_FILES_URL "), "{url}: {told}");
        }
        let told = load(&[("FILES_URL", "s3://b?region=x"), keys[0]]).unwrap_err();
        assert!(told.starts_with("setting BANYI_FILES_SECRET "), "{told}");
    }
}
