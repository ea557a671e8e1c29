//! One server as a process of its own, and one database for as many as a test starts.

use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};
use sqlx::{Connection, Executor, PgConnection};
use std::{
    net::TcpListener,
    path::Path,
    process::{Child, Command, Output, Stdio},
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

/// A server that takes longer than this to start has failed.
const PATIENCE: Duration = Duration::from_mins(1);
/// The number of the next database of this run.
static NEXT: AtomicU64 = AtomicU64::new(1);
const PASSWORD: &str = "kopi-susu-gula-aren";

/// Where the workspace is kept.
pub struct Workspace {
    folder: tempfile::TempDir,
    database: Option<String>,
}

impl Workspace {
    /// In one file.
    pub fn in_a_file() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), database: None }
    }

    /// In a new database of the PostgreSQL server that the tests run beside.
    pub async fn on_postgres() -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("langgan_nodes_{}_{number}", std::process::id());
        administer(&format!("CREATE DATABASE {name}")).await;
        Self { folder: tempfile::tempdir().unwrap(), database: Some(name) }
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_langgan"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("LANGGAN_")) {
            command.env_remove(name);
        }
        command.arg("--data").arg(self.path());
        if let Some(database) = &self.database {
            command.args(["--database", &url_of(database)]);
        }
        command
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command().args(arguments).output().unwrap()
    }

    /// Starts a server and waits until it answers.
    pub async fn start(&self) -> Node {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        drop(listener);
        let mut command = self.command();
        command.args(["--listen", &address, "serve"]).stdout(Stdio::null()).stderr(Stdio::null());
        let node = Node { process: command.spawn().unwrap(), url: format!("http://{address}") };
        node.wait().await;
        node
    }

    /// What a query of the PostgreSQL database counts.
    pub async fn count(&self, sql: &str) -> i64 {
        let mut connection = PgConnection::connect(&url_of(self.database.as_deref().unwrap())).await.unwrap();
        let count = sqlx::query_scalar(sqlx::AssertSqlSafe(sql.to_owned())).fetch_one(&mut connection).await;
        connection.close().await.unwrap();
        count.unwrap()
    }

    /// Changes the PostgreSQL database behind the program's back.
    pub async fn execute(&self, sql: &str) {
        let mut connection = PgConnection::connect(&url_of(self.database.as_deref().unwrap())).await.unwrap();
        connection.execute(sqlx::AssertSqlSafe(sql.to_owned())).await.unwrap();
        connection.close().await.unwrap();
    }

    /// Lets the jobs of a killed server be taken over at once: on PostgreSQL others wait until its leases end. On one file
    /// there are no others, and whoever starts takes them over.
    pub async fn end_leases(&self) {
        if self.database.is_some() {
            self.execute("UPDATE job SET lease_until = now() - interval '1 second' WHERE status = 'running'")
                .await;
        }
    }

    /// Forgets the database.
    pub async fn close(self) {
        if let Some(name) = self.database {
            administer(&format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
    }
}

fn server() -> String {
    std::env::var("LANGGAN_TEST_POSTGRES").unwrap()
}

fn url_of(database: &str) -> String {
    let server = server();
    let (address, _) = server.rsplit_once('/').unwrap();
    format!("{address}/{database}")
}

async fn administer(sql: &str) {
    let mut connection = PgConnection::connect(&server()).await.unwrap();
    connection.execute(sqlx::AssertSqlSafe(sql.to_owned())).await.unwrap();
    connection.close().await.unwrap();
}

/// One running server.
pub struct Node {
    process: Child,
    url: String,
}

impl Node {
    async fn wait(&self) {
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            if client()
                .get(format!("{}/health/ready", self.url))
                .send()
                .await
                .is_ok_and(|a| a.status().is_success())
            {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the server does not answer");
    }

    /// Ends it as a power cut does.
    pub fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Sets the workspace up; returns its owner at this server.
    pub async fn set_up(&self) -> Person {
        let body =
            json!({"workspace_name": "Toko", "name": "Oki", "email": "oki@shop.test", "password": PASSWORD});
        let stranger = Person { url: self.url.clone(), token: String::new(), http: client() };
        assert_eq!(stranger.send(Method::POST, "/api/setup", &body).await.unwrap().0, StatusCode::CREATED);
        self.log_in().await
    }

    /// The owner with a session of their own.
    pub async fn log_in(&self) -> Person {
        let mut person = Person { url: self.url.clone(), token: String::new(), http: client() };
        let body = json!({"email": "oki@shop.test", "password": PASSWORD, "mode": "token"});
        let (_, answer) = person.send(Method::POST, "/api/auth/login", &body).await.unwrap();
        answer["token"].as_str().unwrap().clone_into(&mut person.token);
        person
    }
}

/// A client that knows how to speak TLS, though none is spoken here: making one without that is refused.
fn client() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::new()
}

/// Somebody who is logged in.
#[derive(Clone)]
pub struct Person {
    url: String,
    token: String,
    http: reqwest::Client,
}

impl Person {
    /// The same session at another server.
    pub fn at(&self, node: &Node) -> Self {
        Self { url: node.url.clone(), ..self.clone() }
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.url));
        if self.token.is_empty() { request } else { request.bearer_auth(&self.token) }
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        body: &Value,
    ) -> Result<(StatusCode, Value), reqwest::Error> {
        let answer = self.request(method, path).json(body).send().await?;
        let status = answer.status();
        let text = answer.text().await?;
        Ok((status, serde_json::from_str(&text).unwrap_or_default()))
    }

    /// What is at `path`.
    pub async fn get(&self, path: &str) -> Value {
        let (status, answer) = self.send(Method::GET, path, &json!({})).await.unwrap();
        assert_eq!(status, StatusCode::OK, "{path}: {answer}");
        answer
    }

    /// The status of what is at `path`.
    pub async fn status(&self, path: &str) -> u16 {
        self.request(Method::GET, path).send().await.unwrap().status().as_u16()
    }

    /// Changes something; it must go well.
    pub async fn change(&self, method: Method, path: &str, body: Value) -> Value {
        let (status, answer) = self.send(method, path, &body).await.unwrap();
        assert!(status.is_success(), "{path}: {status} {answer}");
        answer
    }

    /// Adds something; returns its id.
    pub async fn add(&self, path: &str, body: Value) -> String {
        self.change(Method::POST, path, body).await["id"].as_str().unwrap().to_owned()
    }

    /// Brings a file of things and lets its rows be stored; returns the import's id.
    pub async fn bring(&self, kind: &str, content: &str) -> String {
        let text = |field: &str, text: &str| {
            format!("--batas\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{text}\r\n")
        };
        let head = "--batas\r\ncontent-disposition: form-data; name=\"file\"; filename=\"data.csv\"\r\n\r\n";
        let texts = [text("kind", kind), text("confirm", "true")].concat();
        let post = self
            .request(Method::POST, "/api/imports")
            .header("content-type", "multipart/form-data; boundary=batas")
            .body(format!("{texts}{head}{content}\r\n--batas--\r\n"));
        let answer = post.send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::ACCEPTED);
        let import: Value = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
        import["id"].as_str().unwrap().to_owned()
    }

    /// Posts with an idempotency key to a server that may be gone; the status where it answered.
    pub async fn try_once(&self, path: &str, key: &str) -> Option<u16> {
        let post = self.request(Method::POST, path).header("idempotency-key", key).json(&json!({}));
        post.send().await.ok().map(|answer| answer.status().as_u16())
    }

    /// The live stream.
    pub async fn listen(&self) -> Response {
        let mut stream = self.request(Method::GET, "/api/events").send().await.unwrap();
        wait_for(&mut stream, "event: ready").await;
        stream
    }
}

/// Reads a live stream until `text` comes.
pub async fn wait_for(stream: &mut Response, text: &str) {
    let mut seen = String::new();
    let waiting = async {
        while !seen.contains(text) {
            seen.push_str(&String::from_utf8_lossy(&stream.chunk().await.unwrap().unwrap()));
        }
    };
    tokio::time::timeout(PATIENCE, waiting).await.unwrap_or_else(|_| panic!("{text} did not come"));
}
