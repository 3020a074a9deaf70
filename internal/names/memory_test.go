package names

import (
	"reflect"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

// partsOf returns what comparing looks at, joins read in full.
func partsOf(n Name) (out []any) {
	for i := range n.Tokens {
		out = append(out, *n.Tokens[i].Form, n.Tokens[i].Orig, n.Tokens[i].Role)
	}
	for i := range n.Joins {
		j := &n.Joins[i]
		out = append(out, *j.form(), j.From, j.To, j.Acronym)
	}
	return append(out, n.Legal, n.Titles, n.Comma, n.glued, n.Truncated)
}

// TestMemoryChangesNothing: a reader that has read many names, in whatever
// class, reads the next as one that has read none.
func TestMemoryChangesNothing(t *testing.T) {
	readers := []*Reader{Remembering(true)}
	readers = append(readers, readers[0].memory.Reader(true))
	joins := 0
	rapid.Check(t, func(t *rapid.T) {
		class := rapid.SampledFrom([]Class{Person, Org, Object}).Draw(t, "class")
		var words []string
		for _, w := range rapid.SliceOfN(wordsGen(), 1, 3).Draw(t, "words") {
			words = append(words, w[:]...)
		}
		name := strings.Join(words, rapid.SampledFrom([]string{" ", "-", ". ", ", ", "'", " OOO "}).Draw(t, "between"))
		want := Parse(name, class)
		joins += len(want.Joins)
		for _, r := range readers {
			if got := r.Parse(name, class); !reflect.DeepEqual(partsOf(got), partsOf(want)) {
				t.Fatalf("%q as %s: remembered %v, read anew %v", name, class, partsOf(got), partsOf(want))
			}
		}
	})
	if joins == 0 {
		t.Error("no name has a join: nothing was compared")
	}
}

// TestRecentIsBounded: what is asked for again stays, the rest goes.
func TestRecentIsBounded(t *testing.T) {
	var r recent[int, *int]
	often := new(int)
	r.put(0, -1, often)
	for i := range 4 * memoryShards * maxYoung {
		if v, ok := r.get(0, -1); !ok || v != often {
			t.Fatalf("after %d values one that is asked for each time was forgotten", i)
		}
		if v := r.put(uint(i), i, new(int)); v != r.put(uint(i), i, new(int)) {
			t.Fatal("a value that is remembered was replaced")
		}
	}
	kept := 0
	for i := range r {
		kept += len(r[i].young) + len(r[i].old)
	}
	if most := 2 * memoryShards * maxYoung; kept > most || kept < most/2 {
		t.Errorf("%d values are kept, want at most %d and not few", kept, most)
	}
}

// letters26 writes a number in letters.
func letters26(n int) string {
	b := []byte("bo")
	for ; n > 0; n /= 26 {
		b = append(b, 'a'+byte(n%26))
	}
	return string(b)
}

// TestMemoryIsShared: readers at work at once have one form for a word.
func TestMemoryIsShared(t *testing.T) {
	m := new(Memory)
	var got [4][]*Form
	var wg sync.WaitGroup
	for w := range got {
		wg.Go(func() {
			r := m.Reader(true)
			for i := range 2000 {
				got[w] = append(got[w], r.Parse("Oksana "+letters26(i), Person).Tokens[1].Form)
			}
		})
	}
	wg.Wait()
	for w := range got {
		for i := range got[w] {
			if got[w][i] != got[0][i] {
				t.Fatalf("word %d has two forms", i)
			}
		}
	}
}
