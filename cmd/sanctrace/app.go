package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"sanctrace/internal/catalog"
	"sanctrace/internal/db"
	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
	"sanctrace/internal/oplog"
	"sanctrace/internal/protect"
	"sanctrace/internal/when"
)

// app is what commands share: the streams, where data lies, and the stores,
// which are opened on first use and closed at the end.
type app struct {
	streams
	data string
	db   string

	base    *db.DB
	log     *oplog.Log
	catalog *catalog.Catalog
	ledger  *ledger.Ledger
	sources *protect.Store

	originals *ledger.Originals
	unread    []string // files that were named and could not be read
}

// open opens the database and the stores that stand on it.
func (a *app) open(ctx context.Context) error {
	if a.base != nil {
		return nil
	}
	dir, err := a.dataDir()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fault.Wrap(fault.Unavailable, dir, err)
	}
	url := cmp.Or(a.db, a.env("SANCTRACE_DB"), filepath.Join(dir, "sanctrace.db"))
	if a.base, err = db.Open(ctx, url); err != nil {
		return err
	}
	a.log = oplog.New(a.base)
	a.ledger = ledger.New(a.base, a.log, a.now)
	a.sources = protect.New(a.base, a.log, a.now)
	a.originals = ledger.NewOriginals(filepath.Join(dir, "documents"))
	a.catalog, err = catalog.Open(ctx, a.base, dir, a.now)
	return err
}

// embedded reports whether the database is a file in the data folder.
func (a *app) embedded() bool { return a.db == "" && a.env("SANCTRACE_DB") == "" }

// close closes what open opened.
func (a *app) close() {
	if a.base == nil {
		return
	}
	if a.catalog != nil {
		if err := a.catalog.Close(); err != nil {
			fmt.Fprintln(a.err, "sanctrace: close catalog:", err)
		}
	}
	if err := a.base.Close(); err != nil {
		fmt.Fprintln(a.err, "sanctrace: close database:", err)
	}
	a.base = nil
}

// today returns the day on the user's clock.
func (a *app) today() when.Day { return when.DayOf(a.now()) }

// day parses a date flag; the empty text is no day.
func day(flag, text string) (when.Day, error) {
	if text == "" {
		return "", nil
	}
	d, err := when.ParseDay(text)
	if err != nil {
		return "", fault.New(fault.Invalid, flag, "%v", err)
	}
	return d, nil
}

// printJSON writes v indented.
func (a *app) printJSON(v any) error {
	e := json.NewEncoder(a.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("write result: %w", err)
	}
	return nil
}

// maxWarning bounds a warning in bytes: what it quotes may be anybody's file.
const maxWarning = 1000

// warn tells the user something on standard error, in one line.
func (a *app) warn(format string, args ...any) {
	line := strings.ReplaceAll(strings.Map(still, fmt.Sprintf(format, args...)), "\n", "; ")
	if len(line) > maxWarning {
		line = strings.ToValidUTF8(line[:maxWarning], "") + " ..."
	}
	fmt.Fprintf(a.err, "warning: %s\n", line)
}

// newTable returns a plain table that writes to the results.
func (a *app) newTable(header ...any) table.Writer {
	t := table.NewWriter()
	t.SetOutputMirror(a.out)
	style := table.StyleLight
	style.Options = table.Options{SeparateHeader: true}
	style.Format.Header = text.FormatDefault
	t.SetStyle(style)
	t.AppendHeader(header)
	return t
}

// progress shows a count that grows while work goes on, on a terminal only.
// set may be called from one goroutine; done ends it.
func (a *app) progress(what string) (set func(n int), done func()) {
	if !isTerminal(a.err) {
		return func(int) {}, func() {}
	}
	p := mpb.New(mpb.WithOutput(a.err), mpb.WithWidth(24), mpb.WithRefreshRate(200*time.Millisecond))
	bar := p.New(0, mpb.SpinnerStyle(), mpb.PrependDecorators(decor.Name(what+" ")),
		mpb.AppendDecorators(decor.CurrentNoUnit("%d"), decor.Elapsed(decor.ET_STYLE_GO, decor.WC{W: 8})), mpb.BarRemoveOnComplete())
	return func(n int) { bar.SetCurrent(int64(n)) }, func() {
		bar.SetTotal(-1, true)
		p.Wait()
	}
}
