-- +goose Up
-- Owned by internal/oplog: the append-only log and its Merkle tree.
CREATE TABLE oplog_record (
  seq          BIGINT PRIMARY KEY, -- 1, 2, 3, ... without gaps
  time         TEXT NOT NULL,      -- RFC 3339, UTC
  actor        TEXT NOT NULL,
  action       TEXT NOT NULL,
  object       TEXT NOT NULL,
  payload      TEXT,               -- compact JSON; NULL when withheld
  payload_hash TEXT NOT NULL,      -- SHA-256 of the payload, hex
  hash         blob NOT NULL       -- leaf hash, RFC 6962
);
CREATE INDEX oplog_object ON oplog_record (object, seq);

CREATE TABLE oplog_hash (
  id   BIGINT PRIMARY KEY,         -- tlog.StoredHashIndex
  hash blob NOT NULL
);

CREATE TABLE oplog_head (
  id   BIGINT PRIMARY KEY CHECK (id = 1),
  size BIGINT NOT NULL,
  root TEXT NOT NULL               -- base64, as tlog prints it
);

-- +goose Down
DROP TABLE oplog_head;
DROP TABLE oplog_hash;
DROP TABLE oplog_record;
