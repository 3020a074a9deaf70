package catalog

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sanctrace/internal/db"
	"sanctrace/internal/sealed"
)

// Damage is one thing found wrong by [Catalog.Verify].
type Damage struct {
	Object string `json:"object"` // "snapshot ...", "dataset ...", "log", ...
	What   string `json:"what"`
}

// Verify reads everything again: each snapshot against its hash, each live
// sealed file block by block and as a whole, the rows that point to them
// against their checksums, what is computed (search words, join keys, canonical
// ids) against a fresh computation, and the log against its tree. It returns
// what is damaged, and an error only when it could not look.
func (c *Catalog) Verify(ctx context.Context) ([]Damage, error) {
	v := &verifying{c: c}
	for _, step := range []func(context.Context) error{v.database, v.log, v.fullText, v.datasets, v.judgements, v.identity} {
		switch err := step(ctx); {
		case err == nil:
		case c.db.Damaged(err):
			v.bad("database", "%v", err)
		default:
			return v.found, fmt.Errorf("verify: %w", err)
		}
	}
	return v.found, nil
}

type verifying struct {
	c     *Catalog
	found []Damage
	// text is what the full text holds on SQLite, by row of search_entity: the
	// sum of the hashes of its words. Rows that were compared are taken out.
	text map[int64]uint64
}

// maxDamage bounds how many things are named one by one.
const maxDamage = 1000

func (v *verifying) bad(object, format string, args ...any) {
	switch {
	case len(v.found) < maxDamage:
		v.found = append(v.found, Damage{Object: object, What: fmt.Sprintf(format, args...)})
	case len(v.found) == maxDamage:
		v.found = append(v.found, Damage{Object: "more", What: fmt.Sprintf("the first %d are named", maxDamage)})
	}
}

func (v *verifying) database(ctx context.Context) error {
	problems, err := v.c.db.Check(ctx)
	for _, p := range problems {
		v.bad("database", "%s", p)
	}
	return err
}

func (v *verifying) log(ctx context.Context) error {
	damage, err := v.c.log.Verify(ctx)
	for _, d := range damage {
		if d.Seq == 0 {
			v.bad("log", "%s", d.What)
		} else {
			v.bad(fmt.Sprintf("log record %d", d.Seq), "%s", d.What)
		}
	}
	return err
}

func (v *verifying) datasets(ctx context.Context) error {
	heads, err := v.c.heads(ctx)
	if err != nil {
		return err
	}
	checked := map[string]bool{}
	for i := range heads {
		if err := v.dataset(ctx, &heads[i], checked); err != nil {
			return err
		}
	}
	if err := v.strayText(ctx); err != nil {
		return err
	}
	return v.orphans(ctx, heads)
}

// strayText finds words in the full text that are of no entry. What is left in
// v.text may also be of entries that could not be read.
func (v *verifying) strayText(ctx context.Context) error {
	if len(v.text) == 0 {
		return nil
	}
	rows, err := v.c.db.Query(ctx, "SELECT id FROM search_entity")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return err
		}
		delete(v.text, id)
	}
	for _, id := range slices.Sorted(maps.Keys(v.text)) {
		v.bad("full text", "words of row %d, which is of no entry", id)
	}
	return rows.Err()
}

// orphans finds version rows of datasets that are not there.
func (v *verifying) orphans(ctx context.Context, heads []Dataset) error {
	names := map[string]bool{}
	for _, query := range []string{"SELECT DISTINCT dataset FROM version", "SELECT DISTINCT dataset FROM snapshot"} {
		if err := v.c.collect(ctx, query, names); err != nil {
			return err
		}
	}
	for _, h := range heads {
		delete(names, h.Name)
	}
	for _, n := range slices.Sorted(maps.Keys(names)) {
		v.bad("dataset "+n, "its row is missing")
	}
	return nil
}

func (v *verifying) dataset(ctx context.Context, d *Dataset, checked map[string]bool) error {
	object := "dataset " + d.Name
	var sum string
	if err := v.c.db.QueryRow(ctx, "SELECT sum FROM dataset WHERE name = ?", d.Name).Scan(&sum); err != nil {
		return fmt.Errorf("%s: %w", object, err)
	}
	if sum != d.checksum() {
		v.bad(object, "its row is not what was written")
	}
	versions, err := v.c.versions(ctx, d.Name, -1)
	if err != nil {
		v.bad(object, "%v", err)
		return nil
	}
	for i := range versions {
		ver := &versions[i]
		if ver.Ordinal != i {
			v.bad(object, "the row of version %d is missing", i)
			break
		}
		if ver.sum != ver.checksum() {
			v.bad(object, "the row of version %d (%s) is not what was written", i, ver.Date)
		}
		if err := v.snapshots(ctx, ver, checked); err != nil {
			return err
		}
	}
	return v.sealedFile(ctx, d, len(versions))
}

