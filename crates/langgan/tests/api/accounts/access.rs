//! Who may come in, stay in and change whom.

use crate::{
    customers::world::{customer, tamper},
    sales::world::{lead, phone},
    support::{Answer, Client, PASSWORD, Shop},
};
use futures::future::join_all;
use platform::on_both_databases;
use serde_json::{Value, json};

async fn log_in(shop: &Shop, email: &str, password: &str) -> Answer {
    let body = json!({"email": email, "password": password, "mode": "token"});
    shop.as_stranger().post("/api/auth/login", body).await
}

#[on_both_databases]
async fn of_two_who_set_up_at_once_one_wins(shop: Shop) {
    for sql in [
        "DELETE FROM session",
        "UPDATE app_user SET team_id = NULL",
        "DELETE FROM team",
        "DELETE FROM app_user",
        "DELETE FROM workspace",
    ] {
        tamper(&shop, sql).await;
    }
    let stranger = shop.as_stranger();
    assert_eq!(stranger.get("/api/setup").await.expect(200).json()["needed"], true);
    let set_up = async |number: usize| {
        let body = json!({"workspace_name": format!("Usaha {number}"), "name": "Oki", "email": format!("oki{number}@x.id"),
            "password": PASSWORD, "time_zone": "Asia/Makassar"});
        shop.as_stranger().post("/api/setup", body).await
    };
    let answers = join_all((0..4).map(set_up)).await;
    let winners: Vec<_> = answers.iter().filter(|answer| answer.status() == 201).collect();
    assert_eq!(winners.len(), 1);
    assert_eq!(answers.iter().filter(|answer| answer.code() == "already_set_up").count(), 3);
    assert!(winners[0].headers["set-cookie"].to_str().unwrap().contains("HttpOnly"));
    assert_eq!(shop.app.zone().to_string(), "Asia/Makassar");
    set_up(9).await.expect(409);
}

#[on_both_databases]
async fn wrong_guesses_are_counted_by_address_and_by_account_alike(shop: Shop) {
    // Over many accounts from one address, whether or not they exist.
    for number in 0..5 {
        log_in(&shop, &format!("tidak-ada-{number}@shop.test"), "salah-semua-1").await.expect(401);
    }
    let (known, unknown) =
        (log_in(&shop, "ani@shop.test", PASSWORD).await, log_in(&shop, "x@x.id", PASSWORD).await);
    for refused in [&known, &unknown] {
        assert_eq!((refused.status(), refused.code().as_str()), (429, "too_many_requests"));
        let wait: u64 = refused.headers["retry-after"].to_str().unwrap().parse().unwrap();
        assert!((1..=900).contains(&wait), "{wait}");
    }
    assert_eq!(known.json()["detail"], unknown.json()["detail"]);
    shop.advance(chrono::Duration::minutes(16));
    log_in(&shop, "ani@shop.test", PASSWORD).await.expect(200);
}

#[on_both_databases]
async fn weak_passwords_are_refused_wherever_one_is_chosen(shop: Shop) {
    let (ani, admin) = (shop.as_sales().await, shop.as_admin().await);
    for (password, fault) in [
        ("pendek", "too_short"),
        ("password123", "too_common"),
        ("PASSWORD123", "too_common"),
        ("aaaaaaaaaaaa", "too_common"),
        ("ani@shop.test", "equals_email"),
    ] {
        let change = ani.post("/api/auth/password", json!({"current": PASSWORD, "new": password})).await;
        assert_eq!(change.expect(422).faults(), [format!("new: {fault}")], "{password}");
    }
    let body = json!({"name": "Rina", "email": "rina@x.id", "role": "sales", "password": "password123"});
    assert_eq!(admin.post("/api/users", body).await.expect(422).faults(), ["password: too_common"]);
    let wrong =
        ani.post("/api/auth/password", json!({"current": "bukan-ini-1", "new": "teh-manis-hangat-2"})).await;
    assert_eq!(wrong.expect(422).faults(), ["current: wrong_password"]);
}

