package db

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"sanctrace/internal/fault"
)

//go:embed migrations
var migrationFiles embed.FS

// migrationFS shows the shared folder and that of one dialect as one.
type migrationFS struct{ dialect Dialect }

// Open opens a migration by its base name.
func (m migrationFS) Open(name string) (fs.File, error) {
	if name == "." {
		return migrationFiles.Open("migrations/shared")
	}
	f, err := migrationFiles.Open("migrations/shared/" + name)
	if errors.Is(err, fs.ErrNotExist) {
		return migrationFiles.Open("migrations/" + string(m.dialect) + "/" + name)
	}
	return f, err
}

// ReadDir lists the migrations of both folders, sorted by name.
func (m migrationFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if name != "." {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	var all []fs.DirEntry
	for _, dir := range []string{"shared", string(m.dialect)} {
		es, err := migrationFiles.ReadDir("migrations/" + dir)
		if err != nil {
			return nil, fmt.Errorf("list migrations: %w", err)
		}
		all = append(all, es...)
	}
	slices.SortFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return all, nil
}

// migrateTries bounds how often a SQLite migration is tried again after
// another process has migrated the same file at the same moment.
const migrateTries = 5

// migrate applies the migrations that are missing.
func (d *DB) migrate(ctx context.Context) error {
	p, err := d.migrations()
	if err != nil {
		return err
	}
	if !d.fixed {
		if err := d.up(ctx, p); err != nil {
			return err
		}
	}
	have, want, err := p.GetVersions(ctx)
	if err != nil {
		return classify(fmt.Errorf("read schema version of %s: %w", d.shown, err))
	}
	if have > want {
		return fault.New(fault.Conflict, d.shown, "its schema is version %d, this program knows %d", have, want).
			Try("use a newer program")
	}
	missing, err := p.HasPending(ctx) // a number is no measure: a later migration may have a smaller one
	if err != nil {
		return classify(fmt.Errorf("read schema version of %s: %w", d.shown, err))
	}
	if missing {
		return fault.New(fault.Unavailable, d.shown, "its schema is older than this program needs, and the file cannot be written").
			Try("open it once where it can be written")
	}
	return nil
}

// migrations returns the provider of the migrations for the dialect. On
// PostgreSQL it takes a lock, so that programs started together do not migrate
// at once.
func (d *DB) migrations() (*goose.Provider, error) {
	dialect := goose.DialectSQLite3
	opts := []goose.ProviderOption{goose.WithAllowOutofOrder(true), goose.WithDisableGlobalRegistry(true)}
	if d.dialect == Postgres {
		dialect = goose.DialectPostgres
		locker, err := lock.NewPostgresSessionLocker()
		if err != nil {
			return nil, fmt.Errorf("migrate: %w", err)
		}
		opts = append(opts, goose.WithSessionLocker(locker))
	}
	p, err := goose.NewProvider(dialect, d.write, migrationFS{d.dialect}, opts...)
	if err != nil {
		return nil, fmt.Errorf("migrate %s: %w", d.shown, err)
	}
	return p, nil
}

// up applies what is missing; on SQLite, which has no such lock, it tries again
// where another program may have been at it.
func (d *DB) up(ctx context.Context, p *goose.Provider) error {
	for try := 1; ; try++ {
		_, err := p.Up(ctx)
		if err == nil {
			return nil
		}
		if d.dialect == Postgres || try == migrateTries || ctx.Err() != nil || fault.KindOf(classify(err)) == fault.Corrupt {
			return classify(fmt.Errorf("migrate %s: %w", d.shown, err))
		}
		time.Sleep(time.Duration(try) * 50 * time.Millisecond)
	}
}
