package ftm

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Caption returns the text by which to show e: the best value of the first
// property that the schema allows to name it, or the schema's name as words.
// Among several names, those stated to be English go first, then those without
// a language; see [PickName].
func Caption(e *Entity) string {
	s, ok := Lookup(e.Schema)
	if !ok {
		return e.Schema
	}
	for _, prop := range s.Caption {
		if s.Property(prop).Type.Name != "name" {
			if v := e.First(prop); v != "" {
				return v
			}
			continue
		}
		if n := bestName(e, prop); n != "" {
			return n
		}
	}
	return s.Label()
}

func bestName(e *Entity, prop string) string {
	var english, plain, all []string
	for i := range e.Values {
		v := &e.Values[i]
		if v.Prop != prop {
			continue
		}
		all = append(all, v.Value)
		switch v.Lang {
		case "eng":
			english = append(english, v.Value)
		case "", "mul":
			plain = append(plain, v.Value)
		}
	}
	for _, names := range [][]string{english, plain, all} {
		if n := PickName(names); n != "" {
			return n
		}
	}
	return ""
}

// Names returns the distinct names of e by all properties of type name, the
// proper name before aliases and weak ones.
func Names(e *Entity) []string {
	s, ok := Lookup(e.Schema)
	if !ok {
		return e.All("name")
	}
	var out []string
	seen := map[string]bool{}
	take := func(want func(p *Property) bool) {
		for i := range e.Values {
			v := &e.Values[i]
			if p := s.Property(v.Prop); p != nil && p.Type.Name == "name" && want(p) && !seen[v.Value] {
				seen[v.Value] = true
				out = append(out, v.Value)
			}
		}
	}
	take(func(p *Property) bool { return p.Name == "name" })
	take(func(p *Property) bool { return p.Name != "name" && p.Matchable && !p.Hidden })
	take(func(p *Property) bool { return !p.Matchable && !p.Hidden })
	return out
}

// Bounds of PickName, so that a hostile entity costs little.
const (
	maxPickNames = 40
	maxPickRunes = 100
)

// PickName returns the name that stands best for all: in Latin letters when
// there is one, of several words when there is one (a mere first name or short
// form seldom tells who is meant), and closest to the others on the whole, so that a typing error
// or a fuller form seldom wins. Names in mixed case go before all-capitals
// among forms that differ in case only. Equal input gives equal output in any
// order; no names give "".
func PickName(names []string) string {
	names = slices.Clone(prefer(prefer(names, isLatin), manyWords))
	sort.Strings(names)
	names = names[:min(len(names), maxPickNames)]
	folded := make([]string, len(names))
	for i, n := range names {
		f := []rune(strings.ToLower(n))
		folded[i] = string(f[:min(len(f), maxPickRunes)])
	}
	best, bestCost := "", 0.0
	for i, n := range names {
		cost := farness(folded, i)
		if best == "" || cost < bestCost-1e-9 || cost < bestCost+1e-9 && betterCase(n, best) {
			best, bestCost = n, cost
		}
	}
	return best
}

// farness adds up how far names[i] is from each other name, 0 to 1 each.
func farness(names []string, i int) float64 {
	cost := 0.0
	for j, other := range names {
		if i != j {
			longer := max(utf8.RuneCountInString(names[i]), utf8.RuneCountInString(other), 1)
			cost += float64(levenshtein.ComputeDistance(names[i], other)) / float64(longer)
		}
	}
	return cost
}

// prefer returns the names that have a quality, or all when none has it.
func prefer(names []string, has func(string) bool) []string {
	var out []string
	for _, n := range names {
		if has(n) {
			out = append(out, n)
		}
	}
	if out == nil {
		return names
	}
	return out
}

func manyWords(s string) bool { return strings.ContainsAny(strings.TrimSpace(s), " \u00a0") }

// isLatin reports whether most letters of s are Latin.
func isLatin(s string) bool {
	latin, other := 0, 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.IsLetter(r):
			other++
		}
	}
	return latin > other
}

// betterCase reports whether a is to be shown rather than b at equal cost: the
// one with fewer capitals out of place, then the longer, then the first in
// order of bytes.
func betterCase(a, b string) bool {
	if ca, cb := oddCapitals(a), oddCapitals(b); ca != cb {
		return ca < cb
	}
	if len(a) != len(b) {
		return len(a) > len(b)
	}
	return a < b
}

// oddCapitals counts letters in a case unusual for their place in the word.
func oddCapitals(s string) int {
	n, first := 0, true
	for _, r := range s {
		if !unicode.IsLetter(r) {
			first = r != '\'' && r != '’'
			continue
		}
		if first != unicode.IsUpper(r) && unicode.ToUpper(r) != unicode.ToLower(r) {
			n++
		}
		first = false
	}
	return n
}
