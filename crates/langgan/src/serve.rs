//! Opens the workspace and serves it until it is told to stop.

use crate::{
    assemble,
    config::{Config, FilesKind},
    mail,
};
use kernel::{Error, Result};
use platform::{
    App, Options, Parts,
    clock::Clock,
    crypto::KeyRing,
    db::{self, Db},
    files::{Files, S3},
    live, settings,
};
use std::{net::SocketAddr, time::Duration};
use tokio::net::{TcpListener, TcpSocket};
use tokio_util::sync::CancellationToken;

/// Connections that wait to be accepted; a small number drops bursts.
const BACKLOG: u32 = 4_096;
const SHUTDOWN: Duration = Duration::from_secs(20);

/// Opens database, keys and files as configured; brings the schema up to date where `config` says so.
///
/// # Errors
/// `Unavailable` with one line that says what is wrong.
pub async fn open(config: &Config) -> Result<App> {
    open_with_clock(config, Clock::System).await
}

/// [`open`], with another clock.
///
/// # Errors
/// As [`open`].
pub async fn open_with_clock(config: &Config, clock: Clock) -> Result<App> {
    config.make_data_dir()?;
    let keys = KeyRing::load_or_create(&config.key_path())?;
    let files = open_files(config)?;
    let db = Db::open(&config.database_url(), config.database.connections).await?;
    let migrations = assemble::migrations();
    let pending = db::pending(&db, &migrations).await?;
    if !pending.is_empty() && !config.migrates {
        let text = format!("the schema needs {} changes: run `langgan migrate` first", pending.len());
        return Err(Error::Unavailable(text));
    }
    if !pending.is_empty() {
        db::migrate(&db, &migrations, Clock::System.now()).await?;
    }
    let app = App::new(Parts {
        db,
        clock,
        keys,
        files,
        authenticator: Box::new(accounts::SessionAuthenticator),
        registry: assemble::registry(),
        options: Options {
            public_url: config.public_url.clone(),
            allows_business_dates: config.allows_business_dates,
            requests_per_minute: config.limits.requests_per_minute,
            trusts_proxy: config.trusts_proxy,
            telegram_url: config.telegram.api_url.clone(),
        },
    })
    .await?;
    check_keys(&app, config).await?;
    Ok(app)
}

/// A key file that was lost is made anew without a word; with it nothing old could be read.
async fn check_keys(app: &App, config: &Config) -> Result<()> {
    let own = app.keys().fingerprint();
    match app.settings().text("key_fingerprint") {
        Some(known) if known != own => Err(Error::Unavailable(format!(
            "the key file {} does not belong to this workspace; bring the right one back",
            config.key_path().display()
        ))),
        Some(_) => Ok(()),
        None => {
            let value = serde_json::Value::String(own);
            app.transact(async |tx| {
                settings::store(tx, "key_fingerprint", (value.clone(), None), None).await
            })
            .await?;
            app.reload_settings().await
        }
    }
}

fn open_files(config: &Config) -> Result<Files> {
    match config.files.kind {
        FilesKind::Folder => Files::folder(&config.files_path()),
        FilesKind::S3 => Files::s3(&S3 {
            bucket: config.files.bucket(),
            endpoint: config.files.endpoint.clone(),
            region: config.files.region.clone(),
            key: config.files.access_key_id.clone().unwrap_or_default(),
            secret: config.files.secret_access_key.clone().unwrap_or_default(),
        }),
    }
}

/// Serves until Ctrl+C or SIGTERM, then finishes requests and jobs.
///
/// # Errors
/// `Unavailable` with one line: the address is in use, the database doesn't answer…
pub async fn serve(config: &Config) -> Result<()> {
    let listener = listen(&config.listen)?;
    let app = open(config).await?;
    let sender = mail::Sender::from_config(&config.smtp)?;
    platform::metrics::start();
    let stop = CancellationToken::new();
    let workers = tokio::spawn(assemble::workers(sender).run(app.clone(), config.workers, stop.clone()));
    let listening = tokio::spawn(live::listen(app.clone()));
    let tuning = app.db().clone();
    tokio::spawn(async move { tuning.optimize().await });
    tracing::info!(address = %listener.local_addr().map_err(Error::internal)?, url = config.public_url, "serving");

    let service = assemble::router(&app).into_make_service_with_connect_info::<SocketAddr>();
    let stopping = stop.clone();
    let graceful = axum::serve(listener, service).with_graceful_shutdown(async move {
        wait_for_signal().await;
        stopping.cancel();
        tracing::info!("stopping: finishing requests and jobs");
    });
    // Live streams never end by themselves, so what still runs after a while is cut.
    let deadline = async {
        stop.cancelled().await;
        tokio::time::sleep(SHUTDOWN).await;
    };
    tokio::select! {
        served = graceful.into_future() => served.map_err(Error::internal)?,
        () = deadline => {}
    }
    listening.abort();
    let _ = tokio::time::timeout(SHUTDOWN, workers).await;
    app.db().clone().close().await;
    Ok(())
}

fn listen(address: &str) -> Result<TcpListener> {
    let parsed: SocketAddr = address
        .parse()
        .map_err(|_| Error::Unavailable(format!("listen: {address} is no address and port")))?;
    let bound =
        bind(parsed).map_err(|cause| Error::Unavailable(format!("cannot listen on {address}: {cause}")))?;
    Ok(bound)
}

fn bind(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

async fn wait_for_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        },
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}