#[on_both_databases]
async fn nobody_changes_the_own_role(shop: Shop) {
    for (client, person, role) in [
        (shop.as_owner().await, &shop.people.owner, "manager"),
        (shop.as_admin().await, &shop.people.admin, "manager"),
    ] {
        let refused = client.patch(format!("/api/users/{}", person.id), json!({"role": role})).await;
        assert_eq!(refused.expect(422).faults(), ["role: own_role"]);
    }
    let citra = format!("/api/users/{}", shop.people.citra.id);
    shop.as_manager().await.patch(&citra, json!({"role": "owner"})).await.expect(403);
    shop.as_admin().await.patch(&citra, json!({"role": "owner"})).await.expect(403);
}

#[on_both_databases]
async fn of_two_owners_who_throw_each_other_out_one_stays(shop: Shop) {
    let owner = shop.as_owner().await;
    let second = json!({"name": "Kedua", "email": "kedua@shop.test", "role": "owner", "password": "kata-sandi-awal-9"});
    let id = owner.post("/api/users", second).await.expect(201).id();
    let token =
        log_in(&shop, "kedua@shop.test", "kata-sandi-awal-9").await.expect(200).json()["token"].clone();
    let other = Client::new(&shop.url, token.as_str().map(str::to_owned));
    let change = json!({"current": "kata-sandi-awal-9", "new": "milik-kedua-saja"});
    other.post("/api/auth/password", change).await.expect(204);
    let (one, two) = tokio::join!(
        owner.patch(format!("/api/users/{id}"), json!({"role": "manager"})),
        other.patch(format!("/api/users/{}", shop.people.owner.id), json!({"role": "manager"})),
    );
    let done = [&one, &two].iter().filter(|answer| answer.status() == 200).count();
    assert_eq!(done, 1, "{} {}", one.text(), two.text());
    let owners = shop.as_manager().await.get("/api/users?role=owner&is_active=true").await.expect(200);
    assert_eq!(owners.json()["total"], 1);
}

#[on_both_databases]
async fn a_password_reset_by_an_admin_must_be_changed_and_ends_every_session(shop: Shop) {
    let (admin, ani) = (shop.as_admin().await, shop.as_sales().await);
    let path = format!("/api/users/{}/reset-password", shop.people.ani.id);
    let initial = admin.post(path, json!({})).await.expect(200).json()["initial_password"].clone();
    ani.get("/api/auth/me").await.expect(401);
    log_in(&shop, "ani@shop.test", PASSWORD).await.expect(401);
    let token =
        log_in(&shop, "ani@shop.test", initial.as_str().unwrap()).await.expect(200).json()["token"].clone();
    let ani = Client::new(&shop.url, token.as_str().map(str::to_owned));
    assert_eq!(ani.get("/api/leads").await.expect(403).code(), "must_change_password");
    ani.get("/api/auth/me").await.expect(200);
    ani.post("/api/auth/password", json!({"current": initial, "new": "teh-manis-hangat-2"}))
        .await
        .expect(204);
    ani.get("/api/leads").await.expect(200);
}

#[on_both_databases]
async fn sessions_are_listed_and_ended_one_by_one(shop: Shop) {
    let (here, there) = (shop.as_sales().await, shop.as_sales().await);
    let list = here.get("/api/auth/sessions").await.expect(200).json();
    let sessions = list["data"].as_array().unwrap();
    assert_eq!(sessions.len(), 2);
    assert!(!list.to_string().contains("token_hash"));
    let other = sessions.iter().find(|session| session["is_current"] == false).unwrap()["id"].clone();
    let path = format!("/api/auth/sessions/{}", other.as_str().unwrap());
    shop.as_other_sales().await.delete(&path).await.expect(404);
    here.delete(&path).await.expect(204);
    there.get("/api/auth/me").await.expect(401);
    here.get("/api/auth/me").await.expect(200);
    here.delete(&path).await.expect(404);
}

