-- +goose Up
-- Owned by internal/catalog: what people, or rules that they chose, decided
-- about which entries are the same party. Rows are only added; the newest of a
-- pair holds. Every row bears a SHA-256 of its own content.
CREATE TABLE identity_judgement (
  n        BIGINT PRIMARY KEY,  -- from 1
  left_id  TEXT NOT NULL,       -- entity id, the lesser of the pair
  right_id TEXT NOT NULL,
  verdict  TEXT NOT NULL,       -- same, different, open (an undone one)
  rule     TEXT NOT NULL,       -- name of the rule that decided; empty for a person
  by_whom  TEXT NOT NULL,
  reason   TEXT NOT NULL,
  decided  TEXT NOT NULL,       -- RFC 3339, UTC
  log_seq  BIGINT NOT NULL,     -- record in the log
  digest   TEXT NOT NULL
);
CREATE INDEX identity_judgement_pair ON identity_judgement (left_id, right_id);

-- +goose Down
DROP TABLE identity_judgement;
