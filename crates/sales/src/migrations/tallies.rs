//! Sums of leads, stages and won deals (see `platform::tally`): their tables, and the triggers that keep them.
//!
//! A view says what a row counts for. Triggers take that away before a row changes and add it afterwards; the recount
//! reads the same view. Who or what is missing counts under the id of nobody, all zeros.

use platform::{db::Migration, tally::Tally};

/// What is kept.
pub(crate) const TALLIES: [Tally; 5] = [
    Tally {
        name: "lead_day",
        keys: &["on_day", "owner_id", "channel_id"],
        by_month: Some("lead_month"),
        sums: &["came", "came_won", "came_lost", "ended_won", "ended_lost"],
    },
    Tally {
        name: "lead_standing",
        keys: &["stage_id", "owner_id"],
        by_month: None,
        sums: &["leads", "value"],
    },
    Tally {
        name: "lead_created",
        keys: &["on_day", "stage_id", "owner_id"],
        by_month: Some("lead_created_month"),
        sums: &["leads"],
    },
    Tally {
        name: "stage_day",
        keys: &["on_day", "stage_id", "owner_id"],
        by_month: Some("stage_month"),
        sums: &["entered", "departed", "seconds"],
    },
    Tally {
        name: "deal_day",
        keys: &["won_on", "owner_id", "channel_id", "product_id", "approval_level"],
        by_month: Some("deal_month"),
        sums: &["deals", "quantity", "total", "discount_total", "cost_total"],
    },
];

macro_rules! lead_adds {
    () => {
        "INSERT INTO lead_day_change (on_day, owner_id, channel_id, came, came_won, came_lost, ended_won, ended_lost)
  SELECT on_day, owner_id, channel_id, came, came_won, came_lost, ended_won, ended_lost FROM lead_day_counted
  WHERE lead_id = new.id;
  INSERT INTO lead_standing_change (stage_id, owner_id, leads, value)
  SELECT stage_id, owner_id, leads, value FROM lead_standing_counted WHERE lead_id = new.id;"
    };
}

macro_rules! lead_takes {
    () => {
        "INSERT INTO lead_day_change (on_day, owner_id, channel_id, came, came_won, came_lost, ended_won, ended_lost)
  SELECT on_day, owner_id, channel_id, -came, -came_won, -came_lost, -ended_won, -ended_lost FROM lead_day_counted
  WHERE lead_id = old.id;
  INSERT INTO lead_standing_change (stage_id, owner_id, leads, value)
  SELECT stage_id, owner_id, -leads, -value FROM lead_standing_counted WHERE lead_id = old.id;"
    };
}

macro_rules! stage_adds {
    () => {
        "INSERT INTO stage_day_change (on_day, stage_id, owner_id, entered, departed, seconds)
  SELECT on_day, stage_id, owner_id, entered, departed, seconds FROM stage_day_counted WHERE change_id = new.id;"
    };
}

macro_rules! stage_takes {
    () => {
        "INSERT INTO stage_day_change (on_day, stage_id, owner_id, entered, departed, seconds)
  SELECT on_day, stage_id, owner_id, -entered, -departed, -seconds FROM stage_day_counted WHERE change_id = old.id;"
    };
}

