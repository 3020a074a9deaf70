package names

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxJoin bounds the bytes of a join.
const maxJoin = 32

// Parse reads a name as one of the given class. It never fails: a name
// without letters has no tokens.
func Parse(raw string, class Class) Name {
	return (&Reader{Joins: true}).Parse(raw, class)
}

// Reader parses many names and reuses its working memory. It is not safe for
// concurrent use. The zero Reader leaves Name.Joins empty and remembers no
// words.
type Reader struct {
	Joins  bool    // fill Name.Joins
	memory *Memory // nil for none

	words []word
	raws  []raws
	text  []byte // of joins, each followed by its sound
	spans []joinSpan
}

// Remembering returns a Reader that keeps the forms of words, which pays when
// it reads more than a few names. Equal words of its names share one Form.
func Remembering(joins bool) *Reader { return new(Memory).Reader(joins) }

// form returns the form of a word, from memory where it is known.
func (r *Reader) form(w *raws, kind Kind, class Class) *Form {
	if r.memory != nil {
		return r.memory.form(w, kind, class)
	}
	f := &Form{Text: w.text, Script: w.script, Kind: kind}
	f.fill(w.orig, class)
	return f
}

// legalWord is the function legalWord, from memory where it is known.
func (r *Reader) legalWord(text string) string {
	if r.memory != nil {
		return r.memory.legalWord(text)
	}
	return legalWord(text)
}

// Parse is the function [Parse].
func (r *Reader) Parse(raw string, class Class) Name {
	n := Name{Raw: raw, Class: class}
	s, cut := clip(raw)
	n.Truncated = cut
	if class == Org && !isASCII(s) {
		s = hanForms.Replace(s)
	}
	s = compose(s)
	ws := split(s, r.words[:0])
	r.words = ws
	if class == Person {
		ws, n.Comma = reorder(ws)
	} else {
		ws = acronyms(ws)
	}
	p := parser{n: &n, class: class, reader: r, around: around(s), ws: r.raws[:0]}
	p.read(ws)
	r.raws = p.ws
	switch class {
	case Person:
		p.titles(titles)
	case Org:
		p.legal()
		p.expand()
		p.numbers()
	case Object:
		p.titles(vesselPrefixes)
		p.numbers()
	}
	p.finish()
	return n
}

// raws is a word with its folded form, before kinds are told.
type raws struct {
	word
	text   string
	script Script
	series bool
	formal bool // a word of a legal form that stands alone
}

type parser struct {
	n      *Name
	class  Class
	reader *Reader
	around Script // of the whole name
	ws     []raws
}

// read folds the words; an Arabic article is cut off its noun.
func (p *parser) read(ws []word) {
	for _, w := range ws {
		if len(p.ws) >= MaxTokens {
			p.n.Truncated = true
			return
		}
		w.orig = unmix(w.orig, p.around)
		r := raws{word: w, script: ScriptOf(w.orig)}
		switch c, size := utf8.DecodeRuneInString(w.orig); {
		case w.low != "":
			r.text = w.low
		case r.script == Han && size == len(w.orig):
			r.text = hanSyllable(c, w.first && p.class == Person)
		case r.script == Hangul && size == len(w.orig):
			r.text = hangulSyllable(c, w.first && p.class == Person)
		case r.script == Arabic && strings.HasPrefix(w.orig, "ال") && utf8.RuneCountInString(w.orig) >= 5:
			p.ws = append(p.ws, raws{word: word{orig: "ال"}, text: "al", script: Arabic})
			r.orig = w.orig[len("ال"):]
			r.text = romanise(r.orig, r.script)
		default:
			r.text = romanise(w.orig, r.script)
		}
		if r.text != "" {
			p.ws = append(p.ws, r)
		}
	}
}

// titles sets honorifics or prefixes aside, never the last real word.
func (p *parser) titles(table map[string]bool) {
	for len(p.ws) > 1 && table[p.ws[0].text] && (!keptTitles[p.ws[0].text] || len(p.ws) > 2) && p.ws[0].script != Han {
		p.n.Titles = append(p.n.Titles, p.ws[0].orig)
		p.ws = p.ws[1:]
	}
	if p.class != Person {
		return
	}
	for k := len(p.ws) - 1; k > 0 && table[p.ws[k].text] && !keptTitles[p.ws[k].text] && p.ws[k].script != Han; k-- {
		p.n.Titles = append(p.n.Titles, p.ws[k].orig)
		p.ws = p.ws[:k]
	}
}

