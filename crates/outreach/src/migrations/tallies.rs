//! Counts of records, batches, work and deposits (see `platform::tally`): their tables, and the triggers that keep them.
//!
//! Records change by the ten thousand at once, so PostgreSQL adds one line for all rows of a statement; SQLite, whose
//! triggers know rows only, adds two for each row that counts elsewhere than before.

use platform::{db::Migration, tally::Tally};

/// What is kept.
pub(crate) const TALLIES: [Tally; 4] = [
    Tally {
        name: "database_standing",
        keys: &["database_id", "status", "whatsapp_status"],
        by_month: None,
        sums: &["records"],
    },
    Tally {
        name: "batch_standing",
        keys: &["batch_id", "whatsapp_status", "responded"],
        by_month: None,
        sums: &["records"],
    },
    Tally {
        name: "outreach_day",
        keys: &["on_day", "staff_id", "database_id"],
        by_month: None,
        sums: &["assigned", "checked", "withdrawn", "ada", "tidak", "ceklis1", "responded"],
    },
    Tally {
        name: "deposit_day",
        keys: &["on_date", "staff_id", "product_id"],
        by_month: None,
        sums: &["deposits", "base_amount", "total"],
    },
];

/// The sums, their ledgers, and what a row counts for.
pub(super) const TABLES: Migration = Migration::new(
    "m20261125_1140_outreach_tallies",
    "CREATE TABLE database_standing (
  database_id {uuid} NOT NULL, status text NOT NULL, whatsapp_status text NOT NULL, records bigint NOT NULL,
  PRIMARY KEY (database_id, status, whatsapp_status)
) {by_key};
CREATE TABLE database_standing_change (
  database_id {uuid} NOT NULL, status text NOT NULL, whatsapp_status text NOT NULL, records bigint NOT NULL,
  is_folding boolean NOT NULL DEFAULT false
);
CREATE INDEX database_standing_change_by_database ON database_standing_change (database_id);
CREATE VIEW database_standing_now AS SELECT database_id, status, whatsapp_status, records FROM database_standing
UNION ALL SELECT database_id, status, whatsapp_status, records FROM database_standing_change;
CREATE VIEW database_standing_counted AS
SELECT database_id, CASE WHEN do_not_contact AND status <> 'assigned' THEN 'invalid' ELSE status END AS status,
  coalesce(whatsapp_status, '') AS whatsapp_status, 1 AS records
FROM contact_record WHERE deleted_at IS NULL;
CREATE TABLE batch_standing (
  batch_id {uuid} NOT NULL, whatsapp_status text NOT NULL, responded text NOT NULL, records bigint NOT NULL,
  PRIMARY KEY (batch_id, whatsapp_status, responded)
) {by_key};
CREATE TABLE batch_standing_change (
  batch_id {uuid} NOT NULL, whatsapp_status text NOT NULL, responded text NOT NULL, records bigint NOT NULL,
  is_folding boolean NOT NULL DEFAULT false
);
CREATE INDEX batch_standing_change_by_batch ON batch_standing_change (batch_id);
CREATE VIEW batch_standing_now AS SELECT batch_id, whatsapp_status, responded, records FROM batch_standing
UNION ALL SELECT batch_id, whatsapp_status, responded, records FROM batch_standing_change;
CREATE VIEW batch_standing_counted AS
SELECT batch_id, coalesce(whatsapp_status, '') AS whatsapp_status,
  CASE WHEN responded THEN 'yes' WHEN NOT responded THEN 'no' ELSE '' END AS responded, 1 AS records
FROM contact_record WHERE deleted_at IS NULL AND batch_id IS NOT NULL;
CREATE TABLE outreach_day (
  on_day date NOT NULL, staff_id {uuid} NOT NULL, database_id {uuid} NOT NULL, assigned bigint NOT NULL,
  checked bigint NOT NULL, withdrawn bigint NOT NULL, ada bigint NOT NULL, tidak bigint NOT NULL,
  ceklis1 bigint NOT NULL, responded bigint NOT NULL, PRIMARY KEY (on_day, staff_id, database_id)
) {by_key};
CREATE TABLE outreach_day_change (
  on_day date NOT NULL, staff_id {uuid} NOT NULL, database_id {uuid} NOT NULL, assigned bigint NOT NULL,
  checked bigint NOT NULL, withdrawn bigint NOT NULL, ada bigint NOT NULL, tidak bigint NOT NULL,
  ceklis1 bigint NOT NULL, responded bigint NOT NULL, is_folding boolean NOT NULL DEFAULT false
);
CREATE VIEW outreach_day_now AS
SELECT on_day, staff_id, database_id, assigned, checked, withdrawn, ada, tidak, ceklis1, responded FROM outreach_day
UNION ALL SELECT on_day, staff_id, database_id, assigned, checked, withdrawn, ada, tidak, ceklis1, responded
FROM outreach_day_change;
CREATE VIEW outreach_day_counted AS
SELECT on_day, staff_id, database_id, 1 AS assigned, 0 AS checked, 0 AS withdrawn, 0 AS ada, 0 AS tidak, 0 AS ceklis1,
  0 AS responded
