package claims

import (
	"strconv"
	"strings"

	"sanctrace/internal/vocab"
)

// Ref names a claim of a document.
type Ref struct {
	Doc   string `json:"doc"`
	Claim string `json:"claim"`
}

// CorpusResult is what several documents say together.
type CorpusResult struct {
	Derivations     []Derivation     `json:"derivations"`
	SameEvent       []SameEvent      `json:"same_event"`
	SameEntity      []SameEntity     `json:"same_entity"`
	Reconciliations []Reconciliation `json:"reconciliations"`
}

// Derivation says that one document rests on another.
type Derivation struct {
	From       string  `json:"from"`
	To         string  `json:"to"` // a document, or the name of an outlet that is not held
	Kind       string  `json:"kind"`
	Held       bool    `json:"held"`
	Similarity float64 `json:"similarity,omitempty"` // share of common runs of five words, 0 to 1
}

// SameEvent is a set of claims about one event.
type SameEvent struct {
	ID        string   `json:"id"`
	Claims    []Ref    `json:"claims"`
	Opposed   []Ref    `json:"opposed_claims"`
	Origins   []string `json:"origins"`
	Count     int      `json:"origin_count"`
	Documents int      `json:"document_count"`
	Reason    string   `json:"reason"`
}

// Side is what one origin says about an attribute.
type Side struct {
	Origin   string    `json:"origin"`
	Claims   []Ref     `json:"claims"`
	Quantity *Quantity `json:"quantity,omitempty"`
	Polarity string    `json:"polarity,omitempty"`
	Earliest string    `json:"earliest,omitempty"`
	Latest   string    `json:"latest,omitempty"`
	Phase    string    `json:"phase,omitempty"`
}

// Reconciliation compares what origins say about one attribute of an event.
type Reconciliation struct {
	ID        string   `json:"id"`
	Event     string   `json:"event"`
	Attribute string   `json:"attribute"`
	Sides     []Side   `json:"per_origin"`
	Verdict   string   `json:"verdict"`
	Why       string   `json:"why"`
	Because   []string `json:"incomparable_because,omitempty"`
	Soft      bool     `json:"depends_on_soft_bound"`
	Weak      bool     `json:"weak,omitempty"` // one side denies only a part
}

// node is one claim in the corpus.
type node struct {
	doc   int
	c     *Claim
	names map[string]bool // named parties but states, folded
	root  string          // origin key
}

// corpus is the state of a comparison.
type corpus struct {
	docs  []*Result
	nodes []node
	from  []map[int]bool // documents that a document rests on
	story []bitset       // documents that tell one story
}

// Corpus compares documents that were read: which rest on which, which claims
// tell one event, how many origins an event has, which entities are likely one, and
// whether figures agree.
// Origins are counted, never documents, and an unknown independence adds
// nothing.
func Corpus(results []*Result) *CorpusResult {
	k := &corpus{docs: results}
	out := &CorpusResult{SameEvent: []SameEvent{}, SameEntity: sameEntities(results), Reconciliations: []Reconciliation{}}
	out.Derivations = k.derive()
	k.stories()
	k.collect()
	for _, set := range k.clusters() {
		ev := k.event(set, len(out.SameEvent)+1)
		if len(ev.Claims)+len(ev.Opposed) < 2 {
			continue
		}
		out.SameEvent = append(out.SameEvent, ev)
		out.Reconciliations = append(out.Reconciliations, k.reconcile(ev, set)...)
	}
	for i := range out.Reconciliations {
		out.Reconciliations[i].ID = "R" + strconv.Itoa(i+1)
	}
	return out
}

// ForCorpus returns what Corpus looks at, so that the rest of a result can be
// let go.
func (d *Result) ForCorpus() *Result {
	out := &Result{ID: d.ID, File: d.File, Date: d.Date, Sources: d.Sources, Claims: d.Claims, shingles: d.shingles, text: d.text}
	for i := range d.Entities {
		e := &d.Entities[i]
		out.Entities = append(out.Entities, Entity{ID: e.ID, Name: e.Name, Schema: e.Schema, Kind: e.Kind, Country: e.Country, Mentions: e.Mentions, Aliases: e.Aliases, Protect: e.Protect})
	}
	return out
}

