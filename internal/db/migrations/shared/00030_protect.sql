-- +goose Up
-- Owned by internal/protect: what a user keeps sealed about confidential
-- sources. No row says who, when, from which file or how much.
CREATE TABLE protect_source (
  case_name TEXT NOT NULL REFERENCES ledger_case (name),
  n         BIGINT NOT NULL,   -- the source is called S<n> in its case
  sealed    TEXT NOT NULL,     -- age file (age-encryption.org/v1), armored
  digest    TEXT NOT NULL,     -- SHA-256 of the row
  PRIMARY KEY (case_name, n)
);

-- +goose Down
DROP TABLE protect_source;
