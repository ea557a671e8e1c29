// Data from files: matched, looked at, stored, taken back.
import assert from "node:assert/strict";
import { button } from "../support/catalogue.mjs";
import { saved, sheetOf } from "../support/saved.mjs";
import { stage } from "../support/scene.mjs";
import { settled, until } from "../support/settled.mjs";
import { assertSpeaks, assertUsable } from "../support/well-made.mjs";
import { newPhone } from "../support/world.mjs";

const scene = stage();
const admin = { as: "admin" };

/** A file as somebody's hard disk has it. */
const csv = (name, lines) => ({ name, mimeType: "text/csv", buffer: Buffer.from(lines.join("\r\n")) });

const choose = (page, t, file) => page.getByLabel(t("imports.choose.from")).setInputFiles(file);
const fieldOf = (page, t, column) => page.getByLabel(t("imports.columns.of", { column }));

/** A sum of the check or the result: what it is called, and what it says. */
const sum = (page, label) => page.locator("dl > *").filter({ has: page.locator("dt", { hasText: label }) }).locator("dd");

/** Three good rows and three with faults, under names that nobody guesses. */
function strangeFile() {
  const [one, two, three, four] = [newPhone(), newPhone(), newPhone(), newPhone()];
  return csv("pameran.csv", ["Yth;Kontak yang bisa dihubungi;Surel;Nilai", `Toko Satu;${one};${one}@contoh.example;Rp1.500.000`, `Toko Dua;${two};;2.000.000`, `;${three};;`, `Toko Empat;${four};bukan-email;banyak`, `Toko Lima;${one};;`, `Toko Enam;${newPhone()};;`]);
}