/// The sums, their ledgers, and what a row counts for.
pub(super) const TABLES: Migration = Migration::new(
    "m20261125_0400_tallies",
    "DROP INDEX lead_standing;
DROP INDEX stage_change_by_day;
ALTER TABLE stage_change ADD COLUMN is_first boolean NOT NULL DEFAULT false;
UPDATE stage_change SET is_first = true WHERE NOT EXISTS (
  SELECT 1 FROM stage_change earlier WHERE earlier.lead_id = stage_change.lead_id
  AND earlier.to_stage_id = stage_change.to_stage_id AND (earlier.at, earlier.id) < (stage_change.at, stage_change.id));
CREATE TABLE lead_day (
  on_day date NOT NULL, owner_id {uuid} NOT NULL, channel_id {uuid} NOT NULL, came bigint NOT NULL,
  came_won bigint NOT NULL, came_lost bigint NOT NULL, ended_won bigint NOT NULL, ended_lost bigint NOT NULL,
  PRIMARY KEY (on_day, owner_id, channel_id)
) {by_key};
CREATE TABLE lead_day_change (
  on_day date NOT NULL, owner_id {uuid} NOT NULL, channel_id {uuid} NOT NULL, came bigint NOT NULL,
  came_won bigint NOT NULL, came_lost bigint NOT NULL, ended_won bigint NOT NULL, ended_lost bigint NOT NULL,
  is_folding boolean NOT NULL DEFAULT false
);
CREATE VIEW lead_day_now AS
SELECT on_day, owner_id, channel_id, came, came_won, came_lost, ended_won, ended_lost FROM lead_day
UNION ALL SELECT on_day, owner_id, channel_id, came, came_won, came_lost, ended_won, ended_lost FROM lead_day_change;
CREATE VIEW lead_day_counted AS
SELECT id AS lead_id, created_on AS on_day, coalesce(owner_id, {nobody}) AS owner_id,
  coalesce(channel_id, {nobody}) AS channel_id, 1 AS came, CASE WHEN stage_kind = 'won' THEN 1 ELSE 0 END AS came_won,
  CASE WHEN stage_kind = 'lost' THEN 1 ELSE 0 END AS came_lost, 0 AS ended_won, 0 AS ended_lost
FROM lead WHERE deleted_at IS NULL
UNION ALL SELECT id, closed_on, coalesce(owner_id, {nobody}), coalesce(channel_id, {nobody}), 0, 0, 0,
  CASE WHEN stage_kind = 'won' THEN 1 ELSE 0 END, CASE WHEN stage_kind = 'lost' THEN 1 ELSE 0 END
FROM lead WHERE deleted_at IS NULL AND closed_on IS NOT NULL;
CREATE TABLE lead_standing (
  stage_id {uuid} NOT NULL, owner_id {uuid} NOT NULL, leads bigint NOT NULL, value bigint NOT NULL,
  PRIMARY KEY (stage_id, owner_id)
) {by_key};
CREATE TABLE lead_standing_change (
  stage_id {uuid} NOT NULL, owner_id {uuid} NOT NULL, leads bigint NOT NULL, value bigint NOT NULL,
  is_folding boolean NOT NULL DEFAULT false
);
CREATE VIEW lead_standing_now AS SELECT stage_id, owner_id, leads, value FROM lead_standing
UNION ALL SELECT stage_id, owner_id, leads, value FROM lead_standing_change;
CREATE VIEW lead_standing_counted AS
SELECT id AS lead_id, stage_id, coalesce(owner_id, {nobody}) AS owner_id, 1 AS leads, estimated_value AS value
FROM lead WHERE deleted_at IS NULL;
CREATE TABLE stage_day (
  on_day date NOT NULL, stage_id {uuid} NOT NULL, owner_id {uuid} NOT NULL, entered bigint NOT NULL,
  departed bigint NOT NULL, seconds bigint NOT NULL, PRIMARY KEY (on_day, stage_id, owner_id)
) {by_key};
CREATE TABLE stage_day_change (
  on_day date NOT NULL, stage_id {uuid} NOT NULL, owner_id {uuid} NOT NULL, entered bigint NOT NULL,
  departed bigint NOT NULL, seconds bigint NOT NULL, is_folding boolean NOT NULL DEFAULT false
);
CREATE VIEW stage_day_now AS SELECT on_day, stage_id, owner_id, entered, departed, seconds FROM stage_day
UNION ALL SELECT on_day, stage_id, owner_id, entered, departed, seconds FROM stage_day_change;
CREATE VIEW stage_day_counted AS
SELECT id AS change_id, on_day, to_stage_id AS stage_id, coalesce(owner_id, {nobody}) AS owner_id, 1 AS entered,
  0 AS departed, 0 AS seconds
FROM stage_change WHERE is_first
UNION ALL SELECT id, on_day, from_stage_id, coalesce(owner_id, {nobody}), 0, 1, seconds
FROM stage_change WHERE from_stage_id IS NOT NULL AND seconds IS NOT NULL;
CREATE TABLE deal_day_change (
  won_on date NOT NULL, owner_id {uuid} NOT NULL, channel_id {uuid} NOT NULL, product_id {uuid} NOT NULL,
  approval_level text NOT NULL, deals bigint NOT NULL, quantity bigint NOT NULL, total bigint NOT NULL,
  discount_total bigint NOT NULL, cost_total bigint NOT NULL, is_folding boolean NOT NULL DEFAULT false
);
CREATE VIEW deal_day_now AS
SELECT won_on, owner_id, channel_id, product_id, approval_level, deals, quantity, total, discount_total, cost_total
FROM deal_day
UNION ALL SELECT won_on, owner_id, channel_id, product_id, approval_level, deals, quantity, total, discount_total,
  cost_total
FROM deal_day_change;
CREATE VIEW deal_day_counted AS
SELECT won_on, owner_id, coalesce(channel_id, {nobody}) AS channel_id, product_id, approval_level,
  CASE WHEN position = (SELECT min(other.position) FROM deal_item other WHERE other.deal_id = deal.id) THEN 1 ELSE 0 END
  AS deals, quantity, price * quantity AS total,
  CASE WHEN list_price > price THEN (list_price - price) * quantity ELSE 0 END AS discount_total,
  cost_price * quantity AS cost_total
FROM deal JOIN deal_item ON deal_item.deal_id = deal.id WHERE status = 'won';
INSERT INTO lead_day (on_day, owner_id, channel_id, came, came_won, came_lost, ended_won, ended_lost)
SELECT on_day, owner_id, channel_id, sum(came), sum(came_won), sum(came_lost), sum(ended_won), sum(ended_lost)
FROM lead_day_counted GROUP BY on_day, owner_id, channel_id;
INSERT INTO lead_standing (stage_id, owner_id, leads, value)
SELECT stage_id, owner_id, sum(leads), sum(value) FROM lead_standing_counted GROUP BY stage_id, owner_id;
INSERT INTO stage_day (on_day, stage_id, owner_id, entered, departed, seconds)
SELECT on_day, stage_id, owner_id, sum(entered), sum(departed), sum(seconds)
FROM stage_day_counted GROUP BY on_day, stage_id, owner_id",
);

