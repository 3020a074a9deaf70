// Package claims reads what a document says: who said what happened, when,
// where, with what goods and how many, according to whom, resting on which
// passage.
//
// It is deterministic and works offline: sentences, parts of speech by rules,
// noun phrases, clauses, a lexicon of verbs and nouns for events (frametext.go,
// eventnouns.go) and of verbs of saying (reporting.go). Every claim carries the
// byte and code point range of its passage in the document's text layer.
//
// Nothing is inferred that the text does not say: no seller from a maker, no
// delivery from use, no agent of a passive, no nationality of a source, no
// name from outside knowledge. A source that asks not to be named, or that
// gives inside knowledge without a name, is protected: its entity has no
// country and no employer, whatever the text or another document says.
//
// The package does not store claims (package ledger does) and does not compare
// names with lists; [Options.Link] lets a caller do so. Start at [Read].
package claims

import (
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"

	"sanctrace/internal/extract"
	"sanctrace/internal/vocab"
	"sanctrace/internal/when"
)

// Bounds on what one document can make the reader hold.
const (
	maxSentences = 200_000
	maxTokens    = 400 // of one sentence; longer ones are cut
	maxMentions  = 100_000
	maxEntities  = 3_000
	maxClaims    = 50_000
)

// Options are what a reader may know beside the text.
type Options struct {
	Published when.Day // day of the document; "" = what the document says
	Basis     string   // where Published comes from
	Genre     string   // "news", "press release", "official notice", ...
	ID        string   // id of the document in the output; "" = its file name
	// Link returns the listed entities that a name may be; nil = none. It is
	// never asked about a protected source.
	Link func(name, schema string) []Link
}

// reader holds what is known of one document while it is read.
type reader struct {
	scratch *scratch

	doc   *extract.Document
	layer *extract.Layer
	opts  Options
	day   when.Day

	sents     []sentence
	mentions  []mention
	mentionAt [][]int // index into mentions + 1, by sentence and token
	entities  []*entity
	byName    map[string]*entity
	byShort   map[string]*entity
	surnames  map[string][]*entity // persons by the last word of their names
	sounds    map[string][]*entity // the same by its consonants
	acronyms  map[string]*entity   // by initials; nil = of several bodies
	offices   map[string]*entity   // by title, of several words or alone
	vessels   map[string]bool
	outlets   map[*entity]bool

	sources     []*source
	docEntity   *entity
	issuerVoice bool
	official    *source // the record that the whole text summarises
	credited    *source // the outlet that the whole text rests on
	lastSource  *source

	atts      [][]attribution
	quotes    []quote
	claims    []Claim
	relations []Relation
	related   map[*entity]bool // parties of relations
	learned   map[int]string   // sentence -> source from which its facts were learned

	topicItem *Item
	itemSent  int
	topicDeal bool
	speaking  []*source // who speaks in the block of a sentence, in interviews and debates
	guilt     int8      // whether the text tells of a guilty plea: 0 not looked, 1 no, 2 yes
	inherit   []Hop     // chain that the next sentence of the block may go on with
	lastDate  *when.Vague
	subjects  []int // main subject phrase of each sentence, or -1
}

// Read finds the claims of a document. It never fails: a text in which nothing
// is found gives an empty result. The result depends on the document and the
// options alone.
func Read(doc *extract.Document, opts Options) *Result {
	r := read(doc, opts)
	res := r.result()
	r.scratch.release()
	return res
}

