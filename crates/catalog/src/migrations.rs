//! The tables of this room.

use platform::db::Migration;

/// All migrations of this room.
pub(crate) fn all() -> Vec<Migration> {
    vec![CATALOG, SKU_OF_THE_LIVING, FACETS, SEARCH]
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

/// Products are found by any piece of their name or SKU: see `platform::db::trigram`.
const SEARCH: Migration = Migration::new("m20261127_2041_product_search", "")
    .on_sqlite(
        "CREATE TABLE product_search (number integer PRIMARY KEY, id uuid_blob NOT NULL UNIQUE)
--
CREATE VIRTUAL TABLE product_trigram USING fts5 (
  text, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1'
)
--
INSERT INTO product_search (id) SELECT id FROM product ORDER BY id
--
INSERT INTO product_trigram (rowid, text)
SELECT number, concat_ws(char(10), name_folded, sku_folded)
FROM product_search JOIN product ON product.id = product_search.id ORDER BY number
--
CREATE TRIGGER product_is_found AFTER INSERT ON product BEGIN
  INSERT INTO product_search (id) VALUES (new.id);
  INSERT INTO product_trigram (rowid, text)
  SELECT number, concat_ws(char(10), new.name_folded, new.sku_folded)
  FROM product_search WHERE id = new.id;
END
--
CREATE TRIGGER product_is_found_anew AFTER UPDATE OF name_folded, sku_folded ON product
WHEN old.name_folded IS NOT new.name_folded OR old.sku_folded IS NOT new.sku_folded BEGIN
  INSERT OR REPLACE INTO product_trigram (rowid, text)
  SELECT number, concat_ws(char(10), new.name_folded, new.sku_folded)
  FROM product_search WHERE id = new.id;
END
--
CREATE TRIGGER product_is_forgotten AFTER DELETE ON product BEGIN
  DELETE FROM product_trigram WHERE rowid = (SELECT number FROM product_search WHERE id = old.id);
  DELETE FROM product_search WHERE id = old.id;
END",
    )
    .on_postgres(
        // Without the extension everything is found as well, only more slowly.
        "DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX product_trigram_of_name ON product USING gin (name_folded gin_trgm_ops);
  CREATE INDEX product_trigram_of_sku ON product USING gin (sku_folded gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'products are searched without pg_trgm: %', SQLERRM;
END $$",
    );
