// Those who neither sell nor lead see what is theirs, and nothing else.
import assert from "node:assert/strict";
import { stage } from "../support/scene.mjs";
import { settled } from "../support/settled.mjs";
import { PRODUCTS, addDeal, addServed, productNamed } from "../support/world.mjs";

const scene = stage();
const COMMON = ["/", "/products", "/profile", "/notifications"];
const PLACES = { technician: COMMON, staff: [...COMMON, "/my-records", "/databases", "/record-requests", "/telesales-progress", "/reserved-members", "/deposits"] };
const money = /Rp\s?\d/;

for (const role of ["technician", "staff"]) {
  for (const size of ["desktop", "phone"]) {
    scene(`the ${role}'s home says welcome and leads only to what is theirs (${size})`, { as: role, size }, async ({ page, t }) => {
      await page.goto("/");
      await settled(page);
      assert.ok((await page.getByRole("heading", { level: 1 }).innerText()).length > 0);
      const places = await page.locator("nav a[href^='/']").evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
      assert.deepEqual([...new Set(places)].filter((path) => !PLACES[role].includes(path)), []);
      for (const name of ["leads", "deals", "customers", "reports", "users", "settings"]) {
        assert.equal(await page.getByRole("link", { name: t(`nav.${name}`), exact: true }).count(), 0, name);
      }
    });
  }

  scene(`the ${role} reads products by name, without a price`, { as: role }, async ({ page, as }) => {
    const product = await productNamed(await as("manager"), PRODUCTS.package);
    await page.goto("/products");
    await page.getByText(product.name).first().waitFor();
    const shown = await page.getByRole("main").innerText();
    assert.doesNotMatch(shown, money);
    assert.ok(!shown.includes(new Intl.NumberFormat("id-ID").format(product.cost_price)));
  });

  scene(`addresses typed by hand show the ${role} that nothing is there`, { as: role }, async ({ page, t, as }) => {
    const seller = await as("sales");
    const deal = await addServed(seller);
    const draft = await addDeal(seller);
    const paths = ["/leads", `/leads/${deal.lead_id}`, "/deals", "/deals/new", `/deals/${draft.id}`, "/approvals", "/customers", `/customers/${deal.customer_id}`, "/services", "/reports", "/users", "/settings", "/settings/pipeline", "/audit", "/assignments", "/settings/telesales", "/nowhere"];
    for (const path of paths) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1, name: t("frame.notFound") }).waitFor();
    }
  });

  scene(`a search of the ${role} finds nobody's customers`, { as: role }, async ({ page, t, as }) => {
    const deal = await addServed(await as("sales"));
    await page.goto("/");
    await page.getByRole("button", { name: t("nav.search") }).click();
    await page.getByPlaceholder(t("search.hint")).fill(deal.customer_name);
    await page.getByText(t("search.nothing")).waitFor();
  });
}
