// A day of somebody who leads those who sell.
import assert from "node:assert/strict";
import { button, field, money } from "../support/catalogue.mjs";
import { NAMES } from "../support/people.mjs";
import { saved, sheetOf } from "../support/saved.mjs";
import { stage } from "../support/scene.mjs";
import { settled, until } from "../support/settled.mjs";
import { addLead, addWaitingDeal, colleague } from "../support/world.mjs";

const scene = stage();
const manager = { as: "manager" };

scene("every number at home leads to the rows behind it", manager, async ({ page, t, api }) => {
  const { cards, waiting } = await api.get("/api/home");
  for (const { key, link } of [...cards, ...waiting]) {
    await page.goto("/");
    await page.getByRole("main").locator(`a[href="${link}"]`).filter({ hasText: t(`home.${key}`) }).click();
    await page.waitForURL((address) => address.pathname + address.search === link);
    await settled(page);
    assert.equal(await page.getByText(t("state.failed")).count(), 0, link);
  }
});

scene("the deals won this month are as many as home says", manager, async ({ page, t, api }) => {
  const { cards } = await api.get("/api/home");
  const won = cards.find((card) => card.key === "won_count");
  await page.goto(won.link);
  const range = t("table.range", { first: 1, last: Math.min(won.value, 50), total: won.value });
  await page.getByText(won.value > 0 ? range : t("table.nothingFound"), { exact: true }).waitFor();
});

scene("a waiting deal is counted in the menu, approved with a note, and its seller is told", manager, async ({ page, t, api, as }) => {
  const seller = await as("sales");
  const deal = await addWaitingDeal(seller);
  await page.goto("/approvals");
  const badge = page.getByRole("navigation").getByRole("link", { name: new RegExp(`^${t("nav.approvals")}`) });
  const { approvals: before } = (await api.get("/api/auth/me")).badges;
  await badge.getByText(String(before), { exact: true }).waitFor();

  const request = page.getByRole("listitem").filter({ hasText: deal.title });
  await request.getByText(money(deal.items[0].price).replace("Rp", "")).first().waitFor();
  await field(request, t("approval.note")).fill("Pelanggan lama, silakan.");
  await button(request, t("action.approve")).click();
  await request.waitFor({ state: "detached" });
  await until(async () => !(await badge.getByText(String(before), { exact: true }).isVisible()));

  assert.equal((await seller.get(`/api/deals/${deal.id}`)).status, "approved");
  const { data: news } = await seller.get("/api/notifications");
  assert.ok(news.some((one) => one.kind === "deal.approved" && one.subject_id === deal.id));
});

scene("a refusal needs a reason, and the seller reads it", manager, async ({ page, t, as, enter }) => {
  const seller = await as("sales");
  const deal = await addWaitingDeal(seller);
  await page.goto("/approvals");
  const request = page.getByRole("listitem").filter({ hasText: deal.title });
  await button(request, t("action.reject")).click();
  const note = field(request, t("approval.note"));
  await until(async () => (await note.getAttribute("aria-invalid")) === "true");
  await note.fill("Naikkan sedikit lagi.");
  await button(request, t("action.reject")).click();
  await request.waitFor({ state: "detached" });
  assert.equal((await seller.get(`/api/deals/${deal.id}`)).status, "rejected");
  const reader = await enter({ as: "sales" });
  await reader.page.goto(`/deals/${deal.id}`);
  await reader.page.getByText("Naikkan sedikit lagi.").waitFor();
});

scene("of two who decide at once, the second is told who was first", manager, async ({ page, visitor, t, as, enter }) => {
  const deal = await addWaitingDeal(await as("sales"));
  // The news that the first has decided does not reach this page.
  await visitor.route("**/api/events", (route) => route.abort());
  await page.goto("/approvals");
  const request = page.getByRole("listitem").filter({ hasText: deal.title });
  await button(request, t("action.approve")).waitFor();

  const owner = await enter({ as: "owner" });
  await owner.page.goto("/approvals");
  const same = owner.page.getByRole("listitem").filter({ hasText: deal.title });
  await button(same, t("action.approve")).click();
  await same.waitFor({ state: "detached" });

  await button(request, t("action.approve")).click();
  await page.getByText(NAMES.owner).first().waitFor();
});

scene("what somebody else decides disappears by itself", manager, async ({ page, t, as }) => {
  const deal = await addWaitingDeal(await as("sales"));
  await page.goto("/approvals");
  const request = page.getByRole("listitem").filter({ hasText: deal.title });
  await button(request, t("action.approve")).waitFor();
  await (await as("owner")).post(`/api/deals/${deal.id}/approve`);
  await request.waitFor({ state: "detached" });
});

