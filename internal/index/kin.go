package index

import (
	"slices"
	"unicode/utf8"

	"sanctrace/internal/names"
)

// wordKey is a word of queries in a segment. Who reads many queries with one
// names.Reader has one form for equal words.
type wordKey struct {
	segment *segment
	form    *names.Form
	class   names.Class
	spelt   bool // no initial is kin
	exact   bool // nothing is but the word itself
}

// kin is what a word of a query is related to in a segment.
type kin struct {
	terms []kinTerm
	joins [][2]uint32 // runs of the table of joins that rise
}

type kinTerm struct {
	gain, cost float64
	term       uint32
	solid      bool
	kinPosts
}

// kinPosts is where the postings of a term are, and what they say of it.
type kinPosts struct {
	posts, size, names uint32
	sign               sign
}

func (r *row) kinPosts(term uint32, f *names.Form) kinPosts {
	return kinPosts{r.posts, r.size, r.names, signOf(term, f.Text, r.kind)}
}

// Bounds on what a Scratch remembers: of the young words, and of the old ones.
const (
	maxKin     = 1 << 15
	maxKinSize = 2048    // terms and runs of a word that is remembered
	maxKinSum  = 1 << 18 // of all that are
)

// related returns what the i-th token is related to.
func (s *Scratch) related(ix *part, p *Probe, i int) *kin {
	key := wordKey{ix.segment, p.Name.Tokens[i].Form, p.Name.Class, p.Spelt && utf8.RuneCountInString(p.Name.Tokens[i].Orig) > 1, p.Exact}
	if k, ok := s.young[key]; ok {
		return k
	}
	k, ok := s.old[key]
	if !ok {
		k = s.find(ix, p, i, key)
	}
	s.remember(key, k)
	return k
}

// remember keeps what a word is related to. When the young words are many they
// become the old ones, and the old ones that nobody asked for again go.
func (s *Scratch) remember(key wordKey, k *kin) {
	n := len(k.terms) + len(k.joins)
	if n > maxKinSize {
		return
	}
	if s.kept += n; s.young == nil || len(s.young) >= maxKin || s.kept > maxKinSum {
		s.young, s.old, s.kept = map[wordKey]*kin{}, s.young, n
	}
	s.young[key] = k
}

// find looks up what the i-th token is related to.
func (s *Scratch) find(ix *part, p *Probe, i int, key wordKey) *kin {
	k := &kin{}
	s.relatedTerms(ix, p, i, k, key)
	s.keys = s.keys[:0]
	if !key.exact {
		s.keys = key.form.ProbesOfJoins(s.keys, key.class)
	}
	for _, h := range s.keys {
		lo, hi := ix.joins.find(classed(h, key.class))
		k.runs(ix, lo, hi)
	}
	return k
}

// relatedTerms finds the terms that a token may stand for, as key says.
func (s *Scratch) relatedTerms(ix *part, p *Probe, i int, out *kin, key wordKey) {
	f, class := p.Name.Tokens[i].Form, p.Name.Class
	var plain int
	if s.keys, plain = f.Probes(s.keys[:0]); key.exact {
		s.keys, plain = append(s.keys[:0], f.EqualKey()), 1
	}
	for _, h := range s.keys {
		s.near ^= ix.keys.touch(classed(h, class))
	}
	s.terms = s.terms[:0]
	for k, h := range s.keys {
		lo, hi := ix.keys.find(classed(h, class))
		for ; lo < hi; lo++ {
			t := ix.keys.at(lo)
			if k >= plain {
				b := ix.terms[uint64(t)*termRow:][:termRow]
				if !f.MayMisspell(int(b[20]), u32(b, 4)) {
					continue
				}
			}
			s.terms = append(s.terms, t)
		}
	}
	slices.Sort(s.terms)
	s.terms = slices.Compact(s.terms)
	for _, t := range s.terms {
		s.near ^= ix.forms[u32(ix.terms[uint64(t)*termRow:], 0)]
	}
	for _, t := range s.terms {
		r := ix.row(t)
		if r.class != class {
			continue
		}
		s.form.DecodeStored(ix.forms[r.form:])
		if rel := names.Relate(f, &s.form); rel.Sim > 0 && !(key.spelt && rel.Via == names.ViaInitial || key.exact && rel.Via != names.ViaEqual) {
			gain, cost, solid := p.meet(i, &s.form, rel)
			out.terms = append(out.terms, kinTerm{gain, cost, t, solid, r.kinPosts(t, &s.form)})
		}
	}
}

func (p *Probe) meet(i int, f *names.Form, r names.Relation) (gain, cost float64, solid bool) {
	if p.Meet == nil {
		return p.Gain[i], 0, true
	}
	return p.Meet(i, f, r)
}

func (p *Probe) span(j *names.Join, i int, f *names.Form, r names.Relation) (gain, cost float64) {
	if p.Span == nil {
		return p.Gain[i], 0
	}
	return p.Span(j.From, j.To, i, f, r)
}

// runs adds the names in the entries lo to hi of the table of joins, in runs
// that rise.
func (k *kin) runs(ix *part, lo, hi uint32) {
	for lo < hi {
		end := lo + 1
		for end < hi && ix.joins.at(end) > ix.joins.at(end-1) {
			end++
		}
		k.joins = append(k.joins, [2]uint32{lo, end})
		lo = end
	}
}
