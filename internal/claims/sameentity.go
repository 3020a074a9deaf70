package claims

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"sanctrace/internal/names"
)

// EntityRef names an entity of a document.
type EntityRef struct {
	Doc    string `json:"doc"`
	Entity string `json:"entity"`
}

// SameEntity is a set of entities of several documents that are likely one.
type SameEntity struct {
	ID       string      `json:"id"`
	Name     string      `json:"name"` // the longest
	Entities []EntityRef `json:"entities"`
	Score    float64     `json:"score"` // 0 to 1, that of the weakest tie
	Reason   string      `json:"reason"`
}

// The scores of the ties between names of two documents. People and ships share
// names, so that no name alone makes two certainly one.
const (
	scoreName    = 0.95
	scoreForm    = 0.9 // but for legal form, hyphens and "and"
	scoreGeneric = 0.85
	scorePerson  = 0.85
	scoreVessel  = 0.8
	scoreShort   = 0.8
	scoreVariant = 0.75 // times the similarity of the names
	scoreSurname = 0.6
)

// maxNamesakes bounds the persons of one surname that are compared with each other.
const maxNamesakes = 200

// bearer is an entity of a document with what ties it to others.
type bearer struct {
	doc                       int
	id, name, schema, country string
	key                       string   // without legal form, hyphens and case
	last                      string   // surname in small letters, of persons
	also                      []string // other names and short forms in capitals, in small letters
}

// tie is what joins two entities.
type tie struct {
	a, b   int
	score  float64
	reason string
}

// people is the state of a comparison of the entities of documents.
type people struct {
	list  []bearer
	ties  []tie
	byDoc map[[2]int]bool // documents that share an entity under its full name
}

// same joins the entities of different documents that are likely one, by their
// names alone: what a name leaves open stays apart. It may be called once; docs are
// the documents in the order in which they were listed.
func (k *people) same(docs []docNote) []SameEntity {
	k.ties, k.byDoc = nil, map[[2]int]bool{}
	k.byKey()
	k.byShortForm()
	k.byPerson()
	return k.sets(docs)
}

// add lists an entity that has a name of its own; text returns a string without
// the text that it is a part of.
func (k *people) add(doc int, e *Entity, text func(string) string) {
	if !e.ownName() {
		return
	}
	n := bearer{doc: doc, id: text(e.ID), name: text(e.Name), schema: text(e.Schema), country: text(e.Country), key: text(plainKey(strings.TrimPrefix(e.Name, "The ")))}
	if e.Schema == "Person" {
		f := strings.Fields(n.key)
		n.last = f[len(f)-1]
	}
	for _, m := range append(slices.Clone(e.Aliases), e.Mentions...) {
		if len(m) >= minInitials && m != e.Name && strings.ToUpper(m) == m && !strings.Contains(m, " ") || slices.Contains(e.Aliases, m) {
			n.also = append(n.also, text(plainKey(m)))
		}
	}
	k.list = append(k.list, n)
}

// unnamedKinds are kinds of entities whose name is a description or a place.
var unnamedKinds = map[string]bool{"state": true, "site": true, "unnamed group": true}

// ownName reports whether an entity bears a name: no description, place or protected
// source.
func (e *Entity) ownName() bool {
	if e.Schema == "Person" && genericName(plainKey(e.Name)) {
		return false // an office
	}
	if e.Protect || unnamedKinds[e.Kind] || plainKey(e.Name) == "" {
		return false
	}
	first, _, several := strings.Cut(e.Name, " ")
	w := strings.ToLower(first)
	_, small := closed[w]
	return !(several && small) && (first != w || particleName(first))
}

// byKey ties entities of one name.
func (k *people) byKey() {
	first := map[string][]int{}
	for i := range k.list {
		n := &k.list[i]
		key := n.schema + "|" + n.key
		for _, j := range first[key] {
			if t, ok := k.oneName(j, i); ok {
				k.tie(t)
				break
			}
		}
		if len(first[key]) < maxNamesakes {
			first[key] = append(first[key], i)
		}
	}
}

// oneName returns the tie between two entities whose names differ in form only.
func (k *people) oneName(i, j int) (tie, bool) {
	a, b := &k.list[i], &k.list[j]
	t := tie{i, j, scoreName, "the same name"}
	switch {
	case otherLand(a, b):
		return t, false
	case a.last != "" && a.last == a.key:
		return t, false // a surname alone
	case a.last != "":
		t.score = scorePerson
	case a.schema == "Vessel":
		t.score = scoreVessel
	case genericName(a.key):
		t.score, t.reason = scoreGeneric, "the same name and country"
		return t, a.country != "" && a.country == b.country
	case !strings.EqualFold(a.name, b.name):
		t.score, t.reason = scoreForm, "the same name but for its form"
	}
	return t, true
}

// otherLand reports whether the texts give two entities different countries.
func otherLand(a, b *bearer) bool {
	return a.country != "" && b.country != "" && a.country != b.country
}

