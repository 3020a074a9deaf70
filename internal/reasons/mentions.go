package reasons

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Party is an entry of a list, as far as mentions of it are concerned.
type Party struct {
	ID      string
	Names   []string // the name and the aliases
	Schema  string   // a FollowTheMoney schema: "Person", "Vessel", ...
	Dataset string   // of the list that has it
}

// Mention is a listed name in a reason.
type Mention struct {
	Text  string
	Start int      // in bytes of the reason
	End   int      // after its last byte
	IDs   []string // of the parties that bear the name, in order
	Short bool     // an abbreviation that the text itself introduces
}

// Names finds the names of parties in texts: letter for letter, at the bounds
// of words, whatever their capitals, as lists write surnames in capitals. Build
// it with Add, show it the texts with Learn, then Find; finding may go on from
// several goroutines at once.
type Names struct {
	bearers map[string][]string // folded name -> ids
	own     map[string][]string // id -> its folded names
	lengths map[string][]int    // first word of a name -> lengths of such names, the longest first
	common  map[string]bool     // names that are words of the language too
	parties map[string]Party    // by id, as it was added first
}

// NewNames returns an empty set of names.
func NewNames() *Names {
	return &Names{bearers: map[string][]string{}, own: map[string][]string{}, lengths: map[string][]int{}, common: map[string]bool{}, parties: map[string]Party{}}
}

// Bounds of a name that is looked for.
const (
	maxName    = 300 // bytes
	minLetters = 8   // of a name of one word
	commonSpan = 3   // words of a name that Learn can find to be common
)

// Add takes in the names of a party. Names of one short word are passed over,
// and single words of persons and vessels: a first name, a ship called after a
// town.
func (n *Names) Add(p Party) {
	if _, ok := n.parties[p.ID]; !ok {
		n.parties[p.ID] = p
	}
	for _, name := range p.Names {
		name = strings.Trim(strings.Join(strings.Fields(name), " "), " \"'‘’“”,")
		f := foldName(name)
		words := len(strings.Fields(name))
		if name == "" || len(f) > maxName || slices.Contains(n.own[p.ID], f) {
			continue
		}
		n.own[p.ID] = append(n.own[p.ID], f)
		if words == 1 && (letters(name) < minLetters || p.Schema == "Person" || p.Schema == "Vessel") {
			continue
		}
		first := f[:wordLength(f)]
		if first == "" {
			continue
		}
		n.bearers[f] = append(n.bearers[f], p.ID)
		if l := n.lengths[first]; !slices.Contains(l, len(f)) {
			l = append(l, len(f))
			slices.SortFunc(l, func(a, b int) int { return b - a })
			n.lengths[first] = l
		}
	}
}

// Learn marks the names that a text uses as words of the language, in small
// letters: the alias "Chairman", the vessel "Fortune".
func (n *Names) Learn(text string) {
	var run []string // the last words of small letters
	for _, w := range wordsOf(text) {
		if !lower(w) {
			run = run[:0]
			continue
		}
		run = append(run, w)
		if len(run) > commonSpan {
			run = run[1:]
		}
		for i := range run {
			if f := strings.Join(run[i:], " "); n.bearers[f] != nil {
				n.common[f] = true
			}
		}
	}
}

// Find returns the mentions of other parties in the reason of the party id, in
// order, none over another: the longest wins.
func (n *Names) Find(id, reason string) []Mention {
	if len(reason) > maxReason {
		reason = reason[:maxReason]
	}
	t := foldText(reason)
	self := n.self(id)
	var hits []Mention
	for i := 0; i < len(t.folded); {
		w := wordLength(t.folded[i:])
		if w == 0 {
			_, w = utf8.DecodeRuneInString(t.folded[i:])
			i += w
			continue
		}
		hits = append(hits, n.at(t, i, self)...)
		i += w
	}
	return withShort(reason, longest(hits))
}

// self are the ids of a party and of its namesakes, who are often the same
// party under another act.
func (n *Names) self(id string) map[string]bool {
	out := map[string]bool{id: true}
	for _, f := range n.own[id] {
		for _, x := range n.bearers[f] {
			out[x] = true
		}
	}
	return out
}