// commonKinds are kinds of entities that many documents name.
var commonKinds = map[string]bool{"state": true, "media outlet": true, "unnamed group": true, "international body": true}

func (d *Result) entityName(id string) string {
	for i := range d.Entities {
		if d.Entities[i].ID == id {
			return d.Entities[i].Name
		}
	}
	return ""
}

func (d *Result) entity(id string) *Entity {
	for i := range d.Entities {
		if d.Entities[i].ID == id {
			return &d.Entities[i]
		}
	}
	return nil
}

func (d *Result) source(id string) *Source {
	for i := range d.Sources {
		if d.Sources[i].ID == id {
			return &d.Sources[i]
		}
	}
	return nil
}

// rare reports whether an entity's name ties documents together: no state, no
// outlet, not a description.
func (e *Entity) rare() bool {
	return !e.Protect && !commonKinds[e.Kind] && e.Name != "" && e.Name[0] >= 'A' && e.Name[0] <= 'Z'
}

// stories finds the documents that share two rare names, or rest on each
// other.
func (k *corpus) stories() {
	k.story = make([]bitset, len(k.docs))
	for i := range k.story {
		k.story[i] = newBitset(len(k.docs))
	}
	bearers := map[string][]int{}
	shared := make([]int, len(k.docs)) // names in common with document i
	for i, d := range k.docs {
		k.tell(i, i)
		seen := map[string]bool{}
		for e := range d.Entities {
			if !d.Entities[e].rare() {
				continue
			}
			n := firstWords(d.Entities[e].Name)
			if seen[n] {
				continue
			}
			seen[n] = true
			for _, j := range bearers[n] {
				if shared[j]++; shared[j] == 2 {
					k.tell(i, j)
				}
			}
			bearers[n] = append(bearers[n], i)
		}
		clear(shared)
	}
	for i := range k.from {
		for j := range k.from[i] {
			k.tell(i, j)
		}
	}
}

// tell notes that two documents tell one story.
func (k *corpus) tell(i, j int) {
	k.story[i].set(j)
	k.story[j].set(i)
}

// bitset is a set of small numbers.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) set(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bitset) has(i int) bool { return b[i/64]>>(i%64)&1 != 0 }

// firstWords folds a name without legal form, so that "Kedr Systems LLC" and
// "Kedr Systems" are one.
func firstWords(n string) string {
	f := strings.Fields(fold2(n))
	for len(f) > 1 && legalForms[strings.Trim(f[len(f)-1], ".,()")] {
		f = f[:len(f)-1]
	}
	return strings.Join(f, " ")
}

// collect makes the nodes: the claims that say something about the world.
func (k *corpus) collect() {
	for i, d := range k.docs {
		for j := range d.Claims {
			c := &d.Claims[j]
			if c.Sourcing || c.Modality == vocab.Opinion {
				continue
			}
			n := node{doc: i, c: c, names: map[string]bool{}, root: k.origin(i, c)}
			for _, p := range c.Event.Participants {
				if e := d.entity(p.Entity); e != nil && e.rare() {
					n.names[firstWords(e.Name)] = true
				}
			}
			k.nodes = append(k.nodes, n)
		}
	}
}

