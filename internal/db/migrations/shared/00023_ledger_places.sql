-- +goose Up
-- Where the bytes of a layer stand in the document: pages with boxes, or cells;
-- compact JSON, empty where the document has neither and for documents taken in
-- before there was this column. The digest of a row covers it where it is not
-- empty.
ALTER TABLE ledger_document ADD COLUMN places TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE ledger_document DROP COLUMN places;