scene("a file with faults is matched by hand, its valid rows are stored, and taken back but for what was touched", admin, async ({ page, t, api }) => {
  await page.goto("/leads");
  await page.getByRole("main").getByRole("link", { name: t("action.import") }).click();
  await page.waitForURL((address) => address.pathname === "/import/new" && address.searchParams.get("kind") === "leads");
  await choose(page, t, strangeFile());

  await page.getByRole("heading", { level: 1, name: "pameran.csv" }).waitFor();
  const next = button(page, t("imports.columns.next"));
  assert.ok(await next.isDisabled());
  await page.getByRole("status").filter({ hasText: t("imports.columns.missing", { names: "Nama" }) }).waitFor();
  await fieldOf(page, t, "Yth").selectOption("name");
  await fieldOf(page, t, "Kontak yang bisa dihubungi").selectOption("phone");
  assert.equal(await fieldOf(page, t, "Surel").inputValue(), "email");
  await page.reload();
  assert.equal(await fieldOf(page, t, "Yth").inputValue(), "name", "what was chosen survives a reload");
  await next.click();

  await page.getByText("Toko Satu", { exact: true }).waitFor();
  await page.getByText("Rp1.500.000", { exact: true }).waitFor();
  assert.match(await sum(page, t("imports.check.ready")).innerText(), /^3/);
  assert.match(await sum(page, t("imports.check.faulty")).innerText(), /^3/);
  await page.getByRole("tab", { name: t("imports.check.faultyRows") }).click();
  await page.getByText("banyak", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Yth" }).click();
  await until(async () => (await page.getByText("banyak", { exact: true }).count()) === 0);
  const { bytes } = await saved(page, () => page.getByRole("link", { name: t("imports.check.download") }).click());
  assert.equal(sheetOf(bytes).length, 4);

  await page.getByLabel(t("imports.check.allOrNone")).check();
  assert.ok(await button(page, t("imports.check.go", { count: 6 })).isDisabled());
  await page.getByLabel(t("imports.check.onlyValid")).check();
  await button(page, t("imports.check.go", { count: 3 })).click();
  await page.getByRole("heading", { name: t("imports.result.done") }).waitFor();
  assert.equal(await sum(page, t("imports.created")).innerText(), "3");
  assert.equal(await sum(page, t("imports.rejected")).innerText(), "3");
  await page.getByRole("link", { name: t("imports.result.see", { kind: t("nav.leads") }) }).waitFor();

  const { data } = await api.get("/api/leads?q=Toko%20Satu");
  await api.patch(`/api/leads/${data[0].id}`, { need: "Sudah ditelepon" });
  await button(page, t("imports.undo")).click();
  await button(page.getByRole("alertdialog"), t("imports.undo")).click();
  await page.getByRole("heading", { name: t("imports.result.undone") }).waitFor();
  await page.getByRole("heading", { name: t("imports.result.kept", { count: 1 }) }).waitFor();
  assert.equal((await api.get("/api/leads?q=Toko%20Enam")).total, 0);
  await page.getByRole("link", { name: "Toko Satu" }).click();
  await page.waitForURL((address) => address.pathname === `/leads/${data[0].id}`);
});

scene("columns that were matched once are matched by themselves the next time", admin, async ({ page, t }) => {
  const file = () => csv("lagi.csv", ["Panggilan akrab,Bisa ditelepon di", `Warung ${newPhone()},${newPhone()}`]);
  await page.goto("/import/new?kind=leads");
  await choose(page, t, file());
  await fieldOf(page, t, "Panggilan akrab").selectOption("name");
  await fieldOf(page, t, "Bisa ditelepon di").selectOption("phone");
  await button(page, t("imports.columns.next")).click();
  await button(page, t("imports.check.go", { count: 1 })).click();
  await page.getByRole("heading", { name: t("imports.result.done") }).waitFor();

  await page.getByRole("link", { name: t("imports.result.another") }).click();
  await choose(page, t, file());
  assert.equal(await fieldOf(page, t, "Panggilan akrab").inputValue(), "name");
  assert.equal(await page.getByText(t("imports.columns.remembered")).count(), 2);
});

scene("a file that cannot be read says so where it was dropped", admin, async ({ page, t }) => {
  await page.goto("/import/new?kind=leads");
  const alert = page.getByRole("alert");
  await choose(page, t, { name: "foto.png", mimeType: "image/png", buffer: Buffer.from("PNG") });
  await alert.filter({ hasText: t("imports.choose.notTable", { name: "foto.png" }) }).waitFor();
  await choose(page, t, { name: "rusak.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("PK\x03\x04 bukan buku kerja", "latin1") });
  await alert.filter({ hasText: /rusak atau terpotong/ }).waitFor();
  await choose(page, t, csv("judul.csv", ["Nama,HP"]));
  await alert.filter({ hasText: /tanpa baris data/ }).waitFor();
  await choose(page, t, csv("benar.csv", ["Nama,HP", `Toko Benar,${newPhone()}`]));
  await page.getByRole("heading", { level: 1, name: "benar.csv" }).waitFor();
  await button(page, t("imports.columns.leave")).click();
  await button(page.getByRole("alertdialog"), t("imports.columns.leave")).click();
  await page.getByRole("heading", { level: 1, name: t("nav.imports") }).waitFor();
});

scene("a long import goes on while nobody looks, and its address finds it again", admin, async ({ page, t, api }) => {
  const rows = Array.from({ length: 4_000 }, (_, at) => `Panjang ${at},0877${String(10_000_000 + at)}`);
  await page.goto("/import/new?kind=leads");
  await choose(page, t, csv("panjang.csv", ["Nama,HP", ...rows]));
  await button(page, t("imports.columns.next")).click();
  await button(page, t("imports.check.go", { count: 4_000 })).click();
  await page.getByRole("progressbar", { name: t("imports.run.label") }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: t("imports.result.done") }).waitFor({ timeout: 120_000 });
  assert.equal(await sum(page, t("imports.created")).innerText(), "4.000");
  assert.equal((await api.get("/api/notifications")).data[0].kind, "import.done");

  await page.goto("/import");
  const row = page.getByRole("row", { name: "panjang.csv" });
  await row.getByText(t("imports.statuses.done"), { exact: true }).waitFor();
  await button(row, t("imports.undoOf", { name: "panjang.csv" })).click();
  await button(page.getByRole("alertdialog"), t("imports.undo")).click();
  await page.getByRole("heading", { name: t("imports.result.undone") }).waitFor({ timeout: 120_000 });
  assert.equal((await api.get("/api/leads?q=Panjang%2012")).total, 0);
});

for (const variant of [
  { size: "phone", language: "en" },
  { size: "desktop", language: "id", theme: "dark" },
]) {
  scene(`every step is well made (${variant.size}, ${variant.language})`, { ...admin, ...variant }, async ({ page, t, language }) => {
    const look = async () => {
      await settled(page);
      await assertSpeaks(page, language);
      await assertUsable(page);
    };
    await page.goto("/import/new?kind=leads");
    await look();
    await choose(page, t, strangeFile());
    await fieldOf(page, t, "Surel").waitFor();
    await look();
    await fieldOf(page, t, "Yth").selectOption("name");
    await fieldOf(page, t, "Kontak yang bisa dihubungi").selectOption("phone");
    await button(page, t("imports.columns.next")).click();
    await page.getByText("Toko Satu", { exact: true }).waitFor();
    await look();
    await page.getByRole("tab", { name: t("imports.check.faultyRows") }).click();
    await page.getByText("banyak", { exact: true }).waitFor();
    await look();
    await button(page, t("imports.check.go", { count: 3 })).click();
    await page.getByRole("heading", { name: t("imports.result.done") }).waitFor();
    await look();
    await button(page, t("imports.undo")).click();
    await button(page.getByRole("alertdialog"), t("imports.undo")).click();
    await page.getByRole("heading", { name: t("imports.result.undone") }).waitFor();
    await look();
  });
}
