//! Files of customers.

use super::world::{audited, customer, customer_of, logged, look, stored};
use crate::support::{FORM, Shop, form};
use platform::on_both_databases;
use reqwest::Method;
use serde_json::json;

const PDF: &[u8] = b"%PDF-1.7 kontrak";

#[on_both_databases]
async fn a_file_is_added_listed_saved_and_deleted(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = customer(&sales, json!({})).await.id();
    let files = format!("/api/customers/{id}/files");
    let added = sales.upload(&files, "Kontrak langganan.pdf", PDF).await.expect(201).json();
    assert_eq!((&added["name"], &added["size"]), (&json!("Kontrak langganan.pdf"), &json!(PDF.len())));
    assert_eq!((&added["created_by_name"], &added["can"]["delete"]), (&json!("Ani Sales"), &json!(true)));
    let list = sales.get(&files).await.expect(200);
    assert_eq!(list.json()["data"], json!([added]));

    let file = format!("{files}/{}", added["id"].as_str().unwrap());
    let saved = sales.get(&file).await.expect(200);
    assert_eq!(saved.bytes, PDF);
    let header = |name: &str| saved.headers[name].to_str().unwrap().to_owned();
    assert!(header("content-disposition").starts_with("attachment"), "never shown in the page");
    assert_eq!(
        (header("content-type"), header("x-content-type-options")),
        ("application/pdf".into(), "nosniff".into())
    );
    assert_eq!(logged(&shop, "download").await[0]["file_id"], added["id"]);

    sales.delete(&file).await.expect(204);
    sales.get(&file).await.expect(404);
    sales.delete(&file).await.expect(404);
    assert_eq!(sales.get(&files).await.expect(200).ids(), [] as [String; 0]);
    let log = [json!("customer.file_removed"), json!("customer.file_added"), json!("customer.created")];
    assert_eq!(audited(&shop, &id).await, log);
}

#[on_both_databases]
async fn the_content_goes_with_its_file(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = customer(&sales, json!({})).await.id();
    let files = format!("/api/customers/{id}/files");
    let file = sales.upload(&files, "a.pdf", PDF).await.expect(201).id();
    let path = stored(&shop, "SELECT path FROM stored_file WHERE id = $1", &file).await;
    let key = path.parse().unwrap();
    assert!(shop.app.files().exists(&key).await.unwrap());
    sales.delete(format!("{files}/{file}")).await.expect(204);
    shop.run_jobs().await;
    assert!(!shop.app.files().exists(&key).await.unwrap());
}

#[on_both_databases]
async fn what_a_file_is_its_content_says_and_not_its_name(shop: Shop) {
    let sales = shop.as_sales().await;
    let files = format!("/api/customers/{}/files", customer(&sales, json!({})).await.id());
    for (name, content, expected) in [
        ("foto.png", b"\x89PNG\r\n\x1a\n\0\0".as_slice(), "image/png"),
        ("foto.png", b"<html><script>alert(1)</script></html>", "text/plain; charset=utf-8"),
        ("foto.png", b"MZ\x90\0\x03", "application/octet-stream"),
        ("surat.exe", PDF, "application/pdf"),
    ] {
        let added = sales.upload(&files, name, content).await.expect(201);
        assert_eq!(added.json()["content_type"], expected);
        let saved = sales.get(format!("{files}/{}", added.id())).await.expect(200);
        assert_eq!(saved.headers["content-type"], expected);
    }
}

#[on_both_databases]
async fn names_are_cleaned_and_lead_nowhere(shop: Shop) {
    let sales = shop.as_sales().await;
    let files = format!("/api/customers/{}/files", customer(&sales, json!({})).await.id());
    for (name, expected) in
        [("../../etc/passwd", "../../etc/passwd"), ("", "file"), ("  a   b.pdf ", "a b.pdf")]
    {
        let added = sales.upload(&files, name, PDF).await.expect(201);
        assert_eq!(added.json()["name"], expected);
        let saved = sales.get(format!("{files}/{}", added.id())).await.expect(200);
        let disposition = saved.headers["content-disposition"].to_str().unwrap();
        assert!(!disposition.contains('/'), "{disposition}");
    }
    let long = sales.upload(&files, &"é".repeat(300), PDF).await.expect(201);
    assert_eq!(long.json()["name"].as_str().unwrap().chars().count(), 200);
}

#[on_both_databases]
async fn a_file_is_at_most_ten_megabytes(shop: Shop) {
    let sales = shop.as_sales().await;
    let files = format!("/api/customers/{}/files", customer(&sales, json!({})).await.id());
    let largest = vec![b'a'; 10 * 1024 * 1024];
    sales.upload(&files, "a.txt", &largest).await.expect(201);
    sales.upload(&files, "a.txt", &[largest.as_slice(), b"a"].concat()).await.expect(413);
    // Whoever sends too much is hung up on: the next question is a new call.
    let sales = shop.as_sales().await;
    assert_eq!(sales.get(&files).await.expect(200).ids().len(), 1);
}