// read does all of [Read] but the output.
func read(doc *extract.Document, opts Options) *reader {
	r := &reader{
		scratch: scratches.Get().(*scratch), doc: doc, layer: doc.Text(), opts: opts, day: opts.Published,
		byName: map[string]*entity{}, byShort: map[string]*entity{}, surnames: map[string][]*entity{}, sounds: map[string][]*entity{}, acronyms: map[string]*entity{}, offices: map[string]*entity{},
		vessels: map[string]bool{}, outlets: map[*entity]bool{}, related: map[*entity]bool{},
		learned: map[int]string{},
	}
	if r.day == "" {
		r.day, r.opts.Basis = doc.Published.Day, doc.Published.Basis
	}
	g := strings.ToLower(opts.Genre)
	r.issuerVoice = strings.Contains(g, "press release") || strings.Contains(g, "notice") || strings.Contains(g, "listing") || opts.Genre == "" && r.labelled("press release", "notice")
	r.ownSources(doc)
	r.split()
	r.names()
	r.wholeText()
	r.turns()
	for b := 0; b < len(r.sents); {
		e := b
		for e < len(r.sents) && r.sents[e].block == r.sents[b].block {
			e++
		}
		r.block(b, e)
		b = e
	}
	return r
}

// labelled reports whether a label above the text holds one of the words.
func (r *reader) labelled(ws ...string) bool {
	for _, b := range r.layer.Blocks {
		if b.Kind != extract.Label {
			continue
		}
		low := strings.ToLower(r.layer.Text[b.Start:b.End])
		for _, w := range ws {
			if strings.HasPrefix(low, w) {
				return true
			}
		}
	}
	return false
}

// split cuts the blocks into parsed sentences; headlines come last, so that
// what they say short can be resolved by the text.
func (r *reader) split() {
	r.sents = r.scratch.sents
	var heads []sentence
	for bi, b := range r.layer.Blocks {
		switch b.Kind {
		case extract.Masthead, extract.Meta, extract.Label:
		case extract.Headline:
			heads = r.parseBlock(heads, bi, b)
		default:
			r.sents = r.parseBlock(r.sents, bi, b)
		}
	}
	r.sents = append(r.sents, heads...)
	r.scratch.sents = r.sents
	r.mentionAt = make([][]int, len(r.sents))
	r.atts = make([][]attribution, len(r.sents))
	r.subjects = make([]int, len(r.sents))
	for i := range r.sents {
		r.mentionAt[i] = r.scratch.numbers(len(r.sents[i].ts), 0)
		r.subjects[i] = -1
	}
}

// inCapitals reports whether a block is printed in capitals, so that they mark no names.
func inCapitals(ts []tok, headline bool) bool {
	return headline && allCaps(ts) || len(ts) >= longBlock && mostlyCaps(ts)
}

// parseBlock appends the parsed sentences of block bi to out, unless there are too
// many.
func (r *reader) parseBlock(out []sentence, bi int, b extract.Block) []sentence {
	ts := r.scratch.tokens(r.layer.Text, b.Body, r.withoutCredit(b))
	r.markQuotes(ts)
	headline := b.Kind == extract.Headline
	if headline && !allCaps(ts) && titleCase(ts) {
		lowerTitle(ts)
	}
	upper := inCapitals(ts, headline)
	for _, x := range sentences(ts) {
		for a := x[0]; a < x[1] && len(out) < maxSentences; a += maxTokens {
			s := sentence{ts: ts[a:min(x[1], a+maxTokens)], text: r.layer.Text, block: bi, headline: headline}
			if !upper {
				s.ts = contactClauses(s.ts)
			}
			tagAll(s.ts, upper)
			s.amounts()
			s.parse(r.scratch)
			out = append(out, s)
		}
	}
	return out
}

// withoutCredit returns the end of a block without the outlet that a headline
// names at its end ("... - The Example Post").
func (r *reader) withoutCredit(b extract.Block) int {
	text := r.layer.Text[b.Body:b.End]
	if b.Kind != extract.Headline || r.doc.Credit == "" || !strings.HasSuffix(text, r.doc.Credit) {
		return b.End
	}
	return b.Body + len(strings.TrimRight(strings.TrimSuffix(text, r.doc.Credit), " -–—|"))
}

// longBlock is the number of tokens from which on a block in capitals is running
// text.
const longBlock = 12