// snapshots checks the rows of one version's files, and the files.
func (v *verifying) snapshots(ctx context.Context, ver *Version, checked map[string]bool) error {
	snaps, err := v.c.Snapshots(ctx, ver.Dataset, ver.Ordinal)
	if err != nil {
		return err
	}
	rows, err := v.c.db.Query(ctx, "SELECT sum FROM snapshot WHERE dataset = ? AND ordinal = ? ORDER BY position", ver.Dataset, ver.Ordinal)
	if err != nil {
		return err
	}
	defer rows.Close()
	var hashes []string
	for i := range snaps {
		var sum string
		if !rows.Next() {
			break
		}
		if err := rows.Scan(&sum); err != nil {
			return err
		}
		s := &snaps[i]
		if sum != s.checksum(ver.Dataset, ver.Ordinal, i) {
			v.bad("dataset "+ver.Dataset, "the row of file %s of version %s is not what was written", s.Name, ver.Date)
		}
		hashes = append(hashes, s.Hash)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	slices.Sort(hashes)
	if checksum(hashes) != ver.digest {
		v.bad("dataset "+ver.Dataset, "the files of version %s are not those that were imported", ver.Date)
	}
	for _, s := range snaps {
		if checked[s.Hash] {
			continue
		}
		checked[s.Hash] = true
		if err := v.c.checkSnapshot(s.Hash, s.Size); err != nil {
			v.bad("snapshot "+s.Name+" of "+ver.Dataset, "%v", err)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// sealedFile checks a live file and what the database computed from it.
func (v *verifying) sealedFile(ctx context.Context, d *Dataset, versions int) error {
	object := "dataset " + d.Name
	f, err := sealed.Open(filepath.Join(v.c.dir, dirSealed, d.File))
	if err != nil {
		if errors.Is(err, os.ErrNotExist) {
			err = errors.New("its sealed file is missing")
		}
		v.bad(object, "%v", err)
		return nil
	}
	defer func() { _ = f.Close() }() // only read
	damage := f.Verify()
	for _, err := range damage {
		v.bad(object, "%v", err)
	}
	var note fileNote
	if err := f.Note(&note); err != nil {
		v.bad(object, "%v", err)
		return nil
	}
	if note.Versions != versions || note.Dataset != d.Name {
		v.bad(object, "its sealed file covers %d versions of %s, the database has %d", note.Versions, note.Dataset, versions)
		return nil
	}
	if len(damage) > 0 {
		return nil
	}
	return v.derived(ctx, d)
}

// identity compares the canonical ids with a fresh computation.
func (v *verifying) identity(ctx context.Context) error {
	b, err := readBonds(ctx, v.c.db)
	if err != nil {
		return err
	}
	have, err := readCanonical(ctx, v.c.db)
	if err != nil {
		return err
	}
	want := joinAll(b)
	for _, id := range slices.Sorted(maps.Keys(want)) {
		if have[id] != want[id] {
			v.bad("canonical id of "+id, "it is %q, judgements and shared numbers give %q", have[id], want[id])
		}
		delete(have, id)
	}
	for _, id := range slices.Sorted(maps.Keys(have)) {
		v.bad("canonical id of "+id, "it is %q, judgements and shared numbers give none", have[id])
	}
	return nil
}

// fullText checks the index of the full text on SQLite by its own means, which
// look at its structure alone, and reads what it holds, for derived to compare.
// On PostgreSQL derived reads the words themselves.
func (v *verifying) fullText(ctx context.Context) error {
	if v.c.db.Dialect() != db.SQLite {
		return nil
	}
	if !v.c.db.ReadOnly() {
		if _, err := v.c.db.Exec(ctx, "INSERT INTO search_text (search_text) VALUES ('integrity-check')"); err != nil {
			v.bad("full text", "%v", err)
		}
	}
	rows, err := v.c.db.Query(ctx, "SELECT doc, col, term FROM search_vocab")
	if err != nil {
		return err
	}
	defer rows.Close()
	v.text = map[int64]uint64{}
	var id int64
	var column, word sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&id, &column, &word); err != nil {
			return err
		}
		v.text[id] += wordHash(string(column) == "names", word)
	}
	return rows.Err()
}

// wordHash is the hash of a word of an entry, in its names or elsewhere.
func wordHash[T string | sql.RawBytes](named bool, word T) uint64 {
	h := fnv.New64a()
	if named {
		h.Write([]byte{0})
	}
	h.Write([]byte(word))
	return h.Sum64()
}

// textSum is what the full text should hold of an entry with the given words.
func textSum(text string) uint64 {
	var sum uint64
	names, rest, _ := strings.Cut(text, "\n")
	for w := range strings.FieldsSeq(names) {
		sum += wordHash(true, w)
	}
	for w := range strings.FieldsSeq(rest) {
		sum += wordHash(false, w)
	}
	return sum
}
