package trace

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sanctrace/internal/extract"
	"sanctrace/internal/ftm"
)

// root is where an account comes from, as far as its chain of sources tells.
type root struct {
	id        string   // of the origin
	docs      []string // documents that hold it, the first first
	name      string
	kind      string
	protected bool
	inherited string // document that this one repeats, when it only repeats
	claims    []int  // of the result, in order
}

// rootKinds are the kinds of source that are known to be independent of those
// of another document: the document itself obtained them, or they speak under
// a name. Of anonymous sources, intelligence and mere reports nobody knows
// whether two are one.
var rootKinds = map[string]bool{"record": true, "official_record": true, "named_person": true, "named_organisation": true}

// underName are the kinds of source that are one and the same in every document
// that names them.
var underName = map[string]bool{"official_record": true, "named_person": true, "named_organisation": true}

// origins finds the root of every claim, as the reader of its document found
// it, and lists the origins. A claim whose chain leads through an outlet of the
// case comes from that outlet's document. Claims that only say how something
// became known have no origin of their own.
func (w *tracing) origins() []*root {
	var roots []*root
	at := map[string]*root{}
	for i := range w.out.Claims {
		c := &w.out.Claims[i]
		source, ok := w.roots[c.ID]
		if !ok {
			continue
		}
		key, r := w.rootOf(c, source)
		if at[key] == nil {
			at[key] = r
			roots = append(roots, r)
		}
		at[key].claims = append(at[key].claims, i)
		at[key].docs = appendNew(at[key].docs, c.Document)
		at[key].protected = at[key].protected || r.protected // the narrowest promise holds for all that rests on it
	}
	w.copies(roots)
	for _, r := range roots {
		if w.origin(r) {
			for _, i := range r.claims {
				w.out.Claims[i].Origin = r.id
			}
		}
	}
	return roots
}

func lastLink(c *Claim) Link {
	if len(c.Chain) == 0 {
		return Link{}
	}
	return c.Chain[len(c.Chain)-1]
}

// rootOf returns the key of a claim's root and the root if it is new. Who holds
// a belief told nobody: the document speaks of them.
func (w *tracing) rootOf(c *Claim, source Link) (string, *root) {
	r := &root{name: source.Source, kind: source.Kind, protected: source.Protected}
	if r.kind == "" || r.kind == "belief_holder" {
		r.kind, r.protected = "document", false
	}
	key := c.Document + "\x00" + r.kind + "\x00" + strings.ToLower(r.name)
	switch {
	case r.kind == "document":
		key, r.name = c.Document+"\x00document", w.outletOf(c.Document)
	case underName[r.kind] && !r.protected:
		key = r.kind + "\x00" + keyOf(r.name)
	case !r.protected && outletKey(r.name) != "": // what two papers print of one agency is one account
		key = r.kind + "\x00outlet\x00" + outletKey(r.name)
	}
	r.inherited = w.repeats[c.Document]
	for _, l := range c.Chain {
		if doc := w.documentOfOutlet(l.Source); doc != "" && doc != c.Document {
			r.inherited = doc
		}
	}
	if r.inherited != "" {
		key = c.Document + "\x00copy\x00" + r.inherited
	}
	r.id = ftm.MakeID("origin", key)[:19]
	return key, r
}

// outletKey is the same for all ways to write the name of an outlet or agency; ""
// for what is none.
func outletKey(name string) string {
	name = strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")
	if a := extract.Agency(name); a != "" {
		return keyOf(a)
	}
	if first, _ := utf8.DecodeRuneInString(name); unicode.IsUpper(first) && extract.OutletName(name) {
		return keyOf(name)
	}
	return ""
}

func (w *tracing) outletOf(doc string) string {
	for _, d := range w.out.Documents {
		if d.ID == doc && d.Outlet != "" {
			return d.Outlet
		}
	}
	return doc
}

