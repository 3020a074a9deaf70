package extract

import (
	"hash/fnv"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"sanctrace/internal/when"
)

// When two texts count as copies of each other. Texts are compared as sets of
// shingles: runs of five words, in lower case and without signs (of Chinese and
// Japanese, five characters). A report of 400 words that an outlet reprints
// with ten words changed in different places loses at most 50 of its 396
// shingles, so the share of common ones among all (Jaccard) is at least
// 346/446 = 0.78: a near copy. Two reports of one event by different writers
// rarely share more than 0.05.
const (
	SameText    = 0.95 // Jaccard from which two texts are the same
	NearCopy    = 0.50 // Jaccard from which one is a near copy of the other
	Contained   = 0.80 // share of the shorter text that the longer one holds
	SamePage    = 0.20 // Jaccard from which two captures of a page are versions
	shingle     = 5    // words
	minShingles = 20   // shorter texts are too short to tell
	sketchAll   = 512  // shingles up to which all are used to find candidates
	sketchEvery = 8    // of longer texts, one in so many
	postingPair = 50   // documents up to which all that share a shingle are paired
)

// Likeness says how the later of two documents repeats the earlier.
type Likeness struct {
	A, B    int     // positions in the list; A is the earlier
	Kind    string  // "same text", "near copy", "contained", "version of the same page"
	Jaccard float64 // share of common shingles among all
	Within  float64 // share of the shorter text that stands in the other
}

// Similar finds the documents that repeat others, without comparing all pairs:
// only those are compared that share a sample of their shingles, or an address.
// The earlier of a pair is the one that was published first, else the first in
// the list.
func Similar(docs []*Document) []Likeness {
	var c Copies
	for _, d := range docs {
		c.Add(d)
	}
	return c.Similar()
}

// Copies is Similar for documents that come one after the other: of each it
// keeps eight bytes for a word. The zero Copies is empty.
type Copies struct {
	sets  [][]uint64
	pages []string
	days  []when.Day
}

// Add takes in the next document of the list.
func (c *Copies) Add(d *Document) {
	c.sets = append(c.sets, shingles(d.Text().Text))
	c.pages = append(c.pages, pageKey(d))
	c.days = append(c.days, d.Published.Day)
}

// Similar returns what Similar finds in all documents that were added.
func (c *Copies) Similar() []Likeness {
	var out []Likeness
	for _, p := range candidates(c.sets, c.pages) {
		a, b := p[0], p[1]
		if x, y := c.days[a], c.days[b]; x != "" && y != "" && y < x {
			a, b = b, a
		}
		j, w := overlap(c.sets[a], c.sets[b])
		if kind := likeness(j, w, min(len(c.sets[a]), len(c.sets[b])), c.pages[a] != "" && c.pages[a] == c.pages[b]); kind != "" {
			out = append(out, Likeness{a, b, kind, j, w})
		}
	}
	return out
}

func likeness(jaccard, within float64, n int, samePage bool) string {
	switch {
	case n < minShingles:
		return ""
	case jaccard >= SameText:
		return "same text"
	case samePage && jaccard >= SamePage:
		return "version of the same page"
	case jaccard >= NearCopy:
		return "near copy"
	case within >= Contained:
		return "contained"
	}
	return ""
}

// shingles returns the hashes of the shingles of a text, sorted, each once.
func shingles(text string) []uint64 {
	words := shingleWords(text)
	if len(words) < shingle {
		return nil
	}
	out := make([]uint64, 0, len(words))
	for i := 0; i+shingle <= len(words); i++ {
		h := uint64(14695981039346656037)
		for _, w := range words[i : i+shingle] {
			h = (h ^ w) * 1099511628211
			h ^= h >> 29
		}
		out = append(out, h)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// shingleWords returns the hashes of the words of a text.
func shingleWords(text string) []uint64 {
	var out []uint64
	h := fnv.New64a()
	n := 0
	flush := func() {
		if n > 0 {
			out = append(out, h.Sum64())
			h.Reset()
			n = 0
		}
	}
	var buf [4]byte
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			flush()
			_, _ = h.Write(append(buf[:0], string(r)...))
			n = 1
			flush()
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			_, _ = h.Write(append(buf[:0], string(unicode.ToLower(r))...))
			n++
		case unicode.Is(unicode.Mn, r) || r == '\u200c' || r == '\'' || r == '’':
		default:
			flush()
		}
	}
	flush()
	return out
}

// candidates returns the pairs worth comparing, in order, each once.
func candidates(sets [][]uint64, pages []string) [][2]int {
	holders := map[uint64][]int{}
	for i, s := range sets {
		for _, h := range s {
			if len(s) <= sketchAll || h%sketchEvery == 0 {
				holders[h] = append(holders[h], i)
			}
		}
	}
	shared := map[[2]int]int{}
	for _, docs := range holders {
		pairUp(docs, shared)
	}
	pairPages(pages, shared)
	var out [][2]int
	for p, n := range shared {
		if n >= 2 {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	return out
}

// pairPages makes pairs of the documents that follow each other of one page.
func pairPages(pages []string, shared map[[2]int]int) {
	byPage := map[string]int{}
	for i, p := range pages {
		if last, ok := byPage[p]; ok && p != "" {
			shared[[2]int{last, i}] += 2
		}
		byPage[p] = i
	}
}

// pairUp counts the pairs of documents that hold one shingle.
func pairUp(docs []int, shared map[[2]int]int) {
	for k, b := range docs {
		from := 0
		if len(docs) > postingPair { // of many copies each is compared with its neighbours
			from = max(0, k-2)
		}
		for _, a := range docs[from:k] {
			shared[[2]int{a, b}]++
		}
	}
}

// overlap returns the Jaccard index of two sorted sets, and the share of the
// smaller one that stands in the other.
func overlap(a, b []uint64) (jaccard, within float64) {
	both := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			both, i, j = both+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	if both == 0 {
		return 0, 0
	}
	return float64(both) / float64(len(a)+len(b)-both), float64(both) / float64(min(len(a), len(b)))
}

// pageKey is the address of a document's page without what changes between
// captures: how it was reached, and for which device it was made. Without an
// address it is outlet and title; "" for documents that are no page.
func pageKey(d *Document) string {
	if u, err := url.Parse(d.Obtained.URL); err == nil && u.Host != "" {
		q := u.Query()
		for k := range q {
			if passing(k) {
				q.Del(k)
			}
		}
		host := strings.ToLower(u.Host)
		for _, p := range []string{"www.", "m.", "amp.", "mobile."} {
			host = strings.TrimPrefix(host, p)
		}
		path := strings.TrimSuffix(u.Path, "/")
		for _, end := range []string{"/amp", ".amp", "/index.html"} {
			path = strings.TrimSuffix(path, end)
		}
		return host + path + "?" + q.Encode()
	}
	if d.Outlet != "" && len(strings.Fields(d.Title)) > 3 {
		return strings.ToLower(d.Outlet + "\x00" + d.Title)
	}
	return ""
}

// passing reports whether a field of an address says how a page was reached, not
// which page it is.
func passing(field string) bool {
	return strings.HasPrefix(field, "utm_") || slices.Contains([]string{"fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "amp", "outputType"}, field)
}
