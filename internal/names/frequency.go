package names

import (
	_ "embed"
	"hash/fnv"
	"strconv"
	"strings"
	"sync"
)

// frequency is the table of common names and company words, made by
// internal/names/gen: lines of a level (3 very common to 1 known) and the
// words that have it. It holds facts of general knowledge, no list data.
//
//go:generate sh -c "cd gen && go run ."
//go:embed frequency.txt
var frequency string

// Version names the tables that scores depend on: a hash of the frequency
// table and of the variant groups.
var Version = sync.OnceValue(func() string {
	h := fnv.New32a()
	h.Write([]byte(frequency))
	for _, g := range groups {
		h.Write([]byte(g.text))
	}
	return "words-" + strconv.FormatUint(uint64(h.Sum32()), 16)
})

type levels struct {
	text  map[string]uint8
	sound map[string][]string // known words by sound, for spelling variants
}

var levelTable = sync.OnceValue(func() *levels {
	t := &levels{text: map[string]uint8{}, sound: map[string][]string{}}
	for _, line := range strings.Split(frequency, "\n") {
		words := strings.Fields(line)
		if len(words) < 2 {
			continue
		}
		n, err := strconv.Atoi(words[0])
		if err != nil {
			continue
		}
		for _, w := range words[1:] {
			if _, ok := t.text[w]; ok {
				continue
			}
			t.text[w] = uint8(n)
			k := soundKey(w)
			t.sound[k] = append(t.sound[k], w)
		}
	}
	return t
})

// levelOf returns how common a word is, and whether it is itself in the table: of the word itself, of a spelling of
// the same name, or of a known word that sounds the same and is close.
func levelOf(f *Form) (level uint8, known bool) {
	t := levelTable()
	if n, ok := t.text[f.Text]; ok {
		return n, true
	}
	best := uint8(0)
	if soundful(f.sound) {
		for _, w := range t.sound[f.sound] {
			if soundCost(w, f.Text, .6) <= .6 {
				best = max(best, t.text[w])
			}
		}
	}
	if best == 0 && f.Script.abjad() {
		best = abjadLevel(f)
	}
	return best, false
}

// abjadLevels holds the level of common names by skeleton, for scripts that do
// not write short vowels.
var abjadLevels = sync.OnceValue(func() map[string]uint8 {
	m := map[string]uint8{}
	for w, n := range levelTable().text {
		if n < 2 {
			continue
		}
		for _, s := range skeletons(w, w, Latin) {
			if len(s) > 1 {
				m[s] = max(m[s], n)
			}
		}
	}
	return m
})

func abjadLevel(f *Form) uint8 {
	best := uint8(0)
	for _, s := range f.abjad {
		best = max(best, abjadLevels()[s])
	}
	return best
}

// translationKind gives, for each translation group, the kind that its first
// telling word has.
var translationKind = sync.OnceValue(func() map[uint16]Kind {
	m := map[uint16]Kind{}
	t := variantTable()
	for w, ids := range t.byKey {
		for _, id := range ids {
			if t.kinds[id] != Translation {
				continue
			}
			if sectors[w] {
				m[id] = Sector
			} else if _, ok := m[id]; !ok && generics[w] {
				m[id] = Generic
			}
		}
	}
	return m
})
