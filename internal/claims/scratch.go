package claims

import "sync"

// scratch is memory for what is known of a text while it is read, which one
// text after another uses. Nothing of a [Result] lies in it.
type scratch struct {
	toks     []tok
	ints     []int
	sents    []sentence
	nps      []phrase
	vgs      []group
	mentions []mention
	draft    draft // of framedEvent
}

// maxScratch bounds the tokens, and the numbers, of a text whose memory is kept
// for the next one.
const maxScratch = 1 << 16

var scratches = sync.Pool{New: func() any { return &scratch{} }}

// release gives the memory back. The reader must not be used afterwards.
func (m *scratch) release() {
	if cap(m.toks) > maxScratch || cap(m.ints) > 3*maxScratch {
		return
	}
	m.toks, m.sents, m.vgs, m.mentions = emptied(m.toks), emptied(m.sents), emptied(m.vgs), emptied(m.mentions)
	m.ints, m.nps, m.draft = m.ints[:0], m.nps[:0], draft{}
	scratches.Put(m)
}

// emptied returns s without elements, and with nothing in its memory that holds
// a text.
func emptied[T any](s []T) []T {
	clear(s)
	return s[:0]
}

// tokens returns those of text[from:to].
func (m *scratch) tokens(text string, from, to int) []tok {
	n := len(m.toks)
	if need := (to-from)/5 + 4; cap(m.toks)-n < need {
		m.toks, n = make([]tok, 0, max(2*cap(m.toks), need, 512)), 0
	}
	m.toks = tokenize(m.toks, text, from, to)
	return m.toks[n:len(m.toks):len(m.toks)]
}

// numbers returns n numbers, all of them v.
func (m *scratch) numbers(n, v int) []int {
	at := len(m.ints)
	if cap(m.ints)-at < n {
		m.ints, at = make([]int, 0, max(2*cap(m.ints), n, 1024)), 0
	}
	m.ints = m.ints[:at+n]
	out := m.ints[at : at+n : at+n]
	for i := range out {
		out[i] = v
	}
	return out
}
