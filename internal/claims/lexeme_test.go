package claims

import (
	"encoding/json"
	"strings"
	"sync"
	"testing"

	"sanctrace/internal/extract"
)

// TestNounClassesHoldPlurals compares the table of all nouns with the rule that
// it stands for: a noun has its own class, else that of its singular.
func TestNounClassesHoldPlurals(t *testing.T) {
	byRule := func(w string) nounClass {
		c := nounTable[w]
		if c == 0 {
			c = nounTable[singular(w)]
		}
		_, one := itemNouns[singular(w)]
		if _, own := itemNouns[w]; one || own {
			c |= cGoods
		}
		return c
	}
	var all []string
	for w := range nounTable {
		all = append(all, w)
	}
	for w := range itemNouns {
		all = append(all, w)
	}
	for _, noun := range all {
		for _, w := range []string{noun, noun + "s", noun + "es", noun + "ies", strings.TrimSuffix(noun, "y") + "ies", "x" + noun, singular(noun)} {
			if got, want := classOf(w), byRule(w); got != want {
				t.Errorf("%q has class %b, by the rule %b", w, got, want)
			}
		}
	}
}

func TestLexemeOf(t *testing.T) {
	for word, want := range map[string]struct {
		low     string
		class   nounClass
		verb    string
		marks   marks
		strange bool
	}{
		"DRONES":                              {low: "drones", class: cGoods},
		"Delivered":                           {low: "delivered", verb: "deliver"},
		"Iranian":                             {low: "iranian", marks: mPeople},
		"Tuesday":                             {low: "tuesday", marks: mTime | mTells},
		"dozens":                              {low: "dozens", marks: mRound | mGives},
		"can’t":                               {low: "can't", marks: mTells | mGives},
		"Zarquil":                             {low: "zarquil", strange: true},
		"K-19":                                {low: "k-19", marks: mTells | mGives, strange: true},
		"Łódź":                                {low: "łódź", marks: mTells | mGives, strange: true},
		"zarquilzarquilzarquilzarquilzarquil": {low: "zarquilzarquilzarquilzarquilzarquil", strange: true},
	} {
		l, low := lexemeOf(word)
		if low != want.low || l.class != want.class || l.verb.lemma != want.verb || l.marks != want.marks {
			t.Errorf("%s: %q, class %b, verb %q, marks %b", word, low, l.class, l.verb.lemma, l.marks)
		}
		if is := l == &unknown || l == &mixed; is != want.strange {
			t.Errorf("%s: strange %v", word, is)
		}
	}
}

// TestTextsShareNoMemory reads texts again after others and beside others: what
// one text left behind must not show in the next.
func TestTextsShareNoMemory(t *testing.T) {
	texts := []string{
		"Quay Herald\n3 May 2021\n\nThe Marlin carried 300 engines of Fell Systems Ltd from Odessa to Poti, two clerks said. “We saw the crates,” one told the Herald.\n",
		"Marsh Wire\n4 June 2022\n\nKedr Optics denied that it had sold sensors to Brook Trading LLC last year.\n",
		"Short.\n",
		strings.Repeat("Fell Systems Ltd delivered dozens of drones to the Ministry of Ports in March 2020, officials said. ", 40),
	}
	var docs []*extract.Document
	var want []string
	read := func(d *extract.Document) string {
		b, err := json.Marshal(Read(d, Options{Published: "2022-11-20"}))
		if err != nil {
			t.Error(err)
		}
		return string(b)
	}
	for i, text := range texts {
		d, err := extract.Read("a.txt", []byte(text))
		if err != nil {
			t.Fatal(i, err)
		}
		docs, want = append(docs, d), append(want, read(d))
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for k := range 3 * len(docs) {
				i := (k * 3) % len(docs)
				if got := read(docs[i]); got != want[i] {
					t.Errorf("text %d reads differently the second time", i)
				}
			}
		})
	}
	wg.Wait()
}

// TestUndatedText reads statements with a date of their own in a text that has none.
func TestUndatedText(t *testing.T) {
	d, err := extract.Read("a.txt", []byte("In June 2016, the Harbour Agency published licensing and operating rules for civil drones weighing less than 70 pounds."))
	if err != nil {
		t.Fatal(err)
	}
	if r := Read(d, Options{}); r.Date != "" || len(r.Ner) == 0 {
		t.Errorf("day %q, %d names", r.Date, len(r.Ner))
	}
}
