package claims

import "sanctrace/internal/vocab"

// turn is what opens a block of an interview or of a record of a debate.
type turn uint8

const (
	asks turn = iota + 1
	answers
	namesSpeaker
)

// questionMarks and answerMarks open the blocks of an interview.
var (
	questionMarks = words("q question")
	answerMarks   = words("a answer")
)

// turns gives the blocks of an interview or a debate their speakers: "Q:" and "A:",
// or names before a colon, at least two in the text. A block without a mark goes on
// with the speaker of the one before it.
func (r *reader) turns() {
	var at []int
	kinds := map[int]turn{}
	for si := range r.sents {
		if si > 0 && r.sents[si].block == r.sents[si-1].block {
			continue
		}
		if k := r.turnOf(si); k != 0 {
			at, kinds[si] = append(at, si), k
		}
	}
	if len(at) < 2 {
		return
	}
	r.speaking = make([]*source, len(r.sents))
	for n, si := range at {
		end := len(r.sents)
		if n+1 < len(at) {
			end = at[n+1]
		}
		src := r.turnSource(si, kinds[si])
		for i := si; i < end && !r.sents[i].headline; i++ {
			r.speaking[i] = src
		}
	}
}

// turnOf returns how sentence si opens its block, 0 when no speaker's mark does.
func (r *reader) turnOf(si int) turn {
	s := &r.sents[si]
	if len(s.ts) < 3 || s.headline {
		return 0
	}
	if w, sign := s.ts[0].low, s.ts[1].low; sign == ":" || sign == "." {
		switch {
		case questionMarks[w]:
			return asks
		case answerMarks[w]:
			return answers
		}
	}
	if m := r.mentionOver(si, 0); m != nil && m.namesPerson() && s.speechBehind(m.b) {
		return namesSpeaker
	}
	return 0
}

// namesPerson reports whether a mention is the name of a person.
func (m *mention) namesPerson() bool { return m.ent != nil && m.typ == "PERSON" }

// speechBehind reports whether token i is a colon behind which what somebody says
// begins without quotation marks.
func (s *sentence) speechBehind(i int) bool {
	return s.lowAt(i) == ":" && i+1 < len(s.ts) && !isQuote(s.lowAt(i+1))
}

// turnSource returns who speaks in the block that sentence si opens; nil for
// questions.
func (r *reader) turnSource(si int, k turn) *source {
	switch k {
	case namesSpeaker:
		return r.speakerSource(r.mentionOver(si, 0).ent)
	case answers:
		for i := range r.mentions {
			if m := &r.mentions[i]; m.ent != nil && m.typ == "PERSON" && (m.sent < si || r.sents[m.sent].headline) {
				return r.speakerSource(m.ent)
			}
		}
	}
	return nil
}

// speakerSource returns the source that a named person is.
func (r *reader) speakerSource(e *entity) *source {
	if e.protect {
		return r.addSource(vocab.SourceAnonymousPerson, e, e.name)
	}
	return r.addSource(vocab.SourceNamedPerson, e, "")
}

// turnHop returns the hop to whoever speaks in the block of sentence si, if the text
// is an interview or a debate.
func (r *reader) turnHop(si int) []Hop {
	if r.speaking == nil || r.speaking[si] == nil {
		return nil
	}
	h := r.inherited(r.speaking[si])
	h.Relation, h.Word, h.Explicit = vocab.RelSays, "said", true
	return []Hop{h}
}
