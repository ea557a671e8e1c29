// How a deal is written on its page.
import { button } from "./catalogue.mjs";

/** Adds a product to the deal on the page, as a line at its list price. */
export async function addLine(page, t, product) {
  await button(page, t("deal.addItem")).click();
  await page.getByRole("option", { name: product.name }).click();
}
