-- +goose Up
-- Lets shared migrations write "blob" on both engines.
CREATE DOMAIN blob AS bytea;

-- +goose Down
DROP DOMAIN blob;
