package variant

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// made returns a few variants of a name.
func made(k Kind, name string) map[string]bool {
	r := rand.New(rand.NewPCG(1, 2))
	out := map[string]bool{}
	for range 200 {
		if v, ok := Make(r, k, name); ok {
			out[v] = true
		}
	}
	return out
}

func TestKindsMakeWhatTheySay(t *testing.T) {
	for _, c := range []struct {
		kind       Kind
		name, want string
	}{
		{Reordered, "LUKIN, Iskra Petrova", "LUKIN Iskra Petrova"},
		{Reordered, "Iskra Lukin", "Lukin Iskra"},
		{Initials, "LUKIN, Iskra Petrova", "I. P. LUKIN"},
		{Initials, "LUKIN, Iskra Petrova", "I. Petrova LUKIN"},
		{Titled, "Iskra Lukin", "Dr. Iskra Lukin"},
		{Form, "Zurbagan Trading LLC", "Zurbagan Trading"},
		{Form, "Zurbagan Trading LLC", "Zurbagan Trading Limited Liability Company"},
		{Punctuation, "AL-LUKIN, S.A.", "AL LUKIN SA"},
		{Spaces, "Iskra Lukin", "IskraLukin"},
		{Romanised, "Kharitonov", "Haritonov"},
		{Romanised, "Kharitonov", "Kharitonoff"},
		{Homoglyph, "Xo", "Хo"},
		{Delete, "Lukin", "Luki"},
		{Transpose, "Lukin", "Lukni"},
	} {
		if got := made(c.kind, c.name); !got[c.want] {
			t.Errorf("%s of %q: %v, want %q among them", c.kind, c.name, got, c.want)
		}
	}
}

func TestWhatHasNoVariantHasNone(t *testing.T) {
	for k, name := range map[Kind]string{Insert: "Ali Bin", Reordered: "Lukin", Initials: "Lukin", Spaces: "Lukin", Punctuation: "Lukin", Homoglyph: "123", "unknown": "Lukin"} {
		if got := made(k, name); len(got) > 0 {
			t.Errorf("%s of %q: %v", k, name, got)
		}
	}
}

// TestTyposAreOneEditInALongWord checks the length and the place of typos.
func TestTyposAreOneEditInALongWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[A-Z][a-z]{1,3} [A-Z][a-z]{4,9}(-[A-Z][a-z]{5})?`).Draw(t, "name")
		k := rapid.SampledFrom(Typos).Draw(t, "kind")
		v, ok := Make(rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)), k, name)
		if !ok {
			return
		}
		d := map[Kind]int{Insert: 1, Delete: -1}[k]
		if utf8.RuneCountInString(v)-utf8.RuneCountInString(name) != d {
			t.Fatalf("%s: %q became %q", k, name, v)
		}
		short, _, _ := strings.Cut(name, " ")
		if !strings.HasPrefix(v, short+" ") {
			t.Fatalf("%s changed a short word: %q became %q", k, name, v)
		}
	})
}

func TestSeedFixesVariants(t *testing.T) {
	for _, k := range append(PersonKinds, OrgKinds...) {
		a, _ := Make(rand.New(rand.NewPCG(5, 6)), k, "AL-KHARITONOV, Iskra Petrova")
		b, _ := Make(rand.New(rand.NewPCG(5, 6)), k, "AL-KHARITONOV, Iskra Petrova")
		if a != b {
			t.Errorf("%s: %q and %q", k, a, b)
		}
	}
}

// pairsByKind makes pairs of the project's own parts and one land's originals.
func pairsByKind(seed uint64) (map[string][]Pair, []Pair) {
	p := Own()
	p.Originals = []Original{{Given: [][2]string{{"Искра", "Iskra"}, {"Рахат", "Rahat"}}, Family: [][2]string{{"Лукин", "Lukin"}, {"Зурбаган", "Zurbagan"}}}}
	all := MakePairs(seed, 60, p)
	by := map[string][]Pair{}
	for _, x := range all {
		by[x.Kind] = append(by[x.Kind], x)
	}
	return by, all
}

func TestPairsAreOfEveryKindAndFixedByTheSeed(t *testing.T) {
	by, all := pairsByKind(1)
	for _, k := range append(personPairs, orgPairs...) {
		if len(by[k.name]) < 3 {
			t.Errorf("%s: %d pairs", k.name, len(by[k.name]))
		}
	}
	_, again := pairsByKind(1)
	if len(again) != len(all) {
		t.Fatalf("%d pairs, then %d", len(all), len(again))
	}
	held := 0
	for i, p := range all {
		if p != again[i] {
			t.Fatalf("%v, then %v", p, again[i])
		}
		if p.A == p.B || strings.Contains(p.A+p.B, "  ") {
			t.Errorf("%s: %q and %q", p.Kind, p.A, p.B)
		}
		if p.Held() {
			held++
		}
	}
	if held < len(all)*4/10 || held > len(all)*6/10 {
		t.Errorf("%d of %d pairs are held out", held, len(all))
	}
}

// TestPairsDifferAsTheirKindSays looks at what the two names of a pair share.
func TestPairsDifferAsTheirKindSays(t *testing.T) {
	by, _ := pairsByKind(2)
	for kind, holds := range map[string]func(a, b []string) bool{
		"another family name":    func(a, b []string) bool { return a[0] == b[0] && a[len(a)-1] != b[len(b)-1] },
		"words in another order": func(a, b []string) bool { return len(a) == len(b) },
		"father and son":         func(a, b []string) bool { return a[0] == b[2] && a[2] == b[0] },
		"middle names left out": func(a, b []string) bool {
			return a[0] == b[0] && a[len(a)-1] == b[len(b)-1] && len(a) < len(b)
		},
		"place added":                   func(a, b []string) bool { return len(b) == len(a)+1 },
		"initial for the given name":    func(a, b []string) bool { return len(a[0]) == 2 && a[0][0] == b[0][0] },
		"initial of another given name": func(a, b []string) bool { return len(a[0]) == 2 && a[0][0] != b[0][0] },
		"line of business swapped":      func(a, b []string) bool { return a[0] == b[0] && len(a) == len(b) },
	} {
		for _, p := range by[kind] {
			if !holds(strings.Fields(p.A), strings.Fields(p.B)) {
				t.Errorf("%s: %q and %q", kind, p.A, p.B)
			}
		}
	}
}
