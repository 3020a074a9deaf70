package index

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"sanctrace/internal/names"
)

func signsGen(most int) *rapid.Generator[[]sign] {
	return rapid.Custom(func(t *rapid.T) []sign {
		var out []sign
		for range rapid.IntRange(0, most).Draw(t, "words") {
			term := rapid.Uint32().Draw(t, "term")
			kind := rapid.SampledFrom([]names.Kind{names.Word, names.Word, names.Particle, names.Initial, names.Sector}).Draw(t, "kind")
			out = append(out, signOf(term, rapid.SampledFrom([]string{"", "a", "zurbagan", "путин", "9"}).Draw(t, "text"), kind))
		}
		return out
	})
}

func TestPostingsComeBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type posting struct {
			gap   uint32
			signs []sign
		}
		var want []posting
		var b []byte
		for range rapid.IntRange(1, 5).Draw(t, "postings") {
			p := posting{rapid.Uint32().Draw(t, "gap"), signsGen(names.MaxTokens-1).Draw(t, "signs")}
			want = append(want, p)
			b = appendPost(b, p.gap, p.signs)
		}
		rest, c, last := string(b), cells{}, uint32(0)
		for i, p := range want {
			id, signs, next := c.next(rest, last, true)
			rest = next
			gap := id - last
			last = id
			var got []sign
			for k := 0; k < len(signs); k += 2 {
				got = append(got, sign(signs[k])|sign(signs[k+1])<<8)
			}
			if gap != p.gap || !slices.Equal(got, p.signs) {
				t.Fatalf("posting %d: got %d %v, want %d %v", i, gap, got, p.gap, p.signs)
			}
		}
		if rest != "" {
			t.Fatalf("%d bytes are left", len(rest))
		}
		c.reset()
		at := rapid.IntRange(0, len(want)-1).Draw(t, "at")
		if len(want[at].signs) == 0 {
			return
		}
		c.add(want[at].signs[0], ways{one: 1})
		first := slices.IndexFunc(want, func(p posting) bool { return slices.Contains(p.signs, want[at].signs[0]) })
		if _, signs, rest := c.next(string(b), 0, false); len(signs) != 2*len(want[first].signs) || (rest == "") != (first == len(want)-1) {
			t.Fatalf("the first that meets has %d bytes of signs, want %d", len(signs), 2*len(want[first].signs))
		}
	})
}

func TestSummaryTellsWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		signs := signsGen(7).Draw(t, "signs")
		s := summaryOf(signs)
		if want := min(len(signs), summarySigns+1); s.words() != want {
			t.Fatalf("%d words, want %d", s.words(), want)
		}
		solid := 0
		for i, x := range signs {
			if !x.light() {
				solid++
			}
			if s.words() <= summarySigns && s.sign(i) != x {
				t.Fatalf("sign %d is %d, want %d", i, s.sign(i), x)
			}
		}
		if got := s.solid(); got > solid || len(signs) <= summarySigns && got != solid {
			t.Fatalf("%d solid words of %d", got, solid)
		}
	})
}

func TestCellsTellWhatWordsMeet(t *testing.T) {
	var c cells
	for range 2 { // they are fit for the next query
		c.reset()
		putin, vladimir, initial, al := signOf(7, "putin", names.Word), signOf(8, "vladimir", names.Word), signOf(9, "v", names.Initial), signOf(10, "al", names.Particle)
		c.add(putin, ways{one: 1})
		c.add(putin, ways{one: 2, span: 4})
		if got := c.of(putin); !c.meets(putin) || got != (ways{3, 4}) {
			t.Errorf("a word: %v", got)
		}
		if c.meets(vladimir) || c.meets(initial) {
			t.Error("a word that nothing is known of")
		}
		c.open("v", 8)
		for _, s := range []sign{vladimir, initial, al} {
			if got := c.of(s); !c.meets(s) || got != (ways{one: 8}) {
				t.Errorf("sign %d beside an initial: %v", s, got)
			}
		}
		if got := c.of(putin); got != (ways{3, 4}) {
			t.Errorf("a word that begins otherwise: %v", got)
		}
	}
}

func TestMemoAgreesWithAMap(t *testing.T) {
	var m memo
	rapid.Check(t, func(t *rapid.T) {
		m.reset()
		seen := map[uint32]bool{}
		for range rapid.IntRange(0, 1000).Draw(t, "names") {
			id := uint32(rapid.IntRange(0, 700).Draw(t, "id") * 512)
			if m.add(id) == seen[id] {
				t.Fatalf("%d: seen %v", id, seen[id])
			}
			seen[id] = true
		}
	})
}
