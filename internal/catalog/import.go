package catalog

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"sanctrace/internal/db"
	"sanctrace/internal/fault"
	"sanctrace/internal/sealed"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// Memory for sorting what does not fit; measured so that an import stays far
// below 300 MB with the garbage that it makes.
const (
	fragmentBudget  = 40 << 20
	referenceBudget = 12 << 20
)

// StatedScope is the ScopeWhy of a scope that the user stated.
const StatedScope = "--scope"

// Unit is one version of one dataset to import.
type Unit struct {
	Dataset    string   // name; letters, digits and underscores
	Format     string   // for the record
	Version    when.Day // date of the list
	Basis      string   // where the date comes from
	Scope      source.Scope
	ScopeWhy   string
	Components []string // parts of a set that are there; nil for one-file formats
	Set        []string // parts of a set that exist
	Main       string   // part that decides whether an entry stands; may be empty
	Files      []source.File
	Parse      func(ctx context.Context, out *source.Out) error

	URLs      map[string]string // addresses files were fetched from, by their paths; those without have their paths
	FetchedAt time.Time         // zero: now
	Actor     string            // who asked for the import; empty: "system"
	Progress  func(rows int)
}

// ImportResult tells what an import did. The JSON names are those of
// "lists import --json".
type ImportResult struct {
	Dataset    string          `json:"dataset"`
	Format     string          `json:"format"`
	Version    when.Day        `json:"version"`
	Scope      source.Scope    `json:"scope"`
	Rows       int             `json:"rows"`
	Entities   int64           `json:"entities"`   // subjects in this version
	Names      int64           `json:"names"`      // names and aliases of subjects in this version
	Statements int64           `json:"statements"` // in this version
	Rejected   int             `json:"rejected"`
	Seconds    float64         `json:"seconds"`
	Lowered    string          `json:"-"` // why the scope is less than was asked for; empty when it is not
	Unchanged  bool            `json:"-"` // the same bytes were imported before as this version
	Rejects    []source.Reject `json:"-"` // the first 1,000
	Damage     error           `json:"-"` // why the rest could not be read; nil when all was
}

// Import adds one version to a dataset. What cannot be read is rejected and
// never stops the rest; when a file breaks off, what stood before is kept, the
// scope becomes damaged and the reason is in the result. Importing the same
// bytes again as the same version changes nothing and says so; other bytes of
// the same date are a later revision of that version.
//
// It returns an error, and nothing is changed, when nothing at all could be
// read, the disk is full or the context ends. Imports into one folder take
// turns. When it returns without error the version is on disk.
func (c *Catalog) Import(ctx context.Context, u Unit) (ImportResult, error) {
	start := c.now()
	if err := u.check(); err != nil {
		return ImportResult{}, err
	}
	lock, err := waitLock(ctx, c.lockPath())
	if err != nil {
		return ImportResult{}, err
	}
	defer lock.unlock()
	imp := &importing{c: c, u: u, res: ImportResult{Dataset: u.Dataset, Format: u.Format, Version: u.Version, Scope: u.Scope}}
	err = imp.run(ctx)
	imp.close()
	imp.res.Seconds = c.now().Sub(start).Seconds()
	if err != nil {
		return imp.res, fmt.Errorf("import %s of %s: %w", u.Dataset, u.Version, err)
	}
	return imp.res, nil
}

