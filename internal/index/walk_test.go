package index

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sanctrace/internal/names"
)

// simple is a probe that counts likeness: a name scores the share that the likeness
// of its words has in all that there is to meet.
func simple(n *names.Name) *Probe {
	p := &Probe{Name: n, Least: 1, LeastSwap: 1}
	for range n.Tokens {
		p.Gain, p.Loss = append(p.Gain, 1), append(p.Loss, 1)
		p.Solid = p.Solid<<1 | 1
	}
	p.Trade = func(floor float64) float64 { return floor / (1 - min(floor, .99)) }
	p.Meet = func(_ int, f *names.Form, r names.Relation) (gain, cost float64, solid bool) {
		return float64(r.Sim), 1 - float64(r.Sim), r.Via != names.ViaInitial
	}
	p.Miss = func(f *names.Form) (loss, swap float64, solid bool) {
		if f.Kind == names.Particle || f.Kind == names.Initial {
			return 0, 0, false
		}
		return 1, 1, true
	}
	p.Bound = func(m Met) float64 {
		if m.Solid == 0 && !m.Joined || m.Gain <= 0 {
			return 0
		}
		return m.Gain / (m.Gain + m.Cost + max(m.Loss, m.Rest))
	}
	return p
}

// scoreOf is what simple bounds, over all pairings of the words.
func scoreOf(q, c *names.Name) (best float64) {
	used := make([]bool, len(c.Tokens))
	var pair func(i int, gain, cost float64, left, solid int)
	pair = func(i int, gain, cost float64, left, solid int) {
		if i == len(q.Tokens) {
			rest := 0
			for k := range c.Tokens {
				if kind := c.Tokens[k].Kind; !used[k] && kind != names.Particle && kind != names.Initial {
					rest++
				}
			}
			if solid > 0 {
				best = max(best, gain/(gain+cost+float64(max(left, rest))))
			}
			return
		}
		pair(i+1, gain, cost, left+1, solid)
		for k := range c.Tokens {
			r := names.Relate(q.Tokens[i].Form, c.Tokens[k].Form)
			if used[k] || r.Sim == 0 {
				continue
			}
			used[k] = true
			carries := 1
			if r.Via == names.ViaInitial {
				carries = 0
			}
			pair(i+1, gain+float64(r.Sim), cost+1-float64(r.Sim), left, solid+carries)
			used[k] = false
		}
	}
	pair(0, 0, 0, 0, 0)
	return best
}

// climbing asks for the best few: its floor rises to the least of them.
type climbing struct {
	score func(Hit) float64
	best  []float64
	seen  map[NameID]float64
	least float64
}

func (c *climbing) Floor(uint32) (floor, later float64, last uint32) {
	if len(c.best) < 3 {
		return c.least, c.least, 0
	}
	return c.best[2], c.best[2], 0
}

func (c *climbing) Visit(h Hit) {
	s := c.score(h)
	if _, ok := c.seen[h.ID]; ok {
		return
	}
	c.seen[h.ID] = s
	i := len(c.best)
	for i > 0 && c.best[i-1] < s {
		i--
	}
	c.best = append(c.best[:i:i], append([]float64{s}, c.best[i:]...)...)
}

var walkWords = []string{"Zurbagan", "Zurbagam", "Zurbaganov", "Lissa", "Lisa", "Rahat", "Rahet", "Karim", "Kareem", "Karimov", "K.", "Z.", "L.", "al", "Muhammad", "Mohamed", "Mohammadi", "Kim", "Min", "Kimmin"}

// TestSearchFindsTheBest holds the best three of a list against those of all,
// whichever words proposed them.
func TestSearchFindsTheBest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	b := NewBuilder()
	for i := range 800 {
		ws := make([]string, 1+r.IntN(4))
		for k := range ws {
			ws[k] = walkWords[min(r.IntN(len(walkWords)), r.IntN(len(walkWords)))]
		}
		b.Add(Entry{ID: fmt.Sprintf("x-%04d", i), Schema: "Person", Names: []Name{{Text: strings.Join(ws, " ")}}})
	}
	ix := b.Build()
	var all []*Record
	for _, e := range ix.All() {
		all = append(all, NewRecord(e))
	}
	found := 0
	var s Scratch
	rapid.Check(t, func(t *rapid.T) {
		n := names.Parse(strings.Join(rapid.SliceOfN(rapid.SampledFrom(walkWords), 1, 3).Draw(t, "words"), " "), names.Person)
		n.Joins = nil
		if len(n.Tokens) == 0 {
			return
		}
		least := rapid.SampledFrom([]float64{.5, .7, .9}).Draw(t, "floor")
		score := func(h Hit) float64 {
			return scoreOf(&n, &ix.RecordNamed(h.Record, h.ID, true, &names.Reader{Joins: true}).Read[0].Name)
		}
		c := &climbing{score: score, seen: map[NameID]float64{}, least: least}
		ix.Search(simple(&n), &s, c)
		want := &climbing{score: func(h Hit) float64 { return scoreOf(&n, &all[h.Record].Read[0].Name) }, seen: map[NameID]float64{}}
		for i := range all {
			if len(all[i].Read) > 0 {
				want.Visit(Hit{ID: NameID(i), Record: uint32(i)})
			}
		}
		for i := 0; i < 3 && i < len(want.best) && want.best[i] >= least; i++ {
			found++
			if i >= len(c.best) || c.best[i] != want.best[i] {
				t.Fatalf("%s, from %v: found %v, want %v", n.Raw, least, c.best[:min(3, len(c.best))], want.best[:3])
			}
		}
	})
	if found == 0 {
		t.Error("nothing was found: the test compares nothing")
	}
}

// TestSearchLooksAtFew: of a long list in which many names are a little alike,
// only the ones that can be the best are visited.
func TestSearchLooksAtFew(t *testing.T) {
	b := NewBuilder()
	for i := range 4000 {
		name := []string{"Zurbagam Karimov", "Zurbagan Lissa", "Karim Zurbaganov", "Rahat Karim"}[i%4]
		if i >= 3990 {
			name = "Karim Zurbagan"
		}
		b.Add(Entry{ID: fmt.Sprintf("x-%04d", i), Schema: "Person", Names: []Name{{Text: name}}})
	}
	ix := b.Build()
	n := names.Parse("Karim Zurbagan", names.Person)
	c := &climbing{score: func(h Hit) float64 {
		return scoreOf(&n, &ix.RecordNamed(h.Record, h.ID, true, &names.Reader{Joins: true}).Read[0].Name)
	}, seen: map[NameID]float64{}, least: .5}
	ix.Search(simple(&n), &Scratch{}, c)
	if len(c.seen) < 3 || len(c.seen) > 50 || c.best[2] != 1 {
		t.Errorf("%d names were visited, the best are %v", len(c.seen), c.best[:3])
	}
}
