-- +goose Up
-- Owned by internal/ledger: folded words of the documents of cases.
CREATE TABLE ledger_text (
  case_name TEXT NOT NULL,
  document  TEXT NOT NULL,
  words     tsvector NOT NULL
);
CREATE INDEX ledger_text_words ON ledger_text USING gin (words);

-- +goose Down
DROP TABLE ledger_text;
