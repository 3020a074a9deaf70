package catalog

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"sanctrace/internal/fault"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// Dataset is what is loaded under one name.
type Dataset struct {
	Name       string       `json:"dataset"`
	Version    when.Day     `json:"version"` // newest that shows the whole list, or newest of all where none does
	Scope      source.Scope `json:"scope"`   // of that version
	Format     string       `json:"format"`  // of that version
	Versions   int          `json:"versions"`
	Entities   int64        `json:"entities"`   // subjects that stand in the newest version
	Statements int64        `json:"statements"` // that stand in the newest version
	ImportedAt time.Time    `json:"importedAt"` // that version
	File       string       `json:"-"`          // hash that names the live sealed file
	Size       int64        `json:"-"`          // of that file in bytes
}

// Version is one imported version of a dataset.
type Version struct {
	Dataset    string       `json:"dataset"`
	Ordinal    int          `json:"ordinal"` // order of import, from 0
	Date       when.Day     `json:"version"`
	Basis      string       `json:"basis"` // where the date comes from
	Scope      source.Scope `json:"scope"`
	ScopeWhy   string       `json:"scopeWhy"`
	Components []string     `json:"components,omitempty"` // parts of a set that were there
	Set        []string     `json:"set,omitempty"`        // parts of a set that exist
	Main       string       `json:"main,omitempty"`       // the part that decides whether an entry stands
	Format     string       `json:"format"`
	Rows       int          `json:"rows"`
	Entities   int64        `json:"entities"`
	Names      int64        `json:"names"`
	Statements int64        `json:"statements"`
	Rejected   int          `json:"rejected"`
	LogSeq     int64        `json:"logSeq"` // record of the import in the log
	ImportedAt time.Time    `json:"importedAt"`

	asked  source.Scope // before damage was met
	digest string
	sum    string
}

// Snapshot is the bytes of one file of a version, as fetched.
type Snapshot struct {
	Hash      string    `json:"hash"` // SHA-256 of the bytes, unpacked from .gz or .zip
	Name      string    `json:"name"`
	Size      int64     `json:"size"`
	Address   string    `json:"address"` // URL, or the path it was read from
	FetchedAt time.Time `json:"fetchedAt"`
}

// checksum returns the checksum of a row over its fields.
func checksum(fields ...any) string {
	b, err := json.Marshal(fields)
	if err != nil {
		panic("catalog: row fields do not marshal: " + err.Error()) // texts and numbers only
	}
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:16])
}

func (v *Version) checksum() string {
	return checksum(v.Dataset, v.Ordinal, v.Date, v.Basis, v.Scope, v.ScopeWhy, v.asked, v.Components, v.Set, v.Main, v.Format,
		v.digest, v.Rows, v.Entities, v.Names, v.Statements, v.Rejected, v.LogSeq, stamp(v.ImportedAt))
}

func (s *Snapshot) checksum(dataset string, ordinal, position int) string {
	return checksum(dataset, ordinal, position, s.Hash, s.Name, s.Size, s.Address, stamp(s.FetchedAt))
}

func (d *Dataset) checksum() string {
	return checksum(d.Name, d.File, d.Size, d.Entities, d.Statements)
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

func parseStamp(s string) time.Time {
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return time.Time{} // a changed row; verify tells
	}
	return t
}

// heads returns the rows of the dataset table, by name.
func (c *Catalog) heads(ctx context.Context) ([]Dataset, error) {
	rows, err := c.db.Query(ctx, "SELECT name, file, size, entities, statements FROM dataset ORDER BY name")
	if err != nil {
		return nil, fmt.Errorf("list datasets: %w", err)
	}
	defer rows.Close()
	var out []Dataset
	for rows.Next() {
		var d Dataset
		if err := rows.Scan(&d.Name, &d.File, &d.Size, &d.Entities, &d.Statements); err != nil {
			return nil, fmt.Errorf("list datasets: %w", err)
		}
		out = append(out, d)
	}
	return out, rows.Err()
}

