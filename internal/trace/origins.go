package trace

import (
	"fmt"
	"slices"
	"strings"

	"sanctrace/internal/ftm"
)

// root is where an account comes from, as far as its chain of sources tells.
type root struct {
	id        string // of the origin
	doc       string // document that first holds it
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

// origins finds the root of every claim and lists the origins. A claim whose
// chain leads through an outlet of the case comes from that outlet's document.
func (w *tracing) origins() []*root {
	var roots []*root
	at := map[string]*root{}
	for i := range w.out.Claims {
		c := &w.out.Claims[i]
		key, r := w.rootOf(c)
		if at[key] == nil {
			at[key] = r
			roots = append(roots, r)
		}
		r = at[key]
		r.claims = append(r.claims, i)
		if r.protected { // the narrowest promise holds for all that rests on it
			continue
		}
		r.protected = lastLink(c).Protected
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

// rootOf returns the key of a claim's root and the root if it is new.
func (w *tracing) rootOf(c *Claim) (string, *root) {
	last := lastLink(c)
	r := &root{doc: c.Document, name: last.Source, kind: last.Kind, protected: last.Protected}
	if last.Kind == "" {
		r.kind = "document"
	}
	key := c.Document + "\x00" + r.kind + "\x00" + strings.ToLower(r.name)
	if r.kind == "document" {
		key, r.name = c.Document+"\x00document", w.outletOf(c.Document)
	}
	for _, l := range c.Chain {
		if doc := w.documentOfOutlet(l.Source); doc != "" && doc != c.Document {
			r.inherited = doc
			key = c.Document + "\x00copy\x00" + doc
		}
	}
	r.id = ftm.MakeID("origin", key)[:19]
	return key, r
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
	for _, d := range w.out.Documents {
		if d.Outlet != "" && strings.EqualFold(d.Outlet, strings.TrimPrefix(outlet, "the ")) {
			return d.ID
		}
	}
	return ""
}

// copies marks the documents most of whose claims repeat another's account.
func (w *tracing) copies(roots []*root) {
	for i := range w.out.Documents {
		d := &w.out.Documents[i]
		total, from := 0, map[string]int{}
		for _, r := range roots {
			if r.doc == d.ID {
				total += len(r.claims)
				from[r.inherited] += len(r.claims)
			}
		}
		for doc, n := range from {
			if doc != "" && 2*n > total {
				d.CopyOf = doc
			}
		}
	}
}

// origin adds a root to the origins, unless it only repeats another document:
// then its claims count for that one's.
func (w *tracing) origin(r *root) bool {
	if r.inherited != "" {
		return false
	}
	o := Origin{ID: r.id, Root: r.name, Kind: r.kind, Protected: r.protected, Documents: []string{r.doc}}
	if r.protected {
		o.Root = "a source that is not named"
	}
	for _, i := range r.claims {
		o.Claims = append(o.Claims, w.out.Claims[i].ID)
	}
	o.Evidence = slices.Clone(w.out.Claims[r.claims[0]].Evidence)
	o.Why = "the last source that the chain of " + r.doc + " leads back to"
	w.out.Origins = append(w.out.Origins, o)
	return true
}

// countOrigins returns the origins of some claims and how many of them are
// known to be independent: those of different documents that do not repeat each
// other and rest on what each obtained itself. Unknown adds nothing.
func (w *tracing) countOrigins(claims []int, roots []*root) (ids []string, independent int) {
	docs := map[string]bool{}
	for _, r := range roots {
		if !slices.ContainsFunc(r.claims, func(i int) bool { return slices.Contains(claims, i) }) {
			continue
		}
		if r.inherited != "" {
			continue
		}
		ids = append(ids, r.id)
		if rootKinds[r.kind] && !docs[r.doc] {
			docs[r.doc] = true
			independent++
		}
	}
	return ids, max(independent, 1)
}

// attributed says in a few words who stands behind a root.
func (r *root) attributed() string {
	if r.protected {
		return "a source that is not named, in " + r.doc
	}
	return fmt.Sprintf("%s, in %s", r.name, r.doc)
}
