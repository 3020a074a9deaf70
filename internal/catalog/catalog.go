// Package catalog keeps every loaded list and register with its whole history,
// and answers what they said on any day.
//
// One dataset has one live sealed file ([sealed.File]) in DIR/sealed. It holds
// every statement ever imported, grouped by the subject it describes, each with
// the set of versions in which it stood. An import streams the old file and the
// sorted new fragments into a new file and makes that live in one database
// transaction, together with the version's row, the record in the log, the
// search words and the numbers by which entries of different lists are one. The
// bytes as fetched are kept in DIR/snapshots. Until that transaction commits,
// nothing has changed: whatever a crash leaves is swept when the catalog is
// next opened.
//
// What is promised:
//   - memory is bounded: an import needs well under 300 MB, whatever its size;
//   - only a full and clean version ends statements, and a component of a set
//     those of its own kind; the order of imports does not matter (see history);
//   - the same imports in the same order give the same sealed bytes;
//   - [Catalog.Verify] finds every flipped bit in snapshots and sealed files,
//     and every change to the rows that point to them.
//
// The tables are in db's migration 10 (dataset, version, snapshot, joinkey,
// canonical) and 11 (search). The package parses no list format, scores no
// names and holds no claims. Start reading at [Catalog.Import], then
// [Catalog.Entity].
package catalog

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"sanctrace/internal/db"
	"sanctrace/internal/fault"
	"sanctrace/internal/oplog"
	"sanctrace/internal/sealed"
)

// Catalog is an open catalog. It is safe for concurrent use; imports into one
// folder take turns.
type Catalog struct {
	db  *db.DB
	log *oplog.Log
	dir string
	now func() time.Time

	mu   sync.Mutex
	open map[string]*live // by hash of the sealed file; guarded by mu
}

// live is an open sealed file with what is needed to read it.
type live struct {
	file  *sealed.File
	hist  *history
	words []string
}

// folders below the catalog's own.
const (
	dirSealed    = "sealed"
	dirSnapshots = "snapshots"
	dirTmp       = "tmp"
	ownerFile    = "catalog-id"
)

// Open opens the catalog kept in database d and folder dir, which it creates.
// The folder belongs to one database: with another it is refused
// ([fault.Conflict]). The clock now is used for records of what happened, not
// for results. Leftovers of crashed imports are swept unless an import runs.
func Open(ctx context.Context, d *db.DB, dir string, now func() time.Time) (*Catalog, error) {
	for _, sub := range []string{dirSealed, dirSnapshots, dirTmp} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o750); err != nil {
			return nil, fault.Wrap(fault.Unavailable, "data folder", err)
		}
	}
	c := &Catalog{db: d, log: oplog.New(d), dir: dir, now: now, open: map[string]*live{}}
	if err := c.claimFolder(ctx); err != nil {
		return nil, err
	}
	if _, err := c.Sweep(ctx); err != nil {
		return nil, err
	}
	return c, nil
}

// claimFolder ties the folder to the database, so that sweeping never takes
// the files of another one for leftovers.
func (c *Catalog) claimFolder(ctx context.Context) error {
	id, err := c.databaseID(ctx)
	if err != nil {
		return err
	}
	p := filepath.Join(c.dir, ownerFile)
	have, err := os.ReadFile(p)
	switch {
	case err == nil && strings.TrimSpace(string(have)) == id:
		return nil
	case err == nil && len(strings.TrimSpace(string(have))) > 0:
		return fault.New(fault.Conflict, c.dir, "this data folder belongs to another database").
			Try("use the --db it was made with, or another --data folder")
	case err != nil && !errors.Is(err, os.ErrNotExist):
		return fault.Wrap(fault.Unavailable, p, err)
	}
	lock, err := waitLock(ctx, c.lockPath()) // two processes may open a fresh folder at once
	if err != nil {
		return err
	}
	defer lock.unlock()
	tmp := filepath.Join(c.dir, dirTmp, ownerFile)
	if err := writeSynced(tmp, id+"\n"); err != nil {
		return fault.Wrap(fault.Unavailable, tmp, err)
	}
	return sealed.Rename(tmp, p)
}

func (c *Catalog) lockPath() string { return filepath.Join(c.dir, "lock") }

func writeSynced(p, text string) error {
	f, err := os.Create(p)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Sync(), f.Close())
}