// legal sets legal forms aside, unless nothing else would remain. A form
// written together with the word before it is cut off.
func (p *parser) legal() {
	p.cutForms()
	words := make([]string, len(p.ws))
	for i, w := range p.ws {
		words[i] = p.reader.legalWord(w.text)
	}
	var rest []raws
	var forms []Legal
	var glued [2]string
	for i := 0; i < len(p.ws); {
		class, n := legalAt(words, i)
		if n == 0 {
			glued[1] = ""
			w := p.ws[i]
			w.formal = strayForms[words[i]]
			rest = append(rest, w)
			i++
			continue
		}
		var orig []string
		for _, w := range p.ws[i : i+n] {
			orig = append(orig, w.orig)
		}
		forms = append(forms, Legal{Text: strings.Join(orig, " "), Class: class})
		if len(rest) == 0 {
			glued[0] = strings.Join(words[i:i+n], "")
		} else if rest[len(rest)-1].orig == p.ws[i-1].orig {
			glued[1] = strings.Join(words[i:i+n], "")
		}
		i += n
	}
	solid := false
	for _, w := range rest {
		solid = solid || !w.formal && (!particles[w.text] || single(w.text))
	}
	if solid {
		p.ws, p.n.Legal, p.n.glued = rest, forms, glued
	}
}

// expand writes the common abbreviations of what an organisation is in full,
// beside another word.
func (p *parser) expand() {
	if len(p.ws) < 2 || !slices.ContainsFunc(p.ws, func(w raws) bool { return len(abbreviations[w.text]) > 0 }) {
		return
	}
	var out []raws
	for _, w := range p.ws {
		full, ok := abbreviations[w.text]
		if !ok || len(out)+len(full) > MaxTokens {
			out = append(out, w)
			continue
		}
		for _, f := range full {
			out = append(out, raws{word: word{orig: f}, text: f, script: w.script})
		}
	}
	p.ws = out[:min(len(out), MaxTokens)]
}

// cutForms cuts legal forms off the words that they are written together with:
// IndustriesLtd, LLCAcme.
func (p *parser) cutForms() {
	for i := 0; i < len(p.ws); i++ {
		at := gluedForm(p.ws[i].text)
		w := p.ws[i]
		if at == 0 || len(w.orig) != len(w.text) || len(p.ws) >= MaxTokens {
			continue
		}
		a, b := w, w
		a.text, a.orig, b.text, b.orig = w.text[:at], w.orig[:at], w.text[at:], w.orig[at:]
		p.ws = append(p.ws[:i+1], p.ws[i:]...)
		p.ws[i], p.ws[i+1] = a, b
		i++
	}
}

// numbers reads number words, ordinals and Roman numerals as digits and marks
// them as series.
func (p *parser) numbers() {
	for i := range p.ws {
		w := &p.ws[i]
		if v, ok := numberWords[w.text]; ok {
			w.text, w.series = strconv.Itoa(v), true
		} else if v, ok := romans[w.text]; ok && i > 0 && (len(w.text) > 1 || i == len(p.ws)-1) {
			w.text, w.series = strconv.Itoa(v), true
		} else if d := strings.TrimRight(w.text, "stndrh"); d != "" && allDigits(d) {
			w.text, w.series = trimZeros(d), true
		}
	}
	out := p.ws[:0]
	for _, w := range p.ws {
		if k := len(out) - 1; k >= 0 && w.series && out[k].series && tens(out[k].text) && len(w.text) == 1 && w.text != "0" && !allDigits(out[k].orig) {
			out[k].text = out[k].text[:1] + w.text
			out[k].orig += " " + w.orig
			continue
		}
		out = append(out, w)
	}
	p.ws = out
}

func tens(s string) bool { return len(s) == 2 && s[1] == '0' }

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func trimZeros(s string) string {
	if t := strings.TrimLeft(s, "0"); t != "" {
		return t
	}
	return "0"
}

// finish tells each word its kind and role and makes the forms and joins.
func (p *parser) finish() {
	long := false
	for _, w := range p.ws {
		long = long || !single(w.orig) || w.script == Han || w.script == Hangul
	}
	descends := false
	p.n.Tokens = make([]Token, 0, len(p.ws))
	for i := range p.ws {
		w := &p.ws[i]
		t := Token{Form: p.reader.form(w, p.kind(*w, long, i), p.class), Orig: w.orig}
		if p.class == Person {
			if descends && t.Kind == Word || IsPatronymic(w.text) {
				t.Role = Patronymic
			}
			descends = descent[w.text] || descends && t.Kind == Particle
		}
		p.n.Tokens = append(p.n.Tokens, t)
	}
	if !p.solid() {
		for i := range p.n.Tokens { // nothing but particles: then they are the name
			if p.n.Tokens[i].Kind == Particle {
				f := *p.n.Tokens[i].Form
				f.Kind = Word
				p.n.Tokens[i].Form = &f
			}
		}
	}
	if p.reader.Joins {
		p.joins()
	}
}

func (p *parser) solid() bool {
	for _, t := range p.n.Tokens {
		if t.Kind != Particle && t.Kind != Initial {
			return true
		}
	}
	return false
}

// particle reports whether a word says little where it stands. The last word of
// a person's name is one only if it tells descent.
func (p *parser) particle(w raws, first, last bool) bool {
	if p.class != Person {
		return particles[w.text] && !single(w.text) || w.hyphen && ezafe[w.text]
	}
	return particles[w.text] && !orgParticles[w.text] && (!last || lastParticles[w.text]) && !(first && firstWords[w.text])
}

