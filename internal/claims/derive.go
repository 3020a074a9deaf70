package claims

import (
	"hash/fnv"
	"sort"
	"strings"

	"sanctrace/internal/vocab"
)

// nearDuplicate is the share of common runs of five words from which on a text
// counts as a version of another.
const nearDuplicate = 0.5

// derive finds which documents cite or repeat others.
func (k *corpus) derive() []Derivation {
	k.from = make([]map[int]bool, len(k.docs))
	for i := range k.docs {
		k.from[i] = map[int]bool{}
	}
	out := k.citations([]Derivation{})
	return k.duplicates(out)
}

// citations adds the derivations of documents that cite an outlet.
func (k *corpus) citations(out []Derivation) []Derivation {
	outlet := map[string]int{}
	for i, d := range k.docs {
		if n := d.outletName(); n != "" {
			outlet[fold2(n)] = i
		}
	}
	for i, d := range k.docs {
		for _, name := range d.citedOutlets() {
			j, held := outlet[fold2(name)]
			switch {
			case held && j != i:
				k.from[i][j] = true
				out = append(out, Derivation{From: d.ID, To: k.docs[j].ID, Kind: "cites", Held: true})
			case !held && name != "":
				out = append(out, Derivation{From: d.ID, To: name, Kind: "cites"})
			}
		}
	}
	return out
}

// citedOutlets returns the names of the outlets whose texts a document cites.
func (d *Result) citedOutlets() []string {
	var out []string
	for _, s := range d.Sources {
		if s.Kind == vocab.SourceCitedDocument && s.Entity != nil {
			out = append(out, d.entityName(*s.Entity))
		}
	}
	return out
}

// duplicates adds the derivations of documents that have most of their words in
// common; the later one rests on the earlier.
func (k *corpus) duplicates(out []Derivation) []Derivation {
	for i, d := range k.docs {
		for j := range i {
			s := jaccard(d.shingles, k.docs[j].shingles)
			if s < nearDuplicate || k.from[i][j] || k.from[j][i] {
				continue
			}
			a, b := i, j
			if k.docs[j].Date > d.Date {
				a, b = j, i
			}
			k.from[a][b] = true
			out = append(out, Derivation{From: k.docs[a].ID, To: k.docs[b].ID, Kind: "near duplicate", Held: true, Similarity: s})
		}
	}
	return out
}

// outletName returns the name of the document's own outlet.
func (d *Result) outletName() string {
	if len(d.Sources) == 0 || d.Sources[0].Entity == nil {
		return ""
	}
	return d.entityName(*d.Sources[0].Entity)
}

// shingles returns hashes of the runs of five words of a text, for the
// recognition of near-duplicates.
func shingles(text string) []uint64 {
	f := strings.Fields(strings.ToLower(text))
	var out []uint64
	for i := 0; i+5 <= len(f) && i < 20_000; i++ {
		h := fnv.New64a()
		for _, w := range f[i : i+5] {
			h.Write([]byte(w))
			h.Write([]byte{' '})
		}
		out = append(out, h.Sum64())
	}
	sort.Slice(out, func(i, j int) bool { return out[i] < out[j] })
	return out
}

// jaccard returns the share of common values of two sorted lists.
func jaccard(a, b []uint64) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	common, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			common++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return float64(common) / float64(len(a)+len(b)-common)
}