// mostlyCaps reports whether nine of ten words are printed in capitals.
func mostlyCaps(ts []tok) bool {
	words, caps := 0, 0
	for _, t := range ts {
		if t.tag == tPunct || t.low[0] <= '9' {
			continue
		}
		words++
		if t.caps || t.low == "a" && t.cap {
			caps++
		}
	}
	return words > 0 && caps*10 >= words*9
}

func allCaps(ts []tok) bool {
	for _, t := range ts {
		if t.tag != tPunct && !t.caps && t.low != "a" && t.low[0] > '9' {
			return false
		}
	}
	return true
}

// wholeText finds a source on which the text rests as a whole: a notice that
// says it summarises the reasons for listings.
func (r *reader) wholeText() {
	title := strings.ToLower(r.doc.Title)
	for _, w := range []string{"summary of the reasons", "summary of reasons", "summary of the statement of reasons"} {
		i := strings.Index(title, w)
		if i < 0 || r.official != nil || len(title) != len(r.doc.Title) {
			continue
		}
		name := r.doc.Title[i+strings.Index(title[i:], "reasons"):]
		for _, end := range []string{" linked ", " concerning ", " relating ", " against ", " in respect "} {
			name, _, _ = strings.Cut(name, end)
		}
		r.official = r.addSource(vocab.SourceOfficialRecord, nil, "the "+name)
	}
}

// block reads the sentences [b, e) of one block.
func (r *reader) block(b, e int) {
	r.inherit = nil
	for si := b; si < e; si++ {
		s := &r.sents[si]
		for p := range s.nps {
			if w := s.ts[s.nps[p].h].low; w != "we" && w != "us" {
				r.entityOf(si, p)
			}
		}
		r.subjects[si] = s.mainSubject()
		r.informants(si)
		r.atts[si] = r.attributions(si)
		for i := range r.atts[si] {
			if a := &r.atts[si][i]; a.src.kind != vocab.SourceUnnamedReports {
				r.lastSource = a.src
			}
		}
		r.anonymity(si)
	}
	r.speakers(b, e)
	for si := b; si < e && len(r.claims) < maxClaims; si++ {
		r.sentence(si)
	}
}

// mainSubject returns the subject of the first finite verb.
func (s *sentence) mainSubject() int {
	for k := range s.vgs {
		if s.vgs[k].kind == finite && s.clauses[k].subj >= 0 && s.clauses[k].wh < 0 {
			return s.clauses[k].subj
		}
	}
	return -1
}

// id returns an identifier for the n-th thing of a kind.
func (r *reader) id(kind string, n int) string { return kind + strconv.Itoa(n) }

// span returns the range of bytes [start, end).
func (r *reader) span(start, end int) Range {
	return Range{CP: [2]int{r.layer.CP(start), r.layer.CP(end)}, Byte: [2]int{start, end}, Text: r.layer.Text[start:end]}
}

// tokSpan returns the range of tokens [a, b) without signs at its ends that
// belong to no quotation.
func (r *reader) tokSpan(s *sentence, a, b int) Range {
	for a < b-1 && s.ts[a].low != "(" && s.looseSign(a, a, b) {
		a++
	}
	for b > a+1 && s.ts[b-1].low != ")" && s.ts[b-1].low != "%" && s.looseSign(b-1, a, b) {
		b--
	}
	return r.span(s.ts[a].s, s.ts[b-1].e)
}

// looseSign reports whether token i is a sign, and no mark of a quotation that
// lies in [a, b).
func (s *sentence) looseSign(i, a, b int) bool {
	return s.ts[i].tag == tPunct && (!isQuote(s.ts[i].low) || !s.balanced(a, b))
}

// balanced reports whether tokens [a, b) hold as many opening as closing
// quotation marks.
func (s *sentence) balanced(a, b int) bool {
	n, straight := 0, 0
	for i := a; i < b; i++ {
		switch s.ts[i].low {
		case "“", "«", "„":
			n++
		case "”", "»":
			n--
		case "\"":
			straight++
		}
	}
	return n == 0 && straight%2 == 0
}