FROM record_assignment
UNION ALL SELECT checked_on, staff_id, database_id, 0, 1, 0, CASE WHEN whatsapp_status = 'ada' THEN 1 ELSE 0 END,
  CASE WHEN whatsapp_status = 'tidak' THEN 1 ELSE 0 END, CASE WHEN whatsapp_status = 'ceklis1' THEN 1 ELSE 0 END,
  CASE WHEN responded THEN 1 ELSE 0 END
FROM record_assignment WHERE checked_on IS NOT NULL
UNION ALL SELECT ended_on, staff_id, database_id, 0, 0, 1, 0, 0, 0, 0
FROM record_assignment WHERE ended_on IS NOT NULL AND checked_on IS NULL;
CREATE TABLE deposit_day (
  on_date date NOT NULL, staff_id {uuid} NOT NULL, product_id {uuid} NOT NULL, deposits bigint NOT NULL,
  base_amount bigint NOT NULL, total bigint NOT NULL, PRIMARY KEY (on_date, staff_id, product_id)
) {by_key};
CREATE TABLE deposit_day_change (
  on_date date NOT NULL, staff_id {uuid} NOT NULL, product_id {uuid} NOT NULL, deposits bigint NOT NULL,
  base_amount bigint NOT NULL, total bigint NOT NULL, is_folding boolean NOT NULL DEFAULT false
);
CREATE VIEW deposit_day_now AS SELECT on_date, staff_id, product_id, deposits, base_amount, total FROM deposit_day
UNION ALL SELECT on_date, staff_id, product_id, deposits, base_amount, total FROM deposit_day_change;
CREATE VIEW deposit_day_counted AS
SELECT on_date, staff_id, product_id, 1 AS deposits, base_amount, total FROM deposit",
);

