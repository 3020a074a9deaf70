-- +goose Up
-- Owned by internal/ledger: cases, their documents, what was found, and what
-- people decided about it. Every row bears a SHA-256 of its own content.
CREATE TABLE ledger_case (
  name    TEXT PRIMARY KEY,
  created TEXT NOT NULL,       -- RFC 3339, UTC
  traced  TEXT NOT NULL,       -- day the trace is "as of"; empty for today
  summary TEXT NOT NULL,       -- compact JSON of the trace's head
  digest  TEXT NOT NULL
);

CREATE TABLE ledger_document (
  case_name TEXT NOT NULL REFERENCES ledger_case (name),
  id        TEXT NOT NULL,     -- SHA-256 of the bytes, hex
  pos       BIGINT NOT NULL,   -- order in the case
  name      TEXT NOT NULL,
  about     TEXT NOT NULL,     -- compact JSON: title, outlet, dates, genre ...
  layer     TEXT NOT NULL,     -- the text that spans point into
  digest    TEXT NOT NULL,
  PRIMARY KEY (case_name, id)
);

CREATE TABLE ledger_item (
  case_name TEXT NOT NULL REFERENCES ledger_case (name),
  id        TEXT NOT NULL,
  kind      TEXT NOT NULL,     -- claim, transfer, origin, match, verdict, flag, pattern, lead
  pos       BIGINT NOT NULL,
  data      TEXT NOT NULL,     -- compact JSON, as the trace printed it
  digest    TEXT NOT NULL,
  PRIMARY KEY (case_name, id)
);

CREATE TABLE ledger_decision (
  case_name TEXT NOT NULL REFERENCES ledger_case (name),
  item      TEXT NOT NULL,
  n         BIGINT NOT NULL,   -- number of the decision in its case, from 1
  verdict   TEXT NOT NULL,     -- accept, reject, correct
  value     TEXT NOT NULL,     -- compact JSON for correct; empty otherwise
  by_whom   TEXT NOT NULL,
  reason    TEXT NOT NULL,
  decided   TEXT NOT NULL,     -- RFC 3339, UTC
  log_seq   BIGINT NOT NULL,   -- record in the log
  digest    TEXT NOT NULL,
  PRIMARY KEY (case_name, n)
);

-- +goose Down
DROP TABLE ledger_decision;
DROP TABLE ledger_item;
DROP TABLE ledger_document;
DROP TABLE ledger_case;
