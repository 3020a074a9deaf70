// Package reasons reads the reasons that official lists give for their entries:
// which posts the listed person holds or held in which body, and which other
// listed names the text mentions.
//
// A reason is about one person, and says so in a handful of forms: "X is the
// director of Y", "In his position as judge of Y, X ...", "X, head of Y, ...",
// "Former minister of Y.", "He also holds the post of ...". [Roles] finds a noun
// for a post ("director", "judge"), asks whether its context gives the post to
// the person, and reads on to where the name of the body ends. It knows no
// events; package claims does. English only: another language is another set of
// the tables in words.go.
//
// Every relation has the exact passage that states it.
package reasons

import "strings"

// Subject is whom a reason is about.
type Subject struct {
	Name    string
	Aliases []string
}

// Relation is a post of the subject.
type Relation struct {
	Role   string // "deputy head"
	Body   string // "the Supreme Court of Freedonia"; "" where none is named
	Former bool
	Main   bool // as which the person is likely listed, by its traits (main.go)
	Start  int  // of the passage, in bytes of the reason
	End    int
	sent   int    // first word of its sentence
	Via    string // the form that gave it: "is", "as", "position of", "apposition", ...
}

// Bounds of one reason.
const (
	maxReason    = 64 << 10
	maxRelations = 40
	maxSentence  = 400 // words; what is longer is cut
)

// Roles returns the posts that a reason gives its subject, in order of the
// text, each once.
func Roles(s Subject, reason string) []Relation {
	r := newReader(s, reason)
	out := r.posts()
	r.principal(out)
	return out
}

// newReader returns a reader of a reason, cut at the bound.
func newReader(s Subject, reason string) *reader {
	if len(reason) > maxReason {
		reason = reason[:maxReason]
	}
	r := &reader{text: reason, words: tokenize(reason), names: nameWords(s)}
	r.long = r.abbreviations()
	return r
}

// posts returns the posts of the text, each once.
func (r *reader) posts() []Relation {
	for _, s := range r.sentences() {
		r.sentence(s)
	}
	return r.distinct()
}

// weighs reports whether a relation says how much somebody matters rather than
// which post he has.
func weighs(x Relation) bool {
	f := strings.Fields(strings.ToLower(x.Role))
	return len(f) > 0 && (weighing[f[len(f)-1]] || len(f) > 1 && degrees[f[0]])
}

// reader is the state of one reading.
type reader struct {
	text  string
	words []word
	names map[string]bool   // folded words of the subject's names
	long  map[string]string // abbreviation -> name, as the text introduces it
	out   []Relation
}

// span is a range of words.
type span struct{ from, to int }

// sentences cuts the words at full stops, semicolons and line ends.
func (r *reader) sentences() []span {
	var out []span
	from := 0
	for i := range r.words {
		if r.ends(i) || i-from == maxSentence {
			out = append(out, span{from, i + 1})
			from = i + 1
		}
	}
	if from < len(r.words) {
		out = append(out, span{from, len(r.words)})
	}
	return out
}

// sentencesOf returns the sentences of a text, as bytes from and to.
func sentencesOf(text string) [][2]int {
	r := &reader{text: text, words: tokenize(text)}
	var out [][2]int
	for _, s := range r.sentences() {
		out = append(out, [2]int{r.words[s.from].from, r.words[s.to-1].to})
	}
	return out
}

// abbreviations returns what the text introduces as "Long Name (LN)".
func (r *reader) abbreviations() map[string]string {
	out := map[string]string{}
	for i := 2; i+1 < len(r.words); i++ {
		short := r.words[i].text
		if r.words[i-1].text != "(" || r.words[i+1].text != ")" || short != strings.ToUpper(short) || len(short) < 2 || len(short) > 10 {
			continue
		}
		if from := r.longForm(i-2, short); from >= 0 {
			out[short] = r.slice(from, i-1)
		}
	}
	return out
}

