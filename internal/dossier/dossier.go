// Package dossier writes what a case found as a folder that works offline:
// pages in static HTML whose every sentence has footnotes that open the exact
// passage, the same as JSON, tables as CSV, entities as FollowTheMoney, and a
// manifest of hashes.
//
// Invariant: no footnote, no sentence. A published dossier states only what a
// person accepted; a draft may state the rest too, and then every page says
// DRAFT and every such sentence is marked as not reviewed. Nothing here reads
// the clock: the same case gives the same bytes.
package dossier

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
	"sanctrace/internal/trace"
)

//go:embed page.html document.html style.css
var assets embed.FS

// Input is a case with the decisions about it.
type Input struct {
	Result    trace.Result
	Documents []ledger.Document
	Decisions []ledger.Decision
	Draft     bool
}

// Dossier is a composed dossier, ready to be written.
type Dossier struct {
	Case      string           `json:"case"`
	On        string           `json:"on"`
	Draft     bool             `json:"draft"`
	Sections  []Section        `json:"sections"`
	Notes     []Note           `json:"notes"`
	Documents []trace.Document `json:"documents"`
	Network   template.HTML    `json:"-"` // the picture, as SVG
	AsOf      string           `json:"-"`
	Style     template.CSS     `json:"-"`
	layers    []ledger.Document
	result    trace.Result
}

// Compose decides what the dossier states.
func Compose(in Input) (*Dossier, error) {
	holding := ledger.Holding(in.Decisions)
	corrected := map[string]json.RawMessage{}
	for id, d := range holding {
		if d.Do == ledger.Correct {
			corrected[id] = d.Value
		}
	}
	var err error
	if in.Result, err = in.Result.Corrected(corrected); err != nil {
		return nil, err
	}
	c := &composer{draft: in.Draft, holding: holding, numbers: map[trace.Evidence]int{}, pageOf: map[string]string{}}
	for i, d := range in.Documents {
		c.pageOf[d.Name] = pageName(i)
	}
	c.compose(in.Result)
	if len(c.sections) == 0 {
		return nil, fault.New(fault.Conflict, "case "+in.Result.Case, "nothing in it has been accepted").
			Try("accept claims and matches with: sanctrace decide %s ID accept --by WHO --reason TEXT; or write a draft with --draft", in.Result.Case)
	}
	d := &Dossier{Case: in.Result.Case, On: string(in.Result.On), Draft: in.Draft, Sections: c.sections, Notes: c.notes,
		Documents: in.Result.Documents, AsOf: asOf(in.Result.On), Style: template.CSS(Style()), layers: in.Documents, result: in.Result} //nolint:gosec // our own file
	d.Network = template.HTML(Network(stated(in.Result, c.sections))) //nolint:gosec // Network escapes every name
	return d, nil
}

// stated keeps of a result only what the sections state.
func stated(r trace.Result, sections []Section) trace.Result {
	said := map[string]bool{}
	for _, s := range sections {
		for _, x := range s.Sentences {
			said[x.Item] = true
		}
	}
	out := trace.Result{Case: r.Case, On: r.On, Documents: r.Documents}
	for _, t := range r.Transfers {
		if said[t.ID] {
			out.Transfers = append(out.Transfers, t)
		}
	}
	for _, m := range r.Matches {
		if said[m.ID] {
			out.Matches = append(out.Matches, m)
		}
	}
	for _, v := range r.Verdicts {
		if said[v.ID] {
			out.Verdicts = append(out.Verdicts, v)
		}
	}
	for _, p := range r.Patterns {
		if said[p.ID] {
			out.Patterns = append(out.Patterns, p)
		}
	}
	for _, l := range r.Leads {
		if said[l.ID] {
			out.Leads = append(out.Leads, l)
		}
	}
	for _, c := range r.Claims {
		if said[c.ID] {
			out.Claims = append(out.Claims, c)
		}
	}
	return out
}

func pageName(i int) string { return fmt.Sprintf("document-%d.html", i+1) }

// Write writes the dossier into dir, which is created, and returns the names
// of its files. Files of an earlier dossier are replaced; the manifest is
// written last.
func (d *Dossier) Write(dir string) ([]string, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil { //nolint:gosec // a dossier is meant to be read
		return nil, fault.Wrap(fault.Unavailable, dir, err)
	}
	files, err := d.files()
	if err != nil {
		return nil, err
	}
	var names []string
	for n := range files {
		names = append(names, n)
	}
	sort.Strings(names)
	manifest := make(map[string]string, len(names))
	for _, n := range names {
		sum := sha256.Sum256(files[n])
		manifest[n] = hex.EncodeToString(sum[:])
		if err := writeFile(filepath.Join(dir, n), files[n]); err != nil {
			return nil, err
		}
	}
	data, err := marshal(map[string]any{"case": d.Case, "draft": d.Draft, "sha256": manifest})
	if err != nil {
		return nil, err
	}
	return append(names, "manifest.json"), writeFile(filepath.Join(dir, "manifest.json"), data)
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

// files renders every file but the manifest.
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
	if err := w.Write([]string{"section", "item", "sentence", "reviewed", "source", "locator", "passage"}); err != nil {
		return nil, fmt.Errorf("write csv: %w", err)
	}
	for _, s := range d.Sections {
		for _, x := range s.Sentences {
			for _, n := range x.Notes {
				e := d.Notes[n-1].Evidence
				row := []string{s.ID, x.Item, x.Text, fmt.Sprint(x.Reviewed), e.Document + e.Dataset, e.Locator, e.Text}
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