func (p *parser) kind(w raws, long bool, at int) Kind {
	syllable := w.script == Han || w.script == Hangul
	switch {
	case w.series || allDigits(w.text):
		return Series
	case p.class == Person && single(w.orig) && !syllable && long && !w.hyphen:
		return Initial
	case w.formal, p.particle(w, at == 0, at == len(p.ws)-1) && !syllable && (!w.hyphen || !single(w.orig) || p.class == Org):
		return Particle
	case p.class != Org:
		return Word
	case isPlace(w.text):
		return Geo
	case sectors[w.text]:
		return Sector
	case generics[w.text]:
		return Generic
	}
	return commonNoun(w.text)
}

// commonNoun gives translations of generic and sector words the kind of their
// English word.
func commonNoun(text string) Kind {
	t := variantTable()
	ids := t.byKey[text]
	if len(ids) == 0 {
		ids = t.byKey[baseForm(text)]
	}
	for _, id := range ids {
		if t.kinds[id] != Translation {
			continue
		}
		if k, ok := translationKind()[id]; ok {
			return k
		}
	}
	return Word
}

// IsPatronymic reports whether a folded word ends as Russian patronymics do.
func IsPatronymic(s string) bool {
	if len(s) < 6 || s[len(s)-1] != 'h' && s[len(s)-1] != 'a' {
		return false
	}
	for _, e := range [...]string{"vich", "vna", "vych", "vitch", "auna", "euna"} {
		if len(s) > len(e)+3 && strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// fill computes what Relate and the keys need.
func (f *Form) fill(orig string, class Class) {
	f.digits, f.letter, f.spoken = hasDigit(f.Text), letters(f.Text), f.Text
	if f.Kind == Initial || f.Kind == Series {
		return
	}
	f.sound, f.hard, f.spoken = soundKey(f.Text), soundKeyHard(f.Text), spokenForm(f.Text)
	f.abjad = skeletons(orig, f.Text, f.Script)
	f.Group = groupsOf(f.Text, class)
	f.Level, f.known = levelOf(f)
	if f.Script == Hangul || f.Script == Latin && class == Person {
		f.korean = koreanKey(f.Text)
	}
}

// letters returns the set of the letters of a folded word.
func letters(s string) uint32 {
	var m uint32
	for i := 0; i < len(s); i++ {
		if 'a' <= s[i] {
			m |= 1 << (s[i] - 'a')
		}
	}
	return m
}

// eachGlued hands to fn the first and the last word of an organisation's name,
// each written together with the legal form beside it, and the word's place.
func (n *Name) eachGlued(fn func(text string, at int)) {
	for end, form := range n.glued {
		if form == "" || len(form) > maxGlued || len(n.Tokens) == 0 {
			continue
		}
		at, text := 0, form+n.Tokens[0].Text
		if end == 1 {
			at = len(n.Tokens) - 1
			text = n.Tokens[at].Text + form
		}
		if t := n.Tokens[at].Form; len(text) <= maxJoin && t.Kind != Particle && (t.Script == Latin || t.Script == NoScript) {
			fn(text, at)
		}
	}
}

// maxGlued is the most bytes of a legal form that is looked for at the end of a
// word.
const maxGlued = 8

// Bounds of an acronym, in letters.
const (
	minAcronym = 2
	maxAcronym = 6
)

// eachAcronym hands to fn the first letters of neighbouring words of an
// organisation's name, without its particles: of all of them, of the first
// ones and of the last ones.
func eachAcronym(ts []Token, fn func(text []byte, from, to int)) {
	var buf [maxAcronym]byte
	for from := range ts {
		if !abbreviates(ts[from].Form) {
			continue
		}
		b := buf[:0]
		for to := from; to < len(ts) && len(b) < maxAcronym; to++ {
			if t := ts[to].Form; t.Kind == Particle {
				continue
			} else if !abbreviates(t) {
				break
			}
			b = append(b, ts[to].Text[0])
			if len(b) >= minAcronym && (from == 0 || to == len(ts)-1) {
				fn(b, from, to+1)
			}
		}
	}
}

// abbreviates reports whether a word gives its first letter to an acronym.
func abbreviates(f *Form) bool {
	return f.Kind != Particle && f.Kind != Series && len(f.Text) >= 3 && !f.Script.syllabic()
}

// eachJoin hands to fn every two or three neighbouring tokens, and all tokens
// of a longer name, that can be read as one word.
func eachJoin(ts []Token, fn func(from, to int)) {
	for i := range ts {
		n := len(ts[i].Text)
		for j := i + 1; j < len(ts) && j < i+3; j++ {
			n += len(ts[j].Text)
			if n > maxJoin || !joinable(ts[i:j+1]) {
				break
			}
			fn(i, j+1)
		}
	}
	if len(ts) > 3 && len(ts) <= 6 && joinable(ts) {
		n := 0
		for i := range ts {
			n += len(ts[i].Text)
		}
		if n <= maxToken {
			fn(0, len(ts))
		}
	}
}

func joinable(ts []Token) bool {
	for i := range ts {
		if t := ts[i].Form; t.Kind == Initial || t.Kind == Series || t.Script != ts[0].Script {
			return false
		}
	}
	return true
}