#[on_both_databases]
async fn what_is_no_file_is_refused(shop: Shop) {
    let sales = shop.as_sales().await;
    let files = format!("/api/customers/{}/files", customer(&sales, json!({})).await.id());
    assert_eq!(sales.upload(&files, "a.pdf", b"").await.expect(422).faults(), ["file: empty"]);
    sales.post(&files, json!({"file": "a"})).await.expect(415);
    let send = async |content_type: &'static str, body: &'static [u8]| {
        sales.send(sales.request(Method::POST, &files).header("content-type", content_type).body(body)).await
    };
    let other = b"--batas\r\ncontent-disposition: form-data; name=\"x\"\r\n\r\n1\r\n--batas--\r\n";
    assert_eq!(send(FORM, other).await.expect(422).faults(), ["file: required"]);
    assert_eq!(send(FORM, b"--batas\r\ncontent-disp").await.expect(422).faults(), ["file: broken_form"]);
    assert_eq!(send(FORM, b"").await.expect(422).faults(), ["file: broken_form"]);
    send("multipart/form-data", b"x").await.expect(415);
    assert_eq!(sales.get(&files).await.expect(200).ids(), [] as [String; 0]);
}

#[on_both_databases]
async fn the_same_key_adds_one_file(shop: Shop) {
    let sales = shop.as_sales().await;
    let files = format!("/api/customers/{}/files", customer(&sales, json!({})).await.id());
    let once = async || {
        let request = sales
            .request(Method::POST, &files)
            .header("content-type", FORM)
            .header("idempotency-key", "satu");
        sales.send(request.body(form("a.bin", &vec![7; 3 * 1024 * 1024]))).await.expect(201)
    };
    assert_eq!(once().await.id(), once().await.id());
    assert_eq!(sales.get(&files).await.expect(200).ids().len(), 1);
}

#[on_both_databases]
async fn files_of_a_foreign_customer_do_not_exist(shop: Shop) {
    let (budi, sales) = (shop.as_other_sales().await, shop.as_sales().await);
    let theirs = format!("/api/customers/{}/files", customer_of(&shop, &shop.people.budi).await);
    let file = budi.upload(&theirs, "a.pdf", PDF).await.expect(201).id();
    sales.get(&theirs).await.expect(404);
    sales.upload(&theirs, "a.pdf", PDF).await.expect(404);
    sales.get(format!("{theirs}/{file}")).await.expect(404);
    sales.delete(format!("{theirs}/{file}")).await.expect(404);
    // Nor by way of one's own customer.
    let own = format!("/api/customers/{}/files", customer(&sales, json!({})).await.id());
    sales.get(format!("{own}/{file}")).await.expect(404);
    sales.delete(format!("{own}/{file}")).await.expect(404);
    sales.get(format!("{own}/bukan-id")).await.expect(404);
    for nobody in [shop.as_role(kernel::Role::Technician).await, shop.as_role(kernel::Role::Staff).await] {
        nobody.get(&theirs).await.expect(404);
    }
    budi.get(format!("{theirs}/{file}")).await.expect(200);
}

#[on_both_databases]
async fn files_follow_a_merged_customer_and_nothing_is_added_to_the_trash(shop: Shop) {
    let sales = shop.as_sales().await;
    let (winner, loser) = (customer(&sales, json!({})).await.id(), customer(&sales, json!({})).await.id());
    let of = |id: &str| format!("/api/customers/{id}/files");
    let file = sales.upload(of(&loser), "a.pdf", PDF).await.expect(201).id();
    sales.post(format!("/api/customers/{winner}/merge"), json!({"from_id": loser})).await.expect(200);
    assert_eq!(sales.get(of(&winner)).await.expect(200).ids(), [file.clone()]);
    sales.get(format!("{}/{file}", of(&winner))).await.expect(200);
    // The old address leads to the winner's files.
    assert_eq!(sales.get(of(&loser)).await.expect(200).ids(), [file.clone()]);
    sales.get(format!("{}/{file}", of(&loser))).await.expect(200);
    sales.upload(of(&loser), "a.pdf", PDF).await.expect(404);

    sales.delete(format!("/api/customers/{winner}")).await.expect(204);
    assert_eq!(look(&sales, &winner).await["can"]["edit"], false);
    sales.upload(of(&winner), "a.pdf", PDF).await.expect(404);
    sales.delete(format!("{}/{file}", of(&winner))).await.expect(403);
    sales.get(format!("{}/{file}", of(&winner))).await.expect(200);
}
