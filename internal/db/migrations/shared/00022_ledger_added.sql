-- +goose Up
-- Owned by internal/ledger: items that no trace finds again, because a person
-- or an assistant put them in. A later trace leaves them in place.
CREATE TABLE ledger_added (
  case_name TEXT NOT NULL REFERENCES ledger_case (name),
  id        TEXT NOT NULL,
  kind      TEXT NOT NULL,
  n         BIGINT NOT NULL,   -- number in the case, from 1
  data      TEXT NOT NULL,     -- compact JSON, of the shape that a trace gives the kind
  log_seq   BIGINT NOT NULL,   -- record in the log
  digest    TEXT NOT NULL,
  PRIMARY KEY (case_name, id)
);

-- +goose Down
DROP TABLE ledger_added;
