// The people of the demo workspace, and how they come in.
import assert from "node:assert/strict";
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
};

/** Fills and sends the login form, as a person does. */
export async function fillLogin(page, email, password) {
  await page.getByLabel(words.email).fill(email);
  await page.getByLabel(words.password).fill(password);
  await page.getByRole("button", { name: words.logIn }).click();
}

/** Logs `role` in without the form, in the visitor's language and theme. */
export async function logIn(visitor, url, role, { theme = "light", language = "id" } = {}) {
  const headers = { origin: url };
  const login = await visitor.request.post(`${url}/api/auth/login`, {
    headers,
    data: { email: EMAILS[role], password: PASSWORD },
  });
  assert.equal(login.status(), 200, await login.text());
  const profile = await visitor.request.patch(`${url}/api/me`, { headers, data: { theme, locale: language } });
  assert.equal(profile.status(), 200, await profile.text());
}
