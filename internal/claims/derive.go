package claims

import (
	"cmp"
	"iter"
	"math"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

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
	for i, j := range k.alike() {
		s := jaccard(k.docs[i].shingles, k.docs[j].shingles)
		if s < nearDuplicate || k.from[i][j] || k.from[j][i] {
			continue
		}
		a, b := i, j
		if k.docs[j].Date > k.docs[i].Date {
			a, b = j, i
		}
		k.from[a][b] = true
		out = append(out, Derivation{From: k.docs[a].ID, To: k.docs[b].ID, Kind: "near duplicate", Held: true, Similarity: s})
	}
	return out
}

// alike hands out, in order, all pairs of documents (the later first) that can
// have so many runs in common, and some others. Of two that do, each has at
// most the share 1 - nearDuplicate of its runs for itself; so, with the runs of
// both in one order, one that they share is among so many first and one more.
// The rarest are first: what all documents have pairs nothing.
func (k *corpus) alike() iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		count := k.repeated()
		holders := map[uint64][]int32{}
		var earlier []int32
		var order []uint64
		for i, d := range k.docs {
			order = append(order[:0], d.shingles...)
			slices.SortFunc(order, func(a, b uint64) int { return cmp.Or(cmp.Compare(count[a], count[b]), cmp.Compare(a, b)) })
			earlier = earlier[:0]
			for _, h := range slices.Compact(order[:min(len(order), int(float64(len(order))*(1-nearDuplicate))+1)]) {
				if count[h] > 0 {
					earlier = append(earlier, holders[h]...)
					holders[h] = append(holders[h], int32(i))
				}
			}
			slices.Sort(earlier)
			for _, j := range slices.Compact(earlier) {
				if !yield(i, int(j)) {
					return
				}
			}
		}
	}
}

// repeated counts the runs that stand more than once in all documents.
func (k *corpus) repeated() map[uint64]int32 {
	var all []uint64
	for _, d := range k.docs {
		all = append(all, d.shingles...)
	}
	slices.Sort(all)
	count := map[uint64]int32{}
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n] == all[0] {
			n++
		}
		if n > 1 {
			count[all[0]] = int32(min(n, math.MaxInt32))
		}
		all = all[n:]
	}
	return count
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