/// What one state of a record adds on SQLite: `$row` is `new` or `old`, `$sign` is empty or a minus.
macro_rules! record_lines {
    ($row:literal, $sign:literal) => {
        concat!(
            "  INSERT INTO database_standing_change (database_id, status, whatsapp_status, records)
  SELECT ",
            $row,
            ".database_id,
    CASE WHEN ",
            $row,
            ".do_not_contact AND ",
            $row,
            ".status <> 'assigned' THEN 'invalid' ELSE ",
            $row,
            ".status END,
    coalesce(",
            $row,
            ".whatsapp_status, ''), ",
            $sign,
            "1 WHERE ",
            $row,
            ".deleted_at IS NULL;
  INSERT INTO batch_standing_change (batch_id, whatsapp_status, responded, records)
  SELECT ",
            $row,
            ".batch_id, coalesce(",
            $row,
            ".whatsapp_status, ''),
    CASE WHEN ",
            $row,
            ".responded THEN 'yes' WHEN NOT ",
            $row,
            ".responded THEN 'no' ELSE '' END, ",
            $sign,
            "1
  WHERE ",
            $row,
            ".deleted_at IS NULL AND ",
            $row,
            ".batch_id IS NOT NULL;\n"
        )
    };
}

macro_rules! assignment_lines {
    ($row:literal, $sign:literal) => {
        concat!(
            "  INSERT INTO outreach_day_change (on_day, staff_id, database_id, assigned, checked, withdrawn, ada, tidak, ceklis1, responded)
  SELECT ", $row, ".on_day, ", $row, ".staff_id, ", $row, ".database_id, ", $sign, "1, 0, 0, 0, 0, 0, 0
  UNION ALL SELECT ", $row, ".checked_on, ", $row, ".staff_id, ", $row, ".database_id, 0, ", $sign, "1, 0,
    ", $sign, "(", $row, ".whatsapp_status IS 'ada'), ", $sign, "(", $row, ".whatsapp_status IS 'tidak'),
    ", $sign, "(", $row, ".whatsapp_status IS 'ceklis1'), ", $sign, "(", $row, ".responded IS true)
  WHERE ", $row, ".checked_on IS NOT NULL
  UNION ALL SELECT ", $row, ".ended_on, ", $row, ".staff_id, ", $row, ".database_id, 0, 0, ", $sign, "1, 0, 0, 0, 0
  WHERE ", $row, ".ended_on IS NOT NULL AND ", $row, ".checked_on IS NULL;\n"
        )
    };
}

macro_rules! deposit_lines {
    ($row:literal, $sign:literal) => {
        concat!(
            "  INSERT INTO deposit_day_change (on_date, staff_id, product_id, deposits, base_amount, total)
  VALUES (",
            $row,
            ".on_date, ",
            $row,
            ".staff_id, ",
            $row,
            ".product_id, ",
            $sign,
            "1, ",
            $sign,
            $row,
            ".base_amount, ",
            $sign,
            $row,
            ".total);\n"
        )
    };
}

/// The lines of a statement's rows on PostgreSQL: what they count for now, less what they counted for before.
macro_rules! net {
    ($tally:literal, $columns:literal, $keys:literal, $summed:literal, $counts:literal, $positive:expr, $negative:expr) => {
        concat!(
            "IF TG_OP = 'INSERT' THEN
  INSERT INTO ",
            $tally,
            "_change (",
            $columns,
            ") SELECT ",
            $keys,
            $summed,
            " FROM (",
            $positive,
            ") lines
  GROUP BY ",
            $keys,
            ";
ELSIF TG_OP = 'DELETE' THEN
  INSERT INTO ",
            $tally,
            "_change (",
            $columns,
            ") SELECT ",
            $keys,
            $summed,
            " FROM (",
            $negative,
            ") lines
  GROUP BY ",
            $keys,
            ";
ELSE
  INSERT INTO ",
            $tally,
            "_change (",
            $columns,
            ") SELECT ",
            $keys,
            $summed,
            " FROM (",
            $positive,
            " UNION ALL ",
            $negative,
            ") lines
  GROUP BY ",
            $keys,
            " HAVING ",
            $counts,
            ";
END IF;\n"
        )
    };
}

macro_rules! database_rows {
    ($rows:literal, $sign:literal) => {
        concat!(
            "SELECT database_id, CASE WHEN do_not_contact AND status <> 'assigned' THEN 'invalid' ELSE status END AS status,
  coalesce(whatsapp_status, '') AS whatsapp_status, ", $sign, "1 AS records FROM ", $rows, " WHERE deleted_at IS NULL"
        )
    };
}

macro_rules! batch_rows {
    ($rows:literal, $sign:literal) => {
        concat!(
            "SELECT batch_id, coalesce(whatsapp_status, '') AS whatsapp_status,
  CASE WHEN responded THEN 'yes' WHEN NOT responded THEN 'no' ELSE '' END AS responded, ",
            $sign,
            "1 AS records
  FROM ",
            $rows,
            " WHERE deleted_at IS NULL AND batch_id IS NOT NULL"
        )
    };
}

macro_rules! assignment_rows {
    ($rows:literal, $sign:literal) => {
        concat!(
            "SELECT on_day, staff_id, database_id, ",
            $sign,
            "1 AS assigned, 0 AS checked, 0 AS withdrawn, 0 AS ada, 0 AS tidak,
  0 AS ceklis1, 0 AS responded FROM ",
            $rows,
            "
  UNION ALL SELECT checked_on, staff_id, database_id, 0, ",
            $sign,
            "1, 0,
    ",
            $sign,
            "(CASE WHEN whatsapp_status = 'ada' THEN 1 ELSE 0 END), ",
            $sign,
            "(CASE WHEN whatsapp_status = 'tidak' THEN 1 ELSE 0 END),
    ",
            $sign,
            "(CASE WHEN whatsapp_status = 'ceklis1' THEN 1 ELSE 0 END), ",
            $sign,
            "(CASE WHEN responded THEN 1 ELSE 0 END)
  FROM ",
            $rows,
            " WHERE checked_on IS NOT NULL
  UNION ALL SELECT ended_on, staff_id, database_id, 0, 0, ",
            $sign,
            "1, 0, 0, 0, 0
  FROM ",
            $rows,
            " WHERE ended_on IS NOT NULL AND checked_on IS NULL"
        )
    };
}

macro_rules! deposit_rows {
    ($rows:literal, $sign:literal) => {
        concat!(
            "SELECT on_date, staff_id, product_id, ",
            $sign,
            "1 AS deposits, ",
            $sign,
            "base_amount AS base_amount, ",
            $sign,
            "total AS total FROM ",
            $rows
        )
    };
}

/// The triggers of one table on PostgreSQL that call its function.
macro_rules! statement_triggers {
    ($table:literal, $function:literal) => {
        concat!(
            "CREATE TRIGGER ",
            $function,
            "_added AFTER INSERT ON ",
            $table,
            " REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION ",
            $function,
            "()
--
CREATE TRIGGER ",
            $function,
            "_changed AFTER UPDATE ON ",
            $table,
            " REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION ",
            $function,
            "()
--
CREATE TRIGGER ",
            $function,
            "_removed AFTER DELETE ON ",
            $table,
            " REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION ",
            $function,
            "()\n"
        )
    };
}

/// What keeps the sums.
pub(super) const TRIGGERS: Migration = Migration::new("m20261125_1150_outreach_tally_triggers", "")
    .on_sqlite(concat!(
        "CREATE TRIGGER contact_record_counts AFTER INSERT ON contact_record BEGIN\n",
        record_lines!("new", ""),
        "END\n--\nCREATE TRIGGER contact_record_counts_no_more AFTER DELETE ON contact_record BEGIN\n",
        record_lines!("old", "-"),
        "END\n--\nCREATE TRIGGER contact_record_counts_elsewhere
AFTER UPDATE OF status, do_not_contact, batch_id, whatsapp_status, responded, deleted_at ON contact_record
WHEN old.status <> new.status OR old.do_not_contact <> new.do_not_contact OR old.batch_id IS NOT new.batch_id
  OR old.whatsapp_status IS NOT new.whatsapp_status OR old.responded IS NOT new.responded
  OR (old.deleted_at IS NULL) <> (new.deleted_at IS NULL) BEGIN\n",
        record_lines!("old", "-"),
        record_lines!("new", ""),
        "END\n--\nCREATE TRIGGER record_assignment_counts AFTER INSERT ON record_assignment BEGIN\n",
        assignment_lines!("new", ""),
        "END\n--\nCREATE TRIGGER record_assignment_counts_no_more AFTER DELETE ON record_assignment BEGIN\n",
        assignment_lines!("old", "-"),
        "END\n--\nCREATE TRIGGER record_assignment_counts_elsewhere AFTER UPDATE ON record_assignment BEGIN\n",
        assignment_lines!("old", "-"),
        assignment_lines!("new", ""),
        "END\n--\nCREATE TRIGGER deposit_counts AFTER INSERT ON deposit BEGIN\n",
        deposit_lines!("new", ""),
        "END\n--\nCREATE TRIGGER deposit_counts_no_more AFTER DELETE ON deposit BEGIN\n",
        deposit_lines!("old", "-"),
        "END\n--\nCREATE TRIGGER deposit_counts_elsewhere AFTER UPDATE ON deposit BEGIN\n",
        deposit_lines!("old", "-"),
        deposit_lines!("new", ""),
        "END"
    ))
    .on_postgres(concat!(
        "CREATE FUNCTION contact_record_counts() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN\n",
        net!(
            "database_standing", "database_id, status, whatsapp_status, records", "database_id, status, whatsapp_status",
            ", sum(records)", "sum(records) <> 0", database_rows!("new_rows", ""), database_rows!("old_rows", "-")
        ),
        net!(
            "batch_standing", "batch_id, whatsapp_status, responded, records", "batch_id, whatsapp_status, responded",
            ", sum(records)", "sum(records) <> 0", batch_rows!("new_rows", ""), batch_rows!("old_rows", "-")
        ),
        "RETURN NULL;\nEND $$\n--\n",
        statement_triggers!("contact_record", "contact_record_counts"),
        "--\nCREATE FUNCTION record_assignment_counts() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN\n",
        net!(
            "outreach_day",
            "on_day, staff_id, database_id, assigned, checked, withdrawn, ada, tidak, ceklis1, responded",
            "on_day, staff_id, database_id",
            ", sum(assigned), sum(checked), sum(withdrawn), sum(ada), sum(tidak), sum(ceklis1), sum(responded)",
            "sum(assigned) <> 0 OR sum(checked) <> 0 OR sum(withdrawn) <> 0 OR sum(ada) <> 0 OR sum(tidak) <> 0
  OR sum(ceklis1) <> 0 OR sum(responded) <> 0",
            assignment_rows!("new_rows", ""), assignment_rows!("old_rows", "-")
        ),
        "RETURN NULL;\nEND $$\n--\n",
        statement_triggers!("record_assignment", "record_assignment_counts"),
        "--\nCREATE FUNCTION deposit_counts() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN\n",
        net!(
            "deposit_day", "on_date, staff_id, product_id, deposits, base_amount, total", "on_date, staff_id, product_id",
            ", sum(deposits), sum(base_amount), sum(total)",
            "sum(deposits) <> 0 OR sum(base_amount) <> 0 OR sum(total) <> 0",
            deposit_rows!("new_rows", ""), deposit_rows!("old_rows", "-")
        ),
        "RETURN NULL;\nEND $$\n--\n",
        statement_triggers!("deposit", "deposit_counts")
    ));