/// What keeps them.
pub(super) const TRIGGERS: Migration = Migration::new("m20261125_0410_tally_triggers", "")
    .on_sqlite(concat!(
        "CREATE TRIGGER lead_adds AFTER INSERT ON lead BEGIN\n",
        lead_adds!(),
        "\nEND\n--\nCREATE TRIGGER lead_takes BEFORE DELETE ON lead BEGIN\n",
        lead_takes!(),
        "\nEND\n--\n",
        "CREATE TRIGGER lead_takes_old BEFORE UPDATE OF created_on, closed_on, owner_id, channel_id, stage_id,
  stage_kind, estimated_value, deleted_at ON lead BEGIN\n",
        lead_takes!(),
        "\nEND\n--\n",
        "CREATE TRIGGER lead_adds_new AFTER UPDATE OF created_on, closed_on, owner_id, channel_id, stage_id,
  stage_kind, estimated_value, deleted_at ON lead BEGIN\n",
        lead_adds!(),
        "\nEND\n--\nCREATE TRIGGER stage_adds AFTER INSERT ON stage_change BEGIN\n",
        stage_adds!(),
        "\nEND\n--\nCREATE TRIGGER stage_takes BEFORE DELETE ON stage_change BEGIN\n",
        stage_takes!(),
        "\nEND\n--\nCREATE TRIGGER stage_takes_old BEFORE UPDATE ON stage_change BEGIN\n",
        stage_takes!(),
        "\nEND\n--\nCREATE TRIGGER stage_adds_new AFTER UPDATE ON stage_change BEGIN\n",
        stage_adds!(),
        "\nEND"
    ))
    .on_postgres(concat!(
        "CREATE FUNCTION lead_adds() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN\n",
        lead_adds!(),
        "\nRETURN NULL;\nEND $$\n--\n",
        "CREATE FUNCTION lead_takes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN\n",
        lead_takes!(),
        "\nIF TG_OP = 'DELETE' THEN RETURN old; END IF;\nRETURN new;\nEND $$\n--\n",
        "CREATE TRIGGER lead_adds AFTER INSERT OR UPDATE OF created_on, closed_on, owner_id, channel_id, stage_id,
  stage_kind, estimated_value, deleted_at ON lead FOR EACH ROW EXECUTE FUNCTION lead_adds()
--
CREATE TRIGGER lead_takes BEFORE DELETE OR UPDATE OF created_on, closed_on, owner_id, channel_id, stage_id,
  stage_kind, estimated_value, deleted_at ON lead FOR EACH ROW EXECUTE FUNCTION lead_takes()
--\n",
        "CREATE FUNCTION stage_adds() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN\n",
        stage_adds!(),
        "\nRETURN NULL;\nEND $$\n--\n",
        "CREATE FUNCTION stage_takes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN\n",
        stage_takes!(),
        "\nIF TG_OP = 'DELETE' THEN RETURN old; END IF;\nRETURN new;\nEND $$\n--\n",
        "CREATE TRIGGER stage_adds AFTER INSERT OR UPDATE ON stage_change FOR EACH ROW EXECUTE FUNCTION stage_adds()
--
CREATE TRIGGER stage_takes BEFORE DELETE OR UPDATE ON stage_change FOR EACH ROW EXECUTE FUNCTION stage_takes()"
    ));

