package extract

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"sanctrace/internal/fault"
	"sanctrace/internal/sealed"
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

// Copies finds the documents that repeat others, of those that come one after
// the other, without comparing all pairs: only those are compared that share a
// sample of their shingles, or an address. It keeps a few words of each in
// memory and the shingles in temporary files. It is not safe for concurrent use.
type Copies struct {
	sets    *sealed.Lists
	holders *sealed.Sorter // of shingles by which candidates are found
	about   []aboutCopy
}

// aboutCopy is what is kept of a document.
type aboutCopy struct {
	page string // see pageKey
	day  when.Day
}

// Memory of Copies, in bytes and pairs.
const (
	setsBuffer    = 1 << 20
	holdersBuffer = 8 << 20
	pairsBuffer   = 8 << 20
	pairsCounted  = 1 << 17
)

// NewCopies returns an empty list of documents. Close it to remove its files.
func NewCopies() *Copies {
	return &Copies{sets: sealed.NewLists("", setsBuffer), holders: sealed.NewSorter("", holdersBuffer)}
}

// Close removes the temporary files.
func (c *Copies) Close() error { return errors.Join(c.sets.Close(), c.holders.Close()) }

// Add takes in the next document of the list.
func (c *Copies) Add(d *Document) error {
	set := shingles(d.Text().Text)
	i := binary.BigEndian.AppendUint32(nil, uint32(len(c.about)))
	c.about = append(c.about, aboutCopy{strings.Clone(pageKey(d)), d.Published.Day})
	for _, h := range set {
		if len(set) > sketchAll && h%sketchEvery != 0 {
			continue
		}
		if err := c.holders.Add(binary.BigEndian.AppendUint64(nil, h), i); err != nil {
			return fault.Wrap(fault.Unavailable, "temporary folder", err)
		}
	}
	return fault.Wrap(fault.Unavailable, "temporary folder", c.sets.Add(set))
}

// Similar says which documents repeat others, in their order. The earlier of a
// pair is the one that was published first, else the first in the list. It may
// be called once, after the last Add.
func (c *Copies) Similar() ([]Likeness, error) {
	var out []Likeness
	var s, t []uint64
	err := c.candidates(func(a, b int) error {
		if x, y := c.about[a].day, c.about[b].day; x != "" && y != "" && y < x {
			a, b = b, a
		}
		var err error
		if s, err = c.sets.Append(s[:0], a); err != nil {
			return err
		}
		if t, err = c.sets.Append(t[:0], b); err != nil {
			return err
		}
		j, w := overlap(s, t)
		if kind := likeness(j, w, min(len(s), len(t)), c.about[a].page != "" && c.about[a].page == c.about[b].page); kind != "" {
			out = append(out, Likeness{a, b, kind, j, w})
		}
		return nil
	})
	return out, fault.Wrap(fault.Unavailable, "temporary folder", errors.Join(err, c.Close()))
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

// candidates hands out the pairs worth comparing, in order, each once.
func (c *Copies) candidates(each func(a, b int) error) error {
	p := &pairCount{sums: sealed.NewSorter("", pairsBuffer), counted: map[[2]int32]uint32{}}
	defer func() { _ = p.sums.Close() }()
	var last []byte
	var docs []int32
	err := c.holders.Each(func(h, doc []byte) error {
		if !bytes.Equal(h, last) {
			if err := p.up(docs); err != nil {
				return err
			}
			last, docs = append(last[:0], h...), docs[:0]
		}
		docs = append(docs, int32(binary.BigEndian.Uint32(doc)))
		return nil
	})
	if err == nil {
		err = p.up(docs)
	}
	if err == nil {
		err = p.pages(c.about)
	}
	if err != nil {
		return err
	}
	return p.each(2, each)
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
