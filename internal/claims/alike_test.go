package claims

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unsafe"
	"weak"

	"sanctrace/internal/extract"
	"sanctrace/internal/sealed"
)

// TestAlikeMissesNoNearDuplicate compares with all pairs, on texts that share
// words, sentences and most of themselves.
func TestAlikeMissesNoNearDuplicate(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	sentence := func() string {
		var ws []string
		for range 8 + r.IntN(8) {
			ws = append(ws, fmt.Sprintf("w%d", r.IntN(200)))
		}
		return strings.Join(ws, " ")
	}
	var pool []string
	for range 30 {
		pool = append(pool, sentence())
	}
	var docs []*Result
	var text []string
	for range 120 {
		if r.IntN(3) == 0 { // one that goes on from the one before
			docs = append(docs, &Result{shingles: shingles(strings.Join(append(text, sentence()), " "))})
			continue
		}
		text = nil
		for range 1 + r.IntN(6) {
			text = append(text, pool[r.IntN(len(pool))])
		}
		docs = append(docs, &Result{shingles: shingles(strings.Join(text, " "))})
	}
	docs = append(docs, &Result{}, &Result{shingles: shingles("too short")})
	var got, want []string
	lists := sealed.NewLists(t.TempDir(), 0)
	defer lists.Close()
	for _, d := range docs {
		if err := lists.Add(d.shingles); err != nil {
			t.Fatal(err)
		}
	}
	found, err := nearDuplicates(lists)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range found {
		got = append(got, fmt.Sprint(p.i, p.j))
	}
	for i := range docs {
		for j := range i {
			if jaccard(docs[i].shingles, docs[j].shingles) >= nearDuplicate {
				want = append(want, fmt.Sprint(i, j))
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%d pairs, want %d", len(got), len(want))
	}
	if len(want) < 20 {
		t.Errorf("%d near-duplicates: the test shows nothing", len(want))
	}
}

func TestShinglesAreOfRunsOfFiveWords(t *testing.T) {
	a, b := shingles("One two three four five six"), shingles("one  two\nthree four FIVE seven")
	if len(a) != 2 || len(b) != 2 || jaccard(a, b) != 1./3 {
		t.Errorf("%v, %v: %v", a, b, jaccard(a, b))
	}
	if n := len(shingles(strings.Repeat("word ", 30_000))); n != 20_000 {
		t.Errorf("%d runs, want the bound", n)
	}
	if jaccard(shingles("a b c d e"), shingles("e d c b a")) != 0 {
		t.Error("order does not count")
	}
}

// TestAlikeInBlocks goes through more values than one block holds: copies far
// from each other are found.
func TestAlikeInBlocks(t *testing.T) {
	lists := sealed.NewLists(t.TempDir(), 1<<16)
	defer lists.Close()
	const n, size = 1200, 1000
	list := make([]uint64, size)
	for i := range n {
		for j := range list {
			list[j] = uint64(i%(n/2))<<40 | uint64(j)<<8 // each stands twice
		}
		list[size-1] |= uint64(i)
		if err := lists.Add(list); err != nil {
			t.Fatal(err)
		}
	}
	if n*size/2 <= blockRuns {
		t.Fatal("all is one block")
	}
	found, err := nearDuplicates(lists)
	if err != nil || len(found) != n/2 {
		t.Fatalf("%d pairs, %v", len(found), err)
	}
	for at, p := range found {
		if p.i != n/2+at || p.j != at || p.share < 0.99 {
			t.Fatalf("pair %d: %+v", at, p)
		}
	}
}

// TestCorpusKeepsNoText holds that what is kept of a document keeps no text
// alive.
func TestCorpusKeepsNoText(t *testing.T) {
	k := NewCorpus()
	defer k.Close()
	var texts []weak.Pointer[byte]
	for i := range 6 {
		text := fmt.Sprintf("The Example Post\n2 May 2023\n\nKite Rotor Works of Tolva shipped 4%d engines from Odessa to Poti to Bright Air in April, two officials said.\n", i)
		doc, err := extract.Read(fmt.Sprintf("%d.txt", i), []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		r := Read(doc, Options{})
		if len(r.Claims) == 0 || r.Claims[0].Event.Item == nil || r.Claims[0].Event.Quantity == nil || r.Claims[0].Event.Route == nil {
			t.Fatalf("the test keeps little: %+v", r.Claims)
		}
		if err := k.Add(r); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, weak.Make(unsafe.StringData(doc.Text().Text)))
	}
	for range 3 { // pools are emptied step by step
		runtime.GC()
	}
	alive := 0
	for _, p := range texts {
		if p.Value() != nil {
			alive++
		}
	}
	if alive > 1 { // a reader may still hold the last one
		t.Errorf("%d of %d texts are alive", alive, len(texts))
	}
	if derived, err := k.Derivations(); err != nil || len(derived) == 0 || len(k.nodes) < 6 {
		t.Errorf("%d claims, %v, %v", len(k.nodes), derived, err)
	}
}
