package when

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one word or number of the text scanned.
type word struct {
	start, end int
	text       string // as written
	low        string
	num        int // value of digits, -1 otherwise
	kind       wordKind
}

// wordKind says what a word can be in an expression of time.
type wordKind uint8

const (
	other   wordKind = iota // no expression can begin with it
	leading                 // it may stand before the word that tells of time
	anchor                  // it tells of time itself
)

// finder walks over the words of one text.
type finder struct {
	text  string
	words []word
	run   int // end of the words that may lead, as far as they were looked at
}

// FindVague returns the expressions of time in an English text, in order and
// without overlap: "in mid-March", "since 2020", "by the end of April",
// "several weeks ago", "on Thursday", "five days later". Nothing is resolved
// yet; see [Expr.Resolve].
func FindVague(text string) []Expr {
	var buf [64]word
	f := &finder{text: text, words: split(buf[:0], text)}
	var out []Expr
	for i := 0; i < len(f.words); {
		if !f.reachesAnchor(i) || !starts(f.words[i]) {
			i++
			continue
		}
		e, next, ok := f.expr(i)
		if !ok {
			i++
			continue
		}
		e.Start, e.End = f.words[i].start, f.words[next-1].end
		e.Text = text[e.Start:e.End]
		out = append(out, e)
		i = next
	}
	return out
}

// reachesAnchor reports whether a word that tells of time stands at i or behind
// nothing but words that may lead to it.
func (f *finder) reachesAnchor(i int) bool {
	f.run = max(f.run, i)
	for f.run < len(f.words) && f.words[f.run].kind == leading {
		f.run++
	}
	return f.run < len(f.words) && f.words[f.run].kind == anchor
}

// kinds are the words that an expression can have up to the first that tells of
// time: those of all the tables for its beginning.
var kinds = func() map[string]wordKind {
	m := map[string]wordKind{}
	add := func(kind wordKind, text string) {
		for _, w := range strings.Fields(text) {
			m[w] = kind
		}
	}
	for _, x := range fixed {
		add(leading, x.words)
	}
	for _, x := range phrases {
		add(leading, x.words)
	}
	for _, x := range modifiers {
		add(leading, x.words)
	}
	for _, x := range leads {
		add(leading, x.words)
	}
	for _, x := range otherDays {
		add(leading, x.words)
	}
	for _, x := range otherUnits {
		add(leading, x.words)
	}
	for _, x := range nearTimes {
		add(leading, x.words)
	}
	for _, x := range roughWords {
		add(leading, x)
	}
	for _, x := range fiscalWords {
		add(leading, x)
	}
	for w := range counts {
		add(leading, w)
	}
	for _, t := range []map[string]int{quarters, weekNumbers} {
		for w := range t {
			add(leading, w)
		}
	}
	for w := range yearKinds {
		add(leading, w)
	}
	add(leading, "at least the last next this earlier later q for during")
	for _, t := range []map[string]int{weekdays, seasons} {
		for w := range t {
			add(anchor, w)
		}
	}
	for w := range monthNames {
		add(anchor, w)
	}
	for w := range spans {
		add(anchor, w)
	}
	add(anchor, "weekend quarter today yesterday tomorrow tonight night morning afternoon evening overnight time then date that future "+
		"once formerly previously subsequently afterwards afterward")
	return m
}()

// Words returns the words, in lower case, that tell of time: an expression has
// one of them, or digits.
func Words() []string {
	return slices.DeleteFunc(slices.Collect(maps.Keys(kinds)), func(w string) bool { return kinds[w] != anchor })
}

