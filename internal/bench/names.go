package bench

import (
	"math"
	"math/rand/v2"
	"strings"
	"sync"

	"sanctrace/internal/names"
)

// Seed is the seed of all generated data; it is committed so that figures can
// be compared.
const Seed = 20261122

// Parts of company names. They are everyday words, no listed party's.
var (
	trades = strings.Fields(`Trading Shipping Engineering Electronics Aviation Industries Logistics Metals Chemicals Components Research
		Marine Energy Systems Instruments Textiles Foods Motors Holdings Consulting Materials Optics Construction Investment Group
		International Petroleum Technology Services Transport Finance Import Export General Global Development Machinery Steel`)
	forms   = strings.Fields(`LLC Ltd GmbH OOO FZE JSC Co. S.A. Inc. BV AG Limited SARL S.p.A. PJSC Sdn.Bhd. Corporation`)
	places  = strings.Fields(`China Russia Iran Dubai Moscow Tehran Shanghai Istanbul Beirut London Hamburg Singapore Damascus Minsk Havana Caracas`)
	flavour = strings.Fields(`Northern Delta Harbour Summit River Golden Silver Eastern Union Alpine Coral Meridian Atlas Orion Caspian
		Baltic Pacific Crescent Highland Prairie Canyon Lagoon Fjord Star Ocean Eagle Phoenix Horizon Crystal Victory Vostok Sever Zapad`)
)

// generator makes names with a fixed seed, with about the frequencies that
// names have: within a language area the first name of a list is borne by every
// fifteenth, the thousandth by one in ten thousand. It is not safe for
// concurrent use.
type generator struct{ r *rand.Rand }

func newGenerator(stream uint64) *generator { return &generator{rand.New(rand.NewPCG(Seed, stream))} } //nolint:gosec // test data

// area is a language area with what names of it are made of.
type area struct {
	names.Area
	heads, tails  []string // of family names, for further ones
	givens, folks int      // different given and family names
}

// Different family names of an area whose names have several syllables, and of
// given names for each that is in the list.
const (
	familyNames  = 60_000
	givenPerName = 12
)

// areas are the language areas. Those from which most people come, or most
// listed ones, stand in it several times.
var areas = sync.OnceValue(func() []*area {
	var out []*area
	for _, a := range names.Areas() {
		x := &area{Area: a, givens: givenPerName * len(a.Given), folks: familyNames}
		for _, w := range a.Family {
			h, t := halves(w)
			x.heads, x.tails = append(x.heads, h...), append(x.tails, t...)
		}
		if syllabic(a.Name) {
			x.givens, x.folks = len(a.Given), len(a.Family)
		}
		for range 1 + 2*strings.Count(" arabic persian russian spanish chinese english indian ", " "+a.Name+" ") {
			out = append(out, x)
		}
	}
	return out
})

// syllabic areas have few family names.
func syllabic(area string) bool { return area == "chinese" || area == "korean" || area == "vietnamese" }

// halves cuts a word between syllables into beginnings and ends.
func halves(w string) (heads, tails []string) {
	for i := 2; i+2 <= len(w); i++ {
		if strings.IndexByte("aeiouy", w[i-1]) >= 0 && strings.IndexByte("aeiouy", w[i]) < 0 {
			heads, tails = append(heads, w[:i]), append(tails, w[i:])
		}
	}
	return heads, tails
}

// rank draws a rank below n: the r-th about as often as 1/r says.
func (g *generator) rank(n int) int {
	return min(int(math.Exp(g.r.Float64()*math.Log(float64(n)+1)))-1, n-1)
}

