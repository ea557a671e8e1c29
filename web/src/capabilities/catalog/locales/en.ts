import type { CatalogWords } from "./id";

/** Plain English. */
export const en: CatalogWords = {
  catalog: {
    edit: "Edit product", speed: "Speed (Mbps)", speedHint: "For internet packages.", tax: "Tax", taxHint: "On top of the list price.", unitHint: "Such as month, unit, hour.", isSold: "Sold", isSoldHint: "A product that is not sold stays on old deals.",
    pricesByOthers: "A manager enters cost price and margin; the product can be sold once it has a price.", profit: "Margin per {{unit}}", rounded: "Includes {{amount}} of rounding", listFrom: "Cost {{cost}} + {{margin}}",
    inTrash: "This product has been in the trash since {{when}}.", trash: "Trash", trashed: "{{name}} moved to the trash.", restored: "{{name}} is back.", emptyTrash: "The trash is empty", used: "It has been used, so it can only be taken off sale.",
    by: "by {{name}}", byProgram: "following the rounding setting", now: "Now", noHistory: "No price has been entered yet.", facts: "Product", price: "Price", created: "Created",
    categories: "Categories", categoriesHint: "Groups of products; a tutoring centre calls them programmes.", addCategory: "Add category", renameCategory: "Rename {{name}}", removeCategory: "Delete {{name}}", noCategories: "No categories yet", categoryName: "Category name", noCategory: "No category",
    listPrice: "List price", sku: "SKU",
  },
};