// at returns the names that begin at byte i of a folded text.
func (n *Names) at(t folding, i int, self map[string]bool) []Mention {
	first := t.folded[i : i+wordLength(t.folded[i:])]
	if r, _ := utf8.DecodeRuneInString(t.text[t.back(i):]); unicode.IsLower(r) {
		return nil
	}
	var out []Mention
	for _, l := range n.lengths[first] {
		if i+l > len(t.folded) || cutsWord(t.folded, i+l) {
			continue
		}
		f := t.folded[i : i+l]
		ids := n.bearers[f]
		if ids == nil || n.common[f] || slices.ContainsFunc(ids, func(x string) bool { return self[x] }) {
			continue
		}
		from, to := t.back(i), t.back(i+l)
		out = append(out, Mention{Text: t.text[from:to], Start: from, End: to, IDs: ids})
	}
	return out
}

// CodePoints turns a range of bytes of a text into one of code points.
func CodePoints(s string, from, to int) (start, end int) {
	start = utf8.RuneCountInString(s[:from])
	return start, start + utf8.RuneCountInString(s[from:to])
}

// longest keeps the longest of mentions that lie over one another.
func longest(hits []Mention) []Mention {
	sort.SliceStable(hits, func(i, j int) bool {
		a, b := hits[i].End-hits[i].Start, hits[j].End-hits[j].Start
		return a > b || a == b && hits[i].Start < hits[j].Start
	})
	var out []Mention
	for _, h := range hits {
		if !slices.ContainsFunc(out, func(o Mention) bool { return h.Start < o.End && o.Start < h.End }) {
			out = append(out, h)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	return out
}

// withShort adds what the text itself introduces as the short form of a
// mention, "Sample Works (SW)", wherever it stands later.
func withShort(reason string, list []Mention) []Mention {
	out := list
	for i := range list {
		short := introduced(reason[list[i].End:])
		if short == "" {
			continue
		}
		for from := list[i].End; ; {
			k := strings.Index(reason[from:], short)
			if k < 0 {
				break
			}
			from += k + len(short)
			if !cutsWord(reason, from) && !cutsWord(reason, from-len(short)) {
				out = append(out, Mention{Text: short, Start: from - len(short), End: from, IDs: list[i].IDs, Short: true})
			}
		}
	}
	if len(out) == len(list) {
		return list
	}
	return longest(slices.Clone(out))
}

// introduced returns the short form in brackets that a text begins with, ""
// where there is none.
func introduced(s string) string {
	s, ok := strings.CutPrefix(s, " (")
	if !ok {
		return ""
	}
	s = strings.TrimLeft(s, "‘“'\"")
	i := strings.IndexAny(s, "’”'\")")
	if i < 2 || i > 12 || s[:i] != strings.ToUpper(s[:i]) || letters(s[:i]) < 2 || strings.Contains(s[:i], " ") {
		return ""
	}
	return s[:i]
}

// folding is a text with its folded form: small letters, straight apostrophes,
// plain blanks, a letter for each letter.
type folding struct {
	text, folded string
	starts       []int32 // by byte of folded, the byte of text; nil where they are the same
}

// back returns the byte of the text for byte i of its folded form.
func (f folding) back(i int) int {
	if f.starts == nil {
		return i
	}
	return int(f.starts[i])
}

func foldText(s string) folding {
	var b strings.Builder
	b.Grow(len(s))
	starts := make([]int32, 0, len(s)+1)
	same := true
	for i, r := range s {
		from := b.Len()
		b.WriteRune(foldRune(r))
		for range b.Len() - from {
			starts = append(starts, int32(i))
		}
		same = same && from == i
	}
	f := folding{text: s, folded: b.String()}
	if !same || len(f.folded) != len(s) {
		f.starts = append(starts, int32(len(s)))
	}
	return f
}

func foldRune(r rune) rune {
	switch {
	case r == '’' || r == 'ʼ':
		return '\''
	case unicode.IsSpace(r):
		return ' '
	}
	return unicode.ToLower(r)
}

func foldName(s string) string { return strings.Map(foldRune, s) }

func inWord(r rune) bool { return part(r) && !unicode.IsMark(r) || r == '_' }

// wordLength returns how many bytes of s its first word has, 0 where s begins
// with none.
func wordLength(s string) int {
	for i, r := range s {
		if !inWord(r) {
			return i
		}
	}
	return len(s)
}

// cutsWord reports whether a cut at byte i goes through a word.
func cutsWord(s string, i int) bool {
	if i == 0 || i == len(s) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i:])
	return inWord(before) && inWord(after)
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !inWord(r) })
}

func letters(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// lower reports whether a word has letters, all of them small.
func lower(s string) bool { return letters(s) > 0 && s == strings.ToLower(s) }