macro_rules! created_adds {
    () => {
        "INSERT INTO lead_created_change (on_day, stage_id, owner_id, leads)
  SELECT on_day, stage_id, owner_id, leads FROM lead_created_counted WHERE lead_id = new.id;"
    };
}

macro_rules! created_takes {
    () => {
        "INSERT INTO lead_created_change (on_day, stage_id, owner_id, leads)
  SELECT on_day, stage_id, owner_id, -leads FROM lead_created_counted WHERE lead_id = old.id;"
    };
}

macro_rules! created_backfill {
    () => {
        "INSERT INTO lead_created (on_day, stage_id, owner_id, leads)
SELECT on_day, stage_id, owner_id, sum(leads) FROM lead_created_counted GROUP BY on_day, stage_id, owner_id
--\n"
    };
}

/// How many leads were entered on each day of universal time: the way to pages deep in their list.
pub(super) const CREATED: Migration = Migration::new(
    "m20261125_0430_lead_created",
    "CREATE TABLE lead_created (
  on_day date NOT NULL, stage_id {uuid} NOT NULL, owner_id {uuid} NOT NULL, leads bigint NOT NULL,
  PRIMARY KEY (on_day, stage_id, owner_id)
) {by_key};
CREATE TABLE lead_created_change (
  on_day date NOT NULL, stage_id {uuid} NOT NULL, owner_id {uuid} NOT NULL, leads bigint NOT NULL,
  is_folding boolean NOT NULL DEFAULT false
);
CREATE VIEW lead_created_now AS SELECT on_day, stage_id, owner_id, leads FROM lead_created
UNION ALL SELECT on_day, stage_id, owner_id, leads FROM lead_created_change",
)
.on_sqlite(concat!(
    "CREATE VIEW lead_created_counted AS
SELECT id AS lead_id, substr(created_at, 1, 10) AS on_day, stage_id,
  coalesce(owner_id, x'00000000000000000000000000000000') AS owner_id, 1 AS leads
FROM lead WHERE deleted_at IS NULL
--\n",
    created_backfill!(),
    "CREATE TRIGGER lead_created_adds AFTER INSERT ON lead BEGIN\n",
    created_adds!(),
    "\nEND\n--\nCREATE TRIGGER lead_created_takes BEFORE DELETE ON lead BEGIN\n",
    created_takes!(),
    "\nEND\n--\nCREATE TRIGGER lead_created_takes_old BEFORE UPDATE OF owner_id, stage_id, deleted_at ON lead BEGIN\n",
    created_takes!(),
    "\nEND\n--\nCREATE TRIGGER lead_created_adds_new AFTER UPDATE OF owner_id, stage_id, deleted_at ON lead BEGIN\n",
    created_adds!(),
    "\nEND"
))
.on_postgres(concat!(
    "CREATE VIEW lead_created_counted AS
SELECT id AS lead_id, CAST(created_at AT TIME ZONE 'UTC' AS date) AS on_day, stage_id,
  coalesce(owner_id, CAST('00000000-0000-0000-0000-000000000000' AS uuid)) AS owner_id, 1 AS leads
FROM lead WHERE deleted_at IS NULL
--\n",
    created_backfill!(),
    "CREATE FUNCTION lead_created_adds() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN\n",
    created_adds!(),
    "\nRETURN NULL;\nEND $$\n--\n",
    "CREATE FUNCTION lead_created_takes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN\n",
    created_takes!(),
    "\nIF TG_OP = 'DELETE' THEN RETURN old; END IF;\nRETURN new;\nEND $$\n--\n",
    "CREATE TRIGGER lead_created_adds AFTER INSERT OR UPDATE OF owner_id, stage_id, deleted_at ON lead
FOR EACH ROW EXECUTE FUNCTION lead_created_adds()
--
CREATE TRIGGER lead_created_takes BEFORE DELETE OR UPDATE OF owner_id, stage_id, deleted_at ON lead
FOR EACH ROW EXECUTE FUNCTION lead_created_takes()"
));

