package dossier

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/signing"
)

// Names of the files that let a stranger check a dossier with standard tools:
// the hashes as "sha256sum -c" reads them, and an SSH signature of that file
// (package signing).
const (
	Manifest  = "manifest.json"
	Sums      = "SHA256SUMS"
	Signature = Sums + ".sig"
	howTo     = "HOW-TO-CHECK.txt"
)

// Options of writing a dossier.
type Options struct {
	Redact []string // phrases that are blacked out in every file
	// Unused is told the number of each phrase that stands in no file, from 1; may be nil.
	Unused func(phrase int)
	Key    []byte // private SSH key to sign with; nil: not signed
}

// Write writes the dossier into dir, which is created, and returns the names
// of its files. Files of an earlier dossier are replaced; the hashes, and the
// signature of them, are written last.
func (d *Dossier) Write(dir string, o Options) ([]string, error) {
	if d.review {
		return nil, fault.New(fault.Denied, "case "+d.Case, "a review is no dossier: it holds what nobody has accepted from a machine")
	}
	files, redacted, err := d.redacted(o)
	if err != nil {
		return nil, err
	}
	if files[Manifest], err = d.manifest(files, redacted); err != nil {
		return nil, err
	}
	files[howTo] = instructions(o.Key != nil)
	files[Sums] = sums(files)
	if o.Key != nil {
		var public string
		if files[Signature], public, err = signing.Sign(o.Key, files[Sums]); err != nil {
			return nil, err
		}
		files["signer.pub"] = []byte(public + "\n")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil { //nolint:gosec // a dossier is meant to be read
		return nil, fault.Wrap(fault.Unavailable, dir, err)
	}
	if err := d.clear(dir, files); err != nil {
		return nil, err
	}
	names := slices.SortedFunc(maps.Keys(files), lastSums)
	for _, n := range names {
		if err := writeFile(filepath.Join(dir, n), files[n]); err != nil {
			return nil, err
		}
	}
	return names, nil
}

// redacted renders every file but those about the others, takes the phrases out,
// and tells of those that stand in none. It returns how often it did.
func (d *Dossier) redacted(o Options) (files map[string][]byte, n int, err error) {
	if len(o.Redact) > 0 {
		d = d.unboxed()
	}
	if files, err = d.files(); err != nil {
		return nil, 0, err
	}
	n, unused, err := redact(files, o.Redact)
	if err != nil || o.Unused == nil {
		return files, n, err
	}
	for _, i := range unused {
		o.Unused(i)
	}
	return files, n, nil
}

// lastSums orders names so that the hashes and their signature come last.
func lastSums(a, b string) int {
	last := func(n string) string {
		if strings.HasPrefix(n, Sums) {
			return "\x7f" + n
		}
		return n
	}
	return strings.Compare(last(a), last(b))
}

// clear removes what an earlier dossier left and this one does not write, and
// its signature first of all: it would be of other words.
func (d *Dossier) clear(dir string, files map[string][]byte) error {
	old, _, err := readSums(dir)
	if err != nil {
		return nil //nolint:nilerr // no dossier stood here
	}
	for _, n := range append([]string{Signature, Sums, "signer.pub"}, slices.Sorted(maps.Keys(old))...) {
		if _, ok := files[n]; ok && n != Signature && n != Sums {
			continue
		}
		if err := os.Remove(filepath.Join(dir, n)); err != nil && !os.IsNotExist(err) {
			return fault.Wrap(fault.Unavailable, dir, err)
		}
	}
	return nil
}

func (d *Dossier) manifest(files map[string][]byte, redacted int) ([]byte, error) {
	hashes := make(map[string]string, len(files))
	for n, data := range files {
		hashes[n] = hash(data)
	}
	return marshal(map[string]any{"case": d.Case, "draft": d.Draft, "redacted": redacted, "sha256": hashes})
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// sums lists files and hashes in the form of sha256sum.
func sums(files map[string][]byte) []byte {
	var b bytes.Buffer
	for _, n := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&b, "%s  %s\n", hash(files[n]), n)
	}
	return b.Bytes()
}

// instructions tells a stranger how to check the folder.
func instructions(signed bool) []byte {
	s := "To check that no file of this folder was changed since it was written:\n\n    sha256sum -c " + Sums + "\n\n(on a Mac: shasum -a 256 -c " + Sums + ")\n"
	if signed {
		s += "\nTo check who signed the list of hashes (compare the printed key with one that you have from elsewhere):\n\n" +
			"    ssh-keygen -Y check-novalidate -n " + signing.Namespace + " -s " + Signature + " < " + Sums + "\n"
	}
	return []byte(s)
}

// writeFile replaces a file in one step.
func writeFile(path string, data []byte) error {
	tmp := path + ".new"
	if err := os.WriteFile(tmp, data, 0o644); err != nil { //nolint:gosec // a dossier is meant to be read
		return fault.Wrap(fault.Unavailable, path, err)
	}
	if err := os.Rename(tmp, path); err != nil {
		return fault.Wrap(fault.Unavailable, path, err)
	}
	return nil
}

// files renders every file but those about the others.
func (d *Dossier) files() (map[string][]byte, error) {
	page, err := d.HTML()
	if err != nil {
		return nil, err
	}
	out := map[string][]byte{"index.html": page}
	for i := range d.layers {
		if out[pageName(i)], err = d.documentHTML(i); err != nil {
			return nil, err
		}
	}
	if out["dossier.json"], err = marshal(d); err != nil {
		return nil, err
	}
	if out["sentences.csv"], err = d.csv(); err != nil {
		return nil, err
	}
	if out["register.csv"], err = d.register(); err != nil {
		return nil, err
	}
	out["entities.ftm.json"], err = d.ftm()
	return out, err
}

func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("write json: %w", err)
	}
	return b.Bytes(), nil
}

// csv lists the sentences with their passages, one row per footnote.
func (d *Dossier) csv() ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.Write([]string{"section", "item", "sentence", "reviewed", "source", "locator", "passage", "box", "sha256"}); err != nil {
		return nil, fmt.Errorf("write csv: %w", err)
	}
	for _, s := range d.Sections {
		for _, x := range s.Sentences {
			for _, n := range x.Notes {
				e := d.Notes[n-1]
				row := []string{s.ID, x.Item, x.Text, fmt.Sprint(x.Reviewed), e.Document + e.Dataset, e.Locator, e.Text, boxText(e.Box), e.SHA256}
				for i := range row {
					row[i] = defuse(row[i])
				}
				if err := w.Write(row); err != nil {
					return nil, fmt.Errorf("write csv: %w", err)
				}
			}
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// defuse keeps spreadsheet programs from running a cell as a formula.
func defuse(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