// documentOfOutlet returns the document of the case that an outlet published.
func (w *tracing) documentOfOutlet(outlet string) string {
	if w.outlets == nil {
		w.outlets = map[string]string{}
		for _, d := range w.out.Documents {
			if name := strings.ToLower(d.Outlet); name != "" && w.outlets[name] == "" {
				w.outlets[name] = d.ID
			}
		}
	}
	return w.outlets[strings.ToLower(strings.TrimPrefix(outlet, "the "))]
}

// copies marks the documents most of whose claims repeat another's account.
func (w *tracing) copies(roots []*root) {
	total, from := map[string]int{}, map[[2]string]int{}
	for _, r := range roots {
		for _, c := range r.claims {
			doc := w.out.Claims[c].Document
			total[doc]++
			if r.inherited != "" {
				from[[2]string{doc, r.inherited}]++
			}
		}
	}
	copyOf := map[string]string{}
	for pair, n := range from {
		if doc := pair[0]; 2*n > total[doc] {
			copyOf[doc] = pair[1]
		}
	}
	for i := range w.out.Documents {
		if d := &w.out.Documents[i]; copyOf[d.ID] != "" {
			d.CopyOf = copyOf[d.ID]
		}
	}
}

// origin adds a root to the origins, unless it only repeats another document:
// then its claims count for that one's.
func (w *tracing) origin(r *root) bool {
	if r.inherited != "" {
		return false
	}
	o := Origin{ID: r.id, Root: r.name, Kind: r.kind, Protected: r.protected, Documents: r.docs}
	if r.protected {
		o.Root = "a source that is not named"
	}
	for _, i := range r.claims {
		o.Claims = append(o.Claims, w.out.Claims[i].ID)
	}
	o.Evidence = slices.Clone(w.out.Claims[r.claims[0]].Evidence)
	o.Why = "the source that " + strings.Join(r.docs, ", ") + " leads back to"
	if len(r.docs) > 1 {
		o.Why = "the source that " + strings.Join(r.docs, ", ") + " lead back to: one source, however many repeat it"
	}
	w.out.Origins = append(w.out.Origins, o)
	return true
}

// countOrigins returns the origins of some claims and how many of them are
// known to be independent. Unknown adds nothing.
func countOrigins(claims []int, of rootsOf) (ids []string, independent int) {
	var origins []Origin
	for _, r := range of.all(claims) {
		ids = append(ids, r.id)
		origins = append(origins, Origin{Kind: r.kind, Documents: r.docs})
	}
	return ids, max(Independent(origins), 1)
}

// rootsOf finds the roots of claims.
type rootsOf struct {
	roots []*root
	at    map[int]int // claim -> index of its root
}

func newRootsOf(roots []*root) rootsOf {
	out := rootsOf{roots, map[int]int{}}
	for n, r := range roots {
		for _, i := range r.claims {
			out.at[i] = n
		}
	}
	return out
}

// all returns the roots of some claims that are origins, each once.
func (o rootsOf) all(claims []int) []*root {
	var at []int
	for _, i := range claims {
		if n, ok := o.at[i]; ok && o.roots[n].inherited == "" {
			at = append(at, n)
		}
	}
	slices.Sort(at)
	var out []*root
	for _, n := range slices.Compact(at) {
		out = append(out, o.roots[n])
	}
	return out
}

// Independent returns how many of some origins are known to be independent of
// each other: those that speak under a name or that a document obtained itself,
// one for each document. At least 1, unless there is no origin.
func Independent(origins []Origin) int {
	origins = slices.Clone(origins)
	slices.SortStableFunc(origins, func(a, b Origin) int { return cmp.Compare(len(a.Documents), len(b.Documents)) })
	taken, n := map[string]bool{}, 0
	for _, o := range origins {
		at := slices.IndexFunc(o.Documents, func(d string) bool { return !taken[d] })
		if rootKinds[o.Kind] && at >= 0 {
			taken[o.Documents[at]] = true
			n++
		}
	}
	return max(n, min(1, len(origins)))
}

// attributed says in a few words who stands behind a root.
func (r *root) attributed() string {
	if r.protected {
		return "a source that is not named, in " + r.docs[0]
	}
	return fmt.Sprintf("%s, in %s", r.name, r.docs[0])
}