// databaseID returns the random name that the database got when a catalog was
// first opened on it.
func (c *Catalog) databaseID(ctx context.Context) (string, error) {
	const query = "SELECT value FROM catalog_meta WHERE name = 'id'"
	var id string
	err := c.db.QueryRow(ctx, query).Scan(&id)
	if err == nil {
		return id, nil
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("read the catalog's id: %w", err)
	}
	b := make([]byte, 16)
	rand.Read(b) // never fails
	err = c.db.Tx(ctx, func(tx *db.Tx) error {
		if _, err := tx.Exec(ctx, "INSERT INTO catalog_meta (name, value) VALUES ('id', ?) ON CONFLICT DO NOTHING", hex.EncodeToString(b)); err != nil {
			return err
		}
		return tx.QueryRow(ctx, query).Scan(&id)
	})
	if err != nil {
		return "", fmt.Errorf("name the catalog: %w", err)
	}
	return id, nil
}

// Log returns the log of imports and decisions that the catalog writes to.
func (c *Catalog) Log() *oplog.Log { return c.log }

// Dir returns the catalog's folder.
func (c *Catalog) Dir() string { return c.dir }

// Close closes the open files; the database stays open.
func (c *Catalog) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	var errs []error
	for _, l := range c.open {
		errs = append(errs, l.file.Close())
	}
	c.open = map[string]*live{}
	return errors.Join(errs...)
}

// live returns the open sealed file of a dataset. Files are immutable, so an
// open one stays good while newer ones become live.
func (c *Catalog) live(ctx context.Context, dataset, file string) (*live, error) {
	c.mu.Lock()
	l := c.open[file]
	c.mu.Unlock()
	if l != nil {
		return l, nil
	}
	f, err := sealed.Open(filepath.Join(c.dir, dirSealed, file))
	if errors.Is(err, os.ErrNotExist) {
		return nil, &fault.Error{Kind: fault.Unavailable, Place: "dataset " + dataset, Err: err,
			Remedy: "use the --data folder that goes with this database, or restore that folder"}
	}
	if err != nil {
		return nil, fmt.Errorf("open dataset %s: %w", dataset, err)
	}
	l = &live{file: f}
	var note fileNote
	if err := f.Note(&note); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	if note.Dataset != dataset || note.Format != groupFormat {
		return nil, errors.Join(fault.New(fault.Conflict, "sealed file "+file, "it holds %q in format %d", note.Dataset, note.Format), f.Close())
	}
	versions, err := c.versions(ctx, dataset, note.Versions)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	l.hist, l.words = newHistory(versions), note.Words
	c.mu.Lock()
	defer c.mu.Unlock()
	if other := c.open[file]; other != nil {
		return other, f.Close()
	}
	c.open[file] = l
	return l, nil
}

// forget drops a file that is no longer live; readers that still use it keep
// it open until they are done.
func (c *Catalog) forget(file string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.open, file)
}

// Sweep removes what crashed imports and replaced versions left behind, and
// returns how many files that were. It does nothing while an import runs, and in
// a folder that cannot be written.
func (c *Catalog) Sweep(ctx context.Context) (int, error) {
	lock, ok, err := tryLock(c.lockPath())
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return 0, nil // nothing can be removed from a folder that cannot be written
	}
	if err != nil || !ok {
		return 0, err
	}
	defer lock.unlock()
	keep := map[string]bool{}
	for _, query := range []string{"SELECT file FROM dataset", "SELECT DISTINCT hash FROM snapshot"} {
		if err := c.collect(ctx, query, keep); err != nil {
			return 0, err
		}
	}
	swept := 0
	for _, sub := range []string{dirTmp, dirSealed, dirSnapshots} {
		es, err := os.ReadDir(filepath.Join(c.dir, sub))
		if err != nil {
			return swept, fault.Wrap(fault.Unavailable, "sweep", err)
		}
		for _, e := range es {
			if keep[strings.TrimSuffix(e.Name(), snapshotExt)] && sub != dirTmp {
				continue
			}
			if err := os.Remove(filepath.Join(c.dir, sub, e.Name())); err != nil && !errors.Is(err, os.ErrNotExist) {
				return swept, fault.Wrap(fault.Unavailable, "sweep", err)
			}
			swept++
		}
	}
	return swept, nil
}

func (c *Catalog) collect(ctx context.Context, query string, into map[string]bool) error {
	rows, err := c.db.Query(ctx, query)
	if err != nil {
		return fmt.Errorf("sweep: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return fmt.Errorf("sweep: %w", err)
		}
		into[s] = true
	}
	return rows.Err()
}