func (u *Unit) check() error {
	bad := func(format string, args ...any) error {
		return fault.New(fault.Invalid, "import of "+u.Dataset, format, args...)
	}
	okRune := func(r rune) bool {
		return r == '_' || r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	if u.Dataset == "" || len(u.Dataset) > 100 || strings.ContainsFunc(u.Dataset, func(r rune) bool { return !okRune(r) }) {
		return bad("%q is not a name of letters, digits, - and _", u.Dataset)
	}
	if _, err := when.ParseDay(string(u.Version)); err != nil {
		return bad("version: %v", err)
	}
	if u.Scope == "" || u.Parse == nil || len(u.Files) == 0 {
		return bad("scope, files and parser must be given")
	}
	if u.Scope == source.Component && len(u.Components) == 0 {
		return bad("scope component without components")
	}
	for _, s := range append([]string{u.Format, u.Basis, string(u.Scope), u.ScopeWhy, u.Main, u.Actor}, append(u.Components, u.Set...)...) {
		if !plainText(s) {
			return bad("%q is not plain text", s)
		}
	}
	return nil
}

func plainText(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }

// importing is one import under way.
type importing struct {
	c     *Catalog
	u     Unit
	res   ImportResult
	old   *live // nil for a new dataset
	head  Dataset
	ver   Version
	snaps []Snapshot

	words *dictionary
	frags *sealed.Sorter
	out   *sealed.Writer
	tasks *spool
	merge *merging
}

func (i *importing) tmp() string { return filepath.Join(i.c.dir, dirTmp) }

func (i *importing) close() {
	if i.frags != nil {
		_ = i.frags.Close() // leftovers are swept
	}
	if i.out != nil {
		i.out.Abort()
	}
	if i.tasks != nil {
		i.tasks.close()
	}
}

func (i *importing) run(ctx context.Context) error {
	if err := i.prepare(ctx); err != nil {
		return err
	}
	if same, err := i.sameAsBefore(ctx); err != nil || same {
		return err
	}
	if err := i.parse(ctx); err != nil {
		return err
	}
	if err := i.seal(ctx); err != nil {
		return err
	}
	if err := i.commit(ctx); err != nil {
		return err
	}
	if was := i.merge.replaces; was != "" && was != i.head.File {
		i.c.forget(was)
		_ = os.Remove(filepath.Join(i.c.dir, dirSealed, was)) // open readers keep it; what stays is swept
	}
	return nil
}

// prepare keeps the snapshots and opens what is live.
func (i *importing) prepare(ctx context.Context) error {
	u := &i.u
	at := u.FetchedAt
	if at.IsZero() {
		at = i.c.now()
	}
	var hashes []string
	for _, f := range u.Files {
		s, err := i.c.keepSnapshot(ctx, f)
		if err != nil {
			return err
		}
		s.FetchedAt = at.UTC()
		archive, member, inside := strings.Cut(f.Path, "!")
		if url := u.URLs[archive]; url != "" {
			s.Address = url
			if inside {
				s.Address += "!" + member
			}
		}
		s.Name, s.Address = strings.ToValidUTF8(s.Name, "?"), strings.ToValidUTF8(s.Address, "?")
		i.snaps = append(i.snaps, s)
		hashes = append(hashes, s.Hash)
	}
	slices.Sort(hashes)
	var known bool
	var err error
	if i.head, known, err = i.c.head(ctx, u.Dataset); err != nil {
		return err
	}
	if known {
		if i.old, err = i.c.live(ctx, u.Dataset, i.head.File); err != nil {
			return err
		}
	}
	i.ver = Version{Dataset: u.Dataset, Date: u.Version, Basis: u.Basis, Scope: u.Scope, ScopeWhy: u.ScopeWhy,
		Components: nonNil(u.Components), Set: nonNil(u.Set), Main: u.Main, Format: u.Format, asked: u.Scope, digest: checksum(hashes)}
	if i.old != nil {
		i.ver.Ordinal = len(i.old.hist.versions)
	}
	return nil
}

// nonNil keeps stored JSON the same for none and nil, in a fixed order.
func nonNil(s []string) []string {
	s = append([]string{}, s...)
	slices.Sort(s)
	return slices.Compact(s)
}

// sameAsBefore reports whether these bytes are already there as this version.
func (i *importing) sameAsBefore(ctx context.Context) (bool, error) {
	if i.old == nil {
		return false, nil
	}
	vs, err := i.c.versions(ctx, i.u.Dataset, -1)
	if err != nil {
		return false, err
	}
	for _, v := range vs {
		if v.Date == i.ver.Date && v.digest == i.ver.digest && v.asked == i.ver.asked && v.Format == i.ver.Format &&
			slices.Equal(v.Components, i.ver.Components) {
			i.res.Unchanged, i.res.Scope = true, v.Scope
			i.res.Rows, i.res.Rejected = v.Rows, v.Rejected
			i.res.Entities, i.res.Names, i.res.Statements = v.Entities, v.Names, v.Statements
			return true, nil
		}
	}
	return false, nil
}

// parse runs the parser into the sorter.
func (i *importing) parse(ctx context.Context) error {
	i.words = newDictionary(ownProps)
	if i.old != nil {
		i.words = newDictionary(i.old.words)
	}
	i.frags = sealed.NewSorter(i.tmp(), fragmentBudget)
	t := &taking{ctx: ctx, words: i.words, frags: i.frags, progress: i.u.Progress, file: i.u.Files[0].Path}
	t.out = source.NewOut(t.take)
	perr := i.u.Parse(ctx, t.out)
	i.res.Rows, i.res.Rejected, i.res.Rejects = t.out.Rows, t.out.Rejected, t.out.Rejects
	for _, id := range t.out.Ended {
		t.end(id)
	}
	if err := errors.Join(t.failed, ctx.Err()); err != nil {
		return err
	}
	if t.taken == 0 {
		if perr == nil {
			perr = fault.New(fault.Invalid, i.u.Files[0].Path, "no entry could be read").Try("check that it is the format %s", i.u.Format)
		}
		return perr
	}
	if perr != nil {
		i.res.Damage = perr
		i.lower(source.Damaged, strings.ToValidUTF8(strings.ReplaceAll(perr.Error(), "\x00", " "), "?"))
	}
	i.doubt(t.out)
	i.ver.Rows, i.ver.Rejected = t.out.Rows, t.out.Rejected
	return nil
}

// lower takes the version for less than was thought.
func (i *importing) lower(scope source.Scope, why string) {
	i.res.Scope, i.res.Lowered, i.ver.Scope, i.ver.ScopeWhy = scope, why, scope, why
}

// A list that lost two of five rows since the version before, of the same
// format, is taken for an excerpt: publishers delist a few per cent at a time
// (SDN 2023-01 to 2024-04: 3 %). Short lists may change as they like.
const (
	fewRows   = 100
	lostShare = 0.4
)

// doubt takes a version that claims to end entries for less where the file
// itself speaks against it: rows that could not be read may hold the entries
// that seem to be gone, and a list that shrank by a lot is more often cut than
// emptied. What the user stated with --scope holds.
func (i *importing) doubt(out *source.Out) {
	if i.ver.Scope != source.Full && i.ver.Scope != source.Component || i.u.ScopeWhy == StatedScope {
		return
	}
	if out.Rejected > 0 {
		i.lower(source.Damaged, fmt.Sprintf("%d rows could not be read", out.Rejected))
		return
	}
	before := i.versionBefore()
	if before == nil || before.Rows < fewRows || float64(out.Rows) >= (1-lostShare)*float64(before.Rows) {
		return
	}
	i.lower(source.Excerpt, fmt.Sprintf("%d rows, where the version of %s has %d; if the list really shrank, import it with --scope %s", out.Rows, before.Date, before.Rows, i.u.Scope))
}

// versionBefore returns the newest version of the same format, scope and parts
// that is not later than this one, or nil.
func (i *importing) versionBefore() *Version {
	if i.old == nil {
		return nil
	}
	var best *Version
	for n := range i.old.hist.versions {
		v := &i.old.hist.versions[n]
		if v.Format == i.ver.Format && v.Scope == i.ver.Scope && slices.Equal(v.Components, i.ver.Components) && v.Date <= i.ver.Date &&
			(best == nil || v.Date >= best.Date) {
			best = v
		}
	}
	return best
}

// seal merges the fragments with the old file into a new one.
func (i *importing) seal(ctx context.Context) (err error) {
	if i.out, err = sealed.Create(i.tmp()); err != nil {
		return err
	}
	if i.tasks, err = newSpool(i.tmp()); err != nil {
		return err
	}
	versions := []Version{i.ver}
	if i.old != nil {
		versions = append(slices.Clone(i.old.hist.versions), i.ver)
	}
	i.merge = &merging{ctx: ctx, old: i.old, words: i.words, hist: newHistory(versions), out: i.out, tasks: i.tasks,
		ordinal: uint32(i.ver.Ordinal), refs: sealed.NewSorter(i.tmp(), referenceBudget)}
	defer func() { _ = i.merge.refs.Close() }() // leftovers are swept
	if err := i.merge.run(i.frags); err != nil {
		return err
	}
	note := fileNote{Format: groupFormat, Dataset: i.u.Dataset, Versions: len(versions), Words: i.words.words}
	name, size, err := i.out.Seal(note)
	if err != nil {
		return err
	}
	i.ver.Entities, i.ver.Names, i.ver.Statements = i.merge.entities, i.merge.names, i.merge.statements
	i.res.Entities, i.res.Names, i.res.Statements = i.ver.Entities, i.ver.Names, i.ver.Statements
	was := i.head.File
	i.head = Dataset{Name: i.u.Dataset, File: name, Size: size, Entities: i.merge.liveEntities, Statements: i.merge.liveStatements}
	if err := i.out.Publish(filepath.Join(i.c.dir, dirSealed)); err != nil {
		return err
	}
	i.merge.replaces = was
	return nil
}

// commit makes the version live in one transaction.
func (i *importing) commit(ctx context.Context) error {
	i.ver.ImportedAt = i.c.now().UTC()
	err := i.c.db.Tx(ctx, func(tx *db.Tx) error {
		if err := i.stillCurrent(ctx, tx); err != nil {
			return err
		}
		if err := i.logIt(ctx, tx); err != nil {
			return err
		}
		if err := i.writeRows(ctx, tx); err != nil {
			return err
		}
		return i.tasks.apply(ctx, tx, i.u.Dataset)
	})
	if err != nil {
		// Whether it is live cannot be known when the commit itself failed: the
		// next sweep looks it up and removes the file if it is not.
		return fmt.Errorf("make it live: %w", err)
	}
	return nil
}
