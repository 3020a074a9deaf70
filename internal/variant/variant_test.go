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