#[on_both_databases]
async fn an_api_token_does_what_its_scope_says_until_it_expires(shop: Shop) {
    let ani = shop.as_sales().await;
    let make = async |body: Value| ani.post("/api/tokens", body).await;
    let past = json!({"name": "Lama", "scopes": ["read"], "expires_at": "2026-11-01T00:00:00Z"});
    make(past).await.expect(422);
    make(json!({"name": "Kosong", "scopes": []})).await.expect(422);
    let made =
        make(json!({"name": "Kasir", "scopes": ["read", "write"], "expires_at": "2026-11-20T05:00:00Z"}))
            .await;
    let token = made.expect(201).json()["token"].as_str().unwrap().to_owned();
    let program = Client::new(&shop.url, Some(token.clone()));
    lead(&program, json!({})).await;
    assert_eq!(program.get("/api/leads").await.expect(200).json()["total"], 1);
    // A token is no way to more tokens, and sees no more than who made it.
    program.post("/api/tokens", json!({"name": "Lagi", "scopes": ["read"]})).await.expect(409);
    program.get("/api/audit").await.expect(403);
    for page in ["/api/tokens", "/api/auth/me"] {
        assert!(!ani.get(page).await.expect(200).text().contains(&token));
    }
    let stranger = shop.as_stranger();
    let by_cookie = stranger.request(reqwest::Method::GET, "/api/auth/me");
    stranger.send(by_cookie.header("cookie", format!("langgan_session={token}"))).await.expect(401);
    shop.advance(chrono::Duration::hours(3));
    program.get("/api/leads").await.expect(401);
}

#[on_both_databases]
async fn who_leaves_hands_over_everything_or_nothing(shop: Shop) {
    let (admin, ani) = (shop.as_admin().await, shop.as_sales().await);
    let token =
        ani.post("/api/tokens", json!({"name": "Kasir", "scopes": ["read"]})).await.expect(201).json();
    let program = Client::new(&shop.url, token["token"].as_str().map(str::to_owned));
    let mine = lead(&ani, json!({})).await.id();
    customer(&ani, json!({"phone": phone()})).await;
    let deal = ani.post("/api/deals", json!({"lead_id": mine, "title": "Paket"})).await.expect(201).id();
    let user = format!("/api/users/{}", shop.people.ani.id);
    let held = admin.get(format!("{user}/holdings")).await.expect(200).json()["holdings"].clone();
    let kinds: Vec<_> = held.as_object().unwrap().iter().filter(|(_, count)| **count != 0).collect();
    assert_eq!(kinds.len(), 3, "{held}");

    // One kind without an heir, and one heir who is nobody: nothing moves.
    let budi = shop.people.budi.id;
    let refused =
        admin.post(format!("{user}/deactivate"), json!({"hand_over_to": {"leads": budi}})).await.expect(409);
    assert_eq!((refused.code().as_str(), &refused.json()["holdings"]), ("holds_things", &held));
    let nobody = json!({"hand_over_to": {"leads": "01920000-0000-7000-8000-00000000dead", "unicorns": budi}});
    let faults = admin.post(format!("{user}/deactivate"), nobody).await.expect(422).faults();
    assert_eq!(faults, ["hand_over_to.leads: not_found", "hand_over_to.unicorns: unknown"]);
    assert_eq!(admin.get(format!("{user}/holdings")).await.json()["holdings"], held);
    ani.get("/api/auth/me").await.expect(200);

    let heirs: serde_json::Map<_, _> = kinds.iter().map(|(kind, _)| ((*kind).clone(), json!(budi))).collect();
    admin.post(format!("{user}/deactivate"), json!({"hand_over_to": heirs})).await.expect(200);
    ani.get("/api/auth/me").await.expect(401);
    program.get("/api/leads").await.expect(401);
    log_in(&shop, "ani@shop.test", PASSWORD).await.expect(401);
    let heir = shop.as_other_sales().await;
    assert_eq!(heir.get("/api/leads").await.expect(200).ids(), [mine]);
    assert_eq!(heir.get("/api/deals").await.expect(200).ids(), [deal]);
    assert_eq!(heir.get("/api/customers").await.expect(200).json()["total"], 1);
}
