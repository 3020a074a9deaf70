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
	doc  int
	e    *Entity
	key  string   // without legal form, hyphens and case
	last string   // surname in small letters, of persons
	also []string // other names and short forms in capitals, in small letters
}

// tie is what joins two entities.
type tie struct {
	a, b   int
	score  float64
	reason string
}

// people is the state of a comparison of the entities of documents.
type people struct {
	docs  []*Result
	list  []bearer
	ties  []tie
	byDoc map[[2]int]bool // documents that share an entity under its full name
}

// sameEntities joins the entities of different documents that are likely one, by
// their names alone: what a name leaves open stays apart.
func sameEntities(docs []*Result) []SameEntity {
	k := &people{docs: docs, byDoc: map[[2]int]bool{}}
	for i, d := range docs {
		for j := range d.Entities {
			k.add(i, &d.Entities[j])
		}
	}
	k.byKey()
	k.byShortForm()
	k.byPerson()
	return k.sets()
}

// add lists an entity that has a name of its own.
func (k *people) add(doc int, e *Entity) {
	if !e.ownName() {
		return
	}
	n := bearer{doc: doc, e: e, key: plainKey(strings.TrimPrefix(e.Name, "The "))}
	if e.Schema == "Person" {
		f := strings.Fields(n.key)
		n.last = f[len(f)-1]
	}
	for _, m := range append(slices.Clone(e.Aliases), e.Mentions...) {
		if len(m) >= minInitials && m != e.Name && strings.ToUpper(m) == m && !strings.Contains(m, " ") || slices.Contains(e.Aliases, m) {
			n.also = append(n.also, plainKey(m))
		}
	}
	k.list = append(k.list, n)
}

// ownName reports whether an entity bears a name: no description, place or protected
// source.
func (e *Entity) ownName() bool {
	if e.Schema == "Person" && genericName(plainKey(e.Name)) {
		return false // an office
	}
	if e.Protect || e.Kind == "state" || e.Kind == "site" || e.Kind == "unnamed group" || e.Name == "" || plainKey(e.Name) == "" {
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
		key := n.e.Schema + "|" + n.key
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
	case otherLand(a.e, b.e):
		return t, false
	case a.last != "" && a.last == a.key:
		return t, false // a surname alone
	case a.last != "":
		t.score = scorePerson
	case a.e.Schema == "Vessel":
		t.score = scoreVessel
	case genericName(a.key):
		t.score, t.reason = scoreGeneric, "the same name and country"
		return t, a.e.Country != "" && a.e.Country == b.e.Country
	case !strings.EqualFold(a.e.Name, b.e.Name):
		t.score, t.reason = scoreForm, "the same name but for its form"
	}
	return t, true
}

// otherLand reports whether the texts give two entities different countries.
func otherLand(a, b *Entity) bool {
	return a.Country != "" && b.Country != "" && a.Country != b.Country
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
	a, b := x.e.Name, y.e.Name
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
func (k *people) sets() []SameEntity {
	f := make(forest, len(k.list))
	for i := range f {
		f[i] = i
	}
	slices.SortStableFunc(k.ties, func(a, b tie) int { return cmp.Compare(b.score, a.score) })
	weakest := map[int]tie{}
	for _, t := range k.ties {
		a, b := f.root(t.a), f.root(t.b)
		if a == b {
			continue
		}
		f[max(a, b)] = min(a, b)
		weakest[min(a, b)] = t // ties come in falling order
	}
	members := map[int][]int{}
	for i := range k.list {
		members[f.root(i)] = append(members[f.root(i)], i)
	}
	out := []SameEntity{}
	for i := range k.list {
		if m := members[i]; len(m) > 1 {
			out = append(out, k.set(len(out)+1, m, weakest[i]))
		}
	}
	return out
}

// set makes the output of one set.
func (k *people) set(n int, members []int, weakest tie) SameEntity {
	x := SameEntity{ID: "n" + strconv.Itoa(n), Score: float64(int(weakest.score*100+0.5)) / 100, Reason: weakest.reason}
	for _, i := range members {
		e := &k.list[i]
		x.Entities = append(x.Entities, EntityRef{Doc: k.docs[e.doc].ID, Entity: e.e.ID})
		if len(e.e.Name) > len(x.Name) {
			x.Name = e.e.Name
		}
	}
	return x
}
