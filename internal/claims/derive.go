package claims

import (
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"sanctrace/internal/vocab"
)

// citations returns the derivations of documents that cite an outlet.
func (k *Corpus) citations() []Derivation {
	out := []Derivation{}
	outlet := map[string]int{}
	for i := range k.docs {
		if n := k.docs[i].outlet; n != "" {
			outlet[fold2(n)] = i
		}
	}
	for i := range k.docs {
		for _, name := range k.docs[i].cites {
			j, held := outlet[fold2(name)]
			switch {
			case held && j != i:
				k.rests(i, j)
				out = append(out, Derivation{From: k.docs[i].id, To: k.docs[j].id, Kind: "cites", Held: true})
			case !held && name != "":
				out = append(out, Derivation{From: k.docs[i].id, To: name, Kind: "cites"})
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
func (k *Corpus) duplicates(out []Derivation) ([]Derivation, error) {
	found, err := nearDuplicates(k.runs)
	for _, p := range found {
		a, b := p.i, p.j
		if k.tied(a, b) {
			continue
		}
		if k.docs[b].date > k.docs[a].date {
			a, b = b, a
		}
		k.rests(a, b)
		out = append(out, Derivation{From: k.docs[a].id, To: k.docs[b].id, Kind: "near duplicate", Held: true, Similarity: p.share})
	}
	return out, err
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
	const run, most = 5, 20_000
	var last [run]uint64 // hashes of the last words
	out := make([]uint64, 0, min(len(text)/6, most))
	n := 0
	for w := range strings.FieldsSeq(text) {
		last[n%run] = hashOf(w)
		if n++; n < run {
			continue
		}
		h := uint64(0)
		for i := range run {
			h = bits.RotateLeft64(h, 23)*0x9e3779b97f4a7c15 ^ last[(n+i)%run]
		}
		if out = append(out, h); len(out) == most {
			break
		}
	}
	slices.Sort(out)
	return out
}

// isASCII reports whether w has ASCII alone.
func isASCII(w string) bool {
	for i := range len(w) {
		if w[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// hashOf is FNV-1a of a word in lower case.
func hashOf(w string) uint64 {
	if !isASCII(w) {
		w = strings.ToLower(w)
	}
	h := uint64(14695981039346656037)
	for i := range len(w) {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}
