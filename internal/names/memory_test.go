package names

import (
	"fmt"
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

// TestMemoryIsBounded: words that are asked for again stay, others go.
func TestMemoryIsBounded(t *testing.T) {
	m := new(Memory)
	r := m.Reader(false)
	often := r.Parse("Zurbagan", Person).Tokens[0].Form
	for i := range 4 * memoryShards * maxYoung {
		n := r.Parse(fmt.Sprintf("Zurbagan %s", letters26(i)), Person)
		if n.Tokens[0].Form != often {
			t.Fatalf("after %d names a word that each of them has was forgotten", i)
		}
	}
	kept := 0
	for i := range m.forms {
		kept += len(m.forms[i].young) + len(m.forms[i].old)
	}
	if most := 2 * memoryShards * maxYoung; kept > most || kept < most/4 {
		t.Errorf("%d words are kept, want at most %d and not few", kept, most)
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
