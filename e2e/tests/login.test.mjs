import assert from "node:assert/strict";
import { assertAccessible } from "../support/axe.mjs";
import { VARIANTS } from "../support/browser.mjs";
import { EMAILS, PASSWORD, fillLogin } from "../support/people.mjs";
import { stage } from "../support/scene.mjs";
import { settled } from "../support/settled.mjs";
import { words } from "../support/words.mjs";

const scene = stage();

scene("a stranger is sent to the login", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: words.logIn }).waitFor();
  assert.match(new URL(page.url()).pathname, /login|masuk/);
});

scene("a wrong password is refused with a word and keeps the email", async ({ page }) => {
  await page.goto("/");
  await fillLogin(page, EMAILS.manager, "certainly-not-this");
  const alert = page.getByRole("alert").first();
  await alert.waitFor();
  assert.notEqual((await alert.innerText()).trim(), "");
  assert.equal(await page.getByLabel(words.email).inputValue(), EMAILS.manager);
});

scene("an unknown address gets the same words as a wrong password", async ({ page }) => {
  const refusalOf = async (email) => {
    await page.goto("/");
    await fillLogin(page, email, "certainly-not-this");
    const alert = page.getByRole("alert").first();
    await alert.waitFor();
    return alert.innerText();
  };
  assert.equal(await refusalOf("nobody@demo.langgan.id"), await refusalOf(EMAILS.otherSales));
});

for (const role of ["owner", "manager", "admin", "sales"]) {
  scene(`the ${role} logs in, comes back after a reload and logs out`, async ({ page }) => {
    await page.goto("/");
    await fillLogin(page, EMAILS[role], PASSWORD);
    await page.getByRole("navigation").first().waitFor();
    await page.reload();
    await page.getByRole("navigation").first().waitFor();

    await page.getByRole("button", { name: words.userMenu }).click();
    await page.getByRole("menuitem", { name: words.logOut }).click();
    await page.getByRole("button", { name: words.logIn }).waitFor();
    await page.goBack();
    await page.getByRole("button", { name: words.logIn }).waitFor();
  });
}

scene("after the login one stands where one wanted to go, never on another site", async ({ page, url }) => {
  await page.goto("/?redirect=https://example.com/&next=//example.com/");
  await fillLogin(page, EMAILS.owner, PASSWORD);
  await page.getByRole("navigation").first().waitFor();
  assert.equal(new URL(page.url()).origin, url);
});

scene("the password can be shown", async ({ page }) => {
  await page.goto("/");
  const password = page.locator("input[autocomplete=current-password]");
  await password.fill("secret");
  assert.equal(await password.getAttribute("type"), "password");
  await page.getByRole("checkbox", { name: /tampilkan|show/i }).check();
  assert.equal(await password.getAttribute("type"), "text");
});

scene("a forgotten password: the answer is the same for a known and an unknown address", async ({ page }) => {
  for (const email of [EMAILS.sales, "nobody@demo.langgan.id"]) {
    await page.goto("/");
    await page.getByRole("link", { name: words.forgot }).click();
    await page.getByLabel(words.email).fill(email);
    await page.getByRole("button", { name: words.sendLink }).click();
    await page.getByText(words.linkSent).first().waitFor();
  }
});

scene("everything works by keyboard alone", async ({ page }) => {
  await page.goto("/");
  await page.getByLabel(words.email).focus();
  await page.keyboard.type(EMAILS.sales);
  for (let tabs = 0; tabs < 3 && !(await isFocused(page.getByLabel(words.password))); tabs += 1) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("navigation").first().waitFor();
});

for (const variant of VARIANTS) {
  const { size, theme, language } = variant;
  scene(`axe finds nothing on the login (${size}, ${theme}, ${language})`, variant, async ({ page }) => {
    await page.goto("/");
    await page.getByRole("button", { name: words.logIn }).waitFor();
    await settled(page);
    assert.equal(await page.locator("html").getAttribute("lang"), language);
    await assertAccessible(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);
  });
}

function isFocused(locator) {
  return locator.evaluate((element) => element === document.activeElement);
}
