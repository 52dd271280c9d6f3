//! A bucket of a service that speaks S3: objects `prefix/<id>`, put, read and deleted one by one.

use std::path::Path as FilePath;
use std::time::Duration;

use banyi_shared::FileId;
use bytes::Bytes;
use futures_util::stream::BoxStream;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, ClientOptions, ObjectStore, ObjectStoreExt, PutMultipartOptions, PutOptions,
    RetryConfig, WriteMultipart,
};
use tokio::fs::File;
use tokio::io::AsyncReadExt;

use crate::config::{BucketSettings, ConfigError};

/// How long to wait for a connection, and for everything.
const CONNECT: Duration = Duration::from_secs(3);
const TOTAL: Duration = Duration::from_secs(15);
/// A part of a large object, in bytes; services ask for at least 5 MB.
const PART: usize = 8 * 1024 * 1024;

/// A bucket.
#[derive(Debug)]
pub(in crate::files) struct Bucket {
    store: AmazonS3,
    prefix: String,
}

impl Bucket {
    pub(super) fn new(settings: &BucketSettings) -> Result<Self, ConfigError> {
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&settings.bucket)
            .with_region(&settings.region)
            .with_access_key_id(settings.key.expose())
            .with_secret_access_key(settings.secret.expose())
            .with_virtual_hosted_style_request(settings.is_virtual)
            // Not every service that speaks S3 deletes in bulk.
            .with_disable_bulk_delete(true)
            .with_client_options(ClientOptions::new().with_connect_timeout(CONNECT).with_timeout(TOTAL))
            .with_retry(RetryConfig { max_retries: 2, retry_timeout: TOTAL, ..RetryConfig::default() });
        if let Some(endpoint) = &settings.endpoint {
            builder = builder
                .with_endpoint(address_of(settings, endpoint))
                .with_allow_http(endpoint.starts_with("http://"));
        }
        let store = builder
            .build()
            .map_err(|cause| ConfigError::new("FILES_URL", format!("names no usable bucket: {cause}")))?;
        Ok(Self { store, prefix: settings.prefix.clone() })
    }

    pub(super) async fn put(
        &self,
        id: &FileId,
        bytes: Bytes,
        content_type: &'static str,
    ) -> object_store::Result<()> {
        let mut attributes = Attributes::new();
        attributes.insert(Attribute::ContentType, content_type.into());
        let options = PutOptions { attributes, ..PutOptions::default() };
        self.store.put_opts(&self.path(id), bytes.into(), options).await.map(drop)
    }

    /// As [`Bucket::put`], from a file: a large one in parts.
    pub(super) async fn put_file(
        &self,
        id: &FileId,
        from: &FilePath,
        content_type: &'static str,
    ) -> object_store::Result<()> {
        let mut file = File::open(from).await.map_err(broken)?;
        if file.metadata().await.map_err(broken)?.len() <= PART as u64 {
            let bytes = tokio::fs::read(from).await.map_err(broken)?;
            return self.put(id, bytes.into(), content_type).await;
        }
        let mut attributes = Attributes::new();
        attributes.insert(Attribute::ContentType, content_type.into());
        let options = PutMultipartOptions { attributes, ..PutMultipartOptions::default() };
        let upload = self.store.put_multipart_opts(&self.path(id), options).await?;
        let mut parts = WriteMultipart::new_with_chunk_size(upload, PART);
        let mut chunk = vec![0; PART];
        loop {
            let read = file.read(&mut chunk).await.map_err(broken)?;
            if read == 0 {
                return parts.finish().await.map(drop);
            }
            parts.wait_for_capacity(2).await?;
            parts.write(&chunk[..read]);
        }
    }

    pub(super) async fn open(
        &self,
        id: &FileId,
    ) -> object_store::Result<Option<BoxStream<'static, object_store::Result<Bytes>>>> {
        match self.store.get(&self.path(id)).await {
            Ok(found) => Ok(Some(found.into_stream())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(cause) => Err(cause),
        }
    }

    pub(super) async fn get(&self, id: &FileId) -> object_store::Result<Option<Bytes>> {
        match self.store.get(&self.path(id)).await {
            Ok(found) => found.bytes().await.map(Some),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(cause) => Err(cause),
        }
    }

    pub(super) async fn delete(&self, id: &FileId) -> object_store::Result<()> {
        match self.store.delete(&self.path(id)).await {
            Err(object_store::Error::NotFound { .. }) => Ok(()),
            other => other,
        }
    }

    fn path(&self, id: &FileId) -> Path {
        Path::from(format!("{}/{id}", self.prefix))
    }
}

fn broken(cause: std::io::Error) -> object_store::Error {
    object_store::Error::Generic { store: "file", source: Box::new(cause) }
}

/// With the bucket before the host, where the service wants it there.
fn address_of(settings: &BucketSettings, endpoint: &str) -> String {
    match endpoint.split_once("://") {
        Some((scheme, host)) if settings.is_virtual => format!("{scheme}://{}.{host}", settings.bucket),
        _ => endpoint.to_owned(),
    }
}
