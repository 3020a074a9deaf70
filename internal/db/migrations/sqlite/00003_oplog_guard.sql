-- +goose Up
-- +goose StatementBegin
CREATE TRIGGER oplog_record_no_update BEFORE UPDATE ON oplog_record
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER oplog_record_no_delete BEFORE DELETE ON oplog_record
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER oplog_hash_no_update BEFORE UPDATE ON oplog_hash
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER oplog_hash_no_delete BEFORE DELETE ON oplog_hash
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER oplog_record_no_update;
DROP TRIGGER oplog_record_no_delete;
DROP TRIGGER oplog_hash_no_update;
DROP TRIGGER oplog_hash_no_delete;
