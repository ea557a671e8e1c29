// Things that a scene needs to be there, each in one line. Names and phones are never the same twice.

let count = 0;
const next = () => (count += 1);

/** A phone that nobody in the demo workspace has. */
export const newPhone = () => `0899${String(20_000_000 + process.pid * 10 + next()).slice(-8)}`;

/** A lead of whoever `api` speaks for. */
export const addLead = (api, lead = {}) => api.post("/api/leads", { name: `Lead uji ${next()}`, phone: newPhone(), ...lead });

/** A customer of whoever `api` speaks for. */
export const addCustomer = (api, customer = {}) => api.post("/api/customers", { name: `Pelanggan uji ${next()}`, phone: newPhone(), ...customer });

/** The demo's product of this name. */
export async function productNamed(api, name) {
  const { data } = await api.get(`/api/products?q=${encodeURIComponent(name)}`);
  return data.find((product) => product.name === name);
}

/** The demo's person of this name or email, as colleagues see them. */
export async function colleague(api, name) {
  const { data } = await api.get("/api/staff-users");
  return data.find((person) => person.name === name);
}

export const PRODUCTS = { package: "Home 50 Mbps", device: "Router Wi-Fi 6" };

/** A deal over the demo's package at `percent` of its list price. */
export async function addDeal(api, { percent = 100, ...deal } = {}) {
  const product = await productNamed(api, PRODUCTS.package);
  const lead = deal.lead_id ? { id: deal.lead_id } : await addLead(api);
  const price = Math.round((product.list_price * percent) / 100);
  return api.post("/api/deals", { lead_id: lead.id, title: `Penawaran uji ${next()}`, items: [{ product_id: product.id, quantity: 1, price, billing: "monthly" }], ...deal });
}

/** A deal that waits for a decision. */
export async function addWaitingDeal(api, deal) {
  const { id } = await addDeal(api, { percent: 90, ...deal });
  return api.post(`/api/deals/${id}/submit`);
}

/** A customer with a running service, as an activated deal leaves them. */
export async function addServed(api, deal) {
  const { id } = await addDeal(api, deal);
  await api.post(`/api/deals/${id}/submit`);
  return api.post(`/api/deals/${id}/activate`);
}

/** A contact database of whoever manages them, with `count` people in it. */
export async function addDatabase(api, { count = 0, ...database } = {}) {
  const product = await productNamed(api, PRODUCTS.package);
  const made = await api.post("/api/databases", { name: `Database uji ${next()}`, kind: "regular", product_id: product.id, ...database });
  const rows = Array.from({ length: count }, () => ({ name: `Kontak uji ${next()}`, phone: newPhone() }));
  const { ids } = count > 0 ? await api.post(`/api/databases/${made.id}/records`, { rows }) : { ids: [] };
  return { ...made, product, people: rows.map((row, index) => ({ id: ids[index], ...row })) };
}

/** People of a new database, given to `staff` in one batch. */
export async function addBatch(api, staff, { count = 3, title } = {}) {
  const database = await addDatabase(api, { count });
  const { id: staff_id } = await staff.get("/api/auth/me").then(({ user }) => user);
  const { batches } = await api.post(`/api/databases/${database.id}/assign`, { mode: "manual", staff_id, record_ids: database.people.map(({ id }) => id), title });
  return { ...database, batch: batches[0].batch_id };
}
