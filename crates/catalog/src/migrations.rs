//! The tables of this room.

use platform::db::Migration;

/// All migrations of this room.
pub(crate) fn all() -> Vec<Migration> {
    vec![CATALOG, SKU_OF_THE_LIVING, FACETS]
}

const CATALOG: Migration = Migration::new(
    "m20261121_0400_catalog",
    "CREATE TABLE category (
  id {uuid} PRIMARY KEY, name text NOT NULL, name_folded text NOT NULL, version bigint NOT NULL,
  created_at {instant} NOT NULL, updated_at {instant} NOT NULL
);
CREATE UNIQUE INDEX category_name ON category (name_folded);
CREATE TABLE product (
  id {uuid} PRIMARY KEY, sku text NOT NULL, sku_folded text NOT NULL, name text NOT NULL, name_folded text NOT NULL,
  category_id {uuid} REFERENCES category (id), kind text NOT NULL, cost_price bigint NOT NULL, margin_bps integer NOT NULL,
  list_price bigint NOT NULL, tax_bps integer, unit text NOT NULL, description text, speed_mbps bigint,
  is_active boolean NOT NULL, used_at {instant}, version bigint NOT NULL, created_at {instant} NOT NULL,
  updated_at {instant} NOT NULL, deleted_at {instant},
  CHECK (cost_price >= 0), CHECK (margin_bps BETWEEN 0 AND 100000), CHECK (kind IN ('subscription', 'one_off'))
);
CREATE UNIQUE INDEX product_sku ON product (sku_folded);
CREATE INDEX product_by_name ON product (name_folded, id);
CREATE INDEX product_by_category ON product (category_id, name_folded, id);
CREATE INDEX product_by_creation ON product (created_at, id);
CREATE TABLE product_price (
  id {uuid} PRIMARY KEY, product_id {uuid} NOT NULL REFERENCES product (id), at {instant} NOT NULL, changed_by {uuid},
  cost_price bigint NOT NULL, margin_bps integer NOT NULL, list_price bigint NOT NULL
);
CREATE INDEX product_price_by_product ON product_price (product_id, at, id)",
);

/// What lies in the trash does not keep its SKU from others.
const SKU_OF_THE_LIVING: Migration = Migration::new(
    "m20261121_0401_sku_of_the_living",
    "DROP INDEX product_sku;
CREATE UNIQUE INDEX product_sku_living ON product (sku_folded) WHERE deleted_at IS NULL;
CREATE INDEX product_by_sku ON product (sku_folded, id);
CREATE INDEX product_by_list_price ON product (list_price, id);
CREATE INDEX product_in_trash ON product (deleted_at) WHERE deleted_at IS NOT NULL",
);

/// Labels and own fields in the row, and one by one, as lists are filtered by them.
const FACETS: Migration = Migration::new(
    "m20261127_1720_product_facets",
    "ALTER TABLE product ADD COLUMN tags {json} NOT NULL DEFAULT '[]';
ALTER TABLE product ADD COLUMN custom {json} NOT NULL DEFAULT '{}';
CREATE TABLE product_facet (
  thing_id {uuid} NOT NULL REFERENCES product (id) ON DELETE CASCADE, key text NOT NULL, text text NOT NULL, label text,
  number double precision, PRIMARY KEY (thing_id, key, text)
) {by_key};
CREATE INDEX product_facet_by_text ON product_facet (key, text, thing_id);
CREATE INDEX product_facet_by_number ON product_facet (key, number, thing_id) WHERE number IS NOT NULL",
);