// origin names the root of a claim across documents. A source named in the
// text is itself; an unnamed one belongs to the outlet that heard it, and an
// outlet that cites another passes on the other's origin.
func (k *corpus) origin(i int, c *Claim) string {
	d := k.docs[i]
	outlet := fold2(d.outletName())
	if outlet == "" {
		outlet = d.ID
	}
	for _, h := range c.Chain {
		s := d.source(h.Source)
		if s == nil || s.Kind == vocab.SourceDocument {
			continue
		}
		name := ""
		if s.Entity != nil {
			name = firstWords(d.entityName(*s.Entity))
		}
		switch s.Kind {
		case vocab.SourceCitedDocument:
			if outlet = name; outlet == "" {
				outlet = fold2(s.DescribedAs)
			}
		case vocab.SourceNamedOrganisation, vocab.SourceNamedPerson, vocab.SourceOfficialRecord:
			if name == "" {
				name = fold2(s.DescribedAs)
			}
			return "of " + name
		default:
			return outlet + ": " + string(s.Kind)
		}
	}
	return outlet + ": own"
}

// event describes one cluster.
func (k *corpus) event(set []int, n int) SameEvent {
	ev := SameEvent{ID: "EV" + strconv.Itoa(n), Claims: []Ref{}, Opposed: []Ref{}, Origins: []string{}, Reason: "same story, event type, goods and time"}
	docs, roots := map[int]bool{}, map[string]bool{}
	negative := 0
	for _, i := range set {
		if k.nodes[i].c.Polarity == vocab.Negative {
			negative++
		}
	}
	for _, i := range set {
		nd := &k.nodes[i]
		ref := Ref{k.docs[nd.doc].ID, nd.c.ID}
		if nd.c.Polarity == vocab.Negative && negative < len(set) {
			ev.Opposed = append(ev.Opposed, ref)
			continue
		}
		ev.Claims = append(ev.Claims, ref)
		docs[nd.doc] = true
		if !roots[nd.root] {
			roots[nd.root] = true
			ev.Origins = append(ev.Origins, nd.root)
		}
	}
	ev.Documents = len(docs)
	ev.Count = k.count(set)
	return ev
}

// count returns the size of the largest set of the event's origins that are
// pairwise known to be independent.
func (k *corpus) count(set []int) int {
	first := map[string]int{}
	var roots []int
	for _, i := range set {
		if nd := &k.nodes[i]; nd.c.Polarity == vocab.Positive {
			if _, ok := first[nd.root]; !ok && len(roots) < 16 {
				first[nd.root] = i
				roots = append(roots, i)
			}
		}
	}
	best := 1
	var grow func(at int, chosen []int)
	grow = func(at int, chosen []int) {
		best = max(best, len(chosen))
		for ; at < len(roots); at++ {
			ok := true
			for _, c := range chosen {
				ok = ok && k.independent(c, roots[at])
			}
			if ok {
				grow(at+1, append(chosen[:len(chosen):len(chosen)], roots[at]))
			}
		}
	}
	grow(0, nil)
	return best
}

// independent reports whether two origins are known to be independent: they
// stand in documents of which neither rests on the other, and one of them is
// material that its document obtained itself.
func (k *corpus) independent(i, j int) bool {
	a, b := &k.nodes[i], &k.nodes[j]
	if a.doc == b.doc || k.from[a.doc][b.doc] || k.from[b.doc][a.doc] || k.rootless(a) || k.rootless(b) {
		return false
	}
	return k.firstHand(a) && !strings.HasSuffix(b.root, string(vocab.SourceRecord)) || k.firstHand(b) && !strings.HasSuffix(a.root, string(vocab.SourceRecord))
}

// rootless reports whether nobody knows where a claim comes from: it is ascribed
// to a held text, or is the own word of one that rests on others.
func (k *corpus) rootless(n *node) bool {
	return k.copied(n) || strings.HasSuffix(n.root, ": own") && len(k.from[n.doc]) > 0
}

// firstHand reports whether a claim rests on a paper that its own document
// obtained.
func (k *corpus) firstHand(n *node) bool {
	d := k.docs[n.doc]
	if len(n.c.Chain) != 2 {
		return false
	}
	s := d.source(n.c.Chain[1].Source)
	if s == nil || s.Kind != vocab.SourceRecord {
		return false
	}
	for i := range d.Claims {
		if d.Claims[i].Event.Type == vocab.ObtainDocument {
			return true
		}
	}
	return false
}
