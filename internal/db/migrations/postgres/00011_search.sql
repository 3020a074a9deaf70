-- +goose Up
CREATE TABLE search_entity (
  id        BIGINT PRIMARY KEY,
  dataset   TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  schema    TEXT NOT NULL,
  sum       TEXT NOT NULL,
  width     BIGINT NOT NULL,     -- how many words its names have: fewer fit closer
  names     tsvector NOT NULL,
  words     tsvector NOT NULL,    -- those of names too
  UNIQUE (dataset, entity_id)
);
CREATE INDEX search_words ON search_entity USING gin (words);
CREATE INDEX search_id ON search_entity (entity_id);

-- +goose Down
DROP TABLE search_entity;