// genericName reports whether a name in small letters holds no word of its own, as
// that of a ministry which every state has.
func genericName(key string) bool {
	for w := range strings.FieldsSeq(key) {
		_, small := closed[w]
		if !small && !orgHeads[w] && !joinOf[w] && !portfolios[w] && !fieldWords[w] && !titles[w] {
			return false
		}
	}
	return true
}

// tie notes a tie between two entities.
func (k *people) tie(t tie) {
	k.ties = append(k.ties, t)
	x, y := k.list[t.a].doc, k.list[t.b].doc
	k.byDoc[[2]int{min(x, y), max(x, y)}] = true
}

// byShortForm ties an entity known by a short form or other name alone to the one
// whose text explains it, where it is the only one that does.
func (k *people) byShortForm() {
	owners := map[string][]int{}
	for i := range k.list {
		for _, s := range k.list[i].also {
			if o := owners[s]; len(o) < maxNamesakes {
				owners[s] = append(o, i)
			}
		}
	}
	for i := range k.list {
		n := &k.list[i]
		o := owners[n.key]
		if len(o) == 0 || k.list[o[0]].doc == n.doc {
			continue
		}
		key := k.list[o[0]].key
		if slices.ContainsFunc(o, func(x int) bool { return k.list[x].key != key }) {
			continue
		}
		k.tie(tie{o[0], i, scoreShort, "a short form that another document explains"})
	}
}

// byPerson ties persons by other forms of their names, and surnames alone in documents
// that share another entity.
func (k *people) byPerson() {
	bearers := map[string][]int{} // by surname, and by its consonants behind a blank
	for i := range k.list {
		n := &k.list[i]
		if n.last == "" {
			continue
		}
		for _, key := range []string{n.last, " " + consonants(n.last)} {
			if len(bearers[key]) < maxNamesakes {
				bearers[key] = append(bearers[key], i)
			}
		}
	}
	for i := range k.list {
		switch n := &k.list[i]; n.last {
		case "":
		case n.key:
			k.surname(i, bearers[n.last])
		default:
			for _, j := range bearers[" "+consonants(n.last)] {
				k.variant(j, i)
			}
		}
	}
}

// variant ties the person i to j, named before in another document, when their names
// may be forms of one.
func (k *people) variant(j, i int) {
	x, y := &k.list[j], &k.list[i]
	if j >= i || x.doc == y.doc || x.key == y.key || x.key == x.last {
		return
	}
	a, b := x.name, y.name
	if s := sameName(a, b); s > 0 && !initialOnly(a) && !initialOnly(b) {
		k.tie(tie{j, i, scoreVariant * s, "forms of one name"})
	}
}

// initialOnly reports whether a name has initials for all given names.
func initialOnly(name string) bool {
	tokens := names.Parse(name, names.Person).Tokens
	for _, t := range tokens[:max(len(tokens)-1, 0)] {
		if t.Kind != names.Initial {
			return false
		}
	}
	return true
}

// surname ties the person i, known by a surname alone, to the one person of that name
// in documents that share another entity with its own.
func (k *people) surname(i int, list []int) {
	found := -1
	for _, j := range list {
		x, y := k.list[i].doc, k.list[j].doc
		if x == y || k.list[j].key == k.list[j].last || !k.byDoc[[2]int{min(x, y), max(x, y)}] {
			continue
		}
		if found >= 0 && k.list[found].key != k.list[j].key {
			return
		}
		found = j
	}
	if found >= 0 {
		k.tie(tie{found, i, scoreSurname, "the only person of that surname in documents about the same"})
	}
}

// sets joins what ties join, each set with its weakest tie.
func (k *people) sets(docs []docNote) []SameEntity {
	f := make(forest, len(k.list))
	for i := range f {
		f[i] = int32(i)
	}
	slices.SortStableFunc(k.ties, func(a, b tie) int { return cmp.Compare(b.score, a.score) })
	weakest := map[int32]tie{}
	for _, t := range k.ties {
		a, b := f.root(int32(t.a)), f.root(int32(t.b))
		if a == b {
			continue
		}
		f[max(a, b)] = min(a, b)
		weakest[min(a, b)] = t // ties come in falling order
	}
	out := []SameEntity{}
	for _, m := range f.sets() {
		out = append(out, k.set(docs, len(out)+1, m, weakest[m[0]]))
	}
	return out
}

// set makes the output of one set.
func (k *people) set(docs []docNote, n int, members []int32, weakest tie) SameEntity {
	x := SameEntity{ID: "n" + strconv.Itoa(n), Score: float64(int(weakest.score*100+0.5)) / 100, Reason: weakest.reason}
	for _, i := range members {
		e := &k.list[i]
		x.Entities = append(x.Entities, EntityRef{Doc: docs[e.doc].id, Entity: e.id})
		if len(e.name) > len(x.Name) {
			x.Name = e.name
		}
	}
	return x
}