// longForm returns where the words that end at i begin whose capitals spell
// short, -1 where they do not.
func (r *reader) longForm(i int, short string) int {
	k := len(short) - 1
	for ; i >= 0 && k >= 0; i-- {
		w := &r.words[i]
		switch {
		case w.capital && w.text[0] == short[k]:
			k--
		case w.capital || !fills[w.low]:
			return -1
		}
	}
	if k >= 0 {
		return -1
	}
	return i + 1
}

// ends reports whether a sentence ends with word i.
func (r *reader) ends(i int) bool {
	w := &r.words[i]
	if w.text == ";" || w.breaks || i+1 == len(r.words) {
		return true
	}
	if w.text != "." {
		return false
	}
	next := &r.words[i+1]
	if i > 0 && r.words[i-1].abbreviates() {
		return next.capital && (ends[next.low] || fills[next.low] || r.names[next.low]) && !titles[r.words[i-1].low]
	}
	return next.capital || next.opens
}

// abbreviates reports whether a full stop after the word may belong to it: an
// abbreviation or an initial.
func (w *word) abbreviates() bool { return abbreviations[w.low] || len(w.text) == 1 && w.capital }

// nameWords returns the folded words by which a text may call the subject.
func nameWords(s Subject) map[string]bool {
	out := map[string]bool{}
	for _, n := range append([]string{s.Name}, s.Aliases...) {
		if strings.HasSuffix(n, ":") { // "Korean:" is a remark on the name that follows
			continue
		}
		for _, w := range tokenize(n) {
			if len([]rune(w.low)) > 2 && w.letters && !belongs[w.low] {
				out[w.low] = true
			}
		}
	}
	return out
}

// distinct drops relations that say less of the same post than another.
func (r *reader) distinct() []Relation {
	var out []Relation
	for _, x := range r.out {
		if len(out) == maxRelations {
			break
		}
		same := -1
		for i := range out {
			if alike(out[i], x) {
				same = i
			}
		}
		switch {
		case same < 0:
			out = append(out, x)
		case out[same].Body == "" && x.Body != "":
			x.Former = x.Former && out[same].Former
			out[same] = x
		}
	}
	return out
}

// alike reports whether two relations are of one post: the same noun (or a
// vague one, "head", after another) and the same body, as far as both name one.
// Of two bodies the same is said by most of the words of the shorter, and by
// initials.
func alike(a, b Relation) bool {
	x, y := content(a.Body), content(b.Body)
	n, short := common(x, y), min(len(x), len(y))
	if lastWord(a.Role) != lastWord(b.Role) {
		whole := content(a.Role + " " + a.Body)
		return vague[b.Role] && a.sent != b.sent && len(y) > 0 && common(whole, y) == len(y)
	}
	if short == 0 {
		return true
	}
	if rung(a.Role) != rung(b.Role) {
		return false
	}
	i := initials(a.Body)
	return n == short || short == 1 && len(i) > 1 && i == initials(b.Body)
}

// rung returns the words of a role that tell its step on a ladder: a first
// deputy is no deputy, nor is either the head.
func rung(role string) string {
	var out []string
	for _, w := range strings.Fields(strings.ToLower(role)) {
		if steps[w] {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

func common(x, y map[string]bool) (n int) {
	for w := range x {
		if y[w] {
			n++
		}
	}
	return n
}

func lastWord(s string) string {
	f := strings.Fields(strings.ToLower(s))
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// initials returns the capitals that a name begins its words with, or the name
// itself when it is of capitals.
func initials(s string) string {
	if s == strings.ToUpper(s) {
		return s
	}
	var b strings.Builder
	for _, w := range tokenize(s) {
		if w.capital {
			b.WriteString(w.text[:1])
		}
	}
	return b.String()
}

// content returns the folded words of a text that carry meaning.
func content(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range tokenize(s) {
		if w.letters && !glue[w.low] && !articles[w.low] {
			out[strings.TrimSuffix(w.low, "'s")] = true
		}
	}
	return out
}
