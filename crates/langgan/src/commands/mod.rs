//! The commands of `langgan`.

mod audit;
mod backup;
mod doctor;
mod keys;
mod user;

use crate::{
    config::{Config, Flags, LogFormat},
    demo, serve,
};
use clap::{Parser, Subcommand};
use kernel::{Error, Locale, Result, Role};
use std::{path::PathBuf, process::ExitCode};

/// The CRM for businesses that sell and serve over WhatsApp.
#[derive(Parser)]
#[command(name = "langgan", version, about)]
struct Cli {
    #[command(flatten)]
    flags: Flags,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the workspace
    Serve {
        /// Fill an empty workspace with demo data first
        #[arg(long)]
        demo: bool,
    },
    /// Bring the schema up to date
    Migrate,
    /// Fill an empty workspace with demo data
    Demo {
        /// Add so many leads of two years more, for measuring
        #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u64).range(..=10_000_000))]
        leads: u64,
    },
    /// Let people in
    #[command(subcommand)]
    User(UserCommand),
    /// Copy database, files and keys into a new folder, while the workspace is used
    Backup {
        /// The new folder
        folder: PathBuf,
    },
    /// Bring a backup back into an empty workspace, and prove that it is whole
    Restore {
        /// The backup's folder
        folder: PathBuf,
    },
    /// Look at everything that can be wrong
    Doctor {
        /// Instead, build anew what is searched for and filtered by
        #[arg(long)]
        rebuild_search: bool,
    },
    /// The keys of encrypted columns
    #[command(subcommand)]
    Keys(KeysCommand),
    /// The audit log
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Print the description of the API
    Openapi,
}

#[derive(Subcommand)]
enum UserCommand {
    /// Add a user; the password is printed and must be changed at the first login
    Add {
        /// Their email
        email: String,
        /// Their name
        #[arg(long)]
        name: String,
        /// owner, manager, admin, sales, technician or staff
        #[arg(long, default_value = "owner")]
        role: Role,
    },
    /// Give a user a new password
    ResetPassword {
        /// Their email
        email: String,
    },
}

#[derive(Subcommand)]
enum KeysCommand {
    /// Show which key file is used, and its fingerprint
    Show,
    /// Add a key and seal every encrypted value with it
    Rotate,
}

#[derive(Subcommand)]
enum AuditCommand {
    /// Check that nothing was changed or removed
    Verify,
}

/// Runs the command of the command line. A failure is one line on standard error and exit code 1.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(cause) => return fail(&Error::internal(cause)),
    };
    match runtime.block_on(execute(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(cause) => fail(&cause),
    }
}

fn fail(cause: &Error) -> ExitCode {
    let text = match cause {
        Error::Unavailable(text) => text.clone(),
        Error::Invalid(faults) => {
            let lines: Vec<_> =
                faults.iter().map(|fault| format!("{}: {}", fault.field, fault.say(Locale::En))).collect();
            lines.join("; ")
        }
        other => {
            let source = std::error::Error::source(other).map(|source| format!(": {source}"));
            format!("{other}{}", source.unwrap_or_default())
        }
    };
    eprintln!("langgan: {}", text.replace('\n', " "));
    ExitCode::FAILURE
}

async fn execute(cli: Cli) -> Result<()> {
    if matches!(cli.command, Command::Openapi) {
        return print_openapi();
    }
    let config = Config::read(&cli.flags)?;
    start_log(&config)?;
    match cli.command {
        Command::Serve { demo: true } => {
            demo::fill_if_empty(&config).await?;
            serve::serve(&config).await
        }
        Command::Serve { demo: false } => serve::serve(&config).await,
        Command::Migrate => migrate(config).await,
        Command::Demo { leads } => demo::fill(&config, leads).await,
        Command::User(UserCommand::Add { email, name, role }) => {
            user::add(&config, &name, &email, role).await
        }
        Command::User(UserCommand::ResetPassword { email }) => user::reset_password(&config, &email).await,
        Command::Backup { folder } => backup::backup(&config, &folder).await,
        Command::Restore { folder } => backup::restore(&config, &folder).await,
        Command::Doctor { rebuild_search: true } => doctor::rebuild_search(&config).await,
        Command::Doctor { rebuild_search: false } => doctor::doctor(&config).await,
        Command::Keys(KeysCommand::Show) => keys::show(&config),
        Command::Keys(KeysCommand::Rotate) => keys::rotate(&config).await,
        Command::Audit(AuditCommand::Verify) => audit::verify(&config).await,
        Command::Openapi => print_openapi(),
    }
}

fn start_log(config: &Config) -> Result<()> {
    let filter = tracing_subscriber::EnvFilter::try_new(&config.log.level)
        .map_err(|cause| Error::Unavailable(format!("log.level: {cause}")))?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match config.log.format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().init(),
    }
    Ok(())
}

async fn migrate(mut config: Config) -> Result<()> {
    config.migrates = true;
    serve::open(&config).await?.db().clone().close().await;
    println!("the schema is up to date");
    Ok(())
}

fn print_openapi() -> Result<()> {
    let (_, document) = crate::assemble::api();
    println!("{}", document.to_pretty_json().map_err(Error::internal)?);
    Ok(())
}
