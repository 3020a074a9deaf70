-- +goose Up
-- +goose StatementBegin
CREATE FUNCTION oplog_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log is append-only';
END;
$$;
-- +goose StatementEnd
CREATE TRIGGER oplog_record_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON oplog_record
  FOR EACH STATEMENT EXECUTE FUNCTION oplog_refuse();
CREATE TRIGGER oplog_hash_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON oplog_hash
  FOR EACH STATEMENT EXECUTE FUNCTION oplog_refuse();

-- +goose Down
DROP TRIGGER oplog_hash_guard ON oplog_hash;
DROP TRIGGER oplog_record_guard ON oplog_record;
DROP FUNCTION oplog_refuse();
