package claims

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sanctrace/internal/extract"
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
	k := &corpus{docs: docs}
	var got, want []string
	tried := 0
	for i, j := range k.alike() {
		tried++
		if jaccard(docs[i].shingles, docs[j].shingles) >= nearDuplicate {
			got = append(got, fmt.Sprint(i, j))
		}
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
	if len(want) < 20 || tried > len(docs)*len(docs)/4 {
		t.Errorf("%d near-duplicates, %d pairs tried: the test shows nothing", len(want), tried)
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

func TestForCorpusKeepsWhatCorpusNeeds(t *testing.T) {
	texts := []string{
		"The Example Post\n2 May 2023\n\nKite Rotor Works of Tolva delivered 40 engines to Bright Air in April, officials said.\n",
		"Harbour Ledger\n3 May 2023\n\nThe Example Post reported that Kite Rotor Works had delivered 40 engines to Bright Air. Kite Rotor Works denied it.\n",
	}
	var whole, slim []*Result
	for i, x := range texts {
		doc, err := extract.Read(fmt.Sprintf("%d.txt", i), []byte(x))
		if err != nil {
			t.Fatal(err)
		}
		r := Read(doc, Options{})
		whole, slim = append(whole, r), append(slim, r.ForCorpus())
	}
	said := func(rs []*Result) string {
		b, err := json.Marshal(Corpus(rs))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	a, b := said(whole), said(slim)
	if a != b {
		t.Errorf("of all %s\nof what is kept %s", a, b)
	}
	if !strings.Contains(a, "cites") {
		t.Errorf("the documents have nothing to do with each other: %s", a)
	}
}