macro_rules! months {
    ($on_day:literal, $won_on:literal) => {
        concat!(
            "INSERT INTO lead_month SELECT ",
            $on_day,
            ", owner_id, channel_id, sum(came), sum(came_won), sum(came_lost), sum(ended_won), sum(ended_lost)
FROM lead_day GROUP BY 1, 2, 3
--
INSERT INTO lead_created_month SELECT ",
            $on_day,
            ", stage_id, owner_id, sum(leads) FROM lead_created GROUP BY 1, 2, 3
--
INSERT INTO stage_month SELECT ",
            $on_day,
            ", stage_id, owner_id, sum(entered), sum(departed), sum(seconds) FROM stage_day GROUP BY 1, 2, 3
--
INSERT INTO deal_month SELECT ",
            $won_on,
            ", owner_id, channel_id, product_id, approval_level, sum(deals), sum(quantity), sum(total),
  sum(discount_total), sum(cost_total) FROM deal_day GROUP BY 1, 2, 3, 4, 5"
        )
    };
}

/// The sums of days, by month.
pub(super) const MONTHS: Migration = Migration::new(
    "m20261125_1000_sums_by_month",
    "CREATE TABLE lead_month (
  month date NOT NULL, owner_id {uuid} NOT NULL, channel_id {uuid} NOT NULL, came bigint NOT NULL,
  came_won bigint NOT NULL, came_lost bigint NOT NULL, ended_won bigint NOT NULL, ended_lost bigint NOT NULL,
  PRIMARY KEY (month, owner_id, channel_id)
) {by_key};
CREATE TABLE lead_created_month (
  month date NOT NULL, stage_id {uuid} NOT NULL, owner_id {uuid} NOT NULL, leads bigint NOT NULL,
  PRIMARY KEY (month, stage_id, owner_id)
) {by_key};
CREATE TABLE stage_month (
  month date NOT NULL, stage_id {uuid} NOT NULL, owner_id {uuid} NOT NULL, entered bigint NOT NULL,
  departed bigint NOT NULL, seconds bigint NOT NULL, PRIMARY KEY (month, stage_id, owner_id)
) {by_key};
CREATE TABLE deal_month (
  month date NOT NULL, owner_id {uuid} NOT NULL, channel_id {uuid} NOT NULL, product_id {uuid} NOT NULL,
  approval_level text NOT NULL, deals bigint NOT NULL, quantity bigint NOT NULL, total bigint NOT NULL,
  discount_total bigint NOT NULL, cost_total bigint NOT NULL,
  PRIMARY KEY (month, owner_id, channel_id, product_id, approval_level)
) {by_key}",
)
.on_sqlite(months!("date(on_day, 'start of month')", "date(won_on, 'start of month')"))
.on_postgres(months!(
    "CAST(date_trunc('month', on_day) AS date)",
    "CAST(date_trunc('month', won_on) AS date)"
));
