package variant

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"

	"sanctrace/internal/names"
)

// Pair is two written names and whether one party bears both.
type Pair struct {
	Kind   string
	Schema string
	A, B   string
	Same   bool
}

// Held reports whether the pair is of the half that no rule is tuned on.
func (p Pair) Held() bool {
	h := fnv.New32a()
	h.Write([]byte(p.A + "\x00" + p.B))
	return h.Sum32()>>7&1 == 1
}

// Parts are what pairs are made of.
type Parts struct {
	People    []names.Area // given and family names that go together
	Brands    []string     // words that only one company calls itself by
	Nicknames [][2]string  // a given name and what its bearer is called
	Originals []Original   // given and family names of one land in its script
}

// Original is names of people in another script with their Latin forms.
type Original struct{ Given, Family [][2]string }

// Own returns the parts that the project itself has.
func Own() Parts {
	var p Parts
	for _, a := range names.Areas() {
		p.People = append(p.People, names.Area{Name: a.Name, Given: titled(a.Given), Family: titled(a.Family)})
	}
	for _, a := range coined {
		for _, b := range coinedEnds {
			p.Brands = append(p.Brands, a+b)
		}
	}
	for _, line := range strings.Split(pets, "\n") {
		ws := titled(strings.Fields(line))
		for _, pet := range ws[1:] {
			p.Nicknames = append(p.Nicknames, [2]string{ws[0], pet})
		}
	}
	return p
}

func titled(ws []string) []string {
	out := make([]string, len(ws))
	for i, w := range ws {
		out[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return out
}

// MakePairs returns up to n pairs of each kind, made of the parts; a seed fixes
// them all.
func MakePairs(seed uint64, n int, parts Parts) []Pair {
	var out []Pair
	for i, k := range slices.Concat(personPairs, orgPairs) {
		d := &drawer{Rand: rand.New(rand.NewPCG(seed, uint64(i))), Parts: parts, areas: map[string]*names.Area{}} //nolint:gosec // a seed fixes the pairs
		for j := range parts.People {
			a := &parts.People[j]
			d.areas[a.Name] = a
		}
		seen := map[string]bool{}
		for tries, made := 0, 0; made < n && tries < 20*n; tries++ {
			a, b := k.draw(d)
			if a == "" || b == "" || a == b || seen[a+"\n"+b] {
				continue
			}
			seen[a+"\n"+b] = true
			made++
			out = append(out, Pair{k.name, k.schema, a, b, k.same})
		}
	}
	return out
}

// kindOfPair is a way in which two names differ, and whether that leaves them
// one party's.
type kindOfPair struct {
	name, schema string
	same         bool
	draw         func(*drawer) (a, b string)
}

// drawer draws the parts of one kind.
type drawer struct {
	*rand.Rand
	Parts
	areas map[string]*names.Area
}

func (d *drawer) one(ws []string) string {
	if len(ws) == 0 {
		return ""
	}
	return ws[d.IntN(len(ws))]
}

// other draws a word that is not a spelling of w.
func (d *drawer) other(ws []string, w string) string {
	for range 40 {
		if o := d.one(ws); o != "" && !alike(o, w) {
			return o
		}
	}
	return ""
}

// alike reports whether two words may be spellings of one name: the same letters
// but for vowels, doubled ones, h and one more.
func alike(a, b string) bool {
	bones := func(s string) string {
		s = strings.ToLower(s)
		var out []byte
		for i := range len(s) {
			if c := s[i]; !strings.ContainsRune("aeiouyh'- ", rune(c)) && (len(out) == 0 || out[len(out)-1] != c) {
				out = append(out, c)
			}
		}
		return string(out)
	}
	x, y := bones(a), bones(b)
	return x == y || len(x)+len(y) > 4 && names.Distance(x, y) < 2 && names.Distance(strings.ToLower(a), strings.ToLower(b)) < 3
}

// near draws the word among some that is most like w in letters and no spelling
// of it.
func (d *drawer) near(ws []string, w string) string {
	best, at := "", 5
	for range 60 {
		o := d.one(ws)
		if n := names.Distance(strings.ToLower(o), strings.ToLower(w)); o != "" && o[0] == w[0] && n < at && n < len(w)/2+1 && !alike(o, w) {
			best, at = o, n
		}
	}
	return best
}

// area draws one of the areas named, or any.
func (d *drawer) area(named ...string) *names.Area {
	var have []*names.Area
	for _, n := range named {
		if a := d.areas[n]; a != nil {
			have = append(have, a)
		}
	}
	if len(named) == 0 {
		return &d.People[d.IntN(len(d.People))]
	}
	if len(have) == 0 {
		return &names.Area{}
	}
	return have[d.IntN(len(have))]
}

// distinct draws n given names that are no spellings of one another.
func (d *drawer) distinct(ws []string, n int) []string {
	var out []string
	for tries := 0; len(out) < n && tries < 40*n; tries++ {
		w := d.one(ws)
		if w != "" && !slices.ContainsFunc(out, func(o string) bool { return alike(o, w) }) {
			out = append(out, w)
		}
	}
	if len(out) < n {
		return make([]string, n)
	}
	return out
}

// nisba draws a name of descent or place as Arabic names end in.
func (d *drawer) nisba() string {
	var ws []string
	for _, f := range d.area("arabic").Family {
		if len(f) > 5 && strings.HasSuffix(f, "i") {
			ws = append(ws, f)
		}
	}
	return d.one(ws)
}

func words(ws ...string) string {
	if slices.Contains(ws, "") {
		return ""
	}
	return strings.Join(ws, " ")
}
