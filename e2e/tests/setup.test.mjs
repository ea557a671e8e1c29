import assert from "node:assert/strict";
import { assertAccessible } from "../support/axe.mjs";
import { fillLogin } from "../support/people.mjs";
import { stage } from "../support/scene.mjs";
import { settled } from "../support/settled.mjs";
import { words } from "../support/words.mjs";

const scene = stage({ demo: false });
const OWNER = { name: "Sri Wahyuni", email: "sri@example.id", password: "rahasia-usaha-7" };

// The tests of this file tell one story, in this order, on one workspace.

scene("a weak password is refused before anything is made", async ({ page, visitor, url }) => {
  await page.goto("/");
  await page.getByLabel(words.businessName).waitFor();
  await settled(page);
  await assertAccessible(page);
  await walk(page, { ...OWNER, password: "short" });
  await page.getByLabel(words.newPassword).waitFor();
  const me = await visitor.request.get(`${url}/api/auth/me`);
  assert.equal(me.status(), 401);
});

scene("the first visitor sets the workspace up and is its owner", async ({ page, visitor, url }) => {
  await page.goto("/");
  await page.getByLabel(words.businessName).waitFor();
  await walk(page, OWNER);
  await page.getByRole("navigation").first().waitFor();
  await settled(page);
  await assertAccessible(page);

  const me = await (await visitor.request.get(`${url}/api/auth/me`)).json();
  assert.equal(me.user.role, "owner");
  assert.equal(me.user.email, OWNER.email);
});

scene("an empty workspace is offered demo data, and one press takes it out again", async ({ page, t }) => {
  await page.goto("/");
  await fillLogin(page, OWNER.email, OWNER.password);
  await page.getByRole("button", { name: t("home.demo.fill"), exact: true }).click();
  await page.getByText(t("home.demo.filling")).first().waitFor();
  await page.getByText(t("home.demo.presentText")).waitFor({ timeout: 120_000 });
  await settled(page);
  await assertAccessible(page);
  await page.getByRole("button", { name: t("home.demo.remove"), exact: true }).click();
  const dialog = page.getByRole("alertdialog");
  const go = dialog.getByRole("button", { name: t("home.demo.remove"), exact: true });
  assert.ok(await go.isDisabled());
  await dialog.getByLabel(t("home.demo.word")).fill(t("home.demo.word"));
  await go.click();
  await page.getByText(t("home.demo.gone")).first().waitFor();
  await page.getByText(t("home.demo.offeredText")).waitFor();
});

scene("home says what to do next, ticks what is done, and can be told to stop", async ({ page, t }) => {
  await page.goto("/");
  await fillLogin(page, OWNER.email, OWNER.password);
  const steps = page.locator("li", { hasText: t("home.steps.products") });
  await steps.waitFor();
  await page.getByText(t("home.firstStepsHint", { name: "PT Nusantara Net", done: 0, all: 5 })).waitFor();
  await page.evaluate(() => fetch("/api/leads", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ name: "Lead pertama", phone: "081234567890" }) }));
  await page.reload();
  await page.getByText(t("home.firstStepsHint", { name: "PT Nusantara Net", done: 1, all: 5 })).waitFor();
  await page.getByRole("button", { name: t("home.hideSteps") }).click();
  await steps.waitFor({ state: "detached" });
  await page.reload();
  await settled(page);
  assert.equal(await steps.count(), 0);
});

scene("the next visitor finds the login, and nobody sets up twice", async ({ page, visitor, url }) => {
  await page.goto("/");
  await page.getByRole("button", { name: words.logIn }).waitFor();

  const again = await visitor.request.post(`${url}/api/setup`, {
    headers: { origin: url },
    data: { name: "Lain", email: "lain@example.id", password: "rahasia-lain-77", business_name: "Lain" },
  });
  assert.ok(again.status() >= 400 && again.status() < 500, `answered ${again.status()}`);

  await fillLogin(page, OWNER.email, OWNER.password);
  await page.getByRole("navigation").first().waitFor();
});

/** Walks through the wizard, however many pages it has: fills what is asked and goes on. */
async function walk(page, { name, email, password }) {
  const answers = [
    [words.businessName, "PT Nusantara Net"],
    [words.yourName, name],
    [words.email, email],
    [words.newPassword, password],
  ];
  for (let step = 0; step < 5; step += 1) {
    for (const [label, answer] of answers) {
      const field = page.getByLabel(label);
      if (await field.isVisible().catch(() => false)) await field.fill(answer);
    }
    const isLast = await page.getByLabel(words.newPassword).isVisible();
    await page.locator('form button[type="submit"]').click();
    if (isLast) return;
  }
  throw new Error("The wizard never asked for a password");
}
