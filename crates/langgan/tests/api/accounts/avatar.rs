//! One's picture: redrawn, seen by colleagues, taken away.

use crate::support::{Answer, Client, FORM, Shop, form};
use platform::on_both_databases;
use reqwest::Method;
use serde_json::{Value, json};

const PATH: &str = "/api/me/avatar";
/// Two by two pixels of red.
const RED: &str = "89504e470d0a1a0a0000000d4948445200000002000000020802000000fdd49a730000001049444154789c6338212707440c100a001f260411a28f22af0000000049454e44ae426082";

fn red() -> Vec<u8> {
    hex::decode(RED).unwrap()
}

async fn put(client: &Client, content: &[u8]) -> Answer {
    let request = client.request(Method::PUT, PATH).header("content-type", FORM);
    client.send(request.body(form("saya.png", content))).await
}

async fn in_list(client: &Client, name: &str) -> Value {
    let staff = client.get("/api/staff-users").await.expect(200).json();
    staff["data"].as_array().unwrap().iter().find(|user| user["name"] == name).unwrap()["avatar"].clone()
}

#[on_both_databases]
async fn a_picture_is_redrawn_and_seen_by_everybody_who_works_here(shop: Shop) {
    let (ani, technician) = (shop.as_sales().await, shop.as_role(kernel::Role::Technician).await);
    let before = ani.get("/api/me").await.expect(200);
    assert_eq!(before.json()["avatar"], Value::Null);
    let set = put(&ani, &red()).await.expect(200).json();
    let place = set["avatar"].as_str().unwrap().to_owned();
    assert_eq!(set["version"], json!(before.json()["version"].as_i64().unwrap() + 1));
    assert_eq!(ani.get("/api/auth/me").await.json()["user"]["avatar"], place);
    assert_eq!(in_list(&technician, shop.people.ani.name).await, place);
    let seen = technician.get(&place).await.expect(200);
    assert_eq!(seen.headers["content-type"], "image/jpeg");
    assert_eq!(seen.headers["cache-control"], "private, max-age=31536000, immutable");
    assert!(seen.bytes.starts_with(b"\xff\xd8") && seen.bytes != red());
    shop.as_stranger().get(&place).await.expect(401);

    let other = put(&ani, &red()).await.expect(200).json()["avatar"].clone();
    assert_ne!(other, place);
    let gone = ani.delete(PATH).await.expect(200).json();
    assert_eq!(gone["avatar"], Value::Null);
    technician.get(&place).await.expect(404);
    shop.run_jobs().await;
}

#[on_both_databases]
async fn what_is_no_picture_is_refused_and_nothing_changes(shop: Shop) {
    let ani = shop.as_sales().await;
    let place = put(&ani, &red()).await.expect(200).json()["avatar"].clone();
    for nothing in [b"<svg onload=alert(1)>".as_slice(), b"", &red()[..40], b"GIF89a\x01\0\x01\0\0\0\0;"] {
        assert_eq!(put(&ani, nothing).await.expect(422).faults(), ["file: no_picture"]);
    }
    put(&ani, &vec![0; 2 * 1024 * 1024 + 1]).await.expect(413);
    ani.send(ani.request(Method::PUT, PATH).json(&json!({}))).await.expect(415);
    let nameless = ani.request(Method::PUT, PATH).header("content-type", FORM);
    let nameless = ani.send(nameless.body("--batas--\r\n")).await.expect(422);
    assert_eq!(nameless.faults(), ["file: required"]);
    let stale = ani.request(Method::PUT, PATH).header("if-match", "\"987654321\"");
    let stale = ani.send(stale.header("content-type", FORM).body(form("x.png", &red()))).await;
    assert_eq!(stale.expect(412).json()["current"]["avatar"], place);
    assert_eq!(ani.get("/api/me").await.json()["avatar"], place);
}
