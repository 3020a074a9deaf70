package claims

import (
	"iter"
	"strconv"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/sealed"
	"sanctrace/internal/vocab"
)

// Ref names a claim of a document.
type Ref struct {
	Doc   string `json:"doc"`
	Claim string `json:"claim"`
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

// Corpus compares documents that are taken in one after the other: which rest
// on which, which claims tell one event, how many origins an event has, which
// entities are likely one, and whether figures agree. Origins are counted, never documents, and an unknown
// independence adds nothing.
//
// Of a document and of each of its claims it keeps a small record in memory, and
// in a temporary file what tells copies of a text. It is not safe for concurrent
// use.
type Corpus struct {
	notes            *notes
	docs             []docNote
	nodes            []node
	amounts, denials []int32        // nodes that state one, that deny a part
	runs             *sealed.Lists  // of each document, hashes of its runs of five words
	from             []map[int]bool // documents that a document rests on
	stated           []Derivation

	people  people
	stories *stories
	sets    [][]int32 // claims that tell one event; nil: not looked for yet
}

// NewCorpus returns an empty comparison. Close it to remove its file.
func NewCorpus() *Corpus {
	return &Corpus{notes: newNotes(), runs: sealed.NewLists("", runsBuffer)}
}

// runsBuffer is the memory for hashes of runs of words that are not in a file.
const runsBuffer = 1 << 20

// Close removes the temporary file.
func (k *Corpus) Close() error { return k.runs.Close() }

// Add takes in what was read of a document, of which nothing is kept alive.
func (k *Corpus) Add(d *Result) error {
	doc := len(k.docs)
	k.docs = append(k.docs, k.notes.document(d))
	for i := range d.Entities {
		k.people.add(doc, &d.Entities[i], k.notes.text)
	}
	for i := range d.Claims {
		if c := &d.Claims[i]; !c.Sourcing && c.Modality != vocab.Opinion {
			k.keep(k.notes.claim(d, doc, c))
		}
	}
	return fault.Wrap(fault.Unavailable, "temporary folder", k.runs.Add(d.shingles))
}

func (k *Corpus) keep(n node) {
	i := int32(len(k.nodes))
	if n.quantity != nil {
		k.amounts = append(k.amounts, i)
	}
	if n.deniesPart() {
		k.denials = append(k.denials, i)
	}
	k.nodes = append(k.nodes, n)
}

// Derivations returns which of the documents that were added rest on others.
func (k *Corpus) Derivations() ([]Derivation, error) {
	if k.stated != nil {
		return k.stated, nil
	}
	k.from = make([]map[int]bool, len(k.docs))
	out, err := k.duplicates(k.citations())
	if err != nil {
		return nil, fault.Wrap(fault.Unavailable, "temporary folder", err)
	}
	k.stated = out
	return out, nil
}

// SameEntities returns the entities of different documents that are likely one.
func (k *Corpus) SameEntities() []SameEntity { return k.people.same(k.docs) }

// Events hands out, after Derivations, the events that several claims tell.
func (k *Corpus) Events() iter.Seq[SameEvent] {
	return func(yield func(SameEvent) bool) {
		for i, set := range k.clusters() {
			if !yield(k.event(set, i+1)) {
				return
			}
		}
	}
}

// Reconciliations hands out, after Derivations, what the origins of each event
// say beside each other.
func (k *Corpus) Reconciliations() iter.Seq[Reconciliation] {
	return func(yield func(Reconciliation) bool) {
		n := 0
		for i, set := range k.clusters() {
			for _, r := range k.reconcile(k.event(set, i+1), set) {
				n++
				if r.ID = "R" + strconv.Itoa(n); !yield(r) {
					return
				}
			}
		}
	}
}

// rests notes that document i rests on document j.
func (k *Corpus) rests(i, j int) {
	if k.from[i] == nil {
		k.from[i] = map[int]bool{}
	}
	k.from[i][j] = true
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

// firstWords folds a name without legal form, so that "Kedr Systems LLC" and
// "Kedr Systems" are one.
func firstWords(n string) string {
	f := strings.Fields(fold2(n))
	for len(f) > 1 && legalForms[strings.Trim(f[len(f)-1], ".,()")] {
		f = f[:len(f)-1]
	}
	return strings.Join(f, " ")
}

// origin names the root of a claim across documents. A source named in the
// text is itself; an unnamed one belongs to the outlet that heard it, and an
// outlet that cites another passes on the other's origin.
func (d *Result) origin(c *Claim) string {
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
func (k *Corpus) event(set []int32, n int) SameEvent {
	ev := SameEvent{ID: "EV" + strconv.Itoa(n), Claims: []Ref{}, Opposed: []Ref{}, Origins: []string{}, Reason: "same story, event type, goods and time"}
	docs, roots := map[int32]bool{}, map[string]bool{}
	negative := 0
	for _, i := range set {
		if k.nodes[i].negative {
			negative++
		}
	}
	for _, i := range set {
		nd := &k.nodes[i]
		if nd.negative && negative < len(set) {
			ev.Opposed = append(ev.Opposed, k.ref(i))
			continue
		}
		ev.Claims = append(ev.Claims, k.ref(i))
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
func (k *Corpus) count(set []int32) int {
	first := map[string]bool{}
	var roots []int32
	for _, i := range set {
		if nd := &k.nodes[i]; !nd.negative && !first[nd.root] && len(roots) < 16 {
			first[nd.root] = true
			roots = append(roots, i)
		}
	}
	best := 1
	var grow func(at int, chosen []int32)
	grow = func(at int, chosen []int32) {
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
func (k *Corpus) independent(i, j int32) bool {
	a, b := &k.nodes[i], &k.nodes[j]
	if a.doc == b.doc || k.tied(int(a.doc), int(b.doc)) || k.rootless(a) || k.rootless(b) {
		return false
	}
	return a.obtained && !strings.HasSuffix(b.root, string(vocab.SourceRecord)) || b.obtained && !strings.HasSuffix(a.root, string(vocab.SourceRecord))
}

// tied reports whether one of two documents rests on the other.
func (k *Corpus) tied(i, j int) bool { return k.from[i][j] || k.from[j][i] }

// rootless reports whether nobody knows where a claim comes from: it is ascribed
// to a held text, or is the own word of one that rests on others.
func (k *Corpus) rootless(n *node) bool {
	return k.copied(n) || strings.HasSuffix(n.root, ": own") && len(k.from[n.doc]) > 0
}