func pick(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

// familyOf returns the family name of a rank: of the list, or past it one made
// of the syllables of the area, always the same.
func (a *area) familyOf(rank int) string {
	if rank < len(a.Family) || len(a.heads) == 0 {
		return a.Family[rank%len(a.Family)]
	}
	r := rand.New(rand.NewPCG(Seed^uint64(rank), uint64(len(a.heads)))) //nolint:gosec // test data
	w := pick(r, a.heads)
	for range r.IntN(2) {
		w += pick(r, a.heads)
	}
	return w + pick(r, a.tails)
}

// givenOf is familyOf for given names.
func (a *area) givenOf(rank int) string {
	if rank < len(a.Given) {
		return a.Given[rank]
	}
	r := rand.New(rand.NewPCG(Seed^uint64(rank)<<1, uint64(len(a.Given)))) //nolint:gosec // test data
	x, y := pick(r, a.Given), pick(r, a.Given)
	return x[:(len(x)+1)/2] + y[len(y)/2:]
}

// party is a made-up person as its parts.
type party struct {
	area          *area
	given, middle string
	family        []string
}

func (g *generator) party() party {
	a := areas()[g.r.IntN(len(areas()))]
	p := party{area: a, given: a.givenOf(g.rank(a.givens)), family: []string{a.familyOf(g.rank(a.folks))}}
	switch a.Name {
	case "chinese", "korean":
		p.given += pick(g.r, []string{"", " "}) + a.givenOf(g.rank(a.givens))
	case "vietnamese":
		p.middle = pick(g.r, []string{"van", "thi", "duc", "minh", "huu"})
	case "spanish", "portuguese":
		if g.r.IntN(2) == 0 {
			p.family = append(p.family, a.familyOf(g.rank(a.folks)))
		}
	default:
		if g.r.IntN(middleNames[a.Name]+2) == 0 {
			p.middle = a.givenOf(g.rank(a.givens)) + middleEnds[a.Name]
		}
		if a.Name == "arabic" && g.r.IntN(3) == 0 {
			p.family[0] = "al-" + p.family[0]
		}
	}
	return p
}

// In most areas one of four has a second given name, in some, which have 0
// here, one of two; in some it is the father's.
var (
	middleNames = func() map[string]int {
		m := map[string]int{}
		for _, a := range names.Areas() {
			if !strings.Contains(" arabic persian afghan indian russian ukrainian ", " "+a.Name+" ") {
				m[a.Name] = 2
			}
		}
		return m
	}()
	middleEnds = map[string]string{"russian": "ovich", "ukrainian": "ovych"}
)

// written returns the name as one writes it.
func (p *party) written() string {
	ws := append([]string{p.given, p.middle}, p.family...)
	if syllabic(p.area.Name) {
		ws = append(p.family[:1:1], p.middle, p.given)
	}
	return title(strings.Join(ws, " "))
}

// title joins words with single blanks, their first letters in upper case.
func title(s string) string {
	ws := strings.Fields(s)
	for i, w := range ws {
		w, article := strings.CutPrefix(w, "al-")
		ws[i] = strings.ToUpper(w[:1]) + w[1:]
		if article {
			ws[i] = "al-" + ws[i]
		}
	}
	return strings.Join(ws, " ")
}

// spellings are letters that are written for each other.
var spellings = []string{"ou", "u", "u", "o", "ee", "i", "i", "y", "kh", "h", "y", "i", "ph", "f", "q", "k", "mm", "m", "e", "a", "ss", "s", "w", "v", "j", "dj", "ch", "tch", "dd", "d", "ei", "ey"}

// alias returns another name of a person.
func (g *generator) alias(p party) string {
	switch g.r.IntN(8) {
	case 0:
		return strings.ToUpper(strings.Join(p.family, " ")) + ", " + title(p.given+" "+p.middle)
	case 1:
		p.middle = ""
	case 2:
		p.given = p.given[:1] + "."
	case 3: // a name of his own
		p.given, p.middle = p.area.givenOf(g.rank(p.area.givens)), ""
		if g.r.IntN(2) == 0 {
			p.family = []string{p.area.familyOf(g.rank(p.area.folks))}
		}
	case 4:
		p.middle = p.area.givenOf(g.rank(p.area.givens))
	default:
		return g.respell(p.written())
	}
	return p.written()
}

// respell writes one or two groups of letters another way.
func (g *generator) respell(name string) string {
	for range 12 {
		k := 2 * g.r.IntN(len(spellings)/2)
		if i := strings.LastIndex(name, spellings[k]); i > 0 {
			name = name[:i] + spellings[k+1] + name[i+len(spellings[k]):]
			if g.r.IntN(2) == 0 {
				break
			}
		}
	}
	return name
}

// person returns an everyday name.
func (g *generator) person() string {
	p := g.party()
	return p.written()
}

// company returns an everyday name of a company.
func (g *generator) company() string { return g.firm() + " " + pick(g.r, forms) }

// firm returns the name of a company without its legal form.
func (g *generator) firm() string {
	var ws []string
	switch g.r.IntN(4) {
	case 0:
		ws = append(ws, pick(g.r, flavour))
	case 1:
		ws = append(ws, pick(g.r, flavour), g.surname())
	default:
		ws = append(ws, g.surname())
	}
	ws = append(ws, trades[g.rank(len(trades))])
	if g.r.IntN(3) == 0 {
		ws = append(ws, trades[g.rank(len(trades))])
	}
	if g.r.IntN(6) == 0 {
		ws = append(ws, pick(g.r, places))
	}
	return title(strings.Join(ws, " "))
}

func (g *generator) surname() string {
	a := areas()[g.r.IntN(len(areas()))]
	return a.familyOf(g.rank(a.folks))
}

// typo changes one letter of a word of at least five letters; a name without
// such a word comes back as it is.
func (g *generator) typo(name string) string {
	for range 30 {
		if i := g.r.IntN(len(name)); wordAround(name, i) >= 5 {
			return g.change(name, i)
		}
	}
	return name
}

// change drops, adds, swaps or replaces a letter.
func (g *generator) change(name string, i int) string {
	b, c := []byte(name), byte('a'+g.r.IntN(26))
	switch kind := g.r.IntN(4); {
	case kind == 0:
		return name[:i] + name[i+1:]
	case kind == 1:
		return name[:i] + string(c) + name[i:]
	case kind == 2 && letterAt(name, i+1):
		b[i], b[i+1] = b[i+1], b[i]
	default:
		b[i] = c
	}
	return string(b)
}

// wordAround returns how many letters the word has that a letter is in.
func wordAround(s string, i int) int {
	if !letterAt(s, i) {
		return 0
	}
	from, to := i, i
	for letterAt(s, from-1) {
		from--
	}
	for letterAt(s, to) {
		to++
	}
	return to - from
}

func letterAt(s string, i int) bool {
	return i >= 0 && i < len(s) && s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z'
}