// split appends the words, numbers and symbols of text to out.
func split(out []word, text string) []word {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		start := i
		i += n
		switch {
		case unicode.IsSpace(r):
			continue
		case isDigit(text[start]):
			var num int
			num, i = number(text, start)
			out = append(out, word{start, i, text[start:i], text[start:i], num, anchor})
			continue
		case unicode.IsLetter(r):
			i = lettersEnd(text, i)
		}
		low := strings.ToLower(text[start:i])
		out = append(out, word{start, i, text[start:i], low, -1, kinds[low]})
	}
	return out
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// number reads the digits at i, of which those beyond seven do not count.
func number(text string, i int) (n, end int) {
	for ; i < len(text) && isDigit(text[i]); i++ {
		if n < 1_000_000 {
			n = n*10 + int(text[i]-'0')
		}
	}
	return n, i
}

// lettersEnd returns where the letters at i end.
func lettersEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) {
			break
		}
		i += n
	}
	return i
}

// starts is a cheap test of whether an expression can begin at w.
func starts(w word) bool { return w.num >= 0 || starters[w.low] || months[first3(w.low)] > 0 }

func first3(s string) string {
	if len(s) < 3 {
		return s
	}
	return s[:3]
}

var starters = set("in on at during since until till by before after from between as of within over around about early mid late last next this the " +
	"yesterday today tomorrow several few a an one two three four five six seven eight nine ten eleven twelve dozens years months weeks days " +
	"monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter subsequently later once currently end for " +
	"afterwards afterward formerly previously earlier throughout up no not through overnight recent q fy fiscal financial circa approximately roughly " +
	"beginning starting prior first second third fourth year that tonight")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// low returns the lower-case word i, or "".
func (f *finder) low(i int) string {
	if i < 0 || i >= len(f.words) {
		return ""
	}
	return f.words[i].low
}

type (
	leadWords  struct{ words, lead string }
	fixedWords struct{ words, lead, rel string }
	modWords   struct{ words, mod string }
	dayWords   struct{ words, rel string }
	unitWords  struct {
		words string
		n     int
		of    byte
	}
	nearWords struct {
		words  string
		n1, n2 int
	}
)

// phrases are leading words that give a unit its direction.
var phrases = []leadWords{
	{"on or after", "since"}, {"on or before", "by"}, {"ever since", "since"}, {"since", "since"}, {"starting in", "since"}, {"up to and including", "until"},
	{"until", "until"}, {"till", "until"}, {"up until", "until"}, {"through", "through"}, {"no later than", "by"}, {"not later than", "by"},
	{"by", "by"}, {"before", "before"}, {"prior to", "before"}, {"after", "after"}, {"starting on", "since"}, {"beginning in", "since"}, {"beginning on", "since"},
	{"as of", "asof"}, {"around", "around"}, {"about", "around"}, {"on around", "around"}, {"on or about", "around"}, {"on or around", "around"},
	{"in or about", "around"}, {"in or around", "around"}, {"circa", "around"}, {"approximately", "around"}, {"roughly", "around"},
	{"as early as", "in"}, {"as late as", "in"}, {"as recently as", "in"},
	{"on the night of", "in"}, {"in the night of", "in"}, {"during the night of", "in"}, {"the night of", "in"}, {"overnight on", "in"}, {"the night between", "between"},
	{"at", "in"}, {"in", "in"}, {"on", "in"}, {"during", "in"}, {"throughout", "in"}, {"from", "from"}, {"between", "between"},
}

// fixed are expressions without a unit.
var fixed = []fixedWords{
	{"in the future", "future", ""}, {"in future", "future", ""}, {"once", "once", ""}, {"formerly", "once", ""}, {"previously", "once", ""},
	{"on the same day", "in", "same"}, {"the same day", "in", "same"}, {"at the time", "in", "same"}, {"at that time", "in", "same"}, {"that day", "in", "same"},
	{"in the same month", "in", "same"}, {"the same month", "in", "same"},
	{"subsequently", "after", "after"}, {"afterwards", "after", "after"}, {"afterward", "after", "after"}, {"since then", "after", "after"}, {"since that date", "after", "after"}, {"since that time", "after", "after"}, {"after that", "after", "after"},
}

