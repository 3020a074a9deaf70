package catalog

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"sanctrace/internal/db"
	"sanctrace/internal/fault"
	"sanctrace/internal/oplog"
)

// stillCurrent makes sure that the file which was merged is still the live
// one: another machine may import into the same database.
func (i *importing) stillCurrent(ctx context.Context, tx *db.Tx) error {
	if tx.Dialect() == db.Postgres {
		if _, err := tx.Exec(ctx, "LOCK TABLE dataset IN EXCLUSIVE MODE"); err != nil {
			return fmt.Errorf("lock the datasets: %w", err)
		}
	}
	var file string
	err := tx.QueryRow(ctx, "SELECT file FROM dataset WHERE name = ?", i.u.Dataset).Scan(&file)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("dataset %s: %w", i.u.Dataset, err)
	}
	if file != i.merge.replaces {
		return fault.New(fault.Conflict, "dataset "+i.u.Dataset, "it was changed meanwhile").Try("import again")
	}
	return nil
}

// logPayload is what the log keeps of an import.
type logPayload struct {
	Version    string    `json:"version"`
	Ordinal    int       `json:"ordinal"`
	Basis      string    `json:"basis"`
	Scope      string    `json:"scope"`
	ScopeWhy   string    `json:"scopeWhy"`
	Components []string  `json:"components,omitempty"`
	Format     string    `json:"format"`
	Rows       int       `json:"rows"`
	Rejected   int       `json:"rejected"`
	Entities   int64     `json:"entities"`
	Statements int64     `json:"statements"`
	Sealed     string    `json:"sealed"`
	Files      []logFile `json:"files"`
}

type logFile struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size"`
}

func (i *importing) logIt(ctx context.Context, tx *db.Tx) error {
	v := &i.ver
	p := logPayload{Version: string(v.Date), Ordinal: v.Ordinal, Basis: v.Basis, Scope: string(v.Scope), ScopeWhy: v.ScopeWhy,
		Components: v.Components, Format: v.Format, Rows: v.Rows, Rejected: v.Rejected, Entities: v.Entities,
		Statements: v.Statements, Sealed: i.head.File}
	for _, s := range i.snaps {
		p.Files = append(p.Files, logFile{Name: s.Name, SHA256: s.Hash, Size: s.Size})
	}
	payload, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("log: %w", err)
	}
	actor := i.u.Actor
	if actor == "" {
		actor = "system"
	}
	v.LogSeq, err = i.c.log.Append(ctx, tx, oplog.Entry{Time: v.ImportedAt, Actor: actor, Action: "import",
		Object: "dataset/" + i.u.Dataset, Payload: payload})
	return err
}

func jsonText(list []string) string {
	b, err := json.Marshal(list)
	if err != nil {
		panic("catalog: texts do not marshal: " + err.Error()) // cannot happen
	}
	return string(b)
}

func (i *importing) writeRows(ctx context.Context, tx *db.Tx) error {
	v := &i.ver
	_, err := tx.Exec(ctx, `INSERT INTO version (dataset, ordinal, date, basis, scope, scope_why, asked, components, whole_set, main,
		format, digest, row_count, entities, names, statements, rejected, log_seq, imported_at, sum)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		v.Dataset, v.Ordinal, string(v.Date), v.Basis, string(v.Scope), v.ScopeWhy, string(v.asked), jsonText(v.Components), jsonText(v.Set), v.Main,
		v.Format, v.digest, v.Rows, v.Entities, v.Names, v.Statements, v.Rejected, v.LogSeq, stamp(v.ImportedAt), v.checksum())
	if err != nil {
		return fmt.Errorf("write version: %w", err)
	}
	for n, s := range i.snaps {
		_, err := tx.Exec(ctx, `INSERT INTO snapshot (dataset, ordinal, position, hash, name, size, address, fetched_at, sum)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			v.Dataset, v.Ordinal, n, s.Hash, s.Name, s.Size, s.Address, stamp(s.FetchedAt), s.checksum(v.Dataset, v.Ordinal, n))
		if err != nil {
			return fmt.Errorf("write snapshot: %w", err)
		}
	}
	d := &i.head
	_, err = tx.Exec(ctx, `INSERT INTO dataset (name, file, size, entities, statements, sum) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (name) DO UPDATE SET file = excluded.file, size = excluded.size, entities = excluded.entities,
		statements = excluded.statements, sum = excluded.sum`,
		d.Name, d.File, d.Size, d.Entities, d.Statements, d.checksum())
	if err != nil {
		return fmt.Errorf("write dataset: %w", err)
	}
	return nil
}
