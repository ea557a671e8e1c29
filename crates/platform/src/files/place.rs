//! The places where files can rest.

use object_store::ObjectStore;
use std::{error::Error, fmt, path::Path, sync::Arc};

/// How to reach an S3-compatible store.
#[derive(Clone, Default)]
pub struct S3 {
    /// The bucket.
    pub bucket: String,
    /// The store's address; Amazon's where nothing is said. Plain HTTP is for machines in one room.
    pub endpoint: Option<String>,
    /// The region; most stores ignore it.
    pub region: Option<String>,
    /// The access key's id.
    pub key: String,
    /// The access key's secret.
    pub secret: String,
}

/// The secret stays out of logs.
impl fmt::Debug for S3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("S3")
            .field("bucket", &self.bucket)
            .field("endpoint", &self.endpoint)
            .field("region", &self.region)
            .finish_non_exhaustive()
    }
}

/// Makes `folder` and sees that a file can be written and removed there.
pub(super) fn probe(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    tempfile::Builder::new().prefix(".probe-").tempfile_in(folder)?.close()
}

#[cfg(feature = "s3")]
pub(super) fn bucket(options: &S3) -> Result<Arc<dyn ObjectStore>, Box<dyn Error>> {
    // A request must not hang for minutes on a store that is down.
    let retry = object_store::RetryConfig {
        max_retries: 3,
        retry_timeout: std::time::Duration::from_secs(20),
        ..Default::default()
    };
    let mut builder = object_store::aws::AmazonS3Builder::new()
        .with_retry(retry)
        .with_bucket_name(&options.bucket)
        .with_region(options.region.as_deref().unwrap_or("us-east-1"))
        .with_access_key_id(&options.key)
        .with_secret_access_key(&options.secret);
    if let Some(endpoint) = &options.endpoint {
        builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
    }
    Ok(Arc::new(builder.build()?))
}

#[cfg(not(feature = "s3"))]
pub(super) fn bucket(_: &S3) -> Result<Arc<dyn ObjectStore>, Box<dyn Error>> {
    Err("this build has no S3 support; build with --features s3".into())
}
