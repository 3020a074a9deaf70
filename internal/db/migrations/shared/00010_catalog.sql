-- +goose Up
-- Owned by internal/catalog. Rows that cannot be computed again carry "sum", a
-- checksum over their other columns; the rest is recomputed by verify.
CREATE TABLE catalog_meta (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE dataset (
  name       TEXT PRIMARY KEY,
  file       TEXT NOT NULL,        -- SHA-256 that names the live sealed file
  size       BIGINT NOT NULL,
  entities   BIGINT NOT NULL,      -- subjects that stand in the newest version
  statements BIGINT NOT NULL,      -- their statements that stand in it
  sum        TEXT NOT NULL
);

CREATE TABLE version (
  dataset     TEXT NOT NULL,
  ordinal     BIGINT NOT NULL,     -- order of import, from 0
  date        TEXT NOT NULL,       -- day of the list
  basis       TEXT NOT NULL,       -- where the date comes from
  scope       TEXT NOT NULL,
  scope_why   TEXT NOT NULL,
  asked       TEXT NOT NULL,       -- scope before damage was met
  components  TEXT NOT NULL,       -- JSON array
  whole_set   TEXT NOT NULL,       -- JSON array: the components that exist
  main        TEXT NOT NULL,
  format      TEXT NOT NULL,
  digest      TEXT NOT NULL,       -- over the hashes of its snapshots
  row_count   BIGINT NOT NULL,
  entities    BIGINT NOT NULL,
  names       BIGINT NOT NULL,
  statements  BIGINT NOT NULL,
  rejected    BIGINT NOT NULL,
  log_seq     BIGINT NOT NULL,
  imported_at TEXT NOT NULL,
  sum         TEXT NOT NULL,
  PRIMARY KEY (dataset, ordinal)
);
CREATE INDEX version_digest ON version (dataset, date, digest);

CREATE TABLE snapshot (
  dataset    TEXT NOT NULL,
  ordinal    BIGINT NOT NULL,
  position   BIGINT NOT NULL,      -- order within the version
  hash       TEXT NOT NULL,        -- SHA-256 of the bytes as read
  name       TEXT NOT NULL,
  size       BIGINT NOT NULL,
  address    TEXT NOT NULL,        -- URL or path it came from
  fetched_at TEXT NOT NULL,
  sum        TEXT NOT NULL,
  PRIMARY KEY (dataset, ordinal, position)
);
CREATE INDEX snapshot_hash ON snapshot (hash);

CREATE TABLE joinkey (
  key       TEXT NOT NULL,         -- "imo:9289518"
  dataset   TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  schema    TEXT NOT NULL,
  names     TEXT NOT NULL,         -- folded, sorted, one a line: decide where the key is ambiguous
  PRIMARY KEY (key, dataset, entity_id)
);
CREATE INDEX joinkey_entity ON joinkey (dataset, entity_id);

CREATE TABLE canonical (
  entity_id    TEXT PRIMARY KEY,
  canonical_id TEXT NOT NULL
);
CREATE INDEX canonical_id ON canonical (canonical_id);

-- +goose Down
DROP TABLE canonical;
DROP TABLE joinkey;
DROP TABLE snapshot;
DROP TABLE version;
DROP TABLE dataset;
DROP TABLE catalog_meta;
