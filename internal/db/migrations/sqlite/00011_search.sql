-- +goose Up
-- Words are folded before they are stored, so the tokenizer only splits at blanks.
CREATE TABLE search_entity (
  id        INTEGER PRIMARY KEY,
  dataset   TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  schema    TEXT NOT NULL,
  sum       TEXT NOT NULL,
  width     BIGINT NOT NULL, -- how many words its names have: fewer fit closer
  UNIQUE (dataset, entity_id)
);
CREATE VIRTUAL TABLE search_text USING fts5(names, words, content='', contentless_delete=1, detail='column', tokenize='ascii');
-- Words of one import are gathered in up to 8 MB before they are written.
INSERT INTO search_text (search_text, rank) VALUES ('hashsize', 8388608);
CREATE INDEX search_id ON search_entity (entity_id);

-- +goose Down
DROP TABLE search_text;
DROP TABLE search_entity;
