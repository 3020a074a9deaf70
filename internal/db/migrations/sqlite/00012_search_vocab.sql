-- +goose Up
-- What the full text holds, word by word, so that verify can compare it.
CREATE VIRTUAL TABLE search_vocab USING fts5vocab(search_text, instance);

-- +goose Down
DROP TABLE search_vocab;