// head returns one row of the dataset table, and whether it is there.
func (c *Catalog) head(ctx context.Context, name string) (Dataset, bool, error) {
	d := Dataset{Name: name}
	err := c.db.QueryRow(ctx, "SELECT file, size, entities, statements FROM dataset WHERE name = ?", name).
		Scan(&d.File, &d.Size, &d.Entities, &d.Statements)
	if errors.Is(err, sql.ErrNoRows) {
		return d, false, nil
	}
	if err != nil {
		return d, false, fmt.Errorf("dataset %s: %w", name, err)
	}
	return d, true, nil
}

// Datasets returns all loaded datasets, by name.
func (c *Catalog) Datasets(ctx context.Context) ([]Dataset, error) {
	ds, err := c.heads(ctx)
	if err != nil {
		return nil, err
	}
	for i := range ds {
		d := &ds[i]
		vs, err := c.versions(ctx, d.Name, -1)
		if err != nil {
			return nil, err
		}
		d.Versions = len(vs)
		if h := newHistory(vs); len(vs) > 0 {
			newest := h.versions[len(vs)-1]
			for i := range h.versions {
				if h.versions[i].wouldShow() {
					newest = h.versions[i]
				}
			}
			d.Version, d.Scope, d.Format, d.ImportedAt = newest.Date, newest.Scope, newest.Format, newest.ImportedAt
		}
	}
	return ds, nil
}

// Versions returns the versions of a dataset in the order of their dates,
// those of one date in the order of import. Unknown datasets are NotFound.
func (c *Catalog) Versions(ctx context.Context, dataset string) ([]Version, error) {
	vs, err := c.versions(ctx, dataset, -1)
	if err != nil {
		return nil, err
	}
	if len(vs) == 0 {
		return nil, fault.New(fault.NotFound, "dataset "+dataset, "not loaded").Try("see: lists status")
	}
	return newHistory(vs).versions, nil
}

const selectVersion = `SELECT ordinal, date, basis, scope, scope_why, asked, components, whole_set, main, format, digest,
	row_count, entities, names, statements, rejected, log_seq, imported_at, sum FROM version WHERE dataset = ?`

// versions returns the first n versions by order of import, or all when n is
// negative.
func (c *Catalog) versions(ctx context.Context, dataset string, n int) ([]Version, error) {
	query, args := selectVersion, []any{dataset}
	if n >= 0 {
		query, args = query+" AND ordinal < ?", append(args, n)
	}
	rows, err := c.db.Query(ctx, query+" ORDER BY ordinal", args...)
	if err != nil {
		return nil, fmt.Errorf("versions of %s: %w", dataset, err)
	}
	defer rows.Close()
	var out []Version
	for rows.Next() {
		v := Version{Dataset: dataset}
		var parts, set, at string
		err := rows.Scan(&v.Ordinal, &v.Date, &v.Basis, &v.Scope, &v.ScopeWhy, &v.asked, &parts, &set, &v.Main, &v.Format, &v.digest,
			&v.Rows, &v.Entities, &v.Names, &v.Statements, &v.Rejected, &v.LogSeq, &at, &v.sum)
		if err != nil {
			return nil, fmt.Errorf("versions of %s: %w", dataset, err)
		}
		v.ImportedAt = parseStamp(at)
		if errors.Join(json.Unmarshal([]byte(parts), &v.Components), json.Unmarshal([]byte(set), &v.Set)) != nil {
			return nil, fault.New(fault.Corrupt, fmt.Sprintf("version %d of %s", v.Ordinal, dataset), "its components cannot be read")
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// Snapshots returns the files of one version in their order.
func (c *Catalog) Snapshots(ctx context.Context, dataset string, ordinal int) ([]Snapshot, error) {
	rows, err := c.db.Query(ctx, `SELECT hash, name, size, address, fetched_at FROM snapshot
		WHERE dataset = ? AND ordinal = ? ORDER BY position`, dataset, ordinal)
	if err != nil {
		return nil, fmt.Errorf("snapshots of %s: %w", dataset, err)
	}
	defer rows.Close()
	var out []Snapshot
	for rows.Next() {
		var s Snapshot
		var at string
		if err := rows.Scan(&s.Hash, &s.Name, &s.Size, &s.Address, &at); err != nil {
			return nil, fmt.Errorf("snapshots of %s: %w", dataset, err)
		}
		s.FetchedAt = parseStamp(at)
		out = append(out, s)
	}
	return out, rows.Err()
}
