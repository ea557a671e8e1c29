// The people of the demo workspace, and how they come in.
import assert from "node:assert/strict";
import { apiOf } from "./api.mjs";
import { words } from "./words.mjs";

export const PASSWORD = "langgan-demo-1";
export const EMAILS = {
  owner: "owner@demo.langgan.id",
  manager: "manager@demo.langgan.id",
  admin: "admin@demo.langgan.id",
  sales: "sales1@demo.langgan.id",
  otherSales: "sales2@demo.langgan.id",
  technician: "tech1@demo.langgan.id",
  staff: "staff1@demo.langgan.id",
  otherStaff: "staff2@demo.langgan.id",
};
export const NAMES = { owner: "Hendra Wijaya", manager: "Ratna Kusuma", admin: "Dewi Anggraini", sales: "Rizky Pratama", otherSales: "Putri Maharani" };

/** Fills and sends the login form, as a person does. */
export async function fillLogin(page, email, password) {
  await page.getByLabel(words.email).fill(email);
  await page.getByLabel(words.password).fill(password);
  await page.getByRole("button", { name: words.logIn }).click();
}

const sessions = new Map();

/** A session's cookie, `name=value`. Checking a password is slow on purpose: a role logs in once for a whole file. */
export function sessionOf(url, role) {
  const key = `${url} ${role}`;
  if (!sessions.has(key)) sessions.set(key, newSession(url, role));
  return sessions.get(key);
}

/** A session that a scene may end. */
export async function newSession(url, role) {
  const login = await fetch(`${url}/api/auth/login`, {
    method: "POST",
    headers: { origin: url, "content-type": "application/json" },
    body: JSON.stringify({ email: EMAILS[role], password: PASSWORD }),
  });
  assert.equal(login.status, 200, await login.text());
  return login.headers.getSetCookie()[0].split(";")[0];
}

/** Logs `role` in without the form, in the visitor's language and theme. Returns the API as that person. */
export async function logIn(visitor, url, role, { theme = "light", language = "id", session } = {}) {
  const cookie = session ?? (await sessionOf(url, role));
  const [name, value] = cookie.split("=");
  await visitor.addCookies([{ name, value, url, httpOnly: true, sameSite: "Lax" }]);
  const api = apiOf(url, cookie);
  await api.patch("/api/me", { theme, locale: language });
  return api;
}
