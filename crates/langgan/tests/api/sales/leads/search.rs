//! Finding leads by a piece of them, in the search box and in the list.

use crate::{
    sales::world::{lead, lead_of, names},
    support::{Client, Shop},
};
use ::platform::on_both_databases;
use serde_json::json;

/// The leads that the search box shows.
async fn box_shows(client: &Client, q: &str) -> Vec<String> {
    let answer = client.get(format!("/api/search?q={q}&limit=20")).await.expect(200);
    let groups = answer.json()["groups"].as_array().cloned().unwrap_or_default();
    let leads = groups.iter().find(|group| group["kind"] == "leads");
    let hits = leads.and_then(|group| group["hits"].as_array().cloned()).unwrap_or_default();
    hits.iter().map(|hit| hit["title"].as_str().unwrap().to_owned()).collect()
}

/// The leads that the list shows, the newest first.
async fn list_shows(client: &Client, q: &str) -> Vec<String> {
    names(&client.get(format!("/api/leads?q={q}")).await.expect(200))
}

async fn add(client: &Client, names: &[&str]) {
    for name in names {
        lead(client, json!({ "name": name })).await;
    }
}

#[on_both_databases]
async fn names_that_begin_so_come_first_and_then_the_newest(shop: Shop) {
    let sales = shop.as_sales().await;
    add(&sales, &["Budi Santoso", "Santi Dewi", "Hasan Basri", "Sandra Putri", "Ratna"]).await;
    assert_eq!(box_shows(&sales, "san").await, ["Sandra Putri", "Santi Dewi", "Hasan Basri", "Budi Santoso"]);
    assert_eq!(
        list_shows(&sales, "san").await,
        ["Sandra Putri", "Hasan Basri", "Santi Dewi", "Budi Santoso"]
    );
    assert_eq!(box_shows(&sales, "SANTÓSO").await, ["Budi Santoso"]);
}

#[on_both_databases]
async fn letters_must_stand_together(shop: Shop) {
    let sales = shop.as_sales().await;
    add(&sales, &["Anton Tonika", "Tonanton", "Antonika"]).await;
    for q in ["antonika", "ntonik"] {
        assert_eq!(box_shows(&sales, q).await, ["Antonika"], "{q}");
        assert_eq!(list_shows(&sales, q).await, ["Antonika"], "{q}");
    }
    assert!(box_shows(&sales, "anton+anton").await.is_empty());
}

#[on_both_databases]
async fn two_letters_are_the_beginning_of_a_name(shop: Shop) {
    let sales = shop.as_sales().await;
    add(&sales, &["Budi", "Bella", "Abu"]).await;
    assert_eq!(box_shows(&sales, "bu").await, ["Budi"]);
    assert_eq!(list_shows(&sales, "bu").await, ["Abu", "Budi"]);
    assert!(box_shows(&sales, "b").await.is_empty());
}

#[on_both_databases]
async fn organisation_email_code_and_phone_are_found(shop: Shop) {
    let sales = shop.as_sales().await;
    let fields = json!({
        "name": "Dewi", "organization": "SMA Negeri 3", "email": "halo@mekar.id", "phone": "0812-3456-7890",
    });
    let code = lead(&sales, fields).await.json()["code"].as_str().unwrap().to_owned();
    add(&sales, &["Lain"]).await;
    for q in ["negeri", "mekar.id", "0812+3456+7890", "7890", &code, &code.to_lowercase()] {
        assert_eq!(box_shows(&sales, q).await, ["Dewi"], "{q}");
        assert_eq!(list_shows(&sales, q).await, ["Dewi"], "{q}");
    }
}

#[on_both_databases]
async fn signs_are_only_signs(shop: Shop) {
    let sales = shop.as_sales().await;
    add(&sales, &["Toko \"Jaya\" 100%", "O'Brien AND Sons", "a_b*c"]).await;
    for (q, name) in [
        ("%22jaya%22", "Toko \"Jaya\" 100%"),
        ("00%25", "Toko \"Jaya\" 100%"),
        ("o'br", "O'Brien AND Sons"),
        ("and+sons", "O'Brien AND Sons"),
        ("a_b*c", "a_b*c"),
    ] {
        assert_eq!(box_shows(&sales, q).await, [name], "{q}");
        assert_eq!(list_shows(&sales, q).await, [name], "{q}");
    }
    for q in ["\"\"\"", "***", "%25%25%25", "NOT+a", "a_c*"] {
        assert!(box_shows(&sales, q).await.is_empty(), "{q}");
        assert!(list_shows(&sales, q).await.is_empty(), "{q}");
    }
}

#[on_both_databases]
async fn a_lead_is_found_by_what_it_is_called_now(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = lead(&sales, json!({"name": "Kartika", "organization": "Warung Imas"})).await.id();
    sales
        .patch(format!("/api/leads/{id}"), json!({"name": "Mulyani", "organization": null}))
        .await
        .expect(200);
    for q in ["kartika", "warung"] {
        assert!(box_shows(&sales, q).await.is_empty(), "{q}");
        assert!(list_shows(&sales, q).await.is_empty(), "{q}");
    }
    assert_eq!(box_shows(&sales, "lyani").await, ["Mulyani"]);
}

#[on_both_databases]
async fn the_trash_is_searched_apart(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = lead(&sales, json!({"name": "Kartika"})).await.id();
    sales.delete(format!("/api/leads/{id}")).await.expect(204);
    assert!(box_shows(&sales, "artika").await.is_empty());
    assert!(list_shows(&sales, "artika").await.is_empty());
    assert_eq!(list_shows(&sales, "artika&trash=true").await, ["Kartika"]);
    sales.post(format!("/api/leads/{id}/restore"), json!({})).await.expect(200);
    assert_eq!(box_shows(&sales, "artika").await, ["Kartika"]);
    assert_eq!(list_shows(&sales, "artika").await, ["Kartika"]);
}

#[on_both_databases]
async fn a_merged_lead_is_found_as_the_one_it_became(shop: Shop) {
    let sales = shop.as_sales().await;
    let winner = lead(&sales, json!({"name": "Kartika Sari"})).await.id();
    let loser = lead(&sales, json!({"name": "Kartika Dewi"})).await.id();
    sales.post(format!("/api/leads/{winner}/merge"), json!({"from_id": loser})).await.expect(200);
    assert_eq!(box_shows(&sales, "artika").await, ["Kartika Sari"]);
    assert_eq!(list_shows(&sales, "artika").await, ["Kartika Sari"]);
}

#[on_both_databases]
async fn nobody_finds_what_they_may_not_see(shop: Shop) {
    let people = shop.people.clone();
    lead_of(&shop, &people.budi).await;
    let ani = shop.as_person(&people.ani).await;
    for q in ["dew", "lest", "de"] {
        assert!(box_shows(&ani, q).await.is_empty(), "{q}");
        assert!(list_shows(&ani, q).await.is_empty(), "{q}");
    }
    assert_eq!(box_shows(&shop.as_manager().await, "lest").await, ["Dewi Lestari"]);
}
