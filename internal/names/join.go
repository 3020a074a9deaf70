package names

import "sync/atomic"

// Join is neighbouring tokens read as one word, so that "vanderbilt" can meet
// "van der bilt", a word with the legal form beside it, or the first letters of them, so that "NPO" can meet its words.
type Join struct {
	Text     string // folded, as a Form's
	From, To int    // tokens From..To-1
	Acronym  bool   // Text is the first letters of the tokens: SC of Sociedad Civil
	Written  bool   // only a word with the same text meets it: a legal form beside the token adds nothing to its sound
	Script   Script
	digits   bool
	sound    string
	late     *late    // nil where consonants do not count
	twins    []string // in pinyin, where the tokens are two syllables of a Chinese name
}

// late is what few comparisons ask of a join: it is made when one does.
type late struct {
	orig string // as written, where the script hides its vowels
	form atomic.Pointer[Form]
}

// form returns the join as a word.
func (j *Join) form() *Form {
	if j.late == nil {
		return &Form{Text: j.Text, Script: j.Script, digits: j.digits, sound: j.sound, spoken: spokenForm(j.Text)}
	}
	if f := j.late.form.Load(); f != nil {
		return f
	}
	f := &Form{Text: j.Text, Script: j.Script, digits: j.digits, sound: j.sound, spoken: spokenForm(j.Text)}
	f.abjad = skeletons(j.late.orig, j.Text, j.Script)
	j.late.form.Store(f)
	return f
}

// joinSpan is a join under construction, as ends in the text of all.
type joinSpan struct {
	text, sound, orig int
	from, to          int
	kind              joinKind
}

type joinKind uint8

const (
	joinWords joinKind = iota
	joinLegal          // a word and its legal form
	joinFirst          // first letters
)

// joins reads neighbouring tokens as one word. All of them share one text.
func (p *parser) joins() {
	r, ts := p.reader, p.n.Tokens
	r.text, r.spans = r.text[:0], r.spans[:0]
	eachJoin(ts, func(from, to int) {
		for i := from; i < to; i++ {
			r.text = append(r.text, ts[i].Text...)
		}
		r.join(joinWords, from, to)
		if ts[from].Script.abjad() {
			for i := from; i < to; i++ {
				r.text = append(r.text, ts[i].Orig...)
			}
			r.spans[len(r.spans)-1].orig = len(r.text)
		}
	})
	p.n.eachGlued(func(t string, at int) {
		r.text = append(r.text, t...)
		r.join(joinLegal, at, at+1)
	})
	if p.class == Org {
		eachAcronym(ts, func(text []byte, from, to int) {
			r.text = append(r.text, text...)
			r.join(joinFirst, from, to)
		})
	}
	p.n.Joins = r.joined(ts)
	for i := range p.n.Joins {
		if j := &p.n.Joins[i]; p.class == Person && j.To == j.From+2 && j.Script == Latin {
			j.twins = twins(ts[j.From].Text, ts[j.From+1].Text)
		}
	}
}

// join notes a join whose text is the end of r.text, and appends its sound.
func (r *Reader) join(kind joinKind, from, to int) {
	start := 0
	if n := len(r.spans); n > 0 {
		start = r.spans[n-1].orig
	}
	end := len(r.text)
	var buf [2 * maxToken]byte
	r.text = append(r.text, appendSound(buf[:0], r.text[start:end])...)
	r.spans = append(r.spans, joinSpan{text: end, sound: len(r.text), orig: len(r.text), from: from, to: to, kind: kind})
}

// joined makes the joins that were noted.
func (r *Reader) joined(ts []Token) []Join {
	if len(r.spans) == 0 {
		return nil
	}
	all, at := string(r.text), 0
	out := make([]Join, len(r.spans))
	rest := make([]late, len(r.spans))
	for i, s := range r.spans {
		j := &out[i]
		*j = Join{Text: all[at:s.text], From: s.from, To: s.to, Acronym: s.kind == joinFirst, Script: Latin, sound: all[s.text:s.sound]}
		if s.kind == joinWords {
			j.Script, j.late = ts[s.from].Script, &rest[i]
			rest[i].orig = all[s.sound:s.orig]
		}
		j.digits = !j.Acronym && hasDigit(j.Text)
		j.Written = s.kind == joinLegal && j.sound == ts[s.from].sound
		at = s.orig
	}
	return out
}

// JoinProbes appends the hashes under which to look, among words, for what a
// join of a query may stand for.
func (j *Join) JoinProbes(dst []uint64) []uint64 {
	dst = append(dst, mainKey(j.Text, j.sound, j.digits))
	if j.late == nil {
		return dst
	}
	for _, t := range j.twins {
		dst = append(dst, mainKey(t, soundKey(t), false))
	}
	r := spare.Get().(*readings)
	defer spare.Put(r)
	r.readString(j.late.orig, j.Text, j.Script)
	for _, s := range r.list[:r.n] {
		dst = append(dst, hash(keySkeleton+sideAbjad, s))
		if j.Script.abjad() {
			dst = append(dst, hash(keySkeleton+sideOther, s))
		}
	}
	return dst
}