// result puts everything found into the output form.
func (r *reader) result() *Result {
	res := &Result{ID: r.opts.ID, SHA256: r.doc.ID, File: r.doc.Name, Date: string(r.day), Basis: r.opts.Basis, Language: r.doc.Language, Genre: r.opts.Genre}
	if res.ID == "" {
		res.ID = r.doc.Name
	}
	r.order()
	r.restatements()
	used := r.usedEntities()
	n := 0
	for _, is := range used {
		n += boolIndex(is)
	}
	res.Entities = slices.Grow(res.Entities, n)
	for _, e := range r.entities {
		if !used[e] {
			continue
		}
		if r.opts.Link != nil && !e.protect && !e.office && e.head == "" {
			e.links = r.opts.Link(e.name, e.schema)
		}
		res.Entities = append(res.Entities, Entity{ID: e.id, Name: e.name, Schema: e.schema, Kind: e.kind, Mentions: e.mentions, Aliases: e.aliases, Country: e.country, Protect: e.protect, Links: e.links})
	}
	for _, s := range r.sources {
		out := Source{ID: s.id, Kind: s.kind, DescribedAs: s.described, OnRecord: s.kind.OnRecord(), Protect: s.protect, OwnVoice: s.ownVoice}
		if s.ent != nil {
			out.Entity = orNil(s.ent.id)
		}
		res.Sources = append(res.Sources, out)
	}
	res.Quotes = r.quoteOutput()                // which tells the claims that they are quoted
	res.Claims = append([]Claim{}, r.claims...) // an empty list, not none
	res.Relations = append([]Relation{}, r.relations...)
	res.Ner = r.nameMarks()
	res.Origins = r.origins()
	for i := range res.Claims {
		for j := range res.Claims[i].Event.Participants {
			res.Claims[i].Event.Participants[j].ent = nil // so that nothing keeps the reader
		}
	}
	res.shingles, res.bridges = shingles(r.layer.Text), bridges(r.layer.Text)
	return res
}

// order sorts the claims by their place and numbers them.
func (r *reader) order() {
	sort.SliceStable(r.claims, func(i, j int) bool {
		a, b := r.claims[i].Span.Byte, r.claims[j].Span.Byte
		if a[0] != b[0] {
			return a[0] < b[0]
		}
		return a[1] > b[1]
	})
	renamed := map[string]string{}
	for i := range r.claims {
		id := r.id("c", i+1)
		renamed[r.claims[i].ID] = id
		r.claims[i].ID = id
	}
	for i := range r.claims {
		c := &r.claims[i]
		for _, p := range []**string{&c.About, &c.Restates, &c.AtEvent, &c.Denies} {
			if *p != nil {
				id := renamed[**p]
				*p = &id
			}
		}
	}
}

// usedEntities are those that a name, a claim, a source or a quote refers to.
func (r *reader) usedEntities() map[*entity]bool {
	used := maps.Clone(r.related)
	for _, e := range r.entities {
		used[e] = used[e] || e.name != "" && (e.head == "" || e.protect)
	}
	for i := range r.claims {
		for _, p := range r.claims[i].Event.Participants {
			used[p.ent] = true
		}
	}
	for _, s := range r.sources {
		if s.ent != nil {
			used[s.ent] = true
		}
	}
	return used
}

// nameMarks returns the names of the text.
func (r *reader) nameMarks() []NameMark {
	out := make([]NameMark, 0, len(r.mentions))
	for _, m := range r.mentions {
		s := &r.sents[m.sent]
		n := NameMark{Type: m.typ, Span: r.span(s.ts[m.a].s, s.ts[m.b-1].e)}
		if m.ent != nil {
			n.Entity = &m.ent.id
		}
		out = append(out, n)
	}
	slices.SortStableFunc(out, func(a, b NameMark) int { return a.Span.Byte[0] - b.Span.Byte[0] })
	return out
}
