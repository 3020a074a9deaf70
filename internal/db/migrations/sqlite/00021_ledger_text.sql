-- +goose Up
-- Owned by internal/ledger: folded words of the documents of cases.
CREATE VIRTUAL TABLE ledger_text USING fts5(words, case_name UNINDEXED, document UNINDEXED, tokenize='ascii');

-- +goose Down
DROP TABLE ledger_text;
