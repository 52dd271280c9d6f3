//! A bucket of a service that speaks S3: objects `prefix/<id>`, put, read and deleted one by one.

use std::time::Duration;

use banyi_shared::FileId;
use bytes::Bytes;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, ClientOptions, ObjectStore, ObjectStoreExt, PutOptions, RetryConfig,
};

use crate::config::{BucketSettings, ConfigError};

/// How long to wait for a connection, and for everything.
const CONNECT: Duration = Duration::from_secs(3);
const TOTAL: Duration = Duration::from_secs(15);

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

/// With the bucket before the host, where the service wants it there.
fn address_of(settings: &BucketSettings, endpoint: &str) -> String {
    match endpoint.split_once("://") {
        Some((scheme, host)) if settings.is_virtual => format!("{scheme}://{}.{host}", settings.bucket),
        _ => endpoint.to_owned(),
    }
}