// The tables by the first word of their entries.
var (
	fixedBy      = byFirst(fixed, func(x fixedWords) string { return x.words })
	phrasesBy    = byFirst(phrases, func(x leadWords) string { return x.words })
	modifiersBy  = byFirst(modifiers, func(x modWords) string { return x.words })
	leadsBy      = byFirst(leads, func(x lead) string { return x.words })
	otherDaysBy  = byFirst(otherDays, func(x dayWords) string { return x.words })
	otherUnitsBy = byFirst(otherUnits, func(x unitWords) string { return x.words })
	nearTimesBy  = byFirst(nearTimes, func(x nearWords) string { return x.words })
)

// byFirst files the entries of a table by their first word, in the order of the
// table.
func byFirst[T any](table []T, words func(T) string) map[string][]T {
	m := map[string][]T{}
	for _, x := range table {
		first, _, _ := strings.Cut(words(x), " ")
		m[first] = append(m[first], x)
	}
	return m
}

// expr reads one expression at word i.
func (f *finder) expr(i int) (e Expr, next int, ok bool) {
	for _, x := range fixedBy[f.low(i)] {
		if j, found := f.phrase(i, x.words); found {
			return Expr{lead: x.lead, rel: x.rel}, j, true
		}
	}
	if e, next, ok = f.counted(i); ok {
		return e, next, true
	}
	if e, next, ok = f.yearTo(i); ok {
		return e, next, true
	}
	for _, p := range phrasesBy[f.low(i)] {
		if j, found := f.phrase(i, p.words); found {
			return f.led(p.lead, j)
		}
	}
	u, next, ok := f.unit(i, false)
	if !ok {
		return e, i, false
	}
	return f.ranged(Expr{unit: u}, next)
}

// The words around "year" in "in the fiscal year ending 30 June 2020".
var (
	yearLeads = set("in for during")
	yearKinds = set("fiscal financial accounting")
	yearEnds  = set("ending ended to")
)

// yearTo reads "the fiscal year ending September 30, 2023" and "in the year to March
// 2023".
func (f *finder) yearTo(i int) (e Expr, next int, ok bool) {
	if yearLeads[f.low(i)] {
		i++
	}
	j := f.article(i)
	if yearKinds[f.low(j)] {
		j++
	}
	if f.low(j) != "year" || !yearEnds[f.low(j+1)] {
		return e, i, false
	}
	u, next, ok := f.unit(j+2, true)
	return Expr{unit: u, lead: "yearto"}, next, ok && u.month > 0
}

// led reads a unit after a leading word.
func (f *finder) led(lead string, i int) (e Expr, next int, ok bool) {
	i, rough := f.skipRough(i)
	u, next, ok := f.unit(i, true)
	if !ok {
		return e, i, false
	}
	e = Expr{unit: u, lead: lead, rough: rough}
	switch lead {
	case "from", "between":
		return f.fromTo(e, next)
	case "through":
		e.lead = "until"
		return e, next, u.month > 0 || u.mod != "" || f.endsPhrase(next)
	case "in":
		if rough {
			e.lead = "around"
		}
		return f.ranged(e, next)
	case "around":
		return f.ranged(e, next)
	}
	return e, next, true
}

// fromTo reads the second end after "from" and "between"; "from" alone is a
// beginning.
func (f *finder) fromTo(e Expr, i int) (Expr, int, bool) {
	e, next, ok := f.ranged(e, i)
	if ok && e.lead == "from" {
		if w := f.low(next); w == "onwards" || w == "onward" {
			next++
		}
		e.lead = "since"
	}
	return e, next, ok
}

// phrase reports whether the words of s stand at i, and returns the word behind
// them.
func (f *finder) phrase(i int, s string) (int, bool) {
	at := i
	for {
		w := f.low(at)
		if w == "" || len(s) < len(w) || s[:len(w)] != w {
			return i, false
		}
		at++
		if len(s) == len(w) {
			return at, true
		}
		if s[len(w)] != ' ' {
			return i, false
		}
		s = s[len(w)+1:]
	}
}