scene("many leads are given to somebody else at once, and leave their old owner's list", manager, async ({ page, t, as, enter }) => {
  const seller = await as("sales");
  const leads = await Promise.all([1, 2, 3].map((number) => addLead(seller, { name: `Serah ${number}`, tags: ["serah"] })));
  const old = await enter({ as: "sales" });
  await old.page.goto("/leads?tag=serah");
  await old.page.getByRole("row", { name: "Serah 3" }).waitFor();

  await page.goto("/leads?tag=serah");
  await page.getByRole("checkbox", { name: t("table.selectAll") }).check();
  await page.getByText(t("table.selected", { count: 3 })).waitFor();
  await button(page, t("action.assign")).click();
  await page.getByRole("menuitem", { name: NAMES.otherSales }).click();
  await page.getByText(t("sales.bulk.assigned", { done: 3 })).waitFor();

  await old.page.getByText(t("table.nothingFound"), { exact: true }).waitFor();
  const receiver = await as("otherSales");
  for (const { id } of leads) assert.equal((await receiver.get(`/api/leads/${id}`)).owner_name, NAMES.otherSales);
});

scene("a report's Excel file says what the screen says, for every period", manager, async ({ page, t }) => {
  for (const preset of ["this_year", "last_month"]) {
    await page.goto("/reports/sales-by?group=product");
    await page.getByRole("button", { name: t("report.this_month") }).click();
    await button(page.getByRole("dialog", { name: t("report.period") }), t(`report.${preset}`)).click();
    await page.waitForURL(/preset=/);
    await settled(page);
    const onScreen = (await page.locator("tfoot td").allInnerTexts()).map(digitsOf);
    await button(page, t("action.export")).click();
    const file = await saved(page, () => page.getByRole("menuitem", { name: /Excel/ }).click());
    const total = sheetOf(file.bytes).at(-1);
    const numbers = onScreen.filter((number) => number !== undefined);
    assert.ok(numbers.length > 1 && numbers[0] > 0, `the screen shows ${onScreen}`);
    assert.deepEqual(total.filter((cell) => typeof cell === "number").slice(0, 2), numbers.slice(0, 2), preset);
  }
});

scene("a row of a report leads to the deals behind it", manager, async ({ page }) => {
  await page.goto("/reports/sales-by?group=owner&preset=this_year");
  const row = page.getByRole("row", { name: NAMES.sales });
  const count = await row.getByRole("cell").nth(1).innerText();
  await row.getByRole("link").first().click();
  await page.waitForURL(/\/deals\?/);
  await page.getByText(new RegExp(` ${count}$`)).first().waitFor();
});

scene("the team is seen person by person, and its users are read, not changed", manager, async ({ page, t, api }) => {
  const seller = await colleague(api, NAMES.otherSales);
  await page.goto("/leads");
  await button(page, t("lead.owner")).first().click();
  await page.getByRole("checkbox", { name: NAMES.otherSales }).click();
  await page.waitForURL((address) => address.searchParams.get("owner_id") === seller.id);
  await settled(page);
  assert.equal(await page.getByRole("cell", { name: NAMES.sales, exact: true }).count(), 0);
  await page.goto("/users");
  await page.getByText(NAMES.sales).first().waitFor();
  assert.equal(await button(page, t("user.new")).count(), 0);
});

/** `1500000` of `Rp1.500.000`; nothing where there is no number. */
function digitsOf(text) {
  const digits = text.replace(/\D/g, "");
  return /^[\sRp\d.]+$/.test(text) && digits ? Number(digits) : undefined;
}

scene("a report is held against the days before, or a year ago, and its address says so", manager, async ({ page, t, api }) => {
  const { from } = await api.get("/api/reports/sales-summary?preset=last_month");
  const yearAgo = `${Number(from.slice(0, 4)) - 1}${from.slice(4)}`;
  await page.goto("/reports/sales-summary?preset=last_month");
  await button(page, t("reports.compareShort")).click();
  await page.getByRole("radio", { name: t("reports.holdAgainst.previous") }).click();
  await page.waitForURL((address) => address.searchParams.get("compare") === "previous");
  const asked = page.waitForResponse((answer) => answer.url().includes("/api/reports/sales-summary") && answer.url().includes(`from=${yearAgo}`));
  await page.goto("/reports/sales-summary?preset=last_month&compare=last_year");
  const to = new URL((await asked).url()).searchParams.get("to");
  assert.equal(to.slice(0, 7), yearAgo.slice(0, 7));
});

scene("a report narrowed to a product leads to the deals of that product", manager, async ({ page, t, api }) => {
  const { rows } = await api.get("/api/reports/sales-by?group=product&preset=this_year");
  const { id, cells } = rows[0];
  await page.goto("/reports/sales-by?group=owner&preset=this_year");
  // The chip, not the grouping of the same name.
  await page.getByRole("button", { name: t("lead.product"), exact: true, expanded: false }).click();
  await page.getByRole("checkbox", { name: cells[0] }).click();
  await page.waitForURL((address) => address.searchParams.get("product_id") === id);
  await settled(page);
  await page.keyboard.press("Escape");
  const row = page.locator("tbody tr").first();
  const count = await row.getByRole("cell").nth(1).innerText();
  await row.getByRole("link").first().click();
  await page.waitForURL((address) => address.pathname === "/deals" && address.searchParams.get("product_id") === id);
  await page.getByRole("button", { name: new RegExp(cells[0]) }).first().waitFor();
  await page.getByText(new RegExp(` ${count}$`)).first().waitFor();
});
